using System.Text.Json;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public class CodeActionsTests
{
    private const string Literals = """{"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}}}""";
    private const string Note = "- a  \n- b [[hasura - c\n";

    [Fact]
    public async Task A_fix_brings_its_diagnostic_and_its_edit()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(Note);
        var action = (await AskAsync(editor, 1, null))[0];
        Assert.Equal("quickfix", action.GetProperty("kind").GetString());
        Assert.True(action.GetProperty("isPreferred").GetBoolean());
        Assert.Equal(["unclosed-link 1:4-12"], Editor.Findings(action.GetProperty("diagnostics")));
        var change = action.GetProperty("edit").GetProperty("documentChanges")[0];
        Assert.Equal($$"""{"uri":"{{Editor.Uri}}","version":1}""", change.GetProperty("textDocument").GetRawText());
        Assert.NotEmpty(change.GetProperty("edits").EnumerateArray());
        Assert.NotEmpty(action.GetProperty("title").GetString()!);
    }

    [Fact]
    public async Task A_client_that_knows_no_versions_gets_plain_changes()
    {
        await using var editor = await Editor.OpenAsync(Literals);
        editor.Open(Note);
        var action = Assert.Single((await AskAsync(editor, 0, null)).EnumerateArray());
        Assert.False(action.TryGetProperty("isPreferred", out _));
        Assert.Equal(
            """{"range":{"start":{"line":0,"character":3},"end":{"line":0,"character":5}},"newText":""}""",
            Assert.Single(action.GetProperty("edit").GetProperty("changes").GetProperty(Editor.Uri).EnumerateArray()).GetRawText());
    }

    [Theory]
    [InlineData(null, "quickfix")]
    [InlineData("quickfix", "quickfix")]
    [InlineData("", "quickfix,source.fixAll.outline")]
    [InlineData("source", "source.fixAll.outline")]
    [InlineData("source.fixAll", "source.fixAll.outline")]
    [InlineData("source.fixAll.outline", "source.fixAll.outline")]
    [InlineData("source.fixAll.outline.more", "")]
    [InlineData("source.fix", "")]
    [InlineData("refactor", "")]
    [InlineData("quick", "")]
    public async Task The_client_says_what_kinds_it_wants(string? only, string kinds)
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(Note);
        Assert.Equal(kinds, string.Join(',', (await AskAsync(editor, 0, only)).EnumerateArray().Select(action => action.GetProperty("kind").GetString())));
    }

    [Fact]
    public async Task What_the_names_of_all_notes_show_has_fixes_too_and_is_not_fixed_with_all()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- acme\n- zoom\n- acme - sold\n");
        var action = Assert.Single((await AskAsync(editor, 2, null)).EnumerateArray());
        Assert.Equal("Merge with “acme” in line 1", action.GetProperty("title").GetString());
        Assert.Equal(
            ["\n\t- sold", ""],
            action.GetProperty("edit").GetProperty("documentChanges")[0].GetProperty("edits").EnumerateArray().Select(edit => edit.GetProperty("newText").GetString()!));
        var all = (await AskAsync(editor, 2, "source.fixAll"))[0];
        Assert.Empty((await editor.Wire.RequestAsync("codeAction/resolve", all)).Result
            .GetProperty("edit").GetProperty("documentChanges")[0].GetProperty("edits").EnumerateArray());
    }

    [Fact]
    public async Task The_line_being_typed_has_its_fixes()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a");
        editor.Edit(0, 3, 3, "  ");
        Assert.Empty(await editor.FindingsAsync());
        Assert.NotEmpty((await AskAsync(editor, 0, null)).EnumerateArray());
    }

    [Fact]
    public async Task Fix_all_is_worked_out_when_it_is_chosen_on_the_text_as_it_is_then()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(Note);
        var action = (await AskAsync(editor, 0, "source.fixAll"))[0];
        Assert.False(action.TryGetProperty("edit", out _));
        editor.Edit(0, 0, 0, "- z  \n");

        var resolved = (await editor.Wire.RequestAsync("codeAction/resolve", action)).Result;
        Assert.Equal(action.GetProperty("title").GetString(), resolved.GetProperty("title").GetString());
        var change = resolved.GetProperty("edit").GetProperty("documentChanges")[0];
        Assert.Equal(2, change.GetProperty("textDocument").GetProperty("version").GetInt32());
        Assert.Equal(
            ["0:3", "1:3"],
            change.GetProperty("edits").EnumerateArray()
                .Select(edit => edit.GetProperty("range").GetProperty("start"))
                .Select(start => $"{start.GetProperty("line")}:{start.GetProperty("character")}"));
    }

    [Fact]
    public async Task An_action_whose_document_is_gone_stays_without_edit()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(Note);
        var action = (await AskAsync(editor, 0, "source"))[0];
        editor.Close();
        Assert.False((await editor.Wire.RequestAsync("codeAction/resolve", action)).Result.TryGetProperty("edit", out _));
        Assert.False((await editor.Wire.RequestAsync("codeAction/resolve", new { title = "somebody else's" })).Result.TryGetProperty("edit", out _));
    }

    [Fact]
    public async Task Fix_all_comes_whole_where_it_cannot_wait_and_not_at_all_where_nothing_is_to_be_fixed()
    {
        await using var editor = await Editor.OpenAsync(Literals);
        editor.Open(Note);
        var action = Assert.Single((await AskAsync(editor, 0, "source.fixAll.outline")).EnumerateArray());
        Assert.Single(action.GetProperty("edit").GetProperty("changes").GetProperty(Editor.Uri).EnumerateArray());
        editor.Replace("- a");
        Assert.Empty((await AskAsync(editor, 0, "source.fixAll.outline")).EnumerateArray());
    }

    [Fact]
    public async Task Half_of_a_surrogate_pair_survives_in_an_edit()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.Send("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"" + Editor.Uri
            + "\",\"languageId\":\"outline\",\"version\":1,\"text\":\"- https//a.com/\\ud83d\"}}}");
        Assert.Contains("\\ud83d", (await AskAsync(editor, 0, null)).GetRawText());
    }

    [Fact]
    public async Task A_document_that_is_not_open_has_none()
    {
        await using var editor = await Editor.OpenAsync();
        Assert.Equal(JsonValueKind.Null, (await AskAsync(editor, 0, null)).ValueKind);
    }

    // Clean it up, and say what needs a person: "- a  " has a certain fix, the link none.
    private const string Mixed = "- what was said at lunch  \n- see [[the list\n- and https//x.com/y and so on\n";

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public async Task Who_asks_to_have_all_fixed_is_told_what_is_left(int triggerKind, bool isTold)
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open(Mixed);
        var action = (await AskAsync(editor, 0, "source.fixAll", triggerKind))[0];
        await editor.Wire.RequestAsync("codeAction/resolve", action);
        await editor.SettleAsync();
        Assert.Equal(
            isTold ? ["Fixed 1. Left: 1 malformed-url, 1 unclosed-link"] : [],
            editor.Wire.Take("window/showMessage").Select(message => message.GetProperty("params").GetProperty("message").GetString()!));
    }

    [Fact]
    public async Task What_is_left_stands_in_the_title_where_the_edit_is_known_at_once()
    {
        await using var editor = await Editor.OpenAsync("""{"textDocument":{"codeAction":{"codeActionLiteralSupport":{}}}}""");
        editor.Open(Mixed);
        Assert.EndsWith("safely (left: 1 malformed-url, 1 unclosed-link)", (await AskAsync(editor, 0, "source.fixAll"))[0].GetProperty("title").GetString());
    }

    private static async Task<JsonElement> AskAsync(Editor editor, int line, string? only, int triggerKind = 1) => (await editor.Wire.RequestAsync(
        "textDocument/codeAction",
        new
        {
            textDocument = new { uri = Editor.Uri },
            range = new { start = new { line, character = 4 }, end = new { line, character = 4 } },
            context = only is null ? (object)new { diagnostics = Array.Empty<int>() } : new { diagnostics = Array.Empty<int>(), only = new[] { only }, triggerKind },
        })).Result;
}
