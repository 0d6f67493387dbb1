using Outline.Features;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Features;

/// <summary>Places are drawn as <c>mention</c> or <c>definition</c>. The cursor's file is open, the others are not.</summary>
public class ReferencesTests
{
    [Fact]
    public void A_company_is_mentioned_in_all_notes() => Check("""
        //- one.outline
        explore
        - cloudflare (cf)
          ^^^^^^^^^^ definition
                      ^^ definition
        →- cloudflare is fast
           ^^^^^^^^^^ mention
        //- two.outline
        - call cf and Cloudflare's team
               ^^ mention
                      ^^^^^^^^^^ mention
        →- `cloudflare` https://cloudflare.com/cf [[Cloudflare|them]]
                                                    ^^^^^^^^^^ mention
        """, """
        //- one.outline
        explore
        - cloud$0flare (cf)
        →- cloudflare is fast
        //- two.outline
        - call cf and Cloudflare's team
        →- `cloudflare` https://cloudflare.com/cf [[Cloudflare|them]]
        //- three.outline
        - cloudflareish
        """);

    [Fact]
    public void Aliases_of_the_project_file_are_mentions() => Check("""
        //- notes.outline
        - cloudflare
          ^^^^^^^^^^ definition
        →- cf workers
           ^^ mention
        //- other.outline
        - see CF.
              ^^ mention
        """, """
        - cloudflare
        →- c$0f workers
        //- other.outline
        - see CF.
        """, new() { Aliases = [new("cloudflare", "cf")] });

    [Fact]
    public void A_file_is_mentioned_by_links() => Check("""
        //- notes.outline
        see [[my page]]
              ^^^^^^^ mention
        //- my-page.outline
        - nothing of that name
        ^ definition (empty)
        →- [[My Page#nothing]] my page
             ^^^^^^^ mention
        """, """
        //- notes.outline
        see [[my$0 page]]
        //- my-page.outline
        - nothing of that name
        →- [[My Page#nothing]] my page
        """);

    [Fact]
    public void A_link_to_nothing_has_others_like_it() => Check("""
        //- notes.outline
        see [[no body]]
              ^^^^^^^ mention
        //- other.outline
        - [[Nobody]], [[no-body|x]], nobody
                        ^^^^^^^ mention
        """, """
        see [[no$0 body]]
        //- other.outline
        - [[Nobody]], [[no-body|x]], nobody
        """);

    [Fact]
    public void Tags_whatever_their_case() => Check("""
        //- notes.outline
        - #Red
           ^^^ mention
        //- other.outline
        - #red #redder red
           ^^^ mention
        """, """
        - #Re$0d
        //- other.outline
        - #red #redder red
        """);

    [Fact]
    public void People() => Check("""
        //- notes.outline
        - @ana
           ^^^ mention
        //- other.outline
        - by @Ana and @anna
              ^^^ mention
        """, """
        - @a$0na
        //- other.outline
        - by @Ana and @anna
        """);

    [Fact]
    public void Ids() => Check("""
        //- notes.outline
        - see ((edge-1))
                ^^^^^^ mention
        //- other.outline
        - the edge ^edge-1
                    ^^^^^^ definition
        """, """
        - see ((ed$0ge-1))
        //- other.outline
        - the edge ^edge-1
        """);

    [Fact]
    public void Items_have_the_links_that_name_them() => Check("""
        //- notes.outline
        see [[acme#pricing]]
                   ^^^^^^^ mention
        //- other.outline
        - acme
        →- pricing
           ^^^^^^^ definition
        - [[Acme#Pricing|x]] and [[acme#plan]] and acme
                 ^^^^^^^ mention
        """, """
        see [[acme#pri$0cing]]
        //- other.outline
        - acme
        →- pricing
        - [[Acme#Pricing|x]] and [[acme#plan]] and acme
        """);

    [Fact]
    public void An_ambiguous_name_stands_for_all_that_it_may_mean() => Check("""
        //- notes.outline
        list
        - acme cloud (aka ac)
          ^^^^^^^^^^ definition
                          ^^ definition
        - acme core (aka ac)
          ^^^^^^^^^ definition
                         ^^ definition
        other:
        - see ac.
              ^^ mention
        """, """
        list
        - acme cloud (aka ac)
        - acme core (aka ac)
        other:
        - see a$0c.
        """);

    [Fact]
    public void A_file_that_is_open_counts_as_its_document()
    {
        var host = new WorkspaceHost();
        host.Apply(new WorkspaceChange.FilesRead([], [new([FixtureWorkspace.FileOf("a.outline", "- acme\n- see acme.\n- acme again.")])]));
        var workspace = host.Apply(new WorkspaceChange.Opened("x:a", 1, "- acme\n\t- see acme", FixtureWorkspace.UriOf("a.outline"), "a.outline"));
        var note = workspace.Find("x:a")!;
        var found = References.Find(workspace, note, Target.At(workspace, note, note.Tree, new(0, 2))!).ToList();
        Assert.Equal(["x:a"], found.Select(places => places.Note.Uri));
        Assert.Equal(["0:2-0:6", "1:7-1:11"], found[0].Places.Select(place => place.Span.ToString()));
    }

    [Fact]
    public void A_search_can_be_cancelled()
    {
        var (workspace, note, target) = FixtureWorkspace.AtCursor(Fixture.EachWorkspace("- ac$0me\n- acme again\n").First());
        Assert.Throws<OperationCanceledException>(() => References.Find(workspace, note, target!, new(canceled: true)).Count());
    }

    // In the note with the cursor, the same is found as in all.
    private static void Check(string expected, string source, ProjectSettings? project = null)
    {
        foreach (var files in Fixture.EachWorkspace(source))
        {
            var (workspace, note, target) = FixtureWorkspace.AtCursor(files, project);
            var found = References.Find(workspace, note, target!).ToList();
            Expect.Same(expected, FixtureWorkspace.Draw(files, found.SelectMany(places => places.Places.Select(place =>
                (places.Note, place.Span, place.IsDefinition ? "definition" : "mention")))));
            Assert.Equal(
                found.Where(places => ReferenceEquals(places.Note, note)).SelectMany(places => places.Places),
                References.InNote(workspace, note, note.Tree, target!));
        }
    }
}
