using Outline.Text;

namespace Outline.Syntax;

/// <summary>What a chunk of lines knows of itself, so that walks up and down the outline can skip it.</summary>
public readonly struct SyntaxSummary : IChunkSummary<LineSyntax, SyntaxSummary>
{
    /// <summary>Longer runs of spaces say nothing about the unit of indentation.</summary>
    internal const int LongestRun = 16;

    // The indentations that no other is less than in both tabs and spaces: one of them is the least, whatever the unit. Empty
    // where there is no item.
    private readonly Indentation[] _least;

    private SyntaxSummary(bool allBlank, bool mayHoldHead, bool hasTabs, Indentation[] least, int tabItems, int[]? spaceRuns)
    {
        AllBlank = allBlank;
        MayHoldHead = mayHoldHead;
        HasTabs = hasTabs;
        _least = least;
        TabItems = tabItems;
        SpaceRuns = spaceRuns;
    }

    /// <summary>Whether every line is blank.</summary>
    public bool AllBlank { get; }

    /// <summary>Whether there is a heading or an unmarked line at column 0.</summary>
    public bool MayHoldHead { get; }

    /// <summary>Whether any line is indented by a tab.</summary>
    public bool HasTabs { get; }

    /// <summary>How many items are indented by tabs alone.</summary>
    public int TabItems { get; }

    /// <summary>How many items have n spaces in their indentation, at index n; null where none has.</summary>
    internal int[]? SpaceRuns { get; }

    /// <summary>The fewest columns that an item of the chunk has; <see cref="int.MaxValue"/> where there is none.</summary>
    public int LeastWidth(int unit)
    {
        int width = int.MaxValue;
        foreach (var indent in _least)
            width = Math.Min(width, indent.Width(unit));
        return width;
    }

    /// <inheritdoc/>
    public static SyntaxSummary Of(ReadOnlySpan<LineSyntax> items)
    {
        bool allBlank = true, mayHoldHead = false, hasTabs = false;
        int tabItems = 0;
        int[]? runs = null;
        Indentation[] least = [];
        foreach (var line in items)
        {
            allBlank &= line.Kind == LineKind.Blank;
            hasTabs |= line.Indent.Tabs > 0;
            if (line.Kind == LineKind.Item)
            {
                var (_, tabs, spaces) = line.Indent;
                if (spaces is > 0 and <= LongestRun)
                    (runs ??= new int[LongestRun + 1])[spaces]++;
                else if (spaces == 0 && tabs > 0)
                    tabItems++;
                if (!HasLess(least, line.Indent))
                    least = [.. WithoutMore(least, line.Indent), line.Indent];
            }
            else if (SyntaxTree.MayBeHead(line))
            {
                mayHoldHead = true;
            }
        }
        return new(allBlank, mayHoldHead, hasTabs, least, tabItems, runs);
    }

    private static IEnumerable<Indentation> WithoutMore(Indentation[] least, Indentation indent) =>
        least.Where(other => other.Tabs < indent.Tabs || other.Spaces < indent.Spaces);

    private static bool HasLess(Indentation[] least, Indentation indent)
    {
        foreach (var other in least)
        {
            if (other.Tabs <= indent.Tabs && other.Spaces <= indent.Spaces)
                return true;
        }
        return false;
    }
}
