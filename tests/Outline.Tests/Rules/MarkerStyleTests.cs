using Outline.Features;
using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class MarkerStyleTests
{
    [Fact]
    public void Marks_what_is_not_the_commonest() => RuleCheck.Finds<MarkerStyle>(
        """
        * sentry
        ^ the marker is “*”, and “-” nearly everywhere else in this note
        ⇥- errors
        ⇥+ replay
        ·^ the marker is “+”, and “-” nearly everywhere else in this note
        1. first
        - prisma
        """.Replace('·', ' '));

    [Fact]
    public void Marks_what_is_not_the_styles() => RuleCheck.Finds<MarkerStyle>(
        """
        * sentry
        ⇥- errors
        ·^ the marker is “-”, and is to be “*”
        ⇥- replay
        ·^ the marker is “-”, and is to be “*”
        a. first
        """.Replace('·', ' '), new() { Marker = "*" });

    [Theory]
    [InlineData("- a\n\t- b\n1. c\na. d\n")]
    [InlineData("* a\n* b\n* c")]
    [InlineData("- a\n```\n* b\n```\n")]
    [InlineData("")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<MarkerStyle>(note);

    [Fact]
    public void Is_a_choice_where_nobody_has_named_a_marker() => RuleCheck.Fixes<MarkerStyle>("- a\n\t*  b \n- c", "- a\n\t-  b \n- c");

    [Fact]
    public void Is_certain_where_the_style_names_one() => RuleCheck.Fixes<MarkerStyle>(
        "- a\n\t*\tb\n• c", "* a\n\t*\tb\n• c", trust: Trust.Certain, style: new() { Marker = "*" });

    [Fact]
    public void Speaks_up_where_the_style_names_a_marker()
    {
        Assert.Empty(LoneNote.Get(RuleCheck.Parse("- a\n* b\n")));
        var found = LoneNote.Get(RuleCheck.Parse("- a\n* b\n"), Settings.Default with { Style = new() { Marker = "-" } });
        Assert.Equal(DiagnosticLevel.Information, found.Single().Level);
    }
}
