using Outline.Features;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Features;

/// <summary>The cursor's file is open, the others are not; places are drawn as they are in order.</summary>
public class DefinitionsTests
{
    private const string Companies = """
        //- a.outline
        explore
        - cloudflare (cf)
        →- workers
        →→- fast ^edge
        →- pricing
        →- pricing of workers
        - builder.io
        //- sub/b.outline
        - Cloudflare
        →- id:: block-2
        """;

    [Theory]
    [InlineData("we use cloud$0flare")]
    [InlineData("we use [[Cloudfl$0are]]")]
    [InlineData("we use Cloudflare$0's network")]
    [InlineData("c$0f is cheap")]
    public void A_name_leads_to_all_places_where_it_is_given(string mention) => Check("""
        //- a.outline
        explore
        - cloudflare (cf)
          ^^^^^^^^^^ 1
        →- workers
        →→- fast ^edge
        →- pricing
        →- pricing of workers
        - builder.io
        //- sub/b.outline
        - Cloudflare
          ^^^^^^^^^^ 2
        →- id:: block-2
        """, mention);

    [Fact]
    public void A_definition_leads_to_itself_and_the_others() => Check("""
        //- notes.outline
        - builder.io
          ^^^^^^^^^^ 2
        //- a.outline
        explore
        - cloudflare (cf)
        →- workers
        →→- fast ^edge
        →- pricing
        →- pricing of workers
        - builder.io
          ^^^^^^^^^^ 1
        """, "- buil$0der.io");

    [Fact]
    public void A_site_is_met_without_its_ending() => Check("""
        //- a.outline
        explore
        - cloudflare (cf)
        →- workers
        →→- fast ^edge
        →- pricing
        →- pricing of workers
        - builder.io
          ^^^^^^^^^^ 1
        """, "a demo by buil$0der");

    [Fact]
    public void A_link_leads_to_a_page() => Check("""
        //- sub/b.outline
        - Cloudflare
        ^ 1 (empty)
        →- id:: block-2
        """, "see [[$0b]]");

    [Theory]
    [InlineData("see [[cloudflare#pri$0cing]]")]
    [InlineData("see [[cf#Pricing$0|what it costs]]")]
    public void A_link_to_an_item_leads_there(string link) => Check("""
        //- a.outline
        explore
        - cloudflare (cf)
        →- workers
        →→- fast ^edge
        →- pricing
           ^^^^^^^ 1
        →- pricing of workers
        - builder.io
        """, link);

    [Fact]
    public void What_begins_so_is_meant_where_nothing_is_called_so() => Check("""
        //- a.outline
        explore
        - cloudflare (cf)
        →- workers
        →→- fast ^edge
        →- pricing
        →- pricing of workers
           ^^^^^^^^^^^^^^^^^^ 1
        - builder.io
        """, "see [[cloudflare#pricing o$0f]]");

    [Fact]
    public void A_link_without_a_name_leads_to_an_item_of_the_note() => Check("""
        //- notes.outline
        see [[#next steps]]
        - next steps
          ^^^^^^^^^^ 1
        """, "see [[#next$0 steps]]\n- next steps");

    [Theory]
    [InlineData("see ((ed$0ge))", """
        //- a.outline
        explore
        - cloudflare (cf)
        →- workers
        →→- fast ^edge
                  ^^^^ 1
        →- pricing
        →- pricing of workers
        - builder.io
        """)]
    [InlineData("see ((block$0-2))", """
        //- sub/b.outline
        - Cloudflare
        →- id:: block-2
                ^^^^^^^ 1
        """)]
    public void An_id_leads_to_where_it_is_given(string reference, string expected) => Check(expected, reference);

    [Theory]
    [InlineData("#cloud$0flare")]
    [InlineData("by @cloud$0flare")]
    public void A_tag_or_person_that_a_list_names_leads_there(string mark) => Assert.Equal(
        ["a.outline:1", "sub/b.outline:0"], Lines(mark));

