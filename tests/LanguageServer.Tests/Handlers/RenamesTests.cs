using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using LanguageServer.Handlers;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using LanguageServer.Tests.Support;
using Outline.Workspace;

namespace LanguageServer.Tests.Handlers;

public class RenamesTests
{
    private const string Annotating = """
        {"textDocument":{"rename":{"prepareSupport":true}},"workspace":{"workspaceEdit":{"documentChanges":true,"changeAnnotationSupport":{}}}}
        """;

    private const string Plain = """{"textDocument":{"rename":{}}}""";

    [Fact]
    public async Task Open_notes_are_edited_in_their_version_and_files_in_none()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, ("b.outline", "- x\r\n\t- 😀 Builder's\r\n"));
        editor.Open("- builder.io\n");
        editor.Edit(0, 12, 12, " - met");
        var changes = (await RenameAsync(editor, 0, 4, "fastly.com")).Result.GetProperty("documentChanges");
        Assert.Equal(
            [
                """{"textDocument":{"uri":"file:///notes/b.outline","version":null},"edits":[{"range":{"start":{"line":1,"character":6},"end":{"line":1,"character":13}},"newText":"Fastly"}]}""",
                """{"textDocument":{"uri":"file:///notes/today.outline","version":2},"edits":[{"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":12}},"newText":"fastly.com"}]}""",
            ],
            changes.EnumerateArray().Select(change => change.GetRawText()));
    }

    [Fact]
    public async Task Edits_say_what_they_are_for_where_the_client_shows_it()
    {
        await using var editor = await Vault.OpenAsync(Annotating);
        editor.Open("- builder.io (aka bu)\n\t- builder, builder.io, [[builder]] and bu\n");
        var edit = (await RenameAsync(editor, 0, 4, "fastly.com")).Result;
        Assert.Equal(
            ["definition", "short", "mention", "link"],
            edit.GetProperty("documentChanges")[0].GetProperty("edits").EnumerateArray().Select(one => one.GetProperty("annotationId").GetString()));
        Assert.Equal(
            ["definition False", "mention False", "link False", "short False"],
            edit.GetProperty("changeAnnotations").EnumerateObject().Select(one => $"{one.Name} {one.Value.GetProperty("needsConfirmation").GetBoolean()}"));
        Assert.All(edit.GetProperty("changeAnnotations").EnumerateObject(), one => Assert.NotEmpty(one.Value.GetProperty("label").GetString()!));

        var alias = (await RenameAsync(editor, 0, 19, "bldr")).Result;
        Assert.Equal(["alias False"], alias.GetProperty("changeAnnotations").EnumerateObject().Select(one => $"{one.Name} {one.Value.GetProperty("needsConfirmation").GetBoolean()}"));
    }

    [Fact]
    public async Task A_client_that_knows_no_versions_gets_plain_changes_and_is_not_told_of_preparing()
    {
        await using var editor = Editor.Start();
        var capabilities = (await editor.InitializeAsync(Plain)).Result.GetProperty("capabilities");
        Assert.Equal(JsonValueKind.True, capabilities.GetProperty("renameProvider").ValueKind);
        editor.Wire.Notify("initialized", new { });
        editor.Open("- acme");
        Assert.Equal(
            """{"changes":{"file:///notes/today.outline":[{"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":6}},"newText":"fastly"}]}}""",
            (await RenameAsync(editor, 0, 4, "fastly")).Result.GetRawText());
    }

    [Fact]
    public async Task What_can_be_renamed_is_told_with_its_name()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- builder.io\n\t- a builder and\n");
        Assert.Equal(
            """{"range":{"start":{"line":1,"character":5},"end":{"line":1,"character":12}},"placeholder":"builder.io"}""",
            (await editor.AskAtAsync("textDocument/prepareRename", 1, 7)).GetRawText());
        Assert.Equal(JsonValueKind.Null, (await editor.AskAtAsync("textDocument/prepareRename", 1, 14)).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await editor.AskAtAsync("textDocument/prepareRename", 0, 4, "file:///not/open")).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await RenameAsync(editor, 1, 14, "x1")).Result.ValueKind);
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_in_a_sentence_that_names_the_place()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, ("b.outline", "- fastly\n"), ("today.md", "text"));
        editor.Open("- acme\n- see the [[today]]\n");
        var taken = await RenameAsync(editor, 0, 4, "Fastly");
        Assert.Equal(ErrorCodes.RequestFailed, taken.ErrorCode);
        Assert.Equal("“Fastly” is the name of something already: b.outline:1.", taken.ErrorText);
        var page = await editor.Wire.RequestAsync(
            "textDocument/prepareRename", new { textDocument = new { uri = Editor.Uri }, position = new { line = 1, character = 14 } });
        Assert.Equal(ErrorCodes.RequestFailed, page.ErrorCode);
        Assert.Contains("rename the file", page.ErrorText);
    }

    [Fact]
    public void The_project_file_follows()
    {
        const string text = "{\r\n\t// ours\r\n\t\"aliases\": { \"acme\": [\"ac\", \"é\"] },\r\n}\r\n";
        Assert.Equal(text.Replace("\"acme\"", "\"fastly\""), Renamed(text, "- acme\n\t- ac\n", 0, 3, "fastly"));
        Assert.Equal(text.Replace("\"ac\"", "\"ax\""), Renamed(text, "- acme\n\t- ac\n", 1, 4, "ax"));
    }

    [Fact]
    public void A_project_file_that_cannot_be_edited_is_told_of()
    {
        Assert.Contains("/notes/.outline.json", Assert.Throws<ResponseException>(() => Renamed(null, "- acme\n\t- ac\n", 0, 3, "fastly")).Message);
        Assert.Contains(".outline.json:2", Assert.Throws<ResponseException>(() => Renamed("{\n\"a\" }", "- acme\n\t- ac\n", 0, 3, "fastly")).Message);
    }

    private static string Renamed(string? projectText, string note, int line, int character, string newName)
    {
        const string uri = "file:///notes/.outline.json";
        var host = new WorkspaceHost();
        host.Apply(new WorkspaceChange.ProjectsRead([new(uri, "file:///notes", new ProjectSettings { Aliases = [new("acme", "ac"), new("acme", "é")] })]));
        var snapshot = host.Apply(new WorkspaceChange.Opened(Editor.Uri, 1, note, Editor.Uri, "today.outline"));
        var client = ClientCapabilities.Of(JsonSerializer.Deserialize<JsonElement>(Annotating));
        var output = new ArrayBufferWriter<byte>();
        Renames.Write(
            new(snapshot, client, new()) { Projects = new FakeProjectFiles(uri, projectText) },
            new(new(Editor.Uri), new(line, character), newName), output, CancellationToken.None);
        var change = JsonSerializer.Deserialize<JsonElement>(output.WrittenSpan).GetProperty("documentChanges").EnumerateArray().Last();
        Assert.Equal($$"""{"uri":"{{uri}}","version":null}""", change.GetProperty("textDocument").GetRawText());
        return Edited.Apply(projectText!, change.GetProperty("edits"));
    }

    private static Task<Answer> RenameAsync(Editor editor, int line, int character, string newName) => editor.Wire.RequestAsync(
        "textDocument/rename", new { textDocument = new { uri = Editor.Uri }, position = new { line, character }, newName });
}
