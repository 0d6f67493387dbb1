using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;

namespace Outline.Tests.Syntax;

public class SectionTests
{
    [Theory]
    [InlineData("chats\n- a", true)]
    [InlineData("chats\n\n\t\n- a", true)]
    [InlineData("chats\n\t- a", true)]
    [InlineData("a very long line that says much. and has a full stop.\n- a", true)]
    [InlineData("# chats", true)]
    [InlineData("chats", false)]
    [InlineData("chats\ntext\n- a", false)]
    [InlineData("chats\n# text\n- a", false)]
    [InlineData(" chats\n- a", false)]
    [InlineData("key:: value\n- a", false)]
    [InlineData("- chats\n\t- a", false)]
    [InlineData("\f\n- a", false)]
    [InlineData("```\n- a", false)]
    [InlineData("---\n- a", false)]
    [InlineData("* * *\n- a", false)]
    [InlineData("=====\n- a", false)]
    [InlineData("~~~~~~~~\n- a", false)]
    [InlineData("== chats ==\n- a", true)]
    [InlineData("", false)]
    public void A_line_is_a_head_by_its_place(string text, bool isHead) => Assert.Equal(isHead, Parse(text).IsHead(0));

    [Fact]
    public void A_line_drawn_with_tildes_hides_nothing() =>
        Assert.Equal(LineKind.Item, Parse("plan\n~~~~~~~~\n- a").Lines[2].Kind);

    [Fact]
    public void A_head_is_found_behind_many_blank_lines() =>
        Assert.True(Parse("chats\n" + new string('\n', 1000) + "- a").IsHead(0));

    [Fact]
    public void First_items_may_be_flush_or_one_level_in() => Check("""
        section 0 chats
          item 0 a, in a list
            item 1 b, in a list
        section 0 explore
          item 0 c, in a list
            item 1 d, in a list
          item 0 e, in a list
        """, """
        chats
        - a
        →- b

        explore
        →- c
        →→- d
        →- e
        """);

    [Fact]
    public void Headings_hold_lower_headings_and_heads() => Check("""
        item 0 before, in a list
        section 0 one
          item 0 a
            item 1 b
          section 1 two
            section 2 chats
              item 0 c, in a list
            section 2 explore
              item 0 d, in a list
          section 1 three
        section 0 four
          section 1 three again
        """, """
        - before
        # one
        - a
        →- b
        ## two
        chats
        - c
        explore
        - d
        ## three
        # four
        ### three again
        """);

    [Fact]
    public void A_heading_on_an_item_is_an_item() => Check("""
        item 0 one, in a list
          item 1 a, in a list
        item 0 two, in a list
        """, """
        - # one
        →- a
        - ## two
        """);

    [Fact]
    public void Subtrees_end_before_trailing_blanks_and_free_text() => CheckEnds("""
         7 | chats
         4 | - a
         3 | →- b
           | →  body of b
           |  body of a
           |
         7 | - c
           |   body of c
           |
        12 | explore
        10 | - d
           |
           | free text
           |
        """);

    [Fact]
    public void Subtrees_hold_their_fences() => CheckEnds("""
         4 | - a
         4 | →- ```
           | content
           |
           | ```
         5 | - b
        """);

    private static void Check(string expected, string source)
    {
        foreach (var fixture in Fixture.Each(source))
        {
            var drawing = new Drawing();
            OutlineWalker.Walk(fixture.Tree, ref drawing);
            Expect.Same(expected, string.Join('\n', drawing.Lines));
        }
    }

    /// <summary>Each line of the expectation is the end of the subtree, for heads and items, and the line.</summary>
    private static void CheckEnds(string expected)
    {
        string source = string.Join('\n', expected.Split('\n').Select(line => line.Length > 5 ? line[5..] : ""));
        foreach (var fixture in Fixture.Each(source))
        {
            var tree = fixture.Tree;
            var lines = tree.Lines.Select((line, i) =>
                $"{(line.Kind == LineKind.Item || tree.IsHead(i) ? tree.SubtreeEnd(i) : ""),2} | {AnnotatedSource.Shown(line.Text)}".TrimEnd());
            Expect.Same(expected, string.Join('\n', lines));
        }
    }

    private static SyntaxTree Parse(string text) => SyntaxTree.Parse(SourceText.Parse(text));

    private struct Drawing() : IOutlineVisitor
    {
        private int _level;

        public List<string> Lines { get; } = [];

        public void Enter(in OutlineNode node) =>
            Lines.Add($"{new string(' ', 2 * _level++)}{(node.IsSection ? "section" : "item")} {node.Depth} {node.Syntax.Content}{(node.InPlainList ? ", in a list" : "")}");

        public void Leave(in OutlineNode node, LinePosition end) => _level--;
    }
}
