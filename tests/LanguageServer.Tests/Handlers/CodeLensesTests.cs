using System.Text.Json;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public class CodeLensesTests
{
    private const string Note = "- sentry\n\t- vs airbyte, airbyte\n- airbyte\n";

    [Fact]
    public async Task Lenses_come_at_once_and_are_counted_later()
    {
        await using var editor = await Editor.OpenAsync(options: new { commands = new[] { "outline.showReferences" } });
        editor.Open(Note);
        var lenses = (await editor.AskAsync("textDocument/codeLens")).Result;
        Assert.Equal(
            """{"range":{"start":{"line":2,"character":2},"end":{"line":2,"character":9}},"data":{"uri":"file:///notes/today.outline","name":"airbyte"}}""",
            lenses[1].GetRawText());
        var command = (await editor.Wire.RequestAsync("codeLens/resolve", lenses[1])).Result.GetProperty("command");
        Assert.Equal(
            """
            {"title":"2 mentions","command":"outline.showReferences","arguments":["file:///notes/today.outline",{"line":2,"character":2},[{"uri":"file:///notes/today.outline","range":{"start":{"line":1,"character":6},"end":{"line":1,"character":13}}},{"uri":"file:///notes/today.outline","range":{"start":{"line":1,"character":15},"end":{"line":1,"character":22}}}]]}
            """,
            command.GetRawText());
        Assert.Equal("""{"title":"no mentions","command":""}""", (await editor.Wire.RequestAsync("codeLens/resolve", lenses[0])).Result.GetProperty("command").GetRawText());
    }

    [Fact]
    public async Task A_client_without_the_command_gets_the_text_alone()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(Note);
        var lens = (await editor.AskAsync("textDocument/codeLens")).Result[1];
        Assert.Equal("""{"title":"2 mentions","command":""}""", (await editor.Wire.RequestAsync("codeLens/resolve", lens)).Result.GetProperty("command").GetRawText());
    }

    [Fact]
    public async Task Somebody_elses_lens_comes_back_without_a_command()
    {
        await using var editor = await Editor.OpenAsync();
        var resolved = (await editor.Wire.RequestAsync("codeLens/resolve", new { range = new { start = new { line = 0, character = 0 }, end = new { line = 0, character = 0 } } })).Result;
        Assert.False(resolved.TryGetProperty("command", out _));
    }

    [Fact]
    public async Task They_can_be_turned_off()
    {
        await using var editor = await Editor.OpenAsync(options: new { settings = new { codeLens = new { mentions = false } } });
        editor.Open(Note);
        Assert.Equal("[]", (await editor.AskAsync("textDocument/codeLens")).Result.GetRawText());
    }

    [Fact]
    public async Task A_document_that_is_not_open_has_none()
    {
        await using var editor = await Editor.OpenAsync();
        Assert.Equal(JsonValueKind.Null, (await editor.AskAsync("textDocument/codeLens")).Result.ValueKind);
    }
}
