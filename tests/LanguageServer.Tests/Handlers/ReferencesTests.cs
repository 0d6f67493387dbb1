using System.Text.Json;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public class ReferencesTests
{
    private static readonly (string, string)[] _files = [("b.outline", "see Acme, acme.\n"), ("a.outline", "- acme\n\t- it's acme\n"), ("c.outline", "nothing\n")];

    [Fact]
    public async Task Mentions_come_by_path_and_place()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        editor.Open("we met Acme's team.\n");
        var result = await AskAsync(editor, includeDeclaration: false);
        Assert.Equal(
            """{"uri":"file:///notes/a.outline","range":{"start":{"line":1,"character":8},"end":{"line":1,"character":12}}}""",
            result[0].GetRawText());
        Assert.Equal(["a.outline 1:8", "b.outline 0:4", "b.outline 0:10", "today.outline 0:7"], Told(result));
    }

    [Fact]
    public async Task Definitions_come_with_them_where_they_are_asked_for()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        editor.Open("we met Acme's team.\n");
        Assert.Equal(["a.outline 0:2", "a.outline 1:8", "b.outline 0:4", "b.outline 0:10", "today.outline 0:7"], Told(await AskAsync(editor, includeDeclaration: true)));
    }

    [Fact]
    public async Task Parts_go_ahead_where_the_client_takes_them()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        editor.Open("we met Acme's team.\n");
        var result = (await editor.Wire.RequestAsync("textDocument/references", new
        {
            textDocument = new { uri = Editor.Uri },
            position = new { line = 0, character = 8 },
            context = new { includeDeclaration = true },
            partialResultToken = "parts",
        })).Result;
        Assert.Equal("[]", result.GetRawText());
        var parts = editor.Wire.Take("$/progress").ConvertAll(part => part.GetProperty("params"));
        Assert.All(parts, part => Assert.Equal("parts", part.GetProperty("token").GetString()));
        Assert.Equal(
            ["a.outline 0:2, a.outline 1:8", "b.outline 0:4, b.outline 0:10", "today.outline 0:7"],
            parts.Select(part => string.Join(", ", Told(part.GetProperty("value")))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Thousands_of_mentions_are_whole()
    {
        await using var editor = await Vault.OpenAsync(
            Abilities.Pull, Enumerable.Range(0, 2000).Select(i => ($"d{i % 100:00}/note {i:0000}.outline", $"- note {i}\n\t- compare with [[acme]] and \"é\"\n")));
        editor.Open("- acme\n");
        var result = await AskAsync(editor, includeDeclaration: false, character: 3);
        Assert.Equal(2000, result.GetArrayLength());
        Assert.Equal("file:///notes/d00/note 0000.outline", result[0].GetProperty("uri").GetString());
    }

    [Fact]
    public async Task Without_a_name_or_a_document_there_are_none()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        Assert.Equal(JsonValueKind.Null, (await AskAsync(editor, includeDeclaration: true)).ValueKind);
        editor.Open("nothing here");
        Assert.Equal(JsonValueKind.Null, (await AskAsync(editor, includeDeclaration: true)).ValueKind);
    }

    [Fact]
    public async Task Highlights_are_those_of_the_document()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        editor.Open("- Acme (ac)\n\t- ac now\n");
        Assert.Equal(
            """
            [{"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":6}},"kind":3},
            {"range":{"start":{"line":0,"character":8},"end":{"line":0,"character":10}},"kind":3},
            {"range":{"start":{"line":1,"character":3},"end":{"line":1,"character":5}},"kind":2}]
            """.ReplaceLineEndings(""),
            (await editor.AskAtAsync("textDocument/documentHighlight", 1, 4)).GetRawText());
        Assert.Equal(JsonValueKind.Null, (await editor.AskAtAsync("textDocument/documentHighlight", 1, 8)).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await editor.AskAtAsync("textDocument/documentHighlight", 1, 4, "x:other")).ValueKind);
    }

    private static async Task<JsonElement> AskAsync(Editor editor, bool includeDeclaration, int character = 8) => (await editor.Wire.RequestAsync(
        "textDocument/references",
        new { textDocument = new { uri = Editor.Uri }, position = new { line = 0, character }, context = new { includeDeclaration } })).Result;

    private static IEnumerable<string> Told(JsonElement places) => places.EnumerateArray().Select(place =>
        $"{place.GetProperty("uri").GetString()!["file:///notes/".Length..]} {place.GetProperty("range").GetProperty("start").GetProperty("line")}"
        + $":{place.GetProperty("range").GetProperty("start").GetProperty("character")}");
}
