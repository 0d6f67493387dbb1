using CsCheck;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Tests.Properties;

/// <summary>The answers about the outline are those of the plainest reading, and agree with each other.</summary>
public class OutlineTests
{
    [Fact]
    public void Answers_are_those_of_the_oracle() => Outlines.AnyNote.Sample(text =>
    {
        var tree = Parse(text);
        var oracle = new Oracle(tree);
        var lines = Enumerable.Range(0, tree.Lines.Count).ToArray();
        Assert.Equal((oracle.Unit, oracle.IndentsWithTabs), (tree.IndentUnit, tree.IndentsWithTabs));
        Assert.Equal(oracle.Heads, lines.Select(tree.IsHead));
        Assert.Equal(oracle.Parents, lines.Select(tree.ParentOf));
        Assert.Equal(lines.Select(oracle.NextNonBlank), lines.Select(tree.NextNonBlank));
        Assert.All(lines.Where(line => IsNode(tree, line)), line => Assert.Equal(oracle.Ends[line], tree.SubtreeEnd(line)));
    }, iter: 1000);

    [Fact]
    public void A_walk_tells_every_item_and_head_with_its_parent_and_end() => Outlines.AnyNote.Sample(text =>
    {
        var tree = Parse(text);
        var nodes = new Nodes(tree);
        OutlineWalker.Walk(tree, ref nodes);
        Assert.Equal(Enumerable.Range(0, tree.Lines.Count).Where(line => IsNode(tree, line)), nodes.Entered);
        Assert.Equal(nodes.Entered, nodes.Left.Order());
    });

    [Fact]
    public void A_line_knows_its_parts() => Outlines.AnyNote.Sample(text =>
    {
        foreach (var line in Parse(text).Lines)
        {
            Assert.InRange(line.MarkerEnd, line.Indent.Length, line.Text.Length);
            Assert.InRange(line.ContentStart, line.MarkerEnd, line.Text.Length);
            Assert.InRange(line.ContentEnd, line.ContentStart, line.Text.Length);
            Assert.True(line.Text.AsSpan(line.ContentEnd).IsWhiteSpace());
            int before = 0;
            foreach (var span in line.Spans)
            {
                Assert.InRange(span.Start, Math.Max(before, line.ContentStart), line.ContentEnd);
                Assert.InRange(span.End, span.Start + 1, line.ContentEnd);
                Assert.InRange(span.InnerStart, span.Start, span.End);
                Assert.InRange(span.InnerEnd, span.InnerStart + 1, span.End);
                before = span.Start;
            }
        }
    });

    [Fact]
    public void Nothing_begins_or_ends_inside_code() => Gen.OneOf("`", "``", "a", " ", "**", "\"", "[[", "]]", "](", "[", ")", "?", "1k", "->", "http://a").Array[1, 12]
        .Sample(parts =>
        {
            var spans = LineLexer.Lex("- " + string.Concat(parts), LineState.Normal).Spans.ToArray();
            var code = spans.Where(span => span.Kind == InlineKind.Code).ToArray();
            Assert.All(spans.Except(code), span => Assert.DoesNotContain(code, code =>
                code.Start < span.Start && span.Start < code.End || code.Start < span.End && span.End < code.End));
        }, iter: 20_000);

    private static bool IsNode(SyntaxTree tree, int line) => tree.Lines[line].Kind == LineKind.Item || tree.IsHead(line);

    private static SyntaxTree Parse(string text) => SyntaxTree.Parse(SourceText.Parse(text));

    private readonly struct Nodes(SyntaxTree tree) : IOutlineVisitor
    {
        private readonly Stack<OutlineNode> _open = new();

        public List<int> Entered { get; } = [];

        public List<int> Left { get; } = [];

        public void Enter(in OutlineNode node)
        {
            Assert.Equal(tree.IsHead(node.Line), node.IsSection);
            Assert.Equal(tree.ParentOf(node.Line), node.Parent);
            Assert.Equal(_open.Count > 0 ? _open.Peek().Line : -1, node.Parent);
            bool isSection = node.IsSection;
            Assert.Equal(_open.Count(open => open.IsSection == isSection), node.Depth);
            Entered.Add(node.Line);
            _open.Push(node);
        }

        public void Leave(in OutlineNode node, LinePosition end)
        {
            Assert.Equal(_open.Pop(), node);
            int last = tree.SubtreeEnd(node.Line);
            Assert.Equal(new(last, tree.Lines[last].Text.Length), end);
            Left.Add(node.Line);
        }
    }
}
