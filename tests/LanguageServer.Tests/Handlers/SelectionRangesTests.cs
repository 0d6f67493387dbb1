using System.Text.Json;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public class SelectionRangesTests
{
    [Fact]
    public async Task Each_position_has_ranges_from_the_inside_out()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a\n\t- b c\n");
        var result = await AskAsync(editor, new { line = 1, character = 5 }, new { line = 99, character = 0 });
        Assert.Equal(["1:5-1:5", "1:5-1:6", "1:3-1:6", "1:1-1:6", "1:0-1:6", "0:0-1:6", "0:0-2:0"], Ranges(result[0]));
        Assert.Equal("0:0-2:0", Ranges(result[1]).Last());
    }

    [Fact]
    public async Task There_is_no_limit_to_the_depth()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(string.Join('\n', Enumerable.Range(0, 1500).Select(i => new string('\t', i) + "- a")));
        Assert.True(Ranges((await AskAsync(editor, new { line = 1499, character = 1502 }))[0]).Count() > 1500);
    }

    [Fact]
    public async Task A_document_that_is_not_open_has_none()
    {
        await using var editor = await Editor.OpenAsync();
        Assert.Equal(JsonValueKind.Null, (await AskAsync(editor)).ValueKind);
    }

    private static async Task<JsonElement> AskAsync(Editor editor, params object[] positions) => (await editor.Wire.RequestAsync(
        "textDocument/selectionRange", new { textDocument = new { uri = Editor.Uri }, positions })).Result;

    private static IEnumerable<string> Ranges(JsonElement range)
    {
        for (JsonElement? step = range; step is { } at; step = at.TryGetProperty("parent", out var parent) ? parent : null)
            yield return $"{Text(at.GetProperty("range").GetProperty("start"))}-{Text(at.GetProperty("range").GetProperty("end"))}";
    }

    private static string Text(JsonElement position) => $"{position.GetProperty("line")}:{position.GetProperty("character")}";
}