    [Theory]
    [InlineData("about clou$0dflare\n- x", "a.outline:1", "sub/b.outline:0")]
    [InlineData("abo$0ut cloudflare\n- x", "notes.outline:0")]
    [InlineData("- see [[clou$0dflare]]", "a.outline:1", "sub/b.outline:0")]
    [InlineData("- s$0ee [[cloudflare]]", "notes.outline:0")]
    public void What_stands_in_a_head_or_title_is_meant_before_it(string text, params string[] places) => Assert.Equal(places, Lines(text));

    [Fact]
    public void A_tag_that_nothing_is_called_leads_to_where_it_is_written() => Assert.Equal(
        ["notes.outline:0", "notes.outline:1"], Lines("- #re$0d\n- #Red and #redder"));

    [Theory]
    [InlineData("[x](./sub/b.out$0line)")]
    [InlineData("[x](sub/%62.out$0line#top)")]
    [InlineData("[x](/sub/b.out$0line \"title\")")]
    [InlineData("[x](sub/../sub/b.out$0line)")]
    public void A_path_leads_to_the_file(string link) => Assert.Equal(["sub/b.outline:0"], Lines(link));

    [Theory]
    [InlineData("[x](./no$0ne.outline)")]
    [InlineData("[x](../../b.out$0line)")]
    [InlineData("[x](https://a$0.io)")]
    [InlineData("see [[nob$0ody]]")]
    [InlineData("see ((no$0ne))")]
    [InlineData("see [[cloudflare#no$0ne]]")]
    public void What_is_not_there_leads_nowhere(string text) => Assert.Empty(Lines(text));

    [Fact]
    public void An_ambiguous_name_leads_to_all_that_it_may_mean() => Assert.Equal(
        ["notes.outline:1", "notes.outline:2"], Lines("list\n- acme cloud (aka ac)\n- acme core (aka ac)\nother:\n- see a$0c."));

    [Fact]
    public void An_open_document_counts_in_place_of_its_file()
    {
        var files = Fixture.EachWorkspace("//- a.outline\n- acme\n- see ac$0me\n").First();
        var workspace = FixtureWorkspace.Of(files);
        var host = new WorkspaceHost();
        host.Apply(new WorkspaceChange.FilesRead([], [FixtureWorkspace.GroupOf(files, ProjectSettings.Default)]));
        var edited = host.Apply(new WorkspaceChange.Opened("untitled", 1, "-\n- acme\n", FixtureWorkspace.UriOf("a.outline"), "a.outline"));
        foreach (var (snapshot, line) in ((WorkspaceSnapshot, int)[])[(workspace, 0), (edited, 1)])
        {
            var note = snapshot.Documents.Values.Single();
            var target = Target.At(snapshot, note, note.Tree, new(line, 3))!;
            Assert.Equal([(note.Uri, line)], Definitions.Of(snapshot, note, target).Select(place => (place.Note.Uri, place.Span.Start.Line)));
        }
    }

    [Fact]
    public void What_belongs_to_a_definition_is_told()
    {
        var (workspace, note, target) = FixtureWorkspace.AtCursor(Fixture.EachWorkspace(Companies + "\n//- notes.outline\nsee clou$0dflare").First());
        Assert.Equal(["1:0-5:21", "0:0-1:15"], Definitions.Of(workspace, note, target!).Select(place => place.Range.ToString()));
    }

    private static void Check(string expected, string note)
    {
        foreach (var files in Fixture.EachWorkspace($"//- notes.outline\n{note}\n{Companies}"))
        {
            var (workspace, document, target) = FixtureWorkspace.AtCursor(files);
            Expect.Same(expected, FixtureWorkspace.Draw(
                files, Definitions.Of(workspace, document, target!).Select((place, i) => (place.Note, place.Span, $"{i + 1}"))));
        }
    }

    private static List<string> Lines(string note)
    {
        var (workspace, document, target) = FixtureWorkspace.AtCursor(Fixture.EachWorkspace($"//- notes.outline\n{note}\n{Companies}").First());
        return Definitions.Of(workspace, document, target!).ConvertAll(place => $"{place.Note.Path}:{place.Span.Start.Line}");
    }
}
