using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public class FoldingRangesTests
{
    private const string Note = "chats\n\n- a\n\t- b\n\t- c\n- d\n";

    [Fact]
    public async Task What_has_something_below_it_folds()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(Note);
        Assert.Equal(
            """[{"startLine":0,"endLine":5,"collapsedText":"4 notes"},{"startLine":2,"endLine":4,"collapsedText":"2 notes"}]""",
            (await editor.AskAsync("textDocument/foldingRange")).Result.GetRawText());
    }

    [Theory]
    [InlineData("""{"textDocument":{"foldingRange":{}}}""", """[{"startLine":0,"endLine":5},{"startLine":2,"endLine":4}]""")]
    [InlineData("""{"textDocument":{"foldingRange":{"rangeLimit":1}}}""", """[{"startLine":0,"endLine":5}]""")]
    [InlineData("""{"textDocument":{"foldingRange":{"rangeLimit":0}}}""", "[]")]
    public async Task The_client_says_how_much_it_takes(string capabilities, string ranges)
    {
        await using var editor = await Editor.OpenAsync(capabilities);
        editor.Open(Note);
        Assert.Equal(ranges, (await editor.AskAsync("textDocument/foldingRange")).Result.GetRawText());
    }

    [Fact]
    public async Task A_document_that_is_not_open_has_none()
    {
        await using var editor = await Editor.OpenAsync();
        Assert.Equal("null", (await editor.AskAsync("textDocument/foldingRange")).Result.GetRawText());
    }
}
