using Outline.Rules;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class HeadingJumpTests
{
    [Fact]
    public void Marks_a_heading_that_leaves_out_a_level() => RuleCheck.Finds<HeadingJump>(
        """
        # plan
        ### week
        ^^^ a level of headings is skipped between “plan” and this one
        text
        #### day
        # later
        ##### once
        ^^^^^ 3 levels of headings are skipped between “later” and this one
        """);

    [Theory]
    [InlineData("### first\n# second\n## third\n### fourth\n# fifth")]
    [InlineData("# a\n- ### b\n")]
    [InlineData("# a\n```\n### b\n```\n## c")]
    [InlineData("# a\nhead\n- b\n## c")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<HeadingJump>(note);

    [Theory]
    [InlineData("# a\n### b\n#### c\n### d\n# e\n", "# a\n## b\n### c\n## d\n# e\n")]
    [InlineData("# a\n#### b\n### c\n## d\n", "# a\n## b\n## c\n## d\n")]
    [InlineData("## a\n###### b\ntext\n###### c", "## a\n### b\ntext\n### c")]
    public void Raises_the_heading_with_those_below(string before, string after) => RuleCheck.Fixes<HeadingJump>(before, after);

    [Fact]
    public void Every_heading_keeps_its_parent()
    {
        var tree = RuleCheck.Parse("# a\n#### b\n##### c\n### d\n#### e\n## f\n### g\n");
        var found = RuleCheck.Find<HeadingJump>(tree)[0];
        var mended = RuleCheck.Apply(tree, found.Rule.Fixes(tree, found, NoteStyle.Default).Single().Edits);
        Assert.Equal(Enumerable.Range(0, 7).Select(tree.ParentOf), Enumerable.Range(0, 7).Select(mended.ParentOf));
    }

    [Fact]
    public void Relates_the_heading_above()
    {
        var found = RuleCheck.Find<HeadingJump>(RuleCheck.Parse("# a\n### b"));
        Assert.Equal("0:0-0:3", found.Single().Related.Single().Span.ToString());
    }
}
