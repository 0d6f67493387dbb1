using Outline.Syntax;

namespace Outline.Features;

/// <summary>What comes before the rest of a line.</summary>
/// <param name="Start">Where the rest begins, in UTF-16 code units.</param>
/// <param name="Prefix">What stands before it then.</param>
internal readonly record struct Reindented(int Start, string Prefix);

/// <summary>
/// Indents a note: an item as many levels below its parent as it stands below it now, texts and blocks with the item that
/// they belong to. Who stands below whom stays as it is: children are deeper than their parents, and no sibling is deeper than the one before.
/// </summary>
/// <param name="tree">The note.</param>
/// <param name="layout">What indents.</param>
/// <param name="gaps">How long the gaps behind markers will be, see <see cref="ItemGap.LengthsIn"/>.</param>
/// <param name="isFormatted">Which lines may move; null for all.</param>
internal sealed class Indenting(SyntaxTree tree, IndentLayout layout, int[]? gaps, Func<int, bool>? isFormatted)
{
    // Where tabs indent all items, this is what a tab counts.
    private const int TabColumns = 2;

    private readonly List<Level> _open = [];
    private readonly List<string> _indents = [];
    private readonly int[] _regions = new int[tree.Lines.Count];
    private HashSet<int>? _inStyle;
    private int _lastOuter;

    /// <summary>The part of the note that a line stands in, from 0 for what stands before the first of them: a head, or a first-level item with all that stands below it.</summary>
    public int RegionOf(int line) => _regions[line];

    /// <summary>What the lines begin with; nothing where a line stays as it is.</summary>
    /// <param name="kept">The regions that stay as they are.</param>
    public Reindented?[] Lines(HashSet<int> kept)
    {
        var lines = new Reindented?[tree.Lines.Count];
        Block block = default;
        int line = 0, region = 0;
        _open.Clear();
        _lastOuter = int.MaxValue;
        foreach (var syntax in tree.Lines)
        {
            if (syntax.Kind == LineKind.Item)
            {
                int width = tree.WidthOf(syntax);
                while (_open.Count > 0 && _open[^1].Width >= width)
                    _open.RemoveAt(_open.Count - 1);
                region += _open.Count == 0 ? 1 : 0;
                _regions[line] = region;
                var level = LevelOf(line, syntax, width, Moves());
                LastSibling = level.Columns;
                _open.Add(level);
                lines[line] = new(syntax.Indent.Length, level.Indent);
                block = new(syntax.IndentText.ToString(), level.Indent, level);
            }
            else if (SyntaxTree.MayBeHead(syntax) && tree.IsHead(line))
            {
                _open.Clear();
                _lastOuter = int.MaxValue;
                region++;
            }
            else if (syntax.Kind is LineKind.Unmarked or LineKind.Property or LineKind.FenceStart)
            {
                int owner = OwnerOf(syntax);
                string indent = Moves() ? IndentOfText(syntax, owner) : syntax.IndentText.ToString();
                lines[line] = new(syntax.Indent.Length, indent);
                block = new(syntax.IndentText.ToString(), indent, owner >= 0 ? _open[owner] : null);
            }
            else if (syntax.Kind is LineKind.FenceContent or LineKind.FenceEnd)
            {
                lines[line] = block.Of(syntax.Text);
            }
            _regions[line] = region;
            if (!Moves())
                lines[line] = null;
            line++;
        }
        return lines;

        bool Moves() => isFormatted?.Invoke(line) != false && !kept.Contains(region);
    }

    private Level LevelOf(int line, LineSyntax item, int width, bool moves)
    {
        int gap = gaps is not null && gaps[line] > 0 && moves ? gaps[line] : ItemGap.End(item) - item.MarkerEnd;
        if (!moves)
            return new(item, width, ColumnsOf(item.Indent), item.IndentText.ToString(), gap);
        _inStyle ??= RegionsInStyle();
        var own = _inStyle.Contains(_regions[line]) ? layout.WhereInStyle : layout;
        int columns = _open.Count == 0
            ? own.Distance(item.Indent.Tabs, item.Indent.Spaces)
            : _open[^1].Columns + Distance(own, _open[^1].Item, item, _open[^1].Gap);
        if (columns > LastSibling)
            columns = LastSibling - (_open.Count == 0 ? LastSibling % Math.Max(1, layout.Size) : 0);
        return new(item, width, columns, Blanks(columns), gap);
    }

    // The sibling before, which no sibling behind it may stand deeper than: it would be a child.
    private int LastSibling
    {
        get => _open.Count == 0 ? _lastOuter : _open[^1].LastChild;
        set
        {
            if (_open.Count == 0)
                _lastOuter = value;
            else
                _open[^1].LastChild = value;
        }
    }

