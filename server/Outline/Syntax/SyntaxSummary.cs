using Outline.Text;

namespace Outline.Syntax;

/// <summary>What a chunk of lines knows of itself, so that walks up and down the outline can skip it.</summary>
public readonly struct SyntaxSummary : IChunkSummary<LineSyntax, SyntaxSummary>
{
    /// <summary>Longer runs of spaces say nothing about the unit of indentation.</summary>
    internal const int LongestRun = 16;

    private SyntaxSummary(bool allBlank, bool mayHoldHead, int leastTabs, int leastSpaces, int tabItems, int[]? spaceRuns)
    {
        AllBlank = allBlank;
        MayHoldHead = mayHoldHead;
        LeastTabs = leastTabs;
        LeastSpaces = leastSpaces;
        TabItems = tabItems;
        SpaceRuns = spaceRuns;
    }

    /// <summary>Whether every line is blank.</summary>
    public bool AllBlank { get; }

    /// <summary>Whether there is a heading or an unmarked line at column 0.</summary>
    public bool MayHoldHead { get; }

    /// <summary>The least number of tabs before an item; <see cref="int.MaxValue"/> where there is no item.</summary>
    public int LeastTabs { get; }

    /// <summary>The least number of spaces before an item.</summary>
    public int LeastSpaces { get; }

    /// <summary>How many items are indented by tabs alone.</summary>
    public int TabItems { get; }

    /// <summary>How many items have n spaces in their indentation, at index n; null where none has.</summary>
    internal int[]? SpaceRuns { get; }

    /// <summary>No item of the chunk has fewer columns than this.</summary>
    public int LeastWidth(int unit) => LeastTabs == int.MaxValue ? int.MaxValue : LeastTabs * unit + LeastSpaces;

    /// <inheritdoc/>
    public static SyntaxSummary Of(ReadOnlySpan<LineSyntax> items)
    {
        bool allBlank = true, mayHoldHead = false;
        int leastTabs = int.MaxValue, leastSpaces = int.MaxValue, tabItems = 0;
        int[]? runs = null;
        foreach (var line in items)
        {
            allBlank &= line.Kind == LineKind.Blank;
            if (line.Kind == LineKind.Item)
            {
                var (_, tabs, spaces) = line.Indent;
                leastTabs = Math.Min(leastTabs, tabs);
                leastSpaces = Math.Min(leastSpaces, spaces);
                if (spaces is > 0 and <= LongestRun)
                    (runs ??= new int[LongestRun + 1])[spaces]++;
                else if (spaces == 0 && tabs > 0)
                    tabItems++;
            }
            else if (SyntaxTree.MayBeHead(line))
            {
                mayHoldHead = true;
            }
        }
        return new(allBlank, mayHoldHead, leastTabs, leastSpaces, tabItems, runs);
    }
}
