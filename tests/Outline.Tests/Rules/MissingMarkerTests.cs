using Outline.Rules;

namespace Outline.Tests.Rules;

public class MissingMarkerTests
{
    [Fact]
    public void Marks_a_line_between_items() => RuleCheck.Finds<MissingMarker>(
        """
        - sentry
        ⇥- errors
        ⇥performance
         ^^^^^^^^^^^ this line has no marker, and stands between items
        ⇥- replay
        ⇥⇥- of sessions
        ⇥[[profiling]] too
         ^^^^^^^^^^^^^^^^^ this line has no marker, and stands between items
        ⇥crons
         ^^^^^ this line has no marker, and stands between items
        ⇥⇥- of jobs
        """);

    [Theory]
    [InlineData("- a\n  text\n- b")]
    [InlineData("- a\ntext\n- b")]
    [InlineData("- a\n\t- b\n\t  text\n\t- c")]
    [InlineData("- a\n\t- b\n\n\ttext\n\t- c")]
    [InlineData("- a\n\t- b\n\ttext\n\n\t- c")]
    [InlineData("- a\n\t- b\n\ttext\n- c")]
    [InlineData("- a\n\t- b\n\tone\n\ttwo\n\tthree\n\tfour\n\t- c")]
    [InlineData("- a\n\t- b\n\t| x | y |\n\t> quoted\n\t- c")]
    [InlineData("- a\n\t- b\n\t-c\n\tkey:: value\n\t- d")]
    [InlineData("- a\n\t- when they had sold all of their shops, they began to write the\n\tsoftware that they had needed\n\t- d")]
    [InlineData("- a\n\t\t- b\n\ttext\n\t- c")]
    [InlineData("- a\n\t- ```\n\ttext\n\t  ```\n\t- c")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<MissingMarker>(note);

    [Theory]
    [InlineData("- a\n\t- b\n\t\t- c\n\td\n\t- e", "- a\n\t- b\n\t\t- c\n\t- d\n\t- e")]
    [InlineData("- a\n  1.  b\n  d\n  2.  e", "- a\n  1.  b\n  2.  d\n  2.  e")]
    [InlineData("- a\n\t*\t## b\n\td\n\t*\te", "- a\n\t*\t## b\n\t*\td\n\t*\te")]
    public void Puts_the_marker_of_its_neighbour_before_it(string before, string after) => RuleCheck.Fixes<MissingMarker>(before, after);

    [Theory]
    [InlineData("- a\n\t- b\n\td\n\t- e", "- a\n\t- b\n\t  d\n\t- e")]
    [InlineData("- a\n\t-\n\td\n\t- e", "- a\n\t-\n\t d\n\t- e")]
    public void Makes_it_text_of_the_item_above(string before, string after) => RuleCheck.Fixes<MissingMarker>(before, after, choice: 1);
}
