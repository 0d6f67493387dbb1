using Outline.Text;

namespace Outline.Syntax;

/// <summary>A section or an item, seen in its place.</summary>
/// <param name="Line">The line it stands on, from 0.</param>
/// <param name="Syntax">That line.</param>
/// <param name="IsSection">Whether it is the head of a section; else it is an item.</param>
/// <param name="Depth">For an item: 0 directly in its section or file, 1 below such an item, and so on. For a section: how many sections are around it.</param>
/// <param name="Parent">The line of the item or head above it, -1 where there is none.</param>
/// <param name="InPlainList">For an item: whether its section has an unmarked head, or the file has no head above it.</param>
public readonly record struct OutlineNode(int Line, LineSyntax Syntax, bool IsSection, int Depth, int Parent, bool InPlainList);

/// <summary>What a walk over the outline tells.</summary>
public interface IOutlineVisitor
{
    /// <summary>A section or item begins; what is told until its <see cref="Leave"/> stands below it.</summary>
    void Enter(in OutlineNode node);

    /// <summary>It ends.</summary>
    /// <param name="node">The section or item.</param>
    /// <param name="end">The end of the last line of its subtree; without trailing blank lines and free text.</param>
    void Leave(in OutlineNode node, LinePosition end);
}

/// <summary>Walks all sections and items of a document in one pass, whatever their depth.</summary>
public static class OutlineWalker
{
    /// <summary>Tells a visitor every section and item, in order, each entered and left once.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Walk<TVisitor>(SyntaxTree tree, ref TVisitor visitor, CancellationToken cancel = default)
        where TVisitor : IOutlineVisitor, allows ref struct
    {
        var open = new Stack();
        int unit = tree.IndentUnit, line = 0;
        int blockOwner = -1;    // where in the stack the lines of the open fence belong
        foreach (var chunk in tree.Lines.Chunks)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var syntax in chunk.Items)
            {
                switch (syntax.Kind)
                {
                    case LineKind.Item:
                        int width = syntax.Indent.Width(unit);
                        while (open.Count > 0 && open.Top.Width >= width)
                            Leave(ref visitor);
                        Enter(ref visitor, syntax, width, isSection: false);
                        break;
                    case LineKind.Heading:
                    case LineKind.Unmarked when SyntaxTree.MayBeHead(syntax) && tree.IsHead(line):
                        int level = SyntaxTree.SectionLevel(syntax) - SectionBase;
                        while (open.Count > 0 && open.Top.Width >= level)
                            Leave(ref visitor);
                        Enter(ref visitor, syntax, level, isSection: true);
                        break;
                    case LineKind.FenceContent:
                    case LineKind.FenceEnd:
                        if (blockOwner >= 0)
                            open[blockOwner].End = new(line, syntax.Text.Length);
                        break;
                    case LineKind.Unmarked:
                    case LineKind.Property:
                    case LineKind.FenceStart:
                        int at = syntax.Indent.Width(unit);
                        blockOwner = open.Count - 1;
                        while (blockOwner >= 0 && open[blockOwner].Width >= at)
                            blockOwner--;
                        if (blockOwner >= 0)
                            open[blockOwner].End = new(line, syntax.Text.Length);
                        break;
                }
                line++;
            }
        }
        while (open.Count > 0)
            Leave(ref visitor);

        void Enter(ref TVisitor to, LineSyntax syntax, int width, bool isSection)
        {
            bool below = open.Count > 0;
            int depth = below && open.Top.Node.IsSection == isSection ? open.Top.Node.Depth + 1 : 0;
            bool plain = !isSection && (!below || (open.Top.Node.IsSection
                ? open.Top.Node.Syntax.Kind != LineKind.Heading
                : open.Top.Node.InPlainList));
            var node = new OutlineNode(line, syntax, isSection, depth, below ? open.Top.Node.Line : -1, plain);
            open.Push(new() { Node = node, Width = width, End = new(line, syntax.Text.Length) });
            blockOwner = open.Count - 1;
            to.Enter(node);
        }

        void Leave(ref TVisitor to)
        {
            var done = open.Pop();
            if (open.Count > 0)
                open.Top.End = done.End > open.Top.End ? done.End : open.Top.End;
            to.Leave(done.Node, done.End);
        }
    }

    // Sections stand left of every item: level 1 to 7 becomes a width of -7 to -1.
    private const int SectionBase = 8;

    private struct Entry
    {
        public OutlineNode Node;
        public int Width;
        public LinePosition End;
    }

    private sealed class Stack
    {
        private Entry[] _entries = new Entry[16];

        public int Count { get; private set; }

        public ref Entry Top => ref _entries[Count - 1];

        public ref Entry this[int index] => ref _entries[index];

        public void Push(in Entry entry)
        {
            if (Count == _entries.Length)
                Array.Resize(ref _entries, Count * 2);
            _entries[Count++] = entry;
        }

        public Entry Pop() => _entries[--Count];
    }
}
