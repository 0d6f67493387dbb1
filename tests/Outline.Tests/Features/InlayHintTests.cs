using Outline.Features;
using Outline.Tests.Fixtures;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Features;

public class InlayHintTests
{
    [Fact]
    public void Behind_mentions_by_an_alias() => Check("""
        - a$0
        →- cf and CF's, [[cf]]; [[cf|text]]
             ^ cloudflare (empty)
                    ^ cloudflare (empty)
                              ^ cloudflare (empty)
                                           ^ cloudflare (empty)
        →- cloudflare, builder and `cf`
        //- list.outline
        - cloudflare (cf)
        →- cf
        - builder.io
        """);

    [Fact]
    public void Not_where_it_is_declared_nor_where_it_is_ambiguous() => Check("""
        - cloudflare (cf)$0
        - meta aka fb
        →- fb
        //- list.outline
        - first bank (fb)
        """);

    [Fact]
    public void Aliases_of_the_project_file_and_of_properties() => Check("""
        - cloudflare$0
          alias:: flare
        →- flare, edge
                ^ cloudflare (empty)
                      ^ cloudflare (empty)
        """, new() { Aliases = [new("cloudflare", "edge")] });

    [Fact]
    public void Only_in_the_range()
    {
        var workspace = FixtureWorkspace.Of(Fixture.EachWorkspace("- cloudflare (cf)\n→- cf\n→- cf cf\n→- cf").First());
        var document = workspace.Documents.Values.Single();
        Assert.Equal(2, InlayHint.Of(workspace, document, document.Tree, new(new(2, 0), new(2, 99))).Count);
        Assert.Single(InlayHint.Of(workspace, document, document.Tree, new(new(2, 6), new(2, 99))));
        Assert.Equal(4, InlayHint.Of(workspace, document, document.Tree, new(new(-1, 0), new(int.MaxValue, 0))).Count);
    }

    [Fact]
    public void The_first_place_that_defines_it_is_told()
    {
        var workspace = FixtureWorkspace.Of(Fixture.EachWorkspace("- x$0\n→- cf\n//- list.outline\n- cloudflare\n  alias:: cf\n//- b.outline\n- x\n- Cloudflare").First());
        var document = workspace.Documents.Values.Single();
        var hint = Assert.Single(InlayHint.Of(workspace, document, document.Tree, new(default, document.Text.End)));
        Assert.Equal(("cf", "Cloudflare", "b.outline"), (hint.Alias, hint.Name, hint.Site.Note.Path));
    }

    private static void Check(string marked, ProjectSettings? project = null)
    {
        foreach (var files in Fixture.EachWorkspace(marked))
        {
            var workspace = FixtureWorkspace.Of(files, project);
            var document = workspace.Documents.Values.Single();
            var hints = InlayHint.Of(workspace, document, document.Tree, new(default, document.Text.End));
            string expected = marked.Split("\n//- ")[0].Replace("$0", "");
            Assert.Equal(expected, AnnotatedSource.Draw(document.Text, hints.Select(hint => (new LineSpan(hint.Position, hint.Position), hint.Name))));
        }
    }
}
