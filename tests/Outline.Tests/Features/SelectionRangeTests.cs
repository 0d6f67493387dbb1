using Outline.Features;
using Outline.Tests.Fixtures;

namespace Outline.Tests.Features;

/// <summary>Each step is one line of the expectation; line ends inside a step are drawn as <c>⏎</c>, tabs as <c>→</c>.</summary>
public class SelectionRangeTests
{
    [Fact]
    public void From_a_word_to_the_file() => Check("""

        acme
        see acme
        - see acme
        →- see acme
        - a⏎→- see acme
        chats⏎- a⏎→- see acme⏎- b
        chats⏎- a⏎→- see acme⏎- b⏎⏎explore⏎- c
        """, """
        chats
        - a
        →- see ac$0me
        - b

        explore
        - c
        """);

    [Fact]
    public void Through_what_is_written_inside_the_line() => Check("""

        acme
        acme|Acme Inc
        [[acme|Acme Inc]]
        see [[acme|Acme Inc]] there
        **see [[acme|Acme Inc]] there**
        - **see [[acme|Acme Inc]] there**
        """, "- **see [[$0acme|Acme Inc]] there**");

    [Theory]
    [InlineData("- at buil$0der.io now", "builder.io")]
    [InlineData("- de-emph$0asize.", "de-emphasize")]
    [InlineData("- Ana$0's", "Ana's")]
    [InlineData("- a_$0b", "a_b")]
    [InlineData("- cafe$0\u0301s", "cafe\u0301s")]
    [InlineData("- \U0001D400$0\U0001D401 x", "\U0001D400\U0001D401")]
    [InlineData("- one$0", "one")]
    [InlineData("- end$0.", "end")]
    public void Words(string marked, string word)
    {
        foreach (var fixture in Fixture.Each(marked))
            Assert.Equal(word, fixture.Tree.Text.Substring(SelectionRange.At(fixture.Tree, fixture.Position)[1]));
    }

    [Fact]
    public void From_the_body_of_an_item() => Check("""

        body
        →  body
        →- b⏎→  body
        - a⏎→- b⏎→  body
        """, """
        - a
        →- b
        →  bo$0dy
        """);

    [Fact]
    public void From_a_fence_to_the_item_that_holds_it() => Check("""

        x
        - ```⏎x⏎```
        - ```⏎x⏎```⏎- b
        """, """
        - ```
        $0x
        ```
        - b
        """);

    [Fact]
    public void From_free_text_to_its_section() => Check("""

        text
        chats⏎- a⏎⏎text
        """, """
        chats
        - a

        $0text
        """);

    [Fact]
    public void An_empty_file_is_one_step() => Check("", "$0");

    private static void Check(string expected, string source)
    {
        foreach (var fixture in Fixture.Each(source))
        {
            var steps = SelectionRange.At(fixture.Tree, fixture.Position)
                .Select(span => fixture.Tree.Text.Substring(span).Replace("\r\n", "⏎").Replace('\n', '⏎').Replace('\t', '→'));
            Expect.Same(expected, string.Join('\n', steps));
        }
    }
}
