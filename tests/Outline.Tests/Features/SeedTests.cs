using Outline.Features;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Features;

/// <summary>What is found in the owner's notes. Lines are counted from 1 here, as the specification does.</summary>
public class SeedTests
{
    private const string Uri = "file:///notes/seed.txt";

    [Fact]
    public void There_are_exactly_sixteen_companies() => Assert.Equal(
        [
            "airbyte", "astro", "builder.io", "cloudflare", "codesandbox", "graphcdn", "hasura", "ITA", "prisma", "quicknode", "replay", "sentry",
            "stackbit", "suborbital", "supabase", "Tangram",
        ],
        WorkspaceSymbol.Named(Workspace(), "").Select(symbol => symbol.Name));

    [Theory]
    [InlineData(32, "sentry", "airbyte")]
    [InlineData(91, "cloudflare", "builder.io")]
    [InlineData(132, "builder.io")]
    [InlineData(138, "builder.io")]
    [InlineData(194, "suborbital")]
    public void Lines_mention(int line, params string[] companies) => Assert.Equal(companies, MentionedOn(line, Workspace()));

    [Theory]
    [InlineData(166)]
    [InlineData(175)]
    [InlineData(177)]
    [InlineData(179)]
    [InlineData(182)]
    public void With_an_alias_lines_mention_cloudflare(int line)
    {
        Assert.Empty(MentionedOn(line, Workspace()));
        Assert.Equal(["cloudflare"], MentionedOn(line, Workspace(new() { Aliases = [new("cloudflare", "cf")] })));
    }

    [Fact]
    public void References_of_cloudflare_with_an_alias() => Assert.Equal(
        [91, 162, 166, 175, 177, 179, 182], ReferencesOf("cloudflare", Workspace(new() { Aliases = [new("cloudflare", "cf")] })));

    [Theory]
    [InlineData("clou", "cloudflare")]
    [InlineData("buil", "builder.io")]
    [InlineData("sub", "suborbital")]
    public void A_company_is_found_by_its_first_letters(string query, string company) =>
        Assert.Equal(company, WorkspaceSymbol.Named(Workspace(), query)[0].Name);

    private static WorkspaceSnapshot Workspace(ProjectSettings? project = null)
    {
        var host = new WorkspaceHost();
        host.Apply(new WorkspaceChange.ProjectsRead([new("file:///notes/.outline.json", "file:///notes", project ?? ProjectSettings.Default)]));
        return host.Apply(new WorkspaceChange.Opened(Uri, 1, Seed.Notes.Text.ToString(), Uri, "seed.txt"));
    }

    private static List<string> MentionedOn(int line, WorkspaceSnapshot workspace)
    {
        var note = workspace.Find(Uri)!;
        var mentions = new List<Mention>();
        Mentions.InLine(note.Tree.Lines[line - 1], note.Summary.DefinitionAt(line - 1), note, workspace.Names, mentions);
        return [.. mentions.SelectMany(mention => workspace.Names.Resolve(mention.Name, mention.IsLink)).Select(key => workspace.Names.EntityOf(key)!.Name)];
    }

    private static IEnumerable<int> ReferencesOf(string company, WorkspaceSnapshot workspace)
    {
        var note = workspace.Find(Uri)!;
        var definition = note.Summary.Definitions.Single(definition => definition.Name == company);
        var target = Target.At(workspace, note, note.Tree, definition.Selection.Start)!;
        return References.Find(workspace, note, target).SelectMany(found => found.Places).Select(place => place.Span.Start.Line + 1);
    }
}
