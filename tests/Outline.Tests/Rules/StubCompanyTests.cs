using Outline.Features;
using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class StubCompanyTests
{
    [Fact]
    public void Marks_companies_without_a_note_anywhere() => RuleCheck.FindsAcross<StubCompany>(
        """
        //- a.outline
        explore
        - acme - rockets
          ^^^^ nothing is known of “acme”
        - globex
        - initech
        →- raised 5m
        - umbrella
          and more of it
        - hooli
          ^^^^^ nothing is known of “hooli”
        - Acme
        //- b.outline
        - Globex
        →- bought
        //- c.outline
        - hooli
          ^^^^^ nothing is known of “hooli”
        """);

    [Theory]
    [InlineData("- notes\n- next steps\n- x\n- we met them, and they were fine\n")]
    [InlineData("# head\n- acme\n")]
    [InlineData("- acme\n- acme\n→- note\n")]
    public void Leaves_alone(string note) => RuleCheck.FindsAcross<StubCompany>(note);

    [Fact]
    public void What_is_written_in_another_note_is_seen_at_once()
    {
        string here = FixtureWorkspace.UriOf("a.outline"), there = FixtureWorkspace.UriOf("b.outline");
        var host = new WorkspaceHost();
        host.Apply(new WorkspaceChange.Configured(RuleCheck.SwitchedOn(new StubCompany())));
        host.Apply(new WorkspaceChange.Opened(here, 1, "- acme\n", here, "a.outline"));
        host.Apply(new WorkspaceChange.Opened(there, 1, "- acme\n", there, "b.outline"));
        Assert.Single(Stubs());
        host.Apply(new WorkspaceChange.Edited(there, 2, [new(new(1, 0, 0), "\t- raised 5m")]));
        Assert.Empty(Stubs());

        List<Diagnostic> Stubs()
        {
            var note = host.Current.Find(here)!;
            return Diagnostics.Get(note, note.Tree, host.Current).FindAll(diagnostic => diagnostic.Rule is StubCompany);
        }
    }
}
