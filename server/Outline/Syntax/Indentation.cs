namespace Outline.Syntax;

/// <summary>
/// What stands before the first visible character of a line.
/// <para>
/// A tab is one level and a run of n spaces is n / unit levels, where the unit is the file's
/// (<see cref="SyntaxTree.IndentUnit"/>). Counting in columns with a tab of one unit says the same in whole numbers, and
/// agrees with comparing the two as strings wherever one is a prefix of the other: a longer one always has more columns.
/// </para>
/// </summary>
/// <param name="Length">UTF-16 code units, zero-width characters included.</param>
/// <param name="Tabs">How many tabs are among them.</param>
/// <param name="Spaces">How many other blanks, a no-break space being one.</param>
public readonly record struct Indentation(int Length, int Tabs, int Spaces)
{
    /// <summary>The columns, where a tab has <paramref name="unit"/> columns.</summary>
    public int Width(int unit) => Tabs * unit + Spaces;

    /// <summary>Reads the indentation of a line.</summary>
    public static Indentation Of(ReadOnlySpan<char> line)
    {
        int tabs = 0, spaces = 0, i = 0;
        for (; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '\t')
                tabs++;
            else if (char.IsWhiteSpace(c))
                spaces++;
            else if (!IsZeroWidth(c))
                break;
        }
        return new(i, tabs, spaces);
    }

    /// <summary>
    /// Zero-width characters that a paste leaves before a bullet: the line is read as if they were not there, and the rule
    /// for invisible characters speaks of them.
    /// </summary>
    public static bool IsZeroWidth(char c) => c is '\u200B' or '\u2060' or '\uFEFF';
}
