using Outline.Rules;

namespace Outline.Tests.Rules;

public class MissingSpaceAfterMarkerTests
{
    [Fact]
    public void Marks_markers_among_items() => RuleCheck.Finds<MissingSpaceAfterMarker>(
        """
        - sentry
        -airbyte
        ^ there is no blank behind the marker “-”
        ⇥- etl
        -[[prisma]]
        ^ there is no blank behind the marker “-”
        ⇥1. a
        ⇥2.bc
         ^^ there is no blank behind the marker “2.”
        ⇥3.de
         ^^ there is no blank behind the marker “3.”
        ⇥4. f
        """);

    [Theory]
    [InlineData("-foo\n-bar\n-baz")]
    [InlineData("- a\n*foo\n- b")]
    [InlineData("- a\n--foo\n-> foo\n->foo\n-5 degrees\n-x\n-v verbose\n---\n- b")]
    [InlineData("* a\n**foo**\n*foo*\n*foo* and bar\n* b")]
    [InlineData("- a\n\t-foo\n- b")]
    [InlineData("1. a\n1.5 million\n3.foo\n2. b")]
    [InlineData("a. x\nb.c. is a place\ne.g. this\nc. y")]
    [InlineData("- a\n# title\n-foo\n")]
    [InlineData("- a\n```\n-foo\n```\n- b")]
    [InlineData("- a -foo\n- b")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<MissingSpaceAfterMarker>(note);

    [Theory]
    [InlineData("- a\n-foo bar\n", "- a\n- foo bar\n")]
    [InlineData("\t• a\n\n\t•foo\n", "\t• a\n\n\t• foo\n")]
    [InlineData("1) a\n2)foo\n", "1) a\n2) foo\n")]
    [InlineData("a. a\nb.foo\n", "a. a\nb. foo\n")]
    [InlineData("-[ ] a\n- [ ] b\n", "- [ ] a\n- [ ] b\n")]
    public void Adds_the_blank(string before, string after) => RuleCheck.Fixes<MissingSpaceAfterMarker>(before, after);
}
