using System.Text.Json;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public class DocumentSymbolsTests
{
    private const string Note = "chats\n\n- sentry - errors\n\t- problem: noise é🙂\n\t- [ ] call\n\t- https://sentry.io\n-\n";

    [Fact]
    public async Task The_outline_is_a_tree()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(Note);
        Assert.Equal(
            """
            [{"name":"chats","kind":3,"selectionRange":{"start":{"line":0,"character":0},"end":{"line":0,"character":5}},"children":[
            {"name":"sentry","detail":"errors","kind":5,"selectionRange":{"start":{"line":2,"character":2},"end":{"line":2,"character":8}},"children":[
            {"name":"problem","detail":"noise é🙂","kind":7,"selectionRange":{"start":{"line":3,"character":3},"end":{"line":3,"character":10}},"range":{"start":{"line":3,"character":0},"end":{"line":3,"character":21}}},
            {"name":"[ ] call","kind":17,"selectionRange":{"start":{"line":4,"character":3},"end":{"line":4,"character":11}},"range":{"start":{"line":4,"character":0},"end":{"line":4,"character":11}}},
            {"name":"https://sentry.io","kind":11,"selectionRange":{"start":{"line":5,"character":3},"end":{"line":5,"character":20}},"range":{"start":{"line":5,"character":0},"end":{"line":5,"character":20}}}],"range":{"start":{"line":2,"character":0},"end":{"line":5,"character":20}}},
            {"name":"(empty)","kind":15,"selectionRange":{"start":{"line":6,"character":1},"end":{"line":6,"character":1}},"range":{"start":{"line":6,"character":0},"end":{"line":6,"character":1}}}],"range":{"start":{"line":0,"character":0},"end":{"line":6,"character":1}}}]
            """.ReplaceLineEndings(""),
            (await editor.SymbolsAsync()).GetRawText());
    }

    [Fact]
    public async Task A_client_that_knows_no_trees_gets_a_list()
    {
        await using var editor = await Editor.OpenAsync("""{"textDocument":{"documentSymbol":{}}}""");
        editor.Open("- a\n\t- b\n- c\n");
        Assert.Equal(
            """
            [{"name":"a","kind":5,"location":{"uri":"file:///notes/today.outline","range":{"start":{"line":0,"character":0},"end":{"line":1,"character":4}}}},
            {"name":"b","kind":15,"containerName":"a","location":{"uri":"file:///notes/today.outline","range":{"start":{"line":1,"character":0},"end":{"line":1,"character":4}}}},
            {"name":"c","kind":5,"location":{"uri":"file:///notes/today.outline","range":{"start":{"line":2,"character":0},"end":{"line":2,"character":3}}}}]
            """.ReplaceLineEndings(""),
            (await editor.SymbolsAsync()).GetRawText());
    }

    [Theory]
    [InlineData("", "[]")]
    [InlineData("\n\n", "[]")]
    public async Task A_document_without_items_has_no_symbols(string text, string symbols)
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(text);
        Assert.Equal(symbols, (await editor.SymbolsAsync()).GetRawText());
    }

    [Fact]
    public async Task A_large_and_deep_document_is_whole()
    {
        await using var editor = await Editor.OpenAsync();
        var lines = Enumerable.Range(0, 20_000).Select(i => $"{new string('\t', i % 150)}- \"item\" {i} \\ {new string('é', i % 7)}");
        editor.Open(string.Join('\n', lines));
        Assert.Equal(20_000, Count(await editor.SymbolsAsync()));
    }

    [Fact]
    public async Task A_very_long_line_is_whole()
    {
        await using var editor = await Editor.OpenAsync();
        string name = new('\u0001', 300_000);
        editor.Open($"- {name}!");
        Assert.Equal(name + "!", (await editor.SymbolsAsync())[0].GetProperty("name").GetString());
    }

    private static int Count(JsonElement symbols) => symbols.EnumerateArray().Sum(symbol => 1 + (symbol.TryGetProperty("children", out var children) ? Count(children) : 0));
}
