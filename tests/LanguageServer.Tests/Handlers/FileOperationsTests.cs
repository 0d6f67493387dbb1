using System.Text.Json;
using CommandLine.Tests;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public sealed class FileOperationsTests : IDisposable
{
    private const string Able = """
        {"textDocument":{"diagnostic":{}},
        "workspace":{"symbol":{},"workspaceEdit":{"documentChanges":true},"fileOperations":{"willRename":true,"didRename":true,"didDelete":true}}}
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_offered_to_clients_that_tell_of_it()
    {
        await using var editor = Editor.Start();
        var offered = (await editor.InitializeAsync(Able)).Result.GetProperty("capabilities").GetProperty("workspace").GetProperty("fileOperations");
        Assert.Equal(["willRename", "didRename", "didDelete"], offered.EnumerateObject().Select(operation => operation.Name));
        Assert.All(offered.EnumerateObject(), operation => Assert.Equal(
            ["""{"scheme":"file","pattern":{"glob":"**/*.{outline,notes,txt,md,markdown}","matches":"file"}}""", """{"scheme":"file","pattern":{"glob":"**","matches":"folder"}}"""],
            operation.Value.GetProperty("filters").EnumerateArray().Select(filter => filter.GetRawText())));
        await using var other = Editor.Start();
        Assert.False((await other.InitializeAsync(Abilities.Pull)).Result.GetProperty("capabilities").TryGetProperty("workspace", out _));
    }

    [Fact]
    public async Task Links_follow_in_open_notes_and_in_files()
    {
        await using var editor = await Vault.OpenAsync(Able, ("plan b.md", "- [x](today.outline)"), ("c.outline", "- we see, [[plan b]]\r\n"));
        editor.Open("- we see, [x](plan%20b.md)\n", "file:///notes/today%2Eoutline");
        // Clients write URIs in more ways than one.
        var changes = (await WillRenameAsync(editor, ("FILE:///notes/plan%20%62.md", "file:///notes/sub/plan%20c.md"))).GetProperty("documentChanges");
        Assert.Equal(
            [
                "file:///notes/c.outline null plan c",
                "file:///notes/plan b.md null ../today.outline",
                "file:///notes/today%2Eoutline 1 sub/plan%20c.md",
            ],
            changes.EnumerateArray().Select(change =>
                $"{change.GetProperty("textDocument").GetProperty("uri").GetString()} {change.GetProperty("textDocument").GetProperty("version").GetRawText()} "
                + change.GetProperty("edits")[0].GetProperty("newText").GetString()));
    }

    [Fact]
    public async Task Where_no_link_follows_there_is_no_edit()
    {
        await using var editor = await Vault.OpenAsync(Able, ("a.md", "text"));
        Assert.Equal(JsonValueKind.Null, (await WillRenameAsync(editor, ("file:///notes/a.md", "file:///notes/b.md"))).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await WillRenameAsync(editor, ("untitled:a", "untitled:b"))).ValueKind);
    }

    [Fact]
    public async Task What_was_moved_or_deleted_is_looked_at_again()
    {
        _folder.Write("one.outline", "- acme one\n");
        _folder.Write("two.outline", "- acme two\n");
        await using var editor = Editor.Start();
        await editor.InitializeAsync(Able, folders: [_folder.Path]);
        editor.Wire.Notify("initialized", new { });
        await editor.SettleAsync();
        Assert.Equal(["one.outline acme one", "two.outline acme two"], await CompaniesAsync(editor));

        File.Move(_folder.Of("one.outline"), _folder.Of("three.outline"));
        editor.Wire.Notify("workspace/didRenameFiles", new { files = new[] { new { oldUri = FileUri.Of(_folder.Of("one.outline")), newUri = FileUri.Of(_folder.Of("three.outline")) } } });
        await editor.SettleAsync();
        Assert.Equal(["three.outline acme one", "two.outline acme two"], await CompaniesAsync(editor));

        File.Delete(_folder.Of("two.outline"));
        editor.Wire.Notify("workspace/didDeleteFiles", new { files = new[] { new { uri = FileUri.Of(_folder.Of("two.outline")) } } });
        await editor.SettleAsync();
        Assert.Equal(["three.outline acme one"], await CompaniesAsync(editor));
    }

    private static async Task<string[]> CompaniesAsync(Editor editor) =>
    [
        .. (await editor.Wire.RequestAsync("workspace/symbol", new { query = "acme" })).Result.EnumerateArray()
            .Select(symbol => (Uri: symbol.GetProperty("location").GetProperty("uri").GetString()!, Name: symbol.GetProperty("name").GetString()))
            .Select(symbol => $"{symbol.Uri[(symbol.Uri.LastIndexOf('/') + 1)..]} {symbol.Name}").Order(),
    ];

    private static async Task<JsonElement> WillRenameAsync(Editor editor, params (string Old, string New)[] files) => (await editor.Wire.RequestAsync(
        "workspace/willRenameFiles", new { files = files.Select(file => new { oldUri = file.Old, newUri = file.New }) })).Result;
}