    private int Distance(IndentLayout own, LineSyntax parent, LineSyntax child, int gap)
    {
        int columns = own.Distance(child.Indent.Tabs - parent.Indent.Tabs, child.Indent.Spaces - parent.Indent.Spaces);
        columns = Math.Max(columns, Math.Max(1, layout.Size));
        if (layout.ByTabs || parent.MarkerLength == 1)
            return columns;
        // Other programs want the children of a number below its text: who stands there, or further in, does so again.
        int distance = tree.WidthOf(child) - tree.WidthOf(parent);
        int before = ItemGap.End(parent) - parent.Indent.Length, after = parent.MarkerLength + gap;
        return distance == before ? after : distance < before ? Math.Min(columns, after) : Math.Max(columns, after);
    }

    // Only those matter that would be spread: where a level is to have more spaces than it has elsewhere in the note.
    private HashSet<int> RegionsInStyle()
    {
        if (layout.ByTabs || layout.Step >= layout.Size)
            return [];
        var regions = new HashSet<int>();
        var open = new Stack<LineSyntax>();
        int line = 0, region = 0;
        foreach (var syntax in tree.Lines)
        {
            if (syntax.Kind == LineKind.Item)
            {
                while (open.TryPeek(out var above) && tree.WidthOf(above) >= tree.WidthOf(syntax))
                    open.Pop();
                if (open.Count == 0)
                    regions.Add(++region);
                if (!layout.IsInStyle(open.TryPeek(out var parent) ? parent : null, syntax))
                    regions.Remove(region);
                open.Push(syntax);
            }
            else if (SyntaxTree.MayBeHead(syntax) && tree.IsHead(line))
            {
                open.Clear();
                region++;
            }
            line++;
        }
        return regions;
    }

    private int ColumnsOf(Indentation indent) =>
        layout.ByTabs ? layout.Distance(indent.Tabs, indent.Spaces) : indent.Width(layout.TabWidth);

    private string IndentOfText(LineSyntax text, int owner)
    {
        var indent = text.IndentText;
        Level? beside = owner + 1 < _open.Count ? _open[owner + 1] : null;
        if (text.Indent.Width(1) == 0 || beside is null && owner < 0)
            return indent.ToString();
        // Beside an item that stands deeper than the one it belongs to, it stays beside that item.
        if (beside is not null && indent.SequenceEqual(beside.Item.IndentText) && beside.Indent.Length > 0)
            return beside.Indent;
        string moved = owner < 0 ? WithoutTabs(indent)
            : indent.StartsWith(_open[owner].Item.IndentText, StringComparison.Ordinal)
                ? _open[owner].Indent + WithoutTabs(indent[_open[owner].Item.Indent.Length..])
            : _open[owner].Indent + new string(' ', tree.WidthOf(text) - _open[owner].Width);
        return beside is not null && beside.Indent.Length > 0 && Measure(moved) > Measure(beside.Indent) ? beside.Indent : moved;
    }

    private string WithoutTabs(ReadOnlySpan<char> blanks) => layout.ByTabs ? blanks.ToString() : blanks.ToString().Replace("\t", new string(' ', TabSize));

    private int TabSize => layout.Size > 0 ? layout.Size : tree.IndentUnit;

    private int Measure(string indent) => Indentation.Of(indent).Width(layout.ByTabs ? TabColumns : TabSize);

    // The innermost item with less width; widths grow inwards. -1 where there is none.
    private int OwnerOf(LineSyntax text)
    {
        int width = tree.WidthOf(text), low = 0, high = _open.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_open[middle].Width < width)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }

    private string Blanks(int columns)
    {
        while (_indents.Count <= columns)
            _indents.Add(new(layout.ByTabs ? '\t' : ' ', _indents.Count));
        return _indents[columns];
    }

    /// <summary>An item that what follows may stand below.</summary>
    /// <param name="Item">Its line.</param>
    /// <param name="Width">Its columns.</param>
    /// <param name="Columns">Its levels, or its columns where spaces indent, when it is formatted.</param>
    /// <param name="Indent">Its indentation then.</param>
    /// <param name="Gap">The length of its gap then.</param>
    private sealed record Level(LineSyntax Item, int Width, int Columns, string Indent, int Gap)
    {
        /// <summary>The columns of the last item directly below it.</summary>
        public int LastChild { get; set; } = int.MaxValue;
    }

    /// <summary>A fenced block: its content keeps what it has beyond the line that opened it, or beyond the item.</summary>
    private readonly record struct Block(string Before, string After, Level? Owner)
    {
        public Reindented? Of(string line) =>
            line.StartsWith(Before, StringComparison.Ordinal) ? new(Before.Length, After)
            : Owner is not null && line.StartsWith(Owner.Item.IndentText, StringComparison.Ordinal) ? new(Owner.Item.Indent.Length, Owner.Indent)
            : null;
    }
}
