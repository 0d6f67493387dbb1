using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class DuplicateAliasTests
{
    [Fact]
    public void Marks_both_declarations() => RuleCheck.FindsAcross<DuplicateAlias>(
        """
        //- a.outline
        - cloudflare (cf)
                      ^^ “cf” is another name of “crowdforce” too
        - meta (fka facebook)
        //- b.outline
        - crowdforce
        →alias:: crowd, CF
                        ^^ “CF” is another name of “cloudflare” too
        //- 2022.outline
        - meta (fka facebook)
        """);

    [Fact]
    public void The_project_file_counts() => RuleCheck.FindsAcross<DuplicateAlias>(
        """
        //- a.outline
        - cloudflare
        - crowdforce (cf)
                      ^^ “cf” is another name of “cloudflare” too
        """,
        new ProjectSettings { Aliases = [new("cloudflare", "cf"), new("nobody", "crowd")] });

    [Fact]
    public void Both_places_are_related()
    {
        var workspace = FixtureWorkspace.Of(Fixture.EachWorkspace("//- a.outline\n- cloudflare (cf)\n//- b.outline\n- x1\n- crowdforce (cf)\n").First());
        var place = Assert.Single(Assert.Single(RuleCheck.FindIn<DuplicateAlias>(workspace, "a.outline")).Related);
        Assert.Equal((FixtureWorkspace.UriOf("b.outline"), "1:14-1:16"), (place.Uri, place.Span.ToString()));
        place = Assert.Single(Assert.Single(RuleCheck.FindIn<DuplicateAlias>(workspace, "b.outline")).Related);
        Assert.Equal((FixtureWorkspace.UriOf("a.outline"), "0:14-0:16"), (place.Uri, place.Span.ToString()));
    }
}
