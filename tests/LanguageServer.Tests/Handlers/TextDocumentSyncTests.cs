using System.Text;
using System.Text.Json;
using LanguageServer.Tests.Support;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace LanguageServer.Tests.Handlers;

public class TextDocumentSyncTests
{
    [Fact]
    public async Task Changes_of_one_notification_build_on_each_other()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a");
        editor.Wire.Notify("textDocument/didChange", new
        {
            textDocument = new { uri = Editor.Uri, version = 2 },
            contentChanges = new object[]
            {
                new { range = Range(0, 3, 0, 3), text = "\n- b" },
                new { range = Range(1, 2, 1, 3), text = "c" },
                new { range = Range(1, 3, 1, 3), text = "\n\t- d" },
            },
        });
        Assert.Equal("a\nc\n  d", await editor.OutlineAsync());
    }

    [Fact]
    public async Task A_range_outside_the_text_is_clamped()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a");
        editor.Wire.Notify("textDocument/didChange", new
        {
            textDocument = new { uri = Editor.Uri, version = 2 },
            contentChanges = new[] { new { range = Range(0, 900, int.MaxValue, int.MaxValue), text = "b" } },
        });
        Assert.Equal("ab", await editor.OutlineAsync());
    }

    [Fact]
    public async Task A_change_of_a_document_that_is_not_open_is_ignored()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Edit(0, 0, 0, "- a");
        Assert.Equal("null", await editor.OutlineAsync());
        Assert.Contains("not open", await LoggedAsync(editor));
    }

    [Fact]
    public async Task A_change_of_an_older_version_is_made_all_the_same()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.Notify("textDocument/didOpen", new { textDocument = new { uri = Editor.Uri, languageId = "outline", version = 9, text = "- a" } });
        editor.Wire.Notify("textDocument/didChange", new
        {
            textDocument = new { uri = Editor.Uri, version = 8 },
            contentChanges = new[] { new { text = "- b" } },
        });
        Assert.Equal("b", await editor.OutlineAsync());
        Assert.Contains("version 8", await LoggedAsync(editor));
    }

    [Fact]
    public async Task A_document_opened_twice_has_its_last_text()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a");
        editor.Open("- b");
        Assert.Equal("b", await editor.OutlineAsync());
    }

    [Fact]
    public async Task A_closed_document_is_gone()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a");
        editor.Close();
        editor.Close();
        editor.Save();
        Assert.Equal("null", await editor.OutlineAsync());
        Assert.Equal("[]", (await editor.DiagnosticsAsync()).GetProperty("items").GetRawText());
    }

    [Fact]
    public async Task A_document_is_named_by_the_clients_own_string()
    {
        const string Odd = "untitled:No such #%41 file ü";
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a", Odd);
        Assert.Equal("a", await editor.OutlineAsync(Odd));
        Assert.Equal("null", await editor.OutlineAsync("untitled:No such #A file ü"));
    }

    [Fact]
    public async Task Half_of_a_surrogate_pair_survives_on_both_ways()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.Send("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"" + Editor.Uri
            + "\",\"languageId\":\"outline\",\"version\":1,\"text\":\"- x\\ud83dy https//a.com/ 1\"}}}");
        Assert.Contains("\"x\\ud83dy https//a.com/ 1\"", (await editor.SymbolsAsync()).GetRawText());

        editor.Wire.Send("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"" + Editor.Uri
            + "\",\"version\":2},\"contentChanges\":[{\"range\":{\"start\":{\"line\":0,\"character\":3},\"end\":{\"line\":0,\"character\":4}},\"text\":\"\\udc00é\"}]}}");
        Assert.Contains("\"x\\udc00éy https//a.com/ 1\"", (await editor.SymbolsAsync()).GetRawText());
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///notes/today.outline","version":2},"contentChanges":[{"text":"- ?"}]}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"text":"?","version":2,"uri":"file:///notes/today.outline"}}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///notes/today.outline","version":2},"contentChanges":[{}]}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///notes/today.outline","version":2},"contentChanges":[{"range":{},"text":"x"}]}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///notes/today.outline","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":0}},"text":"x"}]}}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///notes/today.outline","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":0}},"text":"x"}]}}""")]
    public async Task A_document_whose_text_cannot_be_read_is_dropped_until_it_comes_whole(string message)
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a\n- b  ");
        Assert.NotEmpty(await editor.FindingsAsync());
        byte[] damaged = [.. Encoding.UTF8.GetBytes(message).Select(b => b == '?' ? (byte)0xff : b)];
        editor.Wire.SendBytes(Wire.Frame(damaged));
        editor.Wire.SendBytes(Wire.Frame(damaged));
        Assert.Equal("null", await editor.OutlineAsync());
        Assert.Empty(await editor.FindingsAsync());
        editor.Edit(0, 0, 0, "x");
        Assert.Equal("null", await editor.OutlineAsync());
        Assert.Contains("today.outline", Assert.Single(editor.Wire.Take("window/showMessage")).GetProperty("params").GetProperty("message").GetString());

        editor.Replace("- c");
        Assert.Equal("c", await editor.OutlineAsync());
        editor.Edit(0, 2, 3, "d");
        Assert.Equal("d", await editor.OutlineAsync());

        editor.Wire.SendBytes(Wire.Frame(damaged));
        Assert.Equal("null", await editor.OutlineAsync());
        Assert.Single(editor.Wire.Take("window/showMessage"));
        editor.Open("- e");
        Assert.Equal("e", await editor.OutlineAsync());
    }

    [Fact]
    public async Task A_whole_text_among_other_changes_heals_too()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a");
        editor.Wire.SendBytes(Wire.Frame("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"" + Editor.Uri + "\"}}}"));
        editor.Wire.Notify("textDocument/didChange", new
        {
            textDocument = new { uri = Editor.Uri, version = 3 },
            contentChanges = new object[]
            {
                new { range = Range(7, 0, 7, 0), text = "lost" },
                new { text = "- b" },
                new { range = Range(0, 3, 0, 3), text = "c" },
            },
        });
        Assert.Equal("bc", await editor.OutlineAsync());
    }

    [Fact]
    public async Task A_paranoid_server_finds_nothing_wrong_with_random_edits()
    {
        await using var editor = await Editor.OpenAsync(isParanoid: true);
        editor.Open("chats\n- a\n\t- b\n```\n- c\n");
        var random = new Random(7);
        string[] pieces = ["- x", "\n", "\t", "```", "---", "\r", "# h", "key:: v", "", "\n\n- y\n", "é🙂"];
        for (int i = 0; i < 500; i++)
        {
            int line = random.Next(8), start = random.Next(6);
            editor.Edit(line, start, start + random.Next(4), pieces[random.Next(pieces.Length)]);
        }
        await editor.SettleAsync();
        Assert.Empty(editor.Wire.Take("window/logMessage"));
    }

    [Fact]
    public void A_tree_that_is_not_what_its_text_says_is_noticed()
    {
        var right = Document.Open("a", 1, "- a\n- b\n- c");
        Assert.Null(Paranoia.FindDifference(right));

        var text = right.Text.WithChange(new(new(1, 2, 3), "x"));
        Assert.Equal(1, Paranoia.FindDifference(right with { Tree = right.Tree.WithChange(text, new LineDelta(0, 1, 1)) }));
        var longer = SourceText.Parse("- a\n- b\n- c\n- d");
        Assert.Equal(3, Paranoia.FindDifference(right with { Tree = right.Tree.WithChange(longer, new LineDelta(0, 1, 1)) }));
    }

    private static object Range(int line, int character, int endLine, int endCharacter) =>
        new { start = new { line, character }, end = new { line = endLine, character = endCharacter } };

    private static async Task<string> LoggedAsync(Editor editor) =>
        (await editor.Wire.NextAsync("window/logMessage")).GetProperty("params").GetProperty("message").GetString()!;
}
