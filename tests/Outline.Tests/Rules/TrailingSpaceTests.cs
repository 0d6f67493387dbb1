using Outline.Rules;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class TrailingSpaceTests
{
    [Fact]
    public void Marks_blanks_at_the_end_of_lines() => RuleCheck.Finds<TrailingSpace>(
        """
        chats␣␣
             ^^ blanks at the end of the line
        - misc␣
              ^ a blank at the end of the line
        ⇥- roleplay⇥
                   ^ a blank at the end of the line
        ⇥  body text␣␣
                    ^^
        """);

    [Fact]
    public void Marks_a_line_of_blanks_at_the_end_of_the_file()
    {
        RuleCheck.Finds<TrailingSpace>("- a\n\t\n^ blanks at the end of the file\n");
        RuleCheck.Finds<TrailingSpace>("- a\n  \n^^\n\n\t\n^\n");
    }

    [Theory]
    [InlineData("- a\n\t\n- b")]
    [InlineData("- \n- b")]
    [InlineData("\t- \n- b")]
    [InlineData("- a\n  ```\n  x  \n  ```\n")]
    [InlineData("---\ntitle: x  \n---\n- a")]
    [InlineData("# \n- a")]
    [InlineData("- ##  \n- a")]
    [InlineData("")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<TrailingSpace>(note);

    [Theory]
    [InlineData("- a  \n- b", "- a\n- b")]
    [InlineData("- a\t", "- a")]
    [InlineData("- a\u00A0\n", "- a\n")]
    [InlineData("- a\n \t\n", "- a\n\n")]
    [InlineData("key:: \n- a", "key::\n- a")]
    public void Removes_them(string before, string after) => RuleCheck.Fixes<TrailingSpace>(before, after, trust: Trust.Certain);

    [Fact]
    public void Is_a_choice_where_Markdown_breaks_the_line() =>
        RuleCheck.Fixes<TrailingSpace>("some text  \ngoes on", "some text\ngoes on", trust: Trust.Likely);

    [Fact]
    public void Means_lines_of_blanks_too_where_the_style_says_so() => RuleCheck.Finds<TrailingSpace>(
        """
        - sentry
        ⇥␣
        ^^ a line of blanks
        ⇥- errors␣
                 ^ a blank at the end of the line
        """, new() { TrimTrailingSpace = true });

    [Fact]
    public void Says_nothing_where_the_style_says_that_blanks_stay() => RuleCheck.FindsNothing<TrailingSpace>("- a  \n", new() { TrimTrailingSpace = false });

    [Fact]
    public void Makes_no_line_end_of_two()
    {
        var tree = RuleCheck.Parse("- a\r  \n- b");
        var style = new NoteStyle { TrimTrailingSpace = true };
        var found = RuleCheck.Find<TrailingSpace>(tree, style).Single();
        Assert.False(found.Rule.CanFix(tree, found, style));
    }
}
