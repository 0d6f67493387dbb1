using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>What indents the items of a note once it is formatted.</summary>
/// <param name="ByTabs">Whether tabs do, one a level; else spaces.</param>
/// <param name="Size">The spaces of a level; 0 keeps the columns of the items, for nobody knows how many of them are a level.</param>
/// <param name="Step">The spaces that are a level now.</param>
/// <param name="TabWidth">The spaces that a tab counts now.</param>
internal readonly record struct IndentLayout(bool ByTabs, int Size, int Step, int TabWidth)
{
    // Where a file has no step of its own: what other programs take.
    private const int UsualStep = 4;

    /// <summary>The layout of a note; null where no item is indented.</summary>
    /// <param name="tree">The note.</param>
    /// <param name="style">How it is to be written.</param>
    /// <param name="tabSize">The editor's spaces of a level; they count where spaces are to indent and nobody says how many.</param>
    /// <param name="isFormatted">Whether a line is formatted; null for all. How the others are indented is the style then: two in one note are none.</param>
    public static IndentLayout? Of(SyntaxTree tree, NoteStyle style, int? tabSize, Func<int, bool>? isFormatted)
    {
        var all = Habits.Of(tree);
        var own = all;
        if (isFormatted is not null && Habits.OfOthers(tree, isFormatted) is { IsIndented: true } others)
            (own, style) = (others, NoteStyle.Default);
        if (!own.IsIndented)
            return null;

        int step = all.UsualDistance > 0 && all.Unit > 1 ? all.Unit
            : all.UsualDistance > 0 ? all.UsualDistance
            : tree.IndentUnit > 1 ? tree.IndentUnit
            : 0;
        if (style.Indent is { } indent ? indent == IndentStyle.Tabs : own.Tabs >= own.Spaces)
            return new(ByTabs: true, 1, step > 0 ? step : UsualStep, tree.IndentUnit);
        if (style.IndentSize is null && own is { Spaces: > 0, Unit: 1 })
            return new(ByTabs: false, 0, 1, tree.IndentUnit);
        int size = style.IndentSize ?? (own.Spaces > 0 ? own.Unit : tabSize ?? own.Unit);
        var layout = new IndentLayout(ByTabs: false, size, step > 0 ? step : size, tree.IndentUnit);
        // Lines that stay are among those that are formatted: no telling which of them are spaced as they are to be.
        return isFormatted is null ? layout : layout.WhereInStyle;
    }

    /// <summary>How many columns, or with tabs levels, an item is to stand deeper than another, or than the margin.</summary>
    /// <param name="tabs">How many tabs more it has now.</param>
    /// <param name="spaces">How many spaces more it has now.</param>
    public int Distance(int tabs, int spaces)
    {
        if (Size == 0)
            return tabs * TabWidth + spaces;
        // Tabs in the place of spaces, or the other way round, count what they are read as.
        int levels = tabs >= 0 && spaces >= 0 ? tabs + Nearest(spaces, Step) : Nearest(tabs * TabWidth + spaces, Math.Max(TabWidth, WhereInStyle.Step));
        return levels * Size;
    }

    /// <summary>The layout for a part of the note that is spaced as it is to be: there, fewer spaces are no level.</summary>
    public IndentLayout WhereInStyle => this with { Step = Math.Max(Step, Size) };

    /// <summary>Whether an item stands deeper than another, or than the margin, as it is to: by levels of spaces.</summary>
    public bool IsInStyle(LineSyntax? parent, LineSyntax item)
    {
        int distance = item.Indent.Spaces - (parent?.Indent.Width(TabWidth) ?? 0);
        return item.Indent.Tabs == 0 && (distance % Size == 0 || parent is not null && ItemGap.IsAligned(parent, distance));
    }

    // The lower of two that are as near: a blank too many is a slip.
    private static int Nearest(int columns, int step) => (2 * columns + step - 1) / (2 * step);

    /// <summary>How items are indented now.</summary>
    /// <param name="Tabs">How many items tabs indent.</param>
    /// <param name="Spaces">How many spaces do.</param>
    /// <param name="Unit">
    /// The step of the latter: nearly all of them stand a multiple of it deeper than their parents or the margin, those left out that are
    /// aligned with the text of a number. 1 where there is none, as with two spaces in one list and three in another.
    /// </param>
    /// <param name="UsualDistance">How much deeper most of them stand; 0 where there are none.</param>
    private readonly record struct Habits(int Tabs, int Spaces, int Unit, int UsualDistance)
    {
        public bool IsIndented => Tabs > 0 || Spaces > 0;

        public static Habits Of(SyntaxTree tree)
        {
            Span<int> distances = stackalloc int[SyntaxSummary.LongestRun + 1];
            distances.Clear();
            var open = new Stack<LineSyntax>();
            int tabs = 0, spaces = 0;
            foreach (var item in tree.Lines)
            {
                if (item.Kind != LineKind.Item)
                    continue;
                while (open.TryPeek(out var above) && tree.WidthOf(above) >= tree.WidthOf(item))
                    open.Pop();
                tabs += IsByTabs(item) ? 1 : 0;
                spaces += IsBySpaces(item) ? 1 : 0;
                var (_, outerTabs, outerSpaces) = open.TryPeek(out var parent) ? parent.Indent : default;
                if (item.Indent.Tabs == outerTabs && item.Indent.Spaces - outerSpaces is > 0 and <= SyntaxSummary.LongestRun and var distance
                    && !(parent is not null && ItemGap.IsAligned(parent, distance)))
                {
                    distances[distance]++;
                }
                open.Push(item);
            }
            int usual = 0;
            for (int distance = 1; distance < distances.Length; distance++)
                usual = distances[distance] > distances[usual] ? distance : usual;
            return new(tabs, spaces, SyntaxTree.UnitOf(distances), usual);
        }

        // How lines that stay are indented must not follow from lines that do not: they are counted from the margin.
        public static Habits OfOthers(SyntaxTree tree, Func<int, bool> isFormatted)
        {
            Span<int> runs = stackalloc int[SyntaxSummary.LongestRun + 1];
            runs.Clear();
            int tabs = 0, spaces = 0, line = -1;
            foreach (var item in tree.Lines)
            {
                line++;
                if (item.Kind != LineKind.Item || isFormatted(line))
                    continue;
                tabs += IsByTabs(item) ? 1 : 0;
                if (IsBySpaces(item))
                {
                    spaces++;
                    runs[item.Indent.Spaces]++;
                }
            }
            return new(tabs, spaces, SyntaxTree.UnitOf(runs), 0);
        }

        private static bool IsByTabs(LineSyntax item) => item.Indent is { Spaces: 0, Tabs: > 0 };

        private static bool IsBySpaces(LineSyntax item) => item.Indent.Spaces is > 0 and <= SyntaxSummary.LongestRun;
    }
}
