using CommandLine.Tests;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests;

/// <summary>What <c>.editorconfig</c> files do to open documents, from the moment they are there.</summary>
public sealed class EditorConfigTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_heard_when_it_comes_changes_and_goes()
    {
        string uri = FileUri.Of(_folder.Write("a.outline", ""));
        await using var editor = await Editor.OpenAsync(folders: [_folder.Path]);
        editor.Open("- what was said at lunch  \n- and why it was\n", uri);
        await editor.SettleAsync();
        Assert.Equal(["4"], await SeveritiesAsync());

        _folder.Write(".editorconfig", "root = true\n[*.outline]\ntrim_trailing_whitespace = true\n");
        await LookAsync();
        Assert.Equal(["3"], await SeveritiesAsync());

        _folder.Write(".editorconfig", "root = true\n[*.outline]\ntrim_trailing_whitespace = false\n");
        await LookAsync();
        Assert.Empty(await SeveritiesAsync());

        File.Delete(_folder.Of(".editorconfig"));
        await LookAsync();
        Assert.Equal(["4"], await SeveritiesAsync());

        async Task LookAsync()
        {
            editor.Wire.Take("workspace/diagnostic/refresh");
            editor.Wire.Notify("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = FileUri.Of(_folder.Of(".editorconfig")), type = 2 } } });
            await editor.SettleAsync();
            await editor.SettleAsync();
            Assert.NotEmpty(editor.Wire.Take("workspace/diagnostic/refresh"));
        }

        async Task<string[]> SeveritiesAsync() =>
            [.. (await editor.DiagnosticsAsync(uri: uri)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("severity").GetRawText())];
    }

    [Fact]
    public async Task The_editors_settings_come_first()
    {
        _folder.Write(".editorconfig", "root = true\n[*.outline]\ntrim_trailing_whitespace = true\n");
        string uri = FileUri.Of(_folder.Write("a.outline", ""));
        await using var editor = await Editor.OpenAsync(options: new { settings = new { style = new { trimTrailingSpace = false, marker = "", indent = "sideways" } } });
        editor.Open("- what was said at lunch  \n", uri);
        await editor.SettleAsync();
        Assert.Empty(await editor.FindingsAsync(uri));
        Assert.Contains(
            editor.Wire.Take("window/logMessage"),
            message => message.GetProperty("params").GetProperty("message").GetString()!.Contains("outline.style.indent is none of tabs, spaces"));
    }
}
