using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>A marker without a blank behind it.</summary>
public sealed class MissingSpaceAfterMarker : LineRule
{
    // How far a sibling is looked for, up and down: what is asked of one line stays cheap.
    private const int Reach = 64;

    /// <inheritdoc/>
    public override string Name => "missing-space-after-marker";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Off;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a marker without a blank behind it, among items with the same marker (`-foo`, `*foo`, `2.foo`)",
        """
        Without the blank it is no marker: the line is read as text or as the head of a section, and what stands below it hangs elsewhere.
        Said only where the item above or below at the same level has the same marker, or the number before or after. `--`, `->`, `-5`, `-x`,
        `**strong**`, `*emphasis*` and `1.5` are no items that lack a blank.
        """,
        "- sentry\n-airbyte\n\t- etl\n- prisma\n",
        "- sentry\n- airbyte\n\t- etl\n- prisma\n",
        "Adds the blank. The line becomes an item, so it stays a choice.");

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        if (line.Kind != LineKind.Unmarked || MarkerLength(line.Content) is not (var length and > 0))
            return;
        int start = line.ContentStart;
        found.Add(new(start, start + length, $"there is no blank behind the marker {RuleText.Quote(line.Content[..length])}"));
    }

    /// <inheritdoc/>
    public override Diagnostic? Place(SyntaxTree tree, int line, LineFinding finding, NoteStyle style) =>
        HasSibling(tree, line, -1) || HasSibling(tree, line, 1) ? base.Place(tree, line, finding, style) : null;

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) =>
        [new("Add the blank", [new(new(diagnostic.Span.End, diagnostic.Span.End), " ")], Trust.Likely)];

    /// <summary>The length of what looks like a marker that lacks its blank; 0 where nothing does.</summary>
    internal static int MarkerLength(ReadOnlySpan<char> content)
    {
        if (content.Length < 3)
            return 0;
        int length = 0;
        if (Markers.Bullets.Contains(content[0]))
        {
            length = 1;
        }
        else if (char.IsAsciiDigit(content[0]))
        {
            int digits = content.IndexOfAnyExceptInRange('0', '9');
            length = digits is > 0 and <= 3 && content[digits] is '.' or ')' ? digits + 1 : 0;
        }
        else if (content[0] is >= 'a' and <= 'z' && content[1] == '.')
        {
            length = 2;
        }
        if (length == 0 || length + 1 >= content.Length)
            return 0;
        var rest = content[length..];
        bool isWord = char.IsLetter(rest[0]) || rest[0] is '[' or '"' or '“' or '@' or '#' or '`';
        // "-x" is an option, "*so*" is emphasis, "e.g." is a word.
        bool isOther = char.IsLetter(rest[0]) && !char.IsLetterOrDigit(rest[1])
            || content[0] == '*' && rest.Contains('*')
            || length == 2 && content[1] == '.' && !char.IsAsciiDigit(content[0]) && rest.Contains('.');
        return isWord && !isOther ? length : 0;
    }

    // Whether the next line of the same level, up or down, is an item with such a marker.
    private static bool HasSibling(SyntaxTree tree, int line, int step)
    {
        var own = tree.Lines[line];
        int width = tree.WidthOf(own);
        var marker = own.Content[..MarkerLength(own.Content)];
        bool counts = Markers.TryCount(marker, out char kind, out int number);
        int count = 0, seen = 1;
        for (int other = line + step; other >= 0 && other < tree.Lines.Count && count < Reach; other += step, count++)
        {
            var syntax = tree.Lines[other];
            if (syntax.Kind == LineKind.Blank)
                continue;
            if (syntax.Kind is not (LineKind.Item or LineKind.Unmarked or LineKind.Property))
                return false;
            int distance = tree.WidthOf(syntax) - width;
            if (distance > 0)
                continue;
            if (distance < 0)
                return false;
            if (syntax.Kind == LineKind.Item)
            {
                return counts
                    ? Markers.TryCount(Markers.Of(syntax), out char otherKind, out int otherNumber) && otherKind == kind && otherNumber == number + step * seen
                    : Markers.Of(syntax).SequenceEqual(marker);
            }
            // Another one that lacks its blank.
            if (syntax.Kind != LineKind.Unmarked || MarkerLength(syntax.Content) == 0)
                return false;
            seen++;
        }
        return false;
    }
}
