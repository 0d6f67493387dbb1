using Outline.Syntax;

namespace Outline.Features;

/// <summary>Whether two texts of as many lines are the same outline, however their lines are indented.</summary>
internal static class SameOutline
{
    /// <summary>The lines that are read otherwise in the other text: as something else, with another text, or below another line.</summary>
    public static List<int> Differences(SyntaxTree one, SyntaxTree other)
    {
        var differences = new List<int>();
        if (one == other)
            return differences;
        int[] parents = ParentsOf(one), otherParents = ParentsOf(other);
        for (int line = 0; line < parents.Length; line++)
        {
            if (parents[line] != otherParents[line] || !ReadsAlike(one.Lines[line], other.Lines[line]))
                differences.Add(line);
        }
        return differences;
    }

    private static bool ReadsAlike(LineSyntax one, LineSyntax other) => ReferenceEquals(one, other)
        || one.Kind == other.Kind && one.MarkerLength == other.MarkerLength && one.HeadingLevel == other.HeadingLevel
        && one.Exit.In == other.Exit.In && SyntaxTree.MayBeHead(one) == SyntaxTree.MayBeHead(other)
        && one.Content.SequenceEqual(other.Content);

    /// <summary>What each item and each text stands below, as <see cref="SyntaxTree.ParentOf"/> tells it of one; other lines follow from these.</summary>
    private static int[] ParentsOf(SyntaxTree tree)
    {
        var parents = new int[tree.Lines.Count];
        var open = new List<(int Width, int Line)> { (-1, -1) };
        int line = 0;
        foreach (var syntax in tree.Lines)
        {
            int width = tree.WidthOf(syntax);
            if (syntax.Kind == LineKind.Item)
            {
                while (open[^1].Width >= width)
                    open.RemoveAt(open.Count - 1);
                parents[line] = open[^1].Line;
                open.Add((width, line));
            }
            else if (SyntaxTree.MayBeHead(syntax) && tree.IsHead(line))
            {
                open.Clear();
                open.Add((-1, line));
            }
            else if (syntax.Kind is LineKind.Unmarked or LineKind.Property or LineKind.FenceStart)
            {
                parents[line] = open[OwnerOf(open, width)].Line;
            }
            line++;
        }
        return parents;
    }

    // The innermost with less width; widths grow inwards.
    private static int OwnerOf(List<(int Width, int Line)> open, int width)
    {
        int low = 1, high = open.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (open[middle].Width < width)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }
}
