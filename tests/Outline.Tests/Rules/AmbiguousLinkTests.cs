using Outline.Rules;
using Outline.Tests.Fixtures;

namespace Outline.Tests.Rules;

public class AmbiguousLinkTests
{
    [Fact]
    public void Marks_names_of_several() => RuleCheck.FindsAcross<AmbiguousLink>(
        """
        //- today.outline
        - call [[cf]] and [[cf#office]], not [[Builder]] or [[acme]]
                 ^^ “cf” may be “cloudflare” or “crowdforce”
                            ^^ “cf” may be “cloudflare” or “crowdforce”
                                               ^^^^^^^ “Builder” may be “builder.com” or “builder.io”
        //- one/plan.outline
        - cloudflare (cf)
        - builder.io
        - acme
        //- two/plan.outline
        - crowdforce (cf)
        - builder.com
        - acme
        - see [[plan]]
                ^^^^ “plan” is the name of 2 files
        """);

    [Fact]
    public void A_companys_own_name_comes_first() => RuleCheck.FindsAcross<AmbiguousLink>(
        """
        - cf
        - cloudflare (cf)
        - crowdforce (cf)
        - met [[cf]]
        """);

    [Fact]
    public void All_places_are_told()
    {
        var workspace = FixtureWorkspace.Of(Fixture.EachWorkspace("//- a.outline\n- met [[cf]]\n- cloudflare (cf)\n//- b.outline\n- cloudflare\n//- c.outline\n- crowdforce (cf)\n").First());
        var found = Assert.Single(RuleCheck.FindIn<AmbiguousLink>(workspace, "a.outline"));
        Assert.Equal(
            [(null, 1, "cloudflare"), ("b.outline", 0, "cloudflare"), ("c.outline", 0, "crowdforce")],
            found.Related.Select(place => (place.Uri?[FixtureWorkspace.UriOf("").Length..], place.Span.Start.Line, place.Message)));
    }

    [Fact]
    public void Offers_the_own_names() => Assert.Equal(
        ["Link to “builder.co”", "Link to “builder.io”"],
        RuleCheck.TitlesAcross<AmbiguousLink>("- see [[builder]]\n- builder.io\n- builder.co\n"));

    [Fact]
    public void Files_of_one_name_cannot_be_told_apart() => Assert.Empty(
        RuleCheck.TitlesAcross<AmbiguousLink>("//- a.outline\n- see [[plan]]\n//- one/plan.outline\n- x1\n//- two/plan.outline\n- y1\n"));

    [Fact]
    public void The_chosen_name_is_written() => RuleCheck.FixesAcross<AmbiguousLink>(
        """
        - see [[cf#office|them]] and cf
        - cloudflare (cf)
        - crowdforce (cf)
        """,
        """
        - see [[crowdforce#office|them]] and cf
        - cloudflare (cf)
        - crowdforce (cf)
        """,
        choice: 1);
}
