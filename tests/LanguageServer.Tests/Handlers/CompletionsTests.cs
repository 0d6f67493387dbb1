using System.Text.Json;
using LanguageServer.JsonRpc;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public class CompletionsTests
{
    private const string Plain = """{"textDocument":{"completion":{}}}""";

    private const string Note = "chats\n- builder.io - visual\n\t- raised *much*\n- bu\n- acme holdings\n\t- acme ho\n\t- [[bui]]\n";

    [Fact]
    public async Task What_all_items_share_is_said_once()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(Note);
        Assert.Equal(
            """
            {"isIncomplete":false,"itemDefaults":{"editRange":{"start":{"line":6,"character":5},"end":{"line":6,"character":10}},"data":{"names":true}},"items":[{"label":"builder.io","kind":7,"sortText":"000","textEditText":"builder.io]]"}]}
            """,
            (await AskAsync(editor, 6, 8)).GetRawText());
    }

    [Fact]
    public async Task An_item_replaces_what_it_needs()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- builder.io\n- acme holdings\n- hopin\n- hotel\n\t- acme hox\n");
        Assert.Equal(
            """
            {"isIncomplete":false,"itemDefaults":{"editRange":{"insert":{"start":{"line":4,"character":8},"end":{"line":4,"character":10}},"replace":{"start":{"line":4,"character":8},"end":{"line":4,"character":11}}},"data":{"names":true}},"items":[{"label":"acme holdings","kind":7,"sortText":"000","textEdit":{"newText":"acme holdings","insert":{"start":{"line":4,"character":3},"end":{"line":4,"character":10}},"replace":{"start":{"line":4,"character":3},"end":{"line":4,"character":11}}}},{"label":"hopin","kind":7,"sortText":"001"},{"label":"hotel","kind":7,"sortText":"002"}]}
            """,
            (await AskAsync(editor, 4, 10)).GetRawText());
    }

    [Fact]
    public async Task A_client_that_knows_little_gets_everything_with_each_item()
    {
        await using var editor = await Editor.OpenAsync(Plain);
        editor.Open(Note);
        Assert.Equal(
            """
            {"isIncomplete":false,"items":[{"label":"builder.io","kind":7,"sortText":"000","textEdit":{"newText":"builder.io]]","range":{"start":{"line":6,"character":5},"end":{"line":6,"character":10}}},"data":{"names":true}}]}
            """,
            (await AskAsync(editor, 6, 8)).GetRawText());
    }

    [Theory]
    [InlineData(Abilities.Pull, "markdown", "**builder\\.io** \\- visual\n\n- raised \\*much\\*")]
    [InlineData(Plain, "plaintext", "builder.io - visual\n- raised *much*")]
    public async Task What_is_known_of_a_name_comes_when_it_is_looked_at(string abilities, string kind, string text)
    {
        await using var editor = await Editor.OpenAsync(abilities);
        editor.Open(Note);
        var list = await AskAsync(editor, 6, 8);
        var item = list.GetProperty("items")[0];
        var sent = item.Deserialize<Dictionary<string, object>>()!;
        sent["data"] = new { names = true };
        sent["custom"] = "kept";
        var resolved = (await editor.Wire.RequestAsync("completionItem/resolve", sent)).Result;
        Assert.Equal("chats · today.outline", resolved.GetProperty("detail").GetString());
        Assert.Equal((kind, text), (resolved.GetProperty("documentation").GetProperty("kind").GetString(), resolved.GetProperty("documentation").GetProperty("value").GetString()));
        Assert.Equal("kept", resolved.GetProperty("custom").GetString());
        Assert.Equal(item.GetProperty("sortText").GetString(), resolved.GetProperty("sortText").GetString());
    }

    [Theory]
    [InlineData("""{"label":"builder.io","kind":7}""")]
    [InlineData("""{"label":"builder.io","kind":7,"data":3}""")]
    [InlineData("""{"label":"builder.io","kind":10,"data":{"names":true}}""")]
    [InlineData("""{"label":"nobody","kind":7,"data":{"names":true}}""")]
    [InlineData("""{"label":"half \ud83d","detail":"\ud83d"}""")]
    public async Task Everything_else_comes_back_as_it_was(string item)
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(Note);
        editor.Wire.Send($$"""{"jsonrpc":"2.0","id":777,"method":"completionItem/resolve","params":{{item}}}""");
        Assert.Equal(item, (await editor.Wire.AnswerAsync("777")).Result.GetRawText());
    }

    [Fact]
    public async Task What_is_no_item_is_refused()
    {
        await using var editor = await Editor.OpenAsync();
        Assert.Equal(ErrorCodes.InvalidParams, (await editor.Wire.RequestAsync("completionItem/resolve", new { kind = 7 })).ErrorCode);
    }

    [Fact]
    public async Task Half_of_a_surrogate_pair_survives()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.Send("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"" + Editor.Uri
            + "\",\"languageId\":\"outline\",\"version\":1,\"text\":\"- acme \\ud83d\\n- [[\"}}}");
        Assert.Contains("\\ud83d", (await AskAsync(editor, 1, 4)).GetRawText());
    }

    [Fact]
    public async Task Where_nothing_fits_the_list_is_empty_and_where_no_document_is_there_is_none()
    {
        await using var editor = await Editor.OpenAsync();
        Assert.Equal(JsonValueKind.Null, (await AskAsync(editor, 0, 0)).ValueKind);
        editor.Open(Note);
        Assert.Equal("""{"isIncomplete":false,"items":[]}""", (await AskAsync(editor, int.MaxValue, 3)).GetRawText());
    }

    private static async Task<JsonElement> AskAsync(Editor editor, int line, int character) => (await editor.Wire.RequestAsync(
        "textDocument/completion", new { textDocument = new { uri = Editor.Uri }, position = new { line, character } })).Result;
}
