using Outline.Syntax;
using Outline.Text;

namespace Outline.Features;

/// <summary>The items and sections directly below a line.</summary>
internal static class ItemsBelow
{
    /// <summary>The lines directly below an item or head that are not empty, in order.</summary>
    /// <param name="tree">The note.</param>
    /// <param name="line">The item or head; null for the note itself, whose sections and first-level items these are.</param>
    /// <param name="most">How many are wanted.</param>
    public static List<LineSyntax> Of(SyntaxTree tree, int? line, int most)
    {
        var visitor = new Visitor(line, most);
        OutlineWalker.Walk(tree, ref visitor);
        return visitor.Found;
    }

    private readonly struct Visitor(int? line, int most) : IOutlineVisitor
    {
        public List<LineSyntax> Found { get; } = [];

        public void Enter(in OutlineNode node)
        {
            if (Found.Count < most && node.Syntax.ContentStart < node.Syntax.ContentEnd && (line is { } parent ? node.Parent == parent : node.Depth == 0))
                Found.Add(node.Syntax);
        }

        public void Leave(in OutlineNode node, LinePosition end)
        {
        }
    }
}
