using System.Text.Json;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public class WorkspaceSymbolsTests
{
    private const string Lazy = """{"workspace":{"symbol":{"resolveSupport":{"properties":["location.range"]}}}}""";

    private static readonly (string, string)[] _files =
        [("a.outline", "explore\n- cloudflare (cf)\n\t- cloud pricing\n"), ("clouds.outline", "- acme\n")];

    [Fact]
    public async Task Symbols_have_kind_container_and_place()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        Assert.Equal(
            """
            [{"name":"cloudflare","kind":5,"containerName":"explore","location":{"uri":"file:///notes/a.outline","range":{"start":{"line":1,"character":2},"end":{"line":1,"character":12}}}},
            {"name":"clouds","kind":1,"containerName":"clouds.outline","location":{"uri":"file:///notes/clouds.outline","range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}}},
            {"name":"cloud pricing","kind":15,"containerName":"explore","location":{"uri":"file:///notes/a.outline","range":{"start":{"line":2,"character":3},"end":{"line":2,"character":16}}}}]
            """.ReplaceLineEndings(""),
            (await AskAsync(editor, "cloud")).GetRawText());
    }

    [Theory]
    [InlineData("cf", "cloudflare (cf) 5")]
    [InlineData("expl", "explore 3")]
    [InlineData("nobody", "")]
    public async Task Aliases_and_sections_are_found(string query, string expected)
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        Assert.Equal(expected, string.Join('\n', (await AskAsync(editor, query)).EnumerateArray().Select(symbol => $"{symbol.GetProperty("name")} {symbol.GetProperty("kind")}")));
    }

    [Fact]
    public async Task A_client_that_resolves_gets_places_later()
    {
        await using var editor = await Vault.OpenAsync(Lazy, _files);
        foreach (var symbol in (await AskAsync(editor, "cloud")).EnumerateArray())
        {
            Assert.False(symbol.GetProperty("location").TryGetProperty("range", out _));
            var resolved = (await editor.Wire.RequestAsync("workspaceSymbol/resolve", symbol)).Result;
            Assert.Equal(symbol.GetProperty("name").GetString(), resolved.GetProperty("name").GetString());
            int line = symbol.GetProperty("name").GetString() switch { "cloudflare" => 1, "clouds" => 0, _ => 2 };
            Assert.Equal(line, resolved.GetProperty("location").GetProperty("range").GetProperty("start").GetProperty("line").GetInt32());
        }
    }

    [Theory]
    [InlineData("""{"name":"a","kind":5,"location":{"uri":"file:///gone"},"data":{"key":"17","line":3}}""")]
    [InlineData("""{"name":"a","kind":5,"location":{"uri":"file:///notes/a.outline"},"data":{"key":"x","line":-3}}""")]
    [InlineData("""{"name":"a","kind":5,"location":{"uri":"file:///notes/a.outline"},"data":{"key":"17","line":-3}}""")]
    [InlineData("""{"name":"a\ud800","kind":5,"location":{"uri":"file:///notes/a.outline"}}""")]
    public async Task A_symbol_that_is_gone_leads_to_the_start(string symbol)
    {
        await using var editor = await Vault.OpenAsync(Lazy, _files);
        editor.Wire.Send($$"""{"jsonrpc":"2.0","id":"x","method":"workspaceSymbol/resolve","params":{{symbol}}}""");
        Assert.Equal(
            """{"start":{"line":0,"character":0},"end":{"line":0,"character":0}}""",
            (await editor.Wire.AnswerAsync("\"x\"")).Result.GetProperty("location").GetProperty("range").GetRawText());
    }

    [Fact]
    public async Task A_keystroke_is_searchable_at_once()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        editor.Open("- acme note\n");
        editor.Edit(0, 11, 11, "Qx");
        Assert.Equal("acme noteQx", (await AskAsync(editor, "noteQx"))[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Parts_go_ahead_where_the_client_takes_them()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        Assert.Equal("[]", (await editor.Wire.RequestAsync("workspace/symbol", new { query = "cloud", partialResultToken = 7 })).Result.GetRawText());
        var parts = editor.Wire.Take("$/progress").ConvertAll(part => part.GetProperty("params"));
        Assert.All(parts, part => Assert.Equal(7, part.GetProperty("token").GetInt32()));
        Assert.Equal(
            ["cloudflare, clouds", "cloud pricing"],
            parts.Select(part => string.Join(", ", part.GetProperty("value").EnumerateArray().Select(symbol => symbol.GetProperty("name").GetString()))));
    }

    private static async Task<JsonElement> AskAsync(Editor editor, string query) => (await editor.Wire.RequestAsync("workspace/symbol", new { query })).Result;
}
