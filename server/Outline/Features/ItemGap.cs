using Outline.Syntax;

namespace Outline.Features;

/// <summary>What stands between the markers of items and their texts.</summary>
internal static class ItemGap
{
    /// <summary>Where the gap behind an item's marker ends: where its text begins, or the line.</summary>
    public static int End(LineSyntax item)
    {
        int end = item.MarkerEnd;
        while (end < item.Text.Length && char.IsWhiteSpace(item.Text[end]))
            end++;
        return end;
    }

    /// <summary>Whether so many columns are those from a numbered item to its text, where other programs want its children.</summary>
    public static bool IsAligned(LineSyntax item, int columns) => item.MarkerLength > 1 && columns == End(item) - item.Indent.Length;

    /// <summary>
    /// How long the gaps are to be, by line; null where all are so already, 0 for a gap that stays. It is one blank, except in
    /// a list whose numbers are of several lengths and whose texts stand below each other. Gaps of odd blanks stay, and those
    /// with nothing behind them.
    /// </summary>
    public static int[]? LengthsIn(SyntaxTree tree)
    {
        if (!tree.Lines.Any(line => line.Kind == LineKind.Item && IsPlain(line) && !IsOneBlank(line)))
            return null;
        var lengths = new int[tree.Lines.Count];
        var lists = new List<NumberedList>();
        var open = new Stack<Parent>([new(-1)]);
        int line = 0;
        foreach (var syntax in tree.Lines)
        {
            if (syntax.Kind == LineKind.Item)
            {
                int width = tree.WidthOf(syntax);
                while (open.Peek().Width >= width)
                    open.Pop();
                if (syntax.MarkerLength > 1)
                {
                    if (open.Peek().Below is null)
                        lists.Add(open.Peek().Below = new());
                    open.Peek().Below!.Add(line, syntax);
                }
                open.Push(new(width));
                lengths[line] = IsPlain(syntax) ? 1 : 0;
            }
            else if (SyntaxTree.MayBeHead(syntax) && tree.IsHead(line))
            {
                open.Clear();
                open.Push(new(-1));
            }
            line++;
        }
        foreach (var list in lists.Where(list => list.IsAligned))
        {
            foreach (int item in list.Items)
                lengths[item] = list.LongestMarker + 1 - tree.Lines[item].MarkerLength;
        }
        return lengths;
    }

    private static bool IsOneBlank(LineSyntax item) => End(item) == item.MarkerEnd + 1 && item.Text[item.MarkerEnd] == ' ';

    private static bool IsPlain(LineSyntax item) =>
        End(item) < item.Text.Length && !item.Text.AsSpan(item.MarkerEnd, End(item) - item.MarkerEnd).ContainsAnyExcept(' ', '\t');

    private sealed class Parent(int width)
    {
        public int Width => width;

        public NumberedList? Below { get; set; }
    }

    /// <summary>The numbered items directly below one item.</summary>
    private sealed class NumberedList
    {
        private int _shortestMarker = int.MaxValue, _offset = -1;
        private bool _isRagged;

        public List<int> Items { get; } = [];

        public int LongestMarker { get; private set; }

        public bool IsAligned => !_isRagged && _shortestMarker < LongestMarker;

        public void Add(int line, LineSyntax item)
        {
            int offset = End(item) - item.Indent.Length;
            _isRagged |= Items.Count > 0 && offset != _offset || !IsPlain(item) || item.Text.AsSpan(item.MarkerEnd, offset - item.MarkerLength).Contains('\t');
            _offset = offset;
            Items.Add(line);
            _shortestMarker = Math.Min(_shortestMarker, item.MarkerLength);
            LongestMarker = Math.Max(LongestMarker, item.MarkerLength);
        }
    }
}
