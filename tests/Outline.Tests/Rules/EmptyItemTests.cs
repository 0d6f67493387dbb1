using Outline.Features;
using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class EmptyItemTests
{
    [Fact]
    public void Marks_markers_that_stand_alone() => RuleCheck.Finds<EmptyItem>(
        """
        - prisma
        ⇥-␣
         ^ this item is empty
        - stackbit
        -
        ^
        1.
        ^^
        """);

    [Theory]
    [InlineData("- \n\t- child")]
    [InlineData("- \n\n\t- child")]
    [InlineData("- \n  body")]
    [InlineData("-- \n->\n-x")]
    [InlineData("- [ ] ")]
    [InlineData("- a\n  ```\n  -\n  ```")]
    [InlineData("---\nkey: x\n- \n---")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<EmptyItem>(note);

    [Theory]
    [InlineData("- a\n\t- \n- b", "- a\n- b")]
    [InlineData("- \n- b", "- b")]
    [InlineData("- a\n- ", "- a\n")]
    [InlineData("- a\n- \n", "- a\n")]
    [InlineData("-", "")]
    [InlineData("- a\n-\n\n- b", "- a\n\n- b")]
    public void Removes_the_line(string before, string after) => RuleCheck.Fixes<EmptyItem>(before, after);

    [Fact]
    public void Waits_while_the_line_is_being_written()
    {
        var document = Document.Open("a", 1, "- a\n").WithChanges(2, [new(new LineSpan(1, 0, 0), "- ")]);
        Assert.Empty(LoneNote.Get(document));
        Assert.Single(LoneNote.Get(document.Saved()));
    }
}
