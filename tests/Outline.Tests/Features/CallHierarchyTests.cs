using Outline.Features;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Features;

public class CallHierarchyTests
{
    private const string Notes = """
        //- a.outline
        chats
        - sentry
        →- like air$0byte, and cf
        →→- airbyte again
        - airbyte
        →- sentry's friend
        general
        - we talked of airbyte at length, then of others.
        //- b.outline
        - cloudflare (cf)
        →- [[sentry]] and airbyte and nobody [[sub]]
        - Sentry
        →- cloudflare
        //- sub.md
        free text about airbyte
        """;

    [Fact]
    public void A_mention_is_prepared_as_the_first_place_of_its_company() => Assert.Equal(
        ["Company airbyte (chats) a.outline 4:2-4:9"], Prepared(Notes));

    [Fact]
    public void A_definition_is_prepared_as_itself() => Assert.Equal(
        ["Company Sentry (b.outline) b.outline 2:2-2:8"], Prepared(Notes.Replace("$0", "").Replace("- Sentry", "- Sen$0try")));

    [Theory]
    [InlineData("[[su$0b]]")]
    [InlineData("#sentr$0y")]
    [InlineData("[[nob$0ody]]")]
    public void What_is_no_company_has_no_calls(string text) => Assert.Empty(Prepared(Notes.Replace("$0", "").Replace("[[sub]]", text)));

    [Fact]
    public void Who_mentions_it() => Assert.Equal(
        [
            "Company sentry (chats) a.outline 1:2-1:8: 2:8-2:15 3:4-3:11",
            "Section general (a.outline) a.outline 6:0-6:7: 7:15-7:22",
            "Company cloudflare (b.outline) b.outline 0:2-0:12: 1:18-1:25",
            "Page sub (sub.md) sub.md 0:0-0:0: 0:16-0:23",
        ],
        Calls(CallHierarchy.Incoming(Workspace(), NameKey.Of("airbyte"))));

    [Fact]
    public void Whom_it_mentions_wherever_it_is_defined() => Assert.Equal(
        [
            "Company airbyte (chats) a.outline 4:2-4:9: 2:8-2:15 3:4-3:11",
            "Company cloudflare (b.outline) b.outline 0:2-0:12: 2:21-2:23",
        ],
        Calls(CallHierarchy.Outgoing(Workspace(), NameKey.Of("sentry"), FixtureWorkspace.UriOf("a.outline"))));

    [Fact]
    public void Only_places_of_the_note_that_is_asked_about_are_told() => Assert.Equal(
        [
            "Company airbyte (chats) a.outline 4:2-4:9:",
            "Company cloudflare (b.outline) b.outline 0:2-0:12: 3:3-3:13",
        ],
        Calls(CallHierarchy.Outgoing(Workspace(), NameKey.Of("sentry"), FixtureWorkspace.UriOf("b.outline"))));

    [Fact]
    public void What_is_gone_has_no_calls()
    {
        Assert.Empty(CallHierarchy.Incoming(Workspace(), NameKey.Of("gone")));
        Assert.Empty(CallHierarchy.Outgoing(Workspace(), NameKey.Of("gone"), "x"));
    }

    private static WorkspaceSnapshot Workspace() => FixtureWorkspace.Of(Fixture.EachWorkspace(Notes).First());

    private static List<string> Prepared(string notes)
    {
        var (workspace, note, target) = FixtureWorkspace.AtCursor(Fixture.EachWorkspace(notes).First());
        return CallHierarchy.Prepare(workspace, note, target!).ConvertAll(Told);
    }

    private static IEnumerable<string> Calls(IEnumerable<(CallHierarchy Item, List<Outline.Text.LineSpan> Places)> calls) =>
        calls.OrderBy(call => call.Item.Note.Path).Select(call => $"{Told(call.Item)}:{string.Concat(call.Places.Select(place => $" {place}"))}");

    private static string Told(CallHierarchy item) => $"{item.Kind} {item.Name} ({item.Container}) {item.Note.Path} {item.Span}";
}
