using Outline.Features;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Tests.Features;

/// <summary>Keeps all symbols of a document and checks what holds for every one of them.</summary>
internal struct Symbols(SyntaxTree tree) : ISymbolSink
{
    private readonly Stack<int> _open = new();

    /// <summary>The symbols in order, with their depth.</summary>
    public List<(SymbolHead Head, int Depth, LineSpan Range)> All { get; } = [];

    public readonly void Begin(in SymbolHead head)
    {
        Assert.True(_open.Count == 0 || All[_open.Peek()].Head.Line < head.Line);
        _open.Push(All.Count);
        All.Add((head, _open.Count - 1, default));
    }

    public readonly void End(LineSpan range)
    {
        int index = _open.Pop();
        var (head, depth, _) = All[index];
        All[index] = (head, depth, range);

        Assert.Equal(tree.Text.Clamp(range), range);
        Assert.Equal(head.Line, range.Start.Line);
        Assert.True(range.Start <= head.Selection.Start && head.Selection.End <= range.End);
        Assert.True(head.NameEnd <= head.DetailStart && head.DetailEnd <= head.Syntax.Text.Length);
        var below = All[^1].Range;
        Assert.True(below == range || below.End <= range.End);
        Assert.True(_open.Count > 0 || All.SkipLast(All.Count - index).All(symbol => symbol.Range.End < range.Start));
    }
}
