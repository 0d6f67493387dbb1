using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public class InlayHintsTests
{
    private const string Note = "- cloudflare (cf)\n\t- with cf\n";

    [Fact]
    public async Task A_mention_by_another_name_is_followed_by_the_company()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(Note);
        Assert.Equal(
            """
            [{"position":{"line":1,"character":10},"label":[{"value":"cloudflare","location":{"uri":"file:///notes/today.outline","range":{"start":{"line":0,"character":2},"end":{"line":0,"character":12}}}}],"tooltip":"cf is an alias of cloudflare","paddingLeft":true}]
            """,
            await AskAsync(editor));
    }

    [Fact]
    public async Task They_can_be_turned_off()
    {
        await using var editor = await Editor.OpenAsync(options: new { settings = new { inlayHints = new { aliases = false } } });
        editor.Open(Note);
        Assert.Equal("[]", await AskAsync(editor));
    }

    [Fact]
    public async Task A_document_that_is_not_open_has_none()
    {
        await using var editor = await Editor.OpenAsync();
        Assert.Equal("null", await AskAsync(editor));
    }

    private static async Task<string> AskAsync(Editor editor) => (await editor.Wire.RequestAsync("textDocument/inlayHint", new
    {
        textDocument = new { uri = Editor.Uri },
        range = new { start = new { line = 0, character = 0 }, end = new { line = 9, character = 0 } },
    })).Result.GetRawText();
}
