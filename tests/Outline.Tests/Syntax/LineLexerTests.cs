using Outline.Syntax;
using Outline.Tests.Fixtures;

namespace Outline.Tests.Syntax;

public class LineLexerTests
{
    [Theory]
    [InlineData("- text", "-", "text")]
    [InlineData("* text", "*", "text")]
    [InlineData("+ text", "+", "text")]
    [InlineData("• text", "•", "text")]
    [InlineData("– text", "–", "text")]
    [InlineData("1. text", "1.", "text")]
    [InlineData("12) text", "12)", "text")]
    [InlineData("999. text", "999.", "text")]
    [InlineData("a. text", "a.", "text")]
    [InlineData("\t - text", "-", "text")]
    [InlineData("-    text  ", "-", "text")]
    [InlineData("-\ttext", "-", "text")]
    [InlineData("-\u00A0text", "-", "text")]
    [InlineData("-\u00A0 \u00A0text\u00A0", "-", "text")]
    [InlineData("\u200B- text", "-", "text")]
    [InlineData("\uFEFF- text", "-", "text")]
    [InlineData("\f- text", "-", "text")]
    [InlineData("- - text", "-", "- text")]
    [InlineData("-", "-", "")]
    [InlineData("- ", "-", "")]
    [InlineData("\t1.\t", "1.", "")]
    public void Items(string line, string marker, string content)
    {
        var item = Lex(line);
        Assert.Equal(LineKind.Item, item.Kind);
        Assert.Equal(marker, line[item.Indent.Length..item.MarkerEnd]);
        Assert.Equal(content, item.Content);
        Assert.Equal(content.Length == 0, item.IsEmptyItem);
    }

