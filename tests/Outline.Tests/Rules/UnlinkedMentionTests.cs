using Outline.Features;
using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class UnlinkedMentionTests
{
    [Fact]
    public void Marks_plain_mentions() => RuleCheck.FindsAcross<UnlinkedMention>(
        """
        //- a.outline
        - acme (ac) - like globex
                           ^^^^^^ “globex” could be a link
        →- acme is what we call acme's
        →- sued globex, and Globex sued ac
                ^^^^^^ “globex” could be a link
        - we met acme and ac again
                 ^^^^ “acme” could be a link
                          ^^ “ac” could be a link
        - initech
        →- acmes
           ^^^^ “acme” could be a link
        //- b.outline
        - globex
        """);

    [Theory]
    [InlineData("- acme\n- globex\n→- [[acme]] and acme\n")]
    [InlineData("- acme\n- globex\n→- [about acme now](https://a.b) `acme` https://acme.com/acme #acme\n")]
    [InlineData("- acme\nwe met acme\n- globex\n# acme again\n- initech\n")]
    [InlineData("- team\n- globex\n→- the team\n")]
    [InlineData("- builder.io\n- builder.co\n- globex\n→- like builder\n")]
    public void Leaves_alone(string note) => RuleCheck.FindsAcross<UnlinkedMention>(note);

    [Theory]
    [InlineData("- acme\n- globex\n\t- acme's and more", "- acme\n- globex\n\t- [[acme]]'s and more")]
    [InlineData("- acme\n- globex\n\t- Acme (old)", "- acme\n- globex\n\t- [[Acme]] (old)")]
    public void Makes_it_a_link(string before, string after) => RuleCheck.FixesAcross<UnlinkedMention>(before, after);

    [Fact]
    public void Names_that_count_only_as_links_say_nothing() => RuleCheck.FindsAcross<UnlinkedMention>(
        "- replay\n- globex\n→- a replay\n", new ProjectSettings { Never = [new("replay", null)] });

    [Fact]
    public void Is_off() => Assert.DoesNotContain(
        LoneNote.Get(Document.Open("file:///a.outline", 1, "- acme\n- globex\n\t- acme\n")), diagnostic => diagnostic.Rule is UnlinkedMention);

    [Fact]
    public void An_edit_is_seen()
    {
        var on = RuleCheck.SwitchedOn(new UnlinkedMention());
        var document = Document.Open("file:///a.outline", 1, "- acme\n- globex\n\t- x\n");
        Assert.Empty(LoneNote.Get(document, on));
        document = document.WithChanges(2, [new(new(2, 4, 4), " acme")]);
        Assert.Single(LoneNote.Get(document, on));
        Assert.Empty(LoneNote.Get(document.WithChanges(3, [new(new(0, 2, 6), "initech")]), on));
        Assert.Single(LoneNote.Get(document.WithChanges(3, [new(new(0, 0, 0), "- initech\n")]), on));
    }
}
