using Outline.Rules;

namespace Outline.Tests.Rules;

public class DeadSectionTests
{
    [Fact]
    public void Marks_heads_with_nothing_below() => RuleCheck.Finds<DeadSection>(
        """
        # all
        ## one
           ^^^ nothing stands in this section
        ## two
        - a
        ##␣
        ^^ nothing stands in this section

        # end
          ^^^ nothing stands in this section
        """);

    [Fact]
    public void Marks_lines_that_promise_a_list() => RuleCheck.Finds<DeadSection>(
        """
        ideas:
        ^^^^^^ nothing stands in this section

        chats
        - sentry
        later:
        ^^^^^^ nothing stands in this section
        """);

    [Theory]
    [InlineData("# title")]
    [InlineData("# a\ntext")]
    [InlineData("# a\n## b\n- c")]
    [InlineData("# a\n\n\n- c")]
    [InlineData("# a\n```\n```")]
    [InlineData("ideas:\n- a")]
    [InlineData("ideas:\n\n- a")]
    [InlineData("ideas:\ntext")]
    [InlineData("text\nlike this:\n\nhead\n- a")]
    [InlineData("head\n- a\ntext")]
    [InlineData("- a\n  b:\n")]
    [InlineData("ideas:")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<DeadSection>(note);

    [Theory]
    [InlineData("# a\n# b\n- c", "# b\n- c")]
    [InlineData("- c\n# a", "- c\n")]
    [InlineData("ideas:\n\nchats\n- a", "\nchats\n- a")]
    public void Removes_the_head(string before, string after) => RuleCheck.Fixes<DeadSection>(before, after);
}
