using Outline.Features;
using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class MarkerStyleTests
{
    [Fact]
    public void Marks_what_is_not_the_commonest_of_its_level() => RuleCheck.Finds<MarkerStyle>(
        """
        * sentry
        ⇥- errors
        ⇥+ replay
        ·^ the marker is “+”, and “-” elsewhere at this level
        ⇥⇥+ of sessions
        ⇥- crons
        1. first
        * prisma
        - hasura
        ^ the marker is “-”, and “*” elsewhere at this level
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
    [InlineData("* a\n\t- b\n\t\t+ c\n* d\n\t- e\n")]
    [InlineData("- a\n```\n* b\n```\n")]
    [InlineData("")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<MarkerStyle>(note);

    [Fact]
    public void Is_a_choice_where_nobody_has_named_a_marker() => RuleCheck.Fixes<MarkerStyle>("- a\n*  b \n\t+ d\n- c", "- a\n-  b \n\t+ d\n- c");

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
