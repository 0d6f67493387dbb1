using LanguageServer.Tests.Support;

namespace LanguageServer.Tests;

/// <summary>What a client that waits for diagnostics sees of <see cref="DiagnosticsPublisher"/>.</summary>
public class PushDiagnosticsTests
{
    [Fact]
    public async Task Diagnostics_come_on_open_after_typing_on_save_and_go_on_close()
    {
        await using var editor = await Editor.OpenAsync(Abilities.Push);
        editor.Open("- a [[hasura\n- b");
        var first = (await editor.Wire.NextAsync("textDocument/publishDiagnostics")).GetProperty("params");
        Assert.Equal(Editor.Uri, first.GetProperty("uri").GetString());
        Assert.Equal(1, first.GetProperty("version").GetInt32());
        Assert.Equal(["unclosed-link 0:4-12"], Editor.Findings(first.GetProperty("diagnostics")));

        editor.Edit(1, 3, 3, "  [[gitlab");
        await editor.PassAsync(199);
        Assert.Empty(editor.Wire.Take("textDocument/publishDiagnostics"));
        await editor.PassAsync(1);
        Assert.Equal(["unclosed-link 0:4-12", "unclosed-link 1:5-13"], await PublishedAsync(editor));

        editor.Edit(1, 3, 13, " ");
        await editor.PassAsync(200);
        Assert.Equal(["unclosed-link 0:4-12"], await PublishedAsync(editor));
        editor.Save();
        Assert.Equal(["unclosed-link 0:4-12", "trailing-space 1:3-4"], await PublishedAsync(editor));

        editor.Close();
        Assert.Empty(await PublishedAsync(editor));
    }

    [Fact]
    public async Task A_document_that_is_dropped_loses_its_diagnostics()
    {
        await using var editor = await Editor.OpenAsync(Abilities.Push);
        editor.Open("- a [[hasura");
        await PublishedAsync(editor);
        editor.Wire.Notify("textDocument/didChange", new { textDocument = new { uri = Editor.Uri, version = 2 }, contentChanges = new[] { 1 } });
        Assert.Empty(await PublishedAsync(editor));
        editor.Replace("- b [[gitlab");
        Assert.Equal(["unclosed-link 0:4-12"], await PublishedAsync(editor));
    }

    [Fact]
    public async Task A_name_that_comes_or_goes_in_one_document_changes_what_is_said_of_another()
    {
        const string Other = "file:///notes/a.outline";
        await using var editor = await Editor.OpenAsync(Abilities.Push);
        editor.Open("- acme");
        Assert.Empty(await PublishedAsync(editor));
        editor.Open("- zoom\n- text", Other);
        Assert.Empty(await PublishedAsync(editor));
        await editor.PassAsync(1000);
        Assert.Empty(editor.Wire.Take("textDocument/publishDiagnostics"));

        editor.Edit(0, 2, 6, "acme", Other);
        await editor.PassAsync(1000);
        var published = Assert.Single(editor.Wire.Take("textDocument/publishDiagnostics")).GetProperty("params");
        Assert.Equal(Editor.Uri, published.GetProperty("uri").GetString());
        Assert.Equal(["duplicate-company 0:2-6"], Editor.Findings(published.GetProperty("diagnostics")));

        editor.Close(Other);
        await editor.PassAsync(1000);
        // Only one document is left, and what the other said is gone with it.
        Assert.Empty(await PublishedAsync(editor));
    }

    [Fact]
    public async Task A_version_is_told_only_to_those_who_know_what_it_is()
    {
        await using var editor = await Editor.OpenAsync("""{"textDocument":{"publishDiagnostics":{}}}""");
        editor.Open("- a");
        var published = (await editor.Wire.NextAsync("textDocument/publishDiagnostics")).GetProperty("params");
        Assert.False(published.TryGetProperty("version", out _));
    }

    private static async Task<string[]> PublishedAsync(Editor editor) =>
        Editor.Findings((await editor.Wire.NextAsync("textDocument/publishDiagnostics")).GetProperty("params").GetProperty("diagnostics"));
}
