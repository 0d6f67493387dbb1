using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public class DocumentLinksTests
{
    [Fact]
    public async Task URLs_can_be_followed()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- see https://a.io/é and [b](https://b.io)\n");
        Assert.Equal(
            """
            [{"range":{"start":{"line":0,"character":6},"end":{"line":0,"character":20}},"target":"https://a.io/é"},{"range":{"start":{"line":0,"character":25},"end":{"line":0,"character":42}},"target":"https://b.io"}]
            """,
            (await editor.AskAsync("textDocument/documentLink")).Result.GetRawText());
    }

    [Fact]
    public async Task A_document_that_is_not_open_has_none()
    {
        await using var editor = await Editor.OpenAsync();
        Assert.Equal("null", (await editor.AskAsync("textDocument/documentLink")).Result.GetRawText());
    }
}