    [Theory]
    [InlineData("->")]
    [InlineData("-> text")]
    [InlineData("-- text")]
    [InlineData("--")]
    [InlineData("-5")]
    [InlineData("-x")]
    [InlineData("**x** y")]
    [InlineData("*x* y")]
    [InlineData("1.5 text")]
    [InlineData("1 text")]
    [InlineData("2022. a good year")]
    [InlineData("A. text")]
    [InlineData("ab. text")]
    [InlineData("a) text")]
    [InlineData("e.g. text")]
    [InlineData("—\u00A0text")]
    [InlineData("#tag")]
    [InlineData("#")]
    [InlineData("####### seven")]
    [InlineData("\t# indented")]
    [InlineData("http://a.b:: c")]
    [InlineData("std::vector")]
    [InlineData("two words:: value")]
    [InlineData(":: value")]
    [InlineData("``")]
    [InlineData("```code``` in a line")]
    public void Text_that_looks_like_something_else(string line)
    {
        var text = Lex(line);
        Assert.Equal(LineKind.Unmarked, text.Kind);
        Assert.Equal(line.Trim(), text.Content);
        Assert.Equal(LineState.Normal, text.Exit);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    [InlineData("\u00A0\u3000")]
    [InlineData("\f")]
    [InlineData("\v \u0085")]
    [InlineData("\u200B")]
    public void Blank_lines(string line) => Assert.Equal(LineKind.Blank, Lex(line).Kind);

    [Theory]
    [InlineData("# one", LineKind.Heading, 1, "one")]
    [InlineData("###### six  ", LineKind.Heading, 6, "six")]
    [InlineData("##\u00A0two", LineKind.Heading, 2, "two")]
    [InlineData("# ", LineKind.Heading, 1, "")]
    [InlineData("- ## two", LineKind.Item, 2, "two")]
    [InlineData("\t* # one", LineKind.Item, 1, "one")]
    [InlineData("- #two", LineKind.Item, 0, "#two")]
    public void Headings(string line, LineKind kind, int level, string content)
    {
        var heading = Lex(line);
        Assert.Equal((kind, level), (heading.Kind, heading.HeadingLevel));
        Assert.Equal(content, heading.Content);
    }

    [Theory]
    [InlineData("alias:: cf")]
    [InlineData("  alias:: cf")]
    [InlineData("id::")]
    [InlineData("next-review_2:: x")]
    [InlineData("naïve:: x")]
    public void Properties(string line) => Assert.Equal(LineKind.Property, Lex(line).Kind);

    [Fact]
    public void An_item_may_be_a_property_too() =>
        Assert.Equal((LineKind.Item, InlineKind.Property), (Lex("- alias:: cf").Kind, Lex("- alias:: cf").StartSpan?.Kind));

    [Fact]
    public void Blank_lines_and_properties_stand_inside_an_item() => Check("""
        Item               | - a
        Blank              |
        Property           |   alias:: b
        Blank              |
        Unmarked           |   more of a
        Item               | →- c
        """);

    [Fact]
    public void A_fence_ends_where_it_is_closed() => Check("""
        Item               | - a
        FenceStart         |   ```sh
        FenceContent       |   - no item
        FenceContent       |
        FenceContent       |   ``
        FenceContent       |   ~~~
        FenceContent       |   ``` no
        FenceEnd           |   ````
        Item               |   - b
        """);

    [Fact]
    public void Tildes_make_fences_too() => Check("""
        Item               | - ~~~ a ` b
        FenceContent       |   ~~
        FenceContent       |   ```
        FenceEnd           |   ~~~
        Unmarked           |   text
        """);

    [Fact]
    public void A_fence_is_closed_by_as_many_marks_as_opened_it() => Check("""
        Item               | - ````
        FenceContent       |   ```
        FenceEnd           |   ````
        """);

    [Fact]
    public void A_fence_left_open_ends_at_an_item_that_cannot_be_inside() => Check("""
        Item               | - a
        FenceStart         |   ```
        FenceContent       |   - content
        FenceContent       | text
        FenceContent       | # text
        Item               | - b
        Item               | →- ```
        FenceContent       | →→- content
        Item               | →- c
        Item               | →- ```
        Item               | - d
        Item               | →1. ~~~
        Item               |    - e
        """);

    [Fact]
    public void An_item_that_ends_a_fence_may_open_the_next() => Check("""
        Item               | - ```
        Item               | - ```
        FenceEnd           | ```
        Unmarked           | text
        """);

    [Fact]
    public void Front_matter_stands_on_the_first_line() => Check("""
        FrontMatterStart   | ---
        Blank              |
        FrontMatterContent | tags:
        FrontMatterContent |
        FrontMatterContent | - no item
        FrontMatterContent | # no heading
        FrontMatterEnd     | ---
        Item               | - a
        """);

    [Fact]
    public void Front_matter_may_begin_with_a_comment_and_end_in_dots() => Check("""
        FrontMatterStart   | ---
        FrontMatterContent | #comment
        FrontMatterContent | a: b
        FrontMatterEnd     | ...
        Item               | - a
        """);

    [Fact]
    public void Front_matter_may_be_empty() => Check("""
        FrontMatterStart   | ---
        FrontMatterEnd     | ---
        Item               | - a
        """);

    [Fact]
    public void A_rule_above_a_list_hides_nothing() => Check("""
        FrontMatterStart   | ---
        Blank              |
        Unmarked           | chats about: everything
        Item               | - a
        Unmarked           | ---
        Unmarked           | key: value
        """);

    [Fact]
    public void A_rule_below_the_first_line_is_text() => Check("""
        Blank              |
        Unmarked           | ---
        Unmarked           | key: value
        Unmarked           | ---
        """);

    /// <summary>Each line of the expectation is the kind of a line and the line.</summary>
    private static void Check(string expected)
    {
        string source = string.Join('\n', expected.Split('\n').Select(line => line.Length > 21 ? line[21..] : ""));
        foreach (var fixture in Fixture.Each(source))
        {
            var lines = fixture.Tree.Lines.Select(line => $"{line.Kind,-18} | {AnnotatedSource.Shown(line.Text)}".TrimEnd());
            Expect.Same(expected, string.Join('\n', lines));
        }
    }

    private static LineSyntax Lex(string line) => LineLexer.Lex(line, LineState.Normal);
}
