using Outline.Features;
using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class FinalNewlineTests
{
    private static readonly NoteStyle _without = new() { FinalLineEnd = false };

    [Fact]
    public void Finds_a_last_line_that_does_not_end() =>
        Assert.Equal("1:3-1:3 the last line does not end", Assert.Single(RuleCheck.Find<FinalNewline>(RuleCheck.Parse("- a\n- b"))) is var found ? $"{found.Span} {found.Message}" : "");

    [Fact]
    public void Finds_a_line_end_that_is_not_to_be() =>
        Assert.Equal("0:3-0:3 the note is not to end in a line end", Assert.Single(RuleCheck.Find<FinalNewline>(RuleCheck.Parse("- a\n\n"), _without)) is var found ? $"{found.Span} {found.Message}" : "");

    [Theory]
    [InlineData("", true)]
    [InlineData("", false)]
    [InlineData("\n", true)]
    [InlineData("- a\n", true)]
    [InlineData("- a\n\n", true)]
    [InlineData("- a\n- b", false)]
    public void Leaves_alone(string note, bool isWanted) => RuleCheck.FindsNothing<FinalNewline>(note, new() { FinalLineEnd = isWanted });

    [Theory]
    [InlineData("- a\n- b", "- a\n- b\n")]
    [InlineData("- a\n\t", "- a\n\t\n")]
    public void Ends_the_last_line_as_the_others(string before, string after) => RuleCheck.Fixes<FinalNewline>(before, after, trust: Trust.Certain);

    [Theory]
    [InlineData("- a\n- b\n", "- a\n- b")]
    [InlineData("- a\n \n\n\n", "- a\n ")]
    [InlineData("\n\n", "")]
    public void Removes_the_line_ends(string before, string after) =>
        RuleCheck.Fixes<FinalNewline>(before, after, trust: Trust.Certain, style: _without);

    [Fact]
    public void Takes_the_line_end_of_the_style()
    {
        var tree = RuleCheck.Parse("- a\n- b");
        var style = new NoteStyle { LineEnd = "\r\n" };
        var found = RuleCheck.Find<FinalNewline>(tree, style).Single();
        Assert.Equal("\r\n", found.Rule.Fixes(tree, found, style).Single().Edits.Single().NewText);
    }

    [Theory]
    [InlineData("- a", true)]
    [InlineData("- a\n", false)]
    public void Speaks_up_where_the_style_says_so(string note, bool isWanted)
    {
        Assert.Empty(LoneNote.Get(RuleCheck.Parse(note)));
        var found = LoneNote.Get(RuleCheck.Parse(note), Settings.Default with { Style = new() { FinalLineEnd = isWanted } });
        Assert.Equal(DiagnosticLevel.Information, Assert.Single(found).Level);
    }
}
