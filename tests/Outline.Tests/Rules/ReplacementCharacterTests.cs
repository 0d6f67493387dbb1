using Outline.Rules;

namespace Outline.Tests.Rules;

public class ReplacementCharacterTests
{
    [Fact]
    public void Marks_every_run_once() => RuleCheck.Finds<ReplacementCharacter>(
        """
        caf� and
           ^ a character was lost here (U+FFFD)
        - na��ve and �
            ^^ 2 characters or bytes were lost here (U+FFFD)
                     ^
        """);

    [Theory]
    [InlineData("- `\uFFFD` is U+FFFD")]
    [InlineData("```\n\uFFFD\n```")]
    [InlineData("- ok")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<ReplacementCharacter>(note);
}
