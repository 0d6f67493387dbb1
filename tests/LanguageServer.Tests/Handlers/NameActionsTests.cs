using System.Buffers;
using System.Text.Json;
using CommandLine.Tests;
using LanguageServer.Handlers;
using LanguageServer.Protocol;
using LanguageServer.Tests.Support;
using Outline.Workspace;

namespace LanguageServer.Tests.Handlers;

/// <summary>What <c>textDocument/codeAction</c> offers for names and words that could be names.</summary>
public sealed class NameActionsTests : IDisposable
{
    private const string ProjectUri = "file:///notes/.outline.json";
    private const string Note = "- cloudflare\r\n\t- 😀 cf, Cloudflare's\r\n";

    private const string Creating = """
        {"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}},"workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}}}
        """;

    private const string Plain = """{"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}}}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_word_becomes_an_alias_in_the_project_file()
    {
        const string text = "{\n\t// ours\n\t\"aliases\": {\n\t\t\"Cloudflare\": [\"flare\"] // more\n\t}\n}\n";
        var action = Assert.Single(Ask(Creating, text, 7, "refactor.alias", [new("Cloudflare", "flare")]));
        Assert.Equal("Make “cf” an alias of cloudflare — consonants of “cloudflare”, on the same line as Cloudflare in line 2", action.GetProperty("title").GetString());
        Assert.Equal("refactor.alias", action.GetProperty("kind").GetString());
        var change = Assert.Single(action.GetProperty("edit").GetProperty("documentChanges").EnumerateArray());
        Assert.Equal($$"""{"uri":"{{ProjectUri}}","version":null}""", change.GetProperty("textDocument").GetRawText());
        Assert.Equal(text.Replace("[\"flare\"]", "[\"flare\", \"cf\"]"), Edited.Apply(text, change.GetProperty("edits")));
    }

    [Fact]
    public void A_project_file_that_is_not_there_is_created()
    {
        var changes = Assert.Single(Ask(Creating, null, 7, "refactor.alias")).GetProperty("edit").GetProperty("documentChanges");
        Assert.Equal("""{"kind":"create","uri":"file:///notes/.outline.json"}""", changes[0].GetRawText());
        Assert.Equal("{\n  \"aliases\": {\n    \"cloudflare\": [\"cf\"]\n  }\n}\n", Edited.Apply("", changes[1].GetProperty("edits")));
    }

    [Fact]
    public void Where_no_file_can_be_created_or_edited_nothing_is_offered()
    {
        Assert.Empty(Ask(Plain, null, 7, "refactor"));
        Assert.Empty(Ask(Creating, "{ \"aliases\": 5 }", 7, "refactor"));
        var change = Assert.Single(Ask(Plain, "{}", 7, "refactor")).GetProperty("edit").GetProperty("changes").GetProperty(ProjectUri);
        Assert.Contains("cf", Edited.Apply("{}", change));
    }

    [Fact]
    public void A_mention_is_made_a_link_or_no_name()
    {
        var actions = Ask(Creating, "{}", 12, "refactor");
        Assert.Equal(
            ["Make “Cloudflare” a link: refactor.rewrite", "Never match “Cloudflare” here: refactor.never", "Never match “Cloudflare” anywhere: refactor.never"],
            actions.Select(action => $"{action.GetProperty("title").GetString()}: {action.GetProperty("kind").GetString()}"));
        var link = actions[0].GetProperty("edit").GetProperty("documentChanges")[0];
        Assert.Equal(1, link.GetProperty("textDocument").GetProperty("version").GetInt32());
        Assert.Equal("- cloudflare\r\n\t- 😀 cf, [[Cloudflare]]'s\r\n", Edited.Apply(Note, link.GetProperty("edits")));
        Assert.Equal(
            "{\n  \"never\": [\n    {\"name\": \"Cloudflare\", \"in\": \"/today.outline\"}\n  ]\n}",
            Edited.Apply("{}", actions[1].GetProperty("edit").GetProperty("documentChanges")[0].GetProperty("edits")));
        Assert.Equal(
            "{\n  \"never\": [\n    \"Cloudflare\"\n  ]\n}",
            Edited.Apply("{}", actions[2].GetProperty("edit").GetProperty("documentChanges")[0].GetProperty("edits")));
    }

    [Theory]
    [InlineData("refactor.rewrite", 1)]
    [InlineData("refactor.never", 2)]
    [InlineData("refactor.alias", 0)]
    [InlineData("refactor.extract", 0)]
    [InlineData("quickfix", 0)]
    public void The_client_says_what_kinds_it_wants(string only, int count) => Assert.Equal(count, Ask(Creating, "{}", 12, only).Count);

    [Fact]
    public async Task The_nearest_project_file_is_edited_as_it_stands_on_disk()
    {
        _folder.Write(".outline.json", "{}");
        _folder.Write("sub/.outline.json", "{ \"never\": [\"x\"] }");
        _folder.Write("a.outline", Note);
        _folder.Write("sub/deep/a.outline", Note);
        await using var editor = Editor.Start();
        await editor.InitializeAsync(Creating, folders: [_folder.Path]);
        editor.Wire.Notify("initialized", new { });
        await editor.SettleAsync();
        foreach (var (path, project, text, expected) in new[]
        {
            ("sub/deep/a.outline", "sub/.outline.json", "{ \"never\": [\"x\"] }", "{ \"never\": [\"x\"], \"aliases\": {\"cloudflare\": [\"cf\"]} }"),
            ("a.outline", ".outline.json", "{}", "{\n  \"aliases\": {\n    \"cloudflare\": [\"cf\"]\n  }\n}"),
        })
        {
            string uri = FileUri.Of(_folder.Of(path));
            editor.Open(Note, uri);
            var actions = (await editor.Wire.RequestAsync("textDocument/codeAction", new
            {
                textDocument = new { uri },
                range = new { start = new { line = 1, character = 7 }, end = new { line = 1, character = 7 } },
                context = new { diagnostics = Array.Empty<int>() },
            })).Result;
            var change = Assert.Single(actions.EnumerateArray()).GetProperty("edit").GetProperty("documentChanges")[0];
            Assert.Equal(FileUri.Of(_folder.Of(project)), change.GetProperty("textDocument").GetProperty("uri").GetString());
            Assert.Equal(expected, Edited.Apply(text, change.GetProperty("edits")));
        }
    }

    private static List<JsonElement> Ask(string capabilities, string? projectText, int character, string only, ProjectAlias[]? aliases = null)
    {
        var host = new WorkspaceHost();
        if (projectText is not null)
            host.Apply(new WorkspaceChange.ProjectsRead([new(ProjectUri, "file:///notes", new ProjectSettings { Aliases = [.. aliases ?? []] })]));
        var snapshot = host.Apply(new WorkspaceChange.Opened(Editor.Uri, 1, Note, Editor.Uri, "today.outline"));
        var output = new ArrayBufferWriter<byte>();
        CodeActions.Write(
            new(snapshot, ClientCapabilities.Of(JsonSerializer.Deserialize<JsonElement>(capabilities)), new()) { Projects = new FakeProjectFiles(ProjectUri, projectText) },
            new(new(Editor.Uri), new(new(1, character), new(1, character)), new([only])), output, CancellationToken.None);
        return [.. JsonSerializer.Deserialize<JsonElement>(output.WrittenSpan).EnumerateArray()];
    }
}
