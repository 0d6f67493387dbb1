using Outline.Syntax;
using Outline.Text;

namespace Outline.Features;

/// <summary>What is folded.</summary>
public enum FoldingKind : byte
{
    /// <summary>An item and what stands below it.</summary>
    Item,

    /// <summary>A section.</summary>
    Section,

    /// <summary>A fenced block.</summary>
    Fence,

    /// <summary>The front matter.</summary>
    FrontMatter,

    /// <summary>Two or more properties in a row.</summary>
    Properties,
}

/// <summary>Lines that can be folded into the first of them.</summary>
/// <param name="StartLine">The line that stays, from 0.</param>
/// <param name="EndLine">The last line that goes.</param>
/// <param name="Kind">What is folded.</param>
/// <param name="Notes">For items and sections, how many items go.</param>
public readonly record struct FoldingRange(int StartLine, int EndLine, FoldingKind Kind, int Notes)
{
    /// <summary>All folding ranges of a document by start line, an outer one before an inner one.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static List<FoldingRange> Of(SyntaxTree tree, CancellationToken cancel = default)
    {
        var visitor = new Visitor();
        OutlineWalker.Walk(tree, ref visitor, cancel);
        var ranges = visitor.Ranges;
        ranges.RemoveAll(range => range.StartLine == range.EndLine);
        AddBlocks(tree, ranges, cancel);
        ranges.Sort(static (a, b) => a.StartLine != b.StartLine ? a.StartLine - b.StartLine : b.EndLine - a.EndLine);
        return ranges;
    }

    private static void AddBlocks(SyntaxTree tree, List<FoldingRange> ranges, CancellationToken cancel)
    {
        int line = 0, start = -1;
        var kind = FoldingKind.Item;
        foreach (var chunk in tree.Lines.Chunks)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var syntax in chunk.Items)
            {
                // The line before it was the last of its block, unless this one goes on.
                if (start >= 0 && !GoesOn(kind, tree.Lines[start], syntax))
                    Close(line - 1);
                if (start < 0 && StartsBlock(syntax.Kind) is { } begun)
                    (start, kind) = (begun == FoldingKind.FrontMatter ? 0 : line, begun);
                line++;
            }
        }
        if (start >= 0)
            Close(line - 1);

        void Close(int end)
        {
            if (end > start)
                ranges.Add(new(start, end, kind, 0));
            start = -1;
        }
    }

    // A block on an item's own line folds with the item. What follows "---" shows whether it opens front matter.
    private static FoldingKind? StartsBlock(LineKind kind) => kind switch
    {
        LineKind.FenceStart => FoldingKind.Fence,
        LineKind.FrontMatterContent or LineKind.FrontMatterEnd => FoldingKind.FrontMatter,
        LineKind.Property => FoldingKind.Properties,
        _ => null,
    };

    // Properties that are indented otherwise may belong to another item.
    private static bool GoesOn(FoldingKind kind, LineSyntax first, LineSyntax line) => kind switch
    {
        FoldingKind.Fence => line.Kind is LineKind.FenceContent or LineKind.FenceEnd,
        FoldingKind.FrontMatter => line.Kind is LineKind.FrontMatterContent or LineKind.FrontMatterEnd,
        _ => line.Kind == LineKind.Property && line.IndentText.SequenceEqual(first.IndentText),
    };

    private struct Visitor() : IOutlineVisitor
    {
        private readonly Stack<int> _open = new();
        private int _items;

        public List<FoldingRange> Ranges { get; } = [];

        public void Enter(in OutlineNode node)
        {
            _items += node.IsSection ? 0 : 1;
            _open.Push(Ranges.Count);
            Ranges.Add(new(node.Line, node.Line, node.IsSection ? FoldingKind.Section : FoldingKind.Item, _items));
        }

        public readonly void Leave(in OutlineNode node, LinePosition end)
        {
            int index = _open.Pop();
            Ranges[index] = Ranges[index] with { EndLine = end.Line, Notes = _items - Ranges[index].Notes };
        }
    }
}
