using System.Text.Json;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public class PullDiagnosticsTests
{
    [Fact]
    public async Task A_diagnostic_has_everything_that_the_client_can_show()
    {
        await using var editor = await Editor.OpenAsync(options: new { rulePagesBase = "file:///ext/rules/" });
        editor.Open("- a https//x.com/y");
        var item = Assert.Single((await editor.DiagnosticsAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(2, item.GetProperty("severity").GetInt32());
        Assert.Equal("malformed-url", item.GetProperty("code").GetString());
        Assert.Equal("outline", item.GetProperty("source").GetString());
        Assert.Equal("file:///ext/rules/malformed-url.md", item.GetProperty("codeDescription").GetProperty("href").GetString());
        Assert.Equal("""{"start":{"line":0,"character":4},"end":{"line":0,"character":18}}""", item.GetProperty("range").GetRawText());
        Assert.NotEmpty(item.GetProperty("message").GetString()!);
        Assert.False(item.TryGetProperty("tags", out _));
    }

    [Fact]
    public async Task Faded_rules_are_tagged()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a  ");
        var item = Assert.Single((await editor.DiagnosticsAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(4, item.GetProperty("severity").GetInt32());
        Assert.Equal("[1]", item.GetProperty("tags").GetRawText());
        Assert.False(item.TryGetProperty("codeDescription", out _));
    }

    [Fact]
    public async Task Related_places_are_told()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a\n\t- b\n\t- c\n- d\n\t\t\t- e\n");
        var item = Assert.Single((await editor.DiagnosticsAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal("skipped-level", item.GetProperty("code").GetString());
        var place = Assert.Single(item.GetProperty("relatedInformation").EnumerateArray()).GetProperty("location");
        Assert.Equal(Editor.Uri, place.GetProperty("uri").GetString());
        Assert.Equal(3, place.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task A_client_that_can_show_little_gets_little()
    {
        await using var editor = await Editor.OpenAsync("""{"textDocument":{"diagnostic":{}}}""", new { rulePagesBase = "file:///ext/rules/" });
        editor.Open("- a  \n\t\t\t\t- e\n\t- f");
        Assert.All((await editor.DiagnosticsAsync()).GetProperty("items").EnumerateArray(), item =>
            Assert.Equal(["range", "severity", "code", "source", "message"], item.EnumerateObject().Select(member => member.Name)));
    }

    [Fact]
    public async Task What_the_client_has_already_is_not_sent_again()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a  ");
        var first = await editor.DiagnosticsAsync();
        string id = first.GetProperty("resultId").GetString()!;
        Assert.Equal("full", first.GetProperty("kind").GetString());
        Assert.Equal($$"""{"kind":"unchanged","resultId":"{{id}}"}""", (await editor.DiagnosticsAsync(id)).GetRawText());

        editor.Edit(0, 2, 3, "b");
        Assert.Equal("full", (await editor.DiagnosticsAsync(id)).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_document_opened_again_under_the_same_version_is_another()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a  ");
        string id = (await editor.DiagnosticsAsync()).GetProperty("resultId").GetString()!;
        editor.Close();
        editor.Open("- a");
        Assert.Equal("full", (await editor.DiagnosticsAsync(id)).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Hints_about_the_line_last_edited_wait_for_another_line_or_a_save()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a\n- b\n- c");
        editor.Edit(1, 3, 3, "  ");
        Assert.Empty(await editor.FindingsAsync());
        string id = (await editor.DiagnosticsAsync()).GetProperty("resultId").GetString()!;

        editor.Edit(2, 3, 3, "!");
        Assert.Equal(["trailing-space 1:3-5"], await editor.FindingsAsync());

        editor.Edit(1, 3, 5, " ");
        Assert.Empty(await editor.FindingsAsync());
        editor.Save();
        await editor.Wire.NextAsync("workspace/diagnostic/refresh");
        Assert.Equal("full", (await editor.DiagnosticsAsync(id)).GetProperty("kind").GetString());
        Assert.Equal(["trailing-space 1:3-4"], await editor.FindingsAsync());
    }

    [Fact]
    public async Task A_save_without_held_hints_asks_for_nothing()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a\n- b  ");
        editor.Save();
        editor.Edit(0, 3, 3, "!");
        editor.Save();
        editor.Save();
        await editor.SettleAsync();
        Assert.Empty(editor.Wire.Take("workspace/diagnostic/refresh"));
    }

    [Fact]
    public async Task Nothing_is_pushed_to_a_client_that_asks()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a  ");
        await editor.PassAsync(1000);
        editor.Close();
        await editor.SettleAsync();
        Assert.Empty(editor.Wire.Take("textDocument/publishDiagnostics"));
    }

    [Fact]
    public async Task A_document_that_is_not_open_has_no_diagnostics()
    {
        await using var editor = await Editor.OpenAsync();
        Assert.Equal("""{"kind":"full","items":[]}""", (await editor.DiagnosticsAsync()).GetRawText());
    }

    [Fact]
    public async Task Another_document_may_be_related()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- zoom\n- acme", "file:///notes/a.outline");
        editor.Open("- acme");
        var item = Assert.Single((await editor.DiagnosticsAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal("duplicate-company", item.GetProperty("code").GetString());
        Assert.Equal(3, item.GetProperty("severity").GetInt32());
        var place = Assert.Single(item.GetProperty("relatedInformation").EnumerateArray()).GetProperty("location");
        Assert.Equal("file:///notes/a.outline", place.GetProperty("uri").GetString());
        Assert.Equal(1, place.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task A_name_that_comes_or_goes_elsewhere_makes_the_client_ask_again()
    {
        const string Other = "file:///notes/a.outline";
        await using var editor = await Editor.OpenAsync();
        editor.Open("- zoom\n\t- text", Other);
        editor.Open("- acme");
        await editor.PassAsync(1000);
        Assert.Single(editor.Wire.Take("workspace/diagnostic/refresh"));
        string id = (await editor.DiagnosticsAsync()).GetProperty("resultId").GetString()!;
        Assert.Empty(await editor.FindingsAsync());

        // No name: nothing is asked, and nothing is found anew.
        editor.Edit(1, 3, 3, "more ", Other);
        await editor.PassAsync(1000);
        Assert.Empty(editor.Wire.Take("workspace/diagnostic/refresh"));
        Assert.Equal("unchanged", (await editor.DiagnosticsAsync(id)).GetProperty("kind").GetString());

        // While somebody is typing nothing is asked.
        for (int i = 0; i < 4; i++)
        {
            editor.Edit(0, 2 + i, i < 4 ? 3 + i : 2 + i, "acme"[i..(i + 1)], Other);
            await editor.PassAsync(100);
        }
        Assert.Empty(editor.Wire.Take("workspace/diagnostic/refresh"));
        await editor.PassAsync(1000);
        Assert.Single(editor.Wire.Take("workspace/diagnostic/refresh"));
        Assert.Equal("full", (await editor.DiagnosticsAsync(id)).GetProperty("kind").GetString());
        Assert.Equal(["duplicate-company 0:2-6"], await editor.FindingsAsync());
    }

    [Fact]
    public async Task The_only_document_is_not_asked_about_again()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- acme");
        await editor.PassAsync(1000);
        editor.Edit(0, 6, 6, "s\n- zoom");
        await editor.PassAsync(1000);
        Assert.Empty(editor.Wire.Take("workspace/diagnostic/refresh"));
    }
}
