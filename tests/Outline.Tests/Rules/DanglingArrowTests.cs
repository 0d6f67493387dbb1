using Outline.Rules;

namespace Outline.Tests.Rules;

public class DanglingArrowTests
{
    [Fact]
    public void Marks_arrows_that_lead_nowhere() => RuleCheck.Finds<DanglingArrow>(
        """
        - sat and atmo and sudocli ->␣
                                   ^^ nothing follows the arrow “->”
        - compute →
                  ^ nothing follows the arrow “→”
        - edge=>
              ^^
        - edge -->
               ^^^
        """);

    [Theory]
    [InlineData("- a ->\n\t- b")]
    [InlineData("- a ->\n\n\t- b")]
    [InlineData("- a ->\n  goes on")]
    [InlineData("- a -> b")]
    [InlineData("- ->")]
    [InlineData("- x <->")]
    [InlineData("- word right: ctrl+→")]
    [InlineData("- next tab ⌘⌥→")]
    [InlineData("- operators: <, >, <=, >=, =>")]
    [InlineData("- <!-- comment -->")]
    [InlineData("- (a, b) =>")]
    [InlineData("- the operator `->`")]
    [InlineData("- <b>bold</b>")]
    [InlineData("- a > b >")]
    [InlineData("free text ->")]
    [InlineData("- a\n  ```\n  x ->\n  ```")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<DanglingArrow>(note);

    [Theory]
    [InlineData("- a -> \n- b", "- a\n- b")]
    [InlineData("- a->", "- a")]
    [InlineData("\t- a → b →\n", "\t- a → b\n")]
    public void Removes_the_arrow(string before, string after) => RuleCheck.Fixes<DanglingArrow>(before, after);
}
