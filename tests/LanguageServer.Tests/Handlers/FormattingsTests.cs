using System.Text.Json;
using CommandLine.Tests;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public sealed class FormattingsTests : IDisposable
{
    private const string Crooked = "-   a\n\t-  b\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_document_is_formatted_with_small_edits()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(Crooked);
        Assert.Equal(["0:2-4 ''", "1:3-4 ''"], Told(await FormatAsync(editor)));
        editor.Replace("- a\n\t- b\n");
        Assert.Empty(Told(await FormatAsync(editor)));
    }

    [Fact]
    public async Task A_range_is_formatted_and_nothing_around_it()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(Crooked);
        var range = new { start = new { line = 1, character = 0 }, end = new { line = 1, character = 3 } };
        var textDocument = new { uri = Editor.Uri };
        object options = new { tabSize = 4, insertSpaces = true };
        Assert.Equal(["1:3-4 ''"], Told((await editor.Wire.RequestAsync("textDocument/rangeFormatting", new { textDocument, range, options })).Result));
        Assert.Equal(["1:3-4 ''"], Told((await editor.Wire.RequestAsync("textDocument/rangesFormatting", new { textDocument, ranges = new[] { range }, options })).Result));
    }

    [Fact]
    public async Task What_the_editor_wants_counts_where_nobody_has_said_anything()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a  \n- b");
        Assert.Empty(Told(await FormatAsync(editor)));
        Assert.Equal(
            ["0:3-5 ''", "1:3-3 '\n'"],
            Told(await FormatAsync(editor, new { tabSize = 2, insertSpaces = false, trimTrailingWhitespace = true, insertFinalNewline = true, other = new { } })));
    }

    [Fact]
    public async Task EditorConfig_counts_from_the_moment_a_file_is_opened()
    {
        _folder.Write(".editorconfig", "root = true\n[*]\nindent_style = space\nindent_size = 3\n");
        string uri = FileUri.Of(_folder.Write("a.outline", ""));
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a\n\t- b\n", uri);
        Assert.Equal(["1:0-1 '   '"], Told(await FormatAsync(editor, uri: uri)));
    }

    [Fact]
    public async Task Enter_continues_an_item()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a\n\n");
        Assert.Equal(["1:0-0 '- '"], Told(await TypeAsync("\n")));
        Assert.Empty(Told(await TypeAsync(";")));

        async Task<JsonElement> TypeAsync(string ch) => (await editor.Wire.RequestAsync(
            "textDocument/onTypeFormatting",
            new { textDocument = new { uri = Editor.Uri }, position = new { line = 1, character = 0 }, ch, options = new { tabSize = 4, insertSpaces = false } })).Result;
    }

    [Fact]
    public async Task A_document_that_is_not_open_has_no_answer()
    {
        await using var editor = await Editor.OpenAsync();
        Assert.Equal(JsonValueKind.Null, (await FormatAsync(editor)).ValueKind);
    }

    private static async Task<JsonElement> FormatAsync(Editor editor, object? options = null, string uri = Editor.Uri) =>
        (await editor.Wire.RequestAsync("textDocument/formatting", new { textDocument = new { uri }, options = options ?? new { tabSize = 4, insertSpaces = false } })).Result;

    private static string[] Told(JsonElement edits) =>
    [
        .. edits.EnumerateArray().Select(edit =>
        {
            var (start, end) = (edit.GetProperty("range").GetProperty("start"), edit.GetProperty("range").GetProperty("end"));
            Assert.Equal(start.GetProperty("line").GetInt32(), end.GetProperty("line").GetInt32());
            return $"{start.GetProperty("line")}:{start.GetProperty("character")}-{end.GetProperty("character")} '{edit.GetProperty("newText").GetString()}'";
        }),
    ];
}
