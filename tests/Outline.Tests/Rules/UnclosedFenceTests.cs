using Outline.Rules;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class UnclosedFenceTests
{
    [Fact]
    public void Marks_the_fence() => RuleCheck.Finds<UnclosedFence>(
        """
        - build
          ```sh
          ^^^ this block is not closed; line 4 ends it
          npm start
        - deploy
        - ~~~~
          ^^^^ this block is not closed; it takes the rest of the file
          ~~~
        """);

    [Theory]
    [InlineData("- a\n  ```\n  x\n  ```")]
    [InlineData("```\n```")]
    [InlineData("- ```js\n  x\n  ```\n- b")]
    [InlineData("- a ``` b")]
    [InlineData("- ```code``` in one line")]
    [InlineData("- ``")]
    [InlineData("~~~\n```\n~~~")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<UnclosedFence>(note);

    [Theory]
    [InlineData("- a\n  ```sh\n  x\n\n- b", "- a\n  ```sh\n  x\n  ```\n\n- b")]
    [InlineData("- ~~~~\n  x", "- ~~~~\n  x\n  ~~~~")]
    [InlineData("\t- ```\n- b", "\t- ```\n\t  ```\n- b")]
    [InlineData("```", "```\n```")]
    [InlineData("```\nx\n", "```\nx\n```\n")]
    public void Closes_it(string before, string after)
    {
        // Where the file has no terminator, the fix has to choose one.
        if (before.Contains('\n'))
            RuleCheck.Fixes<UnclosedFence>(before, after);
        else
            Assert.Equal(after, RuleCheck.Apply(RuleCheck.Parse(before), RuleCheck.Find<UnclosedFence>(RuleCheck.Parse(before)) is [var found] ? [.. found.Rule.Fixes(RuleCheck.Parse(before), found, NoteStyle.Default).Single().Edits] : []).Text.ToString());
    }
}
