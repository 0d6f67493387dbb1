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
        text

        ideas:
        ^^^^^^ nothing stands in this section

        chats
        - sentry
        later:
        ^^^^^^ nothing stands in this section
        """);

    [Theory]
    [InlineData("# title")]
    [InlineData("---\na: b\n---\n\n# title\n# one\n- a")]
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
    [InlineData("- x\n# a\n# b\n- c", "- x\n# b\n- c")]
    [InlineData("- c\n# a", "- c\n")]
    [InlineData("- x\nideas:\n\nchats\n- a", "- x\n\nchats\n- a")]
    public void Removes_the_head(string before, string after) => RuleCheck.Fixes<DeadSection>(before, after);
}
