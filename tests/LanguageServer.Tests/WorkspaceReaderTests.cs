using System.Text.Json;
using CommandLine.Tests;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests;

/// <summary>What the server knows of files that the editor does not show.</summary>
public sealed class WorkspaceReaderTests : IDisposable
{
    private const string Able = """
        {"textDocument":{"diagnostic":{}},"window":{"workDoneProgress":true},
        "workspace":{"symbol":{},"workspaceFolders":true,"configuration":true,"didChangeWatchedFiles":{"dynamicRegistration":true}}}
        """;

    private readonly TempFolder _folder = new();

    private static readonly IReadOnlyDictionary<string, Func<JsonElement, object?>> _agreeing = new Dictionary<string, Func<JsonElement, object?>>
    {
        ["window/workDoneProgress/create"] = _ => null,
        ["client/registerCapability"] = _ => null,
        ["client/unregisterCapability"] = _ => null,
        ["workspace/configuration"] = _ => new object?[] { null },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_are_found_by_their_endings_and_not_where_git_ignores_them()
    {
        _folder.Write("one.outline", "- acme one\n");
        _folder.Write("deep/er/two.NOTES", "list\n\t- acme two\n");
        _folder.Write("three.txt", "- acme three\n- a\n- b\n");
        _folder.Write("four.md", "- acme four\n");
        _folder.Write("drafts/five.outline", "- acme five\n");
        _folder.Write(".hidden/six.outline", "- acme six\n");
        _folder.Write(".gitignore", "drafts/\n");
        Directory.CreateDirectory(_folder.Of(".git"));
        await using var editor = await OpenAsync();
        Assert.Equal(["acme one", "acme two"], await CompaniesAsync(editor, "acme"));
    }

    [Fact]
    public async Task Text_files_count_where_the_editor_takes_them_for_outlines_or_the_project_file_includes_them()
    {
        _folder.Write("letter.txt", "Dear acme,\n- acme letter\nyours\n");
        _folder.Write("list.txt", "- acme list\n- a\n- b\n");
        _folder.Write("sub/list.txt", "- acme sub\n- a\n- b\n");
        _folder.Write("sub/.outline.json", """{ "files": { "include": ["*.txt"] } }""");
        await using var editor = await OpenAsync();
        Assert.Equal(["acme sub"], await CompaniesAsync(editor, "acme"));

        editor.Wire.AnswersTo["workspace/configuration"] = _ => new object[] { new { files = new { associations = (string[])["*.txt"] } } };
        editor.Wire.Notify("workspace/didChangeConfiguration", new { });
        await editor.SettleAsync();
        await editor.SettleAsync();
        Assert.Equal(["acme letter", "acme list", "acme sub"], await CompaniesAsync(editor, "acme"));
    }

    [Fact]
    public async Task What_is_no_text_or_cannot_be_read_is_left_out_and_said_so_once()
    {
        _folder.Write("good.outline", "- acme good\n");
        _folder.Write("binary.outline", [0, 1, 2]);
        _folder.Write("latin.outline", [(byte)'-', (byte)' ', 0xE9, (byte)'\n']);
        File.CreateSymbolicLink(_folder.Of("gone.outline"), _folder.Of("nowhere"));
        Directory.CreateSymbolicLink(_folder.Of("loop"), _folder.Path);
        await using var editor = await OpenAsync();
        Assert.Equal(["acme good"], await CompaniesAsync(editor, "acme"));

        string[] Told() => [.. editor.Wire.Take("window/logMessage").Select(message => message.GetProperty("params").GetProperty("message").GetString()!)];
        var told = Told();
        Assert.Single(told, message => message.Contains("binary.outline"));
        Assert.Single(told, message => message.Contains("latin.outline"));
        Look(editor, "binary.outline", "latin.outline");
        await editor.SettleAsync();
        Assert.DoesNotContain(Told(), message => message.Contains("binary.outline") || message.Contains("latin.outline"));
    }

    [Fact]
    public async Task Files_are_read_again_when_they_change_come_or_go()
    {
        _folder.Write("a.outline", "- acme a\n");
        _folder.Write("b.outline", "- acme b\n");
        await using var editor = await OpenAsync();
        string[] patterns = [.. (await WatchedAsync(editor)).Select(watcher => watcher.GetProperty("globPattern").GetString()!)];
        Assert.Contains("**/*.{outline,notes}", patterns);
        Assert.Contains("**/.outline.json", patterns);

        _folder.Write("a.outline", "- acme changed\n");
        File.Delete(_folder.Of("b.outline"));
        _folder.Write("new/c.outline", "- acme c\n");
        _folder.Write("new/d.outline", "- acme d\n");
        Look(editor, "a.outline", "b.outline", "new/c.outline");
        await editor.SettleAsync();
        Assert.Equal(["acme c", "acme changed", "acme d"], await CompaniesAsync(editor, "acme"));

        Directory.Move(_folder.Of("new"), _folder.Of("moved"));
        Look(editor, "new");
        await editor.SettleAsync();
        Assert.Equal(["moved/c.outline", "moved/d.outline"], await PlacesAsync(editor, "acme", "moved/"));
    }

    [Fact]
    public async Task A_change_of_the_project_file_takes_effect()
    {
        _folder.Write("a.outline", "chats\n- acme\nreading\n- acme book\n");
        await using var editor = await OpenAsync();
        Assert.Equal(["acme", "acme book"], await CompaniesAsync(editor, "acme"));

        _folder.Write(".outline.json", """{ "sections": { "other": ["reading"] } }""");
        Look(editor, ".outline.json");
        await editor.SettleAsync();
        Assert.Equal(["acme"], await CompaniesAsync(editor, "acme"));
    }

    [Fact]
    public async Task An_open_document_counts_in_place_of_its_file_until_it_is_closed()
    {
        string path = _folder.Write("a.outline", "- acme disk\n");
        await using var editor = await OpenAsync();
        // The client writes the URI its own way.
        string uri = "file://" + path.Replace("a.outline", "%61.outline");
        editor.Open("- acme editor\n", uri);
        Assert.Equal(["acme editor"], await CompaniesAsync(editor, "acme"));
        editor.Edit(0, 7, 13, "typed", uri);
        Assert.Equal(["acme typed"], await CompaniesAsync(editor, "acme"));

        _folder.Write("a.outline", "- acme outside\n");
        Look(editor, "a.outline");
        await editor.SettleAsync();
        Assert.Equal(["acme typed"], await CompaniesAsync(editor, "acme"));

        editor.Close(uri);
        await editor.SettleAsync();
        Assert.Equal(["acme outside"], await CompaniesAsync(editor, "acme"));
    }

    [Fact]
    public async Task What_is_saved_is_on_disk_when_the_document_is_closed_even_if_nobody_watches()
    {
        string path = _folder.Write("a.outline", "- acme disk\n");
        await using var editor = await OpenAsync();
        string uri = FileUri.Of(path);
        editor.Open("- acme editor\n", uri);
        _folder.Write("a.outline", "- acme editor\n");
        editor.Save(uri);
        editor.Close(uri);
        await editor.SettleAsync();
        Assert.Equal(["acme editor"], await CompaniesAsync(editor, "acme"));
    }

    [Fact]
    public async Task Folders_come_and_go()
    {
        _folder.Write("one/a.outline", "- acme one\n");
        _folder.Write("two/b.outline", "- acme two\n");
        await using var editor = await OpenAsync("one");
        Assert.Equal(["acme one"], await CompaniesAsync(editor, "acme"));

        object Folder(string name) => new { uri = FileUri.Of(_folder.Of(name)), name };
        editor.Wire.Notify("workspace/didChangeWorkspaceFolders", new { @event = new { added = new[] { Folder("two") }, removed = Array.Empty<object>() } });
        await editor.SettleAsync();
        Assert.Equal(["acme one", "acme two"], await CompaniesAsync(editor, "acme"));

        editor.Wire.Notify("workspace/didChangeWorkspaceFolders", new { @event = new { added = Array.Empty<object>(), removed = new[] { Folder("one") } } });
        await editor.SettleAsync();
        Assert.Equal(["acme two"], await CompaniesAsync(editor, "acme"));
    }

    [Fact]
    public async Task A_folder_inside_another_is_read_once()
    {
        _folder.Write("sub/a.outline", "- acme\n");
        await using var editor = await OpenAsync("", "sub");
        Assert.Equal(["acme"], await CompaniesAsync(editor, "acme"));
    }

    [Fact]
    public async Task Reading_many_files_shows_how_far_it_is_and_can_be_stopped()
    {
        for (int i = 0; i < 300; i++)
            _folder.Write($"{i}.outline", $"- acme {i}\n");
        await using var editor = await OpenAsync();
        var token = (await editor.Wire.NextAsync("window/workDoneProgress/create")).GetProperty("params").GetProperty("token");
        var values = editor.Wire.Take("$/progress").Select(progress => progress.GetProperty("params").GetProperty("value")).ToList();
        // Where reading was over before the client had made room, nothing is shown.
        if (values.Count > 0)
        {
            Assert.Equal("begin", values[0].GetProperty("kind").GetString());
            Assert.True(values[0].GetProperty("cancellable").GetBoolean());
            Assert.Equal("end", values[^1].GetProperty("kind").GetString());
        }
        editor.Wire.Notify("window/workDoneProgress/cancel", new { token });
        await editor.SettleAsync();
        Assert.Equal(200, (await CompaniesAsync(editor, "acme")).Length);
    }

    [Fact]
    public async Task A_stopped_reading_keeps_what_it_has_and_reads_on_demand()
    {
        for (int i = 0; i < 300; i++)
            _folder.Write($"{i}.outline", "- acme\n");
        // The loop stands still until reading has been stopped.
        await using var editor = Editor.Start();
        foreach (var (method, answer) in _agreeing)
            editor.Wire.AnswersTo[method] = answer;
        editor.Wire.AnswersTo.Remove("window/workDoneProgress/create", out _);
        await editor.InitializeAsync(Able, folders: [_folder.Path]);
        editor.Wire.Notify("initialized", new { });
        var create = await editor.Wire.NextAsync("window/workDoneProgress/create");
        editor.Wire.Notify("window/workDoneProgress/cancel", new { token = create.GetProperty("params").GetProperty("token") });
        editor.Wire.Answer(create, null);
        await editor.SettleAsync();

        Look(editor, ".gitignore");
        await editor.SettleAsync();
        Assert.Equal(200, (await CompaniesAsync(editor, "acme")).Length);
    }

    private Task<Editor> OpenAsync(params string[] folders) => OpenAndSettleAsync(folders.Length == 0 ? [""] : folders);

    private async Task<Editor> OpenAndSettleAsync(string[] folders)
    {
        var editor = await Editor.OpenAsync(
            Able, folders: [.. folders.Select(name => name.Length == 0 ? _folder.Path : _folder.Of(name))], answers: _agreeing);
        await editor.SettleAsync();
        return editor;
    }

    private void Look(Editor editor, params string[] names) => editor.Wire.Notify(
        "workspace/didChangeWatchedFiles", new { changes = names.Select(name => new { uri = FileUri.Of(_folder.Of(name)), type = 2 }) });

    private static async Task<JsonElement[]> WatchedAsync(Editor editor)
    {
        while (true)
        {
            var registration = (await editor.Wire.NextAsync("client/registerCapability")).GetProperty("params").GetProperty("registrations")[0];
            if (registration.GetProperty("method").GetString() == "workspace/didChangeWatchedFiles")
                return [.. registration.GetProperty("registerOptions").GetProperty("watchers").EnumerateArray()];
        }
    }

    private static async Task<string[]> CompaniesAsync(Editor editor, string query) =>
    [
        .. (await editor.Wire.RequestAsync("workspace/symbol", new { query })).Result.EnumerateArray()
            .Where(symbol => symbol.GetProperty("kind").GetInt32() == 5).Select(symbol => symbol.GetProperty("name").GetString()!).Order(StringComparer.Ordinal),
    ];

    private async Task<string[]> PlacesAsync(Editor editor, string query, string below) =>
    [
        .. (await editor.Wire.RequestAsync("workspace/symbol", new { query })).Result.EnumerateArray()
            .Select(symbol => FileUri.PathOf(symbol.GetProperty("location").GetProperty("uri").GetString()!)![(_folder.Path.Length + 1)..])
            .Where(path => path.StartsWith(below, StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal),
    ];
}
