using System.Text.Json;
using CommandLine.Tests;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests;

/// <summary>What the server makes of project files: on disk, in the editor, right, wrong and gone.</summary>
public sealed class ProjectFilesTests : IDisposable
{
    private const string Documents = """
        "codeAction":{"codeActionLiteralSupport":{},"isPreferredSupport":true},"publishDiagnostics":{"versionSupport":true,"relatedInformation":true,"codeDescriptionSupport":true}
        """;

    private const string Workspace = """
        "workspace":{"symbol":{},"diagnostics":{"refreshSupport":true},"codeLens":{"refreshSupport":true},
        "workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]},"fileOperations":{"willRename":true}}
        """;

    private const string Pull = "{\"textDocument\":{" + Documents + ",\"diagnostic\":{}}," + Workspace + "}";

    private const string Push = "{\"textDocument\":{" + Documents + "}," + Workspace + "}";

    // A finding in line 2 and a hint in line 1.
    private const string Note = "- acme  \n\t\t- far below\n";

    private static readonly IReadOnlyDictionary<string, Func<JsonElement, object?>> _agreeing = new Dictionary<string, Func<JsonElement, object?>>
    {
        ["workspace/diagnostic/refresh"] = _ => null,
        ["workspace/codeLens/refresh"] = _ => null,
    };

    private readonly TempFolder _folder = new();

    private string ProjectUri => FileUri.Of(_folder.Of(".outline.json"));

    private string NoteUri => FileUri.Of(_folder.Of("a.outline"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Pull)]
    [InlineData(Push)]
    public async Task Faults_are_told_at_their_place_until_they_are_mended(string able)
    {
        _folder.Write(".outline.json", "{\r\n  \"rules\": { \"skiped-level\": \"off\" },\r\n  \"alias\": {},\r\n  \"never\": [\"é\" 1]\r\n}");
        _folder.Write("a.outline", Note);
        await using var editor = await OpenAsync(able);
        var told = await PublishedAsync(editor);
        Assert.Equal(ProjectUri, told.GetProperty("uri").GetString());
        Assert.False(told.TryGetProperty("version", out _));
        Assert.Equal(
            [
                "2 1:13-27 there is no rule “skiped-level” here: did you mean “skipped-level”?",
                "4 2:2-9 there is no member “alias” here: did you mean “aliases”?",
                "1 3:12-15 a comma is missing behind this",
                "2 3:16-17 this must be a text or an object, { … }",
            ],
            Problems(told));
        Assert.All(told.GetProperty("diagnostics").EnumerateArray(), one => Assert.Equal(
            ("outline", "project-file"), (one.GetProperty("source").GetString(), one.GetProperty("code").GetString())));

        Change(editor, ".outline.json", "{ \"never\": [1] }");
        await editor.SettleAsync();
        Assert.Equal(["2 0:12-13 this must be a text or an object, { … }"], Problems(await PublishedAsync(editor)));
        // Nothing is said where nothing is new.
        Change(editor, ".outline.json", "{ \"never\": [1] } ");
        await editor.SettleAsync();
        Assert.Empty(editor.Wire.Take("textDocument/publishDiagnostics"));

        Change(editor, ".outline.json", "{}");
        await editor.SettleAsync();
        Assert.Empty(Problems(await PublishedAsync(editor)));
    }

    [Fact]
    public async Task Faults_are_taken_back_when_the_file_is_gone()
    {
        _folder.Write("sub/.outline.json", "[]");
        _folder.Write("sub/a.outline", Note);
        await using var editor = await OpenAsync(Pull);
        Assert.Equal(["2 0:0-1 a project file must be an object, { … }"], Problems(await PublishedAsync(editor)));
        File.Delete(_folder.Of("sub/.outline.json"));
        Look(editor, "sub/.outline.json");
        await editor.SettleAsync();
        Assert.Empty(Problems(await PublishedAsync(editor)));

        // A folder that comes with one, and nobody tells of the file itself.
        _folder.Write("more/.outline.json", "[]");
        _folder.Write("more/b.outline", Note);
        Look(editor, "more");
        await editor.SettleAsync();
        Assert.Equal(FileUri.Of(_folder.Of("more/.outline.json")), (await PublishedAsync(editor)).GetProperty("uri").GetString());
    }

    [Fact]
    public async Task A_client_that_reads_JSON_itself_is_not_told_what_is_none_in_a_file_that_it_shows()
    {
        const string text = "{ \"never\": [1 2], \"aliases\": { \"a\": \"c\", \"b\": \"c\" }, \"rules\": { \"duplicate-alias\": \"error\" } }";
        _folder.Write(".outline.json", text);
        await using var editor = await OpenAsync(Pull, new { checksJson = true });
        Assert.Equal(["1", "2", "2", "1"], Problems(await PublishedAsync(editor)).Select(problem => problem[..1]));
        editor.Open(text, ProjectUri);
        await editor.SettleAsync();
        Assert.Equal(["2", "2", "1"], Problems(await PublishedAsync(editor)).Select(problem => problem[..1]));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_so_and_is_not_edited()
    {
        _folder.Write(".outline.json", [1, 0, 2]);
        _folder.Write("a.outline", Note);
        await using var editor = await OpenAsync(Pull);
        Assert.Contains("not a text file", Assert.Single(Problems(await PublishedAsync(editor))));
        editor.Open(Note, NoteUri);
        Assert.DoesNotContain(await TitlesAsync(editor, 1), title => title.StartsWith("Ignore", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_stands_in_the_editor_counts_from_the_first_key_on()
    {
        _folder.Write(".outline.json", "{ }");
        _folder.Write("a.outline", Note);
        await using var editor = await OpenAsync(Pull);
        editor.Open(Note, NoteUri);
        editor.Open("{ }", ProjectUri);
        await editor.SettleAsync();
        Assert.Equal(["trailing-space 0:6-8", "skipped-level 1:0-3"], await FindingsAsync(editor));

        editor.Edit(0, 2, 2, "\"rules\": { \"skipped-level\": \"off\", \"x\": 1 }", ProjectUri);
        await editor.PassAsync(199);
        Assert.Equal(2, (await FindingsAsync(editor)).Length);
        Assert.Empty(editor.Wire.Take("textDocument/publishDiagnostics"));
        await editor.PassAsync(1);
        Assert.Equal(["trailing-space 0:6-8"], await FindingsAsync(editor));
        var told = await PublishedAsync(editor);
        Assert.Equal(2, told.GetProperty("version").GetInt32());
        Assert.Equal(["2 0:37-40 there is no rule “x” here"], Problems(told));

        // What is saved meanwhile by somebody else does not matter while it is open.
        Change(editor, ".outline.json", "{ \"rules\": { \"trailing-space\": \"off\" } }");
        await editor.SettleAsync();
        Assert.Equal(["trailing-space 0:6-8"], await FindingsAsync(editor));

        editor.Close(ProjectUri);
        await editor.SettleAsync();
        Assert.Equal(["skipped-level 1:0-3"], await FindingsAsync(editor));
        Assert.Empty(Problems(await PublishedAsync(editor)));
    }

    [Fact]
    public async Task One_that_is_not_saved_yet_counts_too()
    {
        _folder.Write("a.outline", Note);
        await using var editor = await OpenAsync(Pull);
        editor.Open(Note, NoteUri);
        // The client writes the URI in its own way.
        string uri = ProjectUri.Replace(".outline.json", "%2Eoutline.json");
        editor.Open("{ \"rules\": { \"skipped-level\": \"off\" }, \"x\": 1 }", uri);
        await editor.SettleAsync();
        Assert.Equal(["trailing-space 0:6-8"], await FindingsAsync(editor));
        Assert.Equal(uri, (await PublishedAsync(editor)).GetProperty("uri").GetString());
        editor.Close(uri);
        await editor.SettleAsync();
        Assert.Equal(2, (await FindingsAsync(editor)).Length);
        Assert.Empty(Problems(await PublishedAsync(editor)));
    }

    [Fact]
    public async Task It_is_no_note()
    {
        _folder.Write(".outline.json", "{ }");
        await using var editor = await OpenAsync(Pull);
        editor.Open("- acme\n\t\t\t- not JSON [[\n- acme\n", ProjectUri);
        editor.Edit(0, 0, 0, " ", ProjectUri);
        editor.Save(ProjectUri);
        await editor.PassAsync(1000);
        Assert.Empty((await editor.DiagnosticsAsync(uri: ProjectUri)).GetProperty("items").EnumerateArray());
        Assert.Empty((await editor.Wire.RequestAsync("workspace/symbol", new { query = "acme" })).Result.EnumerateArray());
        string[] withItems = ["textDocument/diagnostic", "workspace/symbol", "textDocument/selectionRange"];
        var place = new { line = 0, character = 3 };
        foreach (string method in Routes.All.Keys.Where(method => method.StartsWith("textDocument/", StringComparison.Ordinal) && Routes.All[method] is RequestRoute).Except(withItems))
        {
            var answer = await editor.Wire.RequestAsync(method, new
            {
                textDocument = new { uri = ProjectUri },
                position = place,
                newName = "x",
                range = new { start = place, end = place },
                ranges = new[] { new { start = place, end = place } },
                ch = "\n",
                context = new { includeDeclaration = true, diagnostics = Array.Empty<int>() },
                positions = new[] { place },
            });
            Assert.True(
                answer.Result.ValueKind is JsonValueKind.Null || answer.Result.ValueKind == JsonValueKind.Array && answer.Result.GetArrayLength() == 0
                || answer.Result.TryGetProperty("items", out var items) && items.GetArrayLength() == 0,
                $"{method}: {answer.Message}");
        }
    }

    [Fact]
    public async Task One_that_holds_for_no_note_is_looked_at_while_it_is_open()
    {
        _folder.Write("a.outline", Note);
        string uri = FileUri.Of(_folder.Write("node_modules/x/.outline.json", "[]"));
        await using var editor = await OpenAsync(Pull);
        editor.Open("[]", uri);
        await editor.SettleAsync();
        Assert.Single(Problems(await PublishedAsync(editor)));
        editor.Replace("{}", uri);
        await editor.PassAsync(200);
        Assert.Empty(Problems(await PublishedAsync(editor)));
        editor.Replace("[1]", uri);
        await editor.PassAsync(200);
        Assert.Single(Problems(await PublishedAsync(editor)));
        editor.Close(uri);
        await editor.SettleAsync();
        Assert.Empty(Problems(await PublishedAsync(editor)));
    }

    [Fact]
    public async Task Without_a_folder_it_is_looked_at_all_the_same()
    {
        await using var editor = await Editor.OpenAsync(Pull);
        editor.Open("[]", ProjectUri);
        await editor.SettleAsync();
        Assert.Single(Problems(await PublishedAsync(editor)));
        editor.Close(ProjectUri);
        await editor.SettleAsync();
        Assert.Empty(Problems(await PublishedAsync(editor)));
        editor.Open("[]", "untitled:.outline.json");
        await editor.SettleAsync();
        Assert.Equal(JsonValueKind.Null, (await editor.SymbolsAsync("untitled:.outline.json")).ValueKind);
    }

    [Fact]
    public async Task One_whose_text_is_lost_counts_as_on_disk_until_it_comes_whole()
    {
        _folder.Write(".outline.json", "{}");
        _folder.Write("a.outline", Note);
        await using var editor = await OpenAsync(Pull);
        editor.Open(Note, NoteUri);
        editor.Open("{ \"rules\": { \"skipped-level\": \"off\" } }", ProjectUri);
        await editor.SettleAsync();
        Assert.Single(await FindingsAsync(editor));
        editor.Wire.Notify("textDocument/didChange", new { textDocument = new { uri = ProjectUri, version = 2 }, contentChanges = new[] { 1 } });
        await editor.SettleAsync();
        Assert.Contains(".outline.json", (await editor.Wire.NextAsync("window/showMessage")).GetRawText());
        Assert.Equal(2, (await FindingsAsync(editor)).Length);
        editor.Edit(0, 0, 0, "x", ProjectUri);
        editor.Replace("{ \"rules\": { \"trailing-space\": \"off\" } }", ProjectUri);
        await editor.SettleAsync();
        Assert.Equal(["skipped-level 1:0-3"], await FindingsAsync(editor));
    }

    [Fact]
    public async Task A_client_that_asks_is_asked_to_ask_again()
    {
        _folder.Write(".outline.json", "{}");
        _folder.Write("a.outline", Note);
        await using var editor = await OpenAsync(Pull);
        editor.Open(Note, NoteUri);
        await editor.PassAsync(1000);
        editor.Wire.Take("workspace/diagnostic/refresh");
        editor.Wire.Take("workspace/codeLens/refresh");
        string? before = (await editor.DiagnosticsAsync(uri: NoteUri)).GetProperty("resultId").GetString();

        foreach (string text in new[]
        {
            """{ "rules": { "trailing-space": "warning" } }""",
            """{ "overrides": [{ "files": "a*", "rules": { "trailing-space": "off" } }] }""",
            """{ "ignored": [{ "rule": "skipped-level", "text": "- far below" }] }""",
            """{ "style": { "indent": "spaces" } }""",
        })
        {
            Change(editor, ".outline.json", text);
            await editor.PassAsync(1000);
            Assert.Single(editor.Wire.Take("workspace/diagnostic/refresh"));
            var answer = await editor.DiagnosticsAsync(before, NoteUri);
            Assert.Equal("full", answer.GetProperty("kind").GetString());
            before = answer.GetProperty("resultId").GetString();
        }
        Assert.Empty(editor.Wire.Take("workspace/codeLens/refresh"));
        // What says the same changes nothing.
        Look(editor, ".outline.json");
        await editor.PassAsync(1000);
        Assert.Empty(editor.Wire.Take("workspace/diagnostic/refresh"));
        Assert.Equal("unchanged", (await editor.DiagnosticsAsync(before, NoteUri)).GetProperty("kind").GetString());

        Change(editor, ".outline.json", """{ "aliases": { "acme": "ac" } }""");
        await editor.PassAsync(1000);
        Assert.Single(editor.Wire.Take("workspace/diagnostic/refresh"));
        Assert.Single(editor.Wire.Take("workspace/codeLens/refresh"));
    }

    [Fact]
    public async Task To_a_client_that_waits_diagnostics_are_sent_again()
    {
        _folder.Write(".outline.json", "{}");
        _folder.Write("a.outline", Note);
        await using var editor = await OpenAsync(Push);
        editor.Open(Note, NoteUri);
        Assert.Equal(["trailing-space 0:6-8", "skipped-level 1:0-3"], Editor.Findings((await PublishedAsync(editor)).GetProperty("diagnostics")));
        await editor.PassAsync(1000);
        Assert.Empty(editor.Wire.Take("textDocument/publishDiagnostics"));
        Change(editor, ".outline.json", """{ "ignored": [{ "rule": "skipped-level", "in": "/a.outline", "text": "- far below" }] }""");
        await editor.PassAsync(1000);
        Assert.Equal(["trailing-space 0:6-8"], Editor.Findings((await PublishedAsync(editor)).GetProperty("diagnostics")));
    }

    [Fact]
    public async Task Notes_are_read_again_only_where_others_are_notes_now()
    {
        _folder.Write(".outline.json", "{}");
        string gone = _folder.Write("b.outline", "- acme one\nreading\n- acme two\n");
        _folder.Write("c.txt", "- acme three\n- a\n- b\n");
        await using var editor = await OpenAsync(Pull);
        // Nobody tells of it, so only a reading of all finds out.
        File.Delete(gone);
        foreach (var (text, companies) in new (string, string[])[]
        {
            ("""{ "rules": { "skipped-level": "off" } }""", ["acme one", "acme two"]),
            ("""{ "sections": { "other": ["reading"] } }""", ["acme one"]),
            ("""{ "never": ["acme one"] }""", ["acme one", "acme two"]),
            ("""{ "never": ["acme one" """, ["acme one", "acme two"]),
            ("""{ "files": { "include": ["*.txt"] } }""", ["acme three"]),
        })
        {
            Change(editor, ".outline.json", text);
            await editor.SettleAsync();
            Assert.Equal(companies, await CompaniesAsync(editor));
        }
    }

    [Fact]
    public async Task An_alias_of_two_names_is_told_as_loudly_as_the_editor_has_it()
    {
        _folder.Write(".outline.json", """{ "aliases": { "acme": "a1", "zoom": "a1" } }""");
        _folder.Write("a.outline", Note);
        await using var editor = await OpenAsync(Pull, new { rulePagesBase = "https://rules/" });
        var one = Assert.Single((await PublishedAsync(editor)).GetProperty("diagnostics").EnumerateArray());
        Assert.Equal("duplicate-alias", one.GetProperty("code").GetString());
        Assert.Equal("https://rules/duplicate-alias.md", one.GetProperty("codeDescription").GetProperty("href").GetString());
        var related = Assert.Single(one.GetProperty("relatedInformation").EnumerateArray());
        Assert.Equal(ProjectUri, related.GetProperty("location").GetProperty("uri").GetString());
        Assert.Equal("acme", related.GetProperty("message").GetString());

        editor.Wire.Notify("workspace/didChangeConfiguration", new { settings = new { outline = new { diagnostics = new { levels = new Dictionary<string, string> { ["duplicate-alias"] = "off" } } } } });
        await editor.SettleAsync();
        Assert.Empty(Problems(await PublishedAsync(editor)));
    }

    [Fact]
    public async Task A_finding_is_ignored_where_it_is_until_its_line_changes()
    {
        const string before = "{\r\n\t// ours\r\n\t\"never\": [\"x\"] // more\r\n}\r\n";
        _folder.Write("sub/.outline.json", before);
        string uri = FileUri.Of(_folder.Write("sub/deep/b.outline", Note));
        await using var editor = await OpenAsync(Pull);
        editor.Open(Note, uri);
        var actions = await ActionsAsync(editor, 1, uri);
        Assert.Equal(
            [
                "Lift to the level below “acme”: quickfix, preferred",
                "Ignore this skipped-level here: quickfix", "Switch skipped-level off for this file: quickfix", "Switch skipped-level off in all notes of “sub”: quickfix",
            ],
            actions.Select(Told).Select((told, i) => i == 0 ? $"Lift to the level below “acme”{told[told.LastIndexOf(':')..]}" : told));
        var ignore = actions.Single(action => action.GetProperty("title").GetString()!.StartsWith("Ignore", StringComparison.Ordinal));
        Assert.Equal(["skipped-level 1:0-3"], Editor.Findings(ignore.GetProperty("diagnostics")));
        string after = Applied(ignore, before, "sub/.outline.json");
        Assert.Equal(before.Replace("[\"x\"] // more", "[\"x\"], // more\r\n\t\"ignored\": [\r\n\t\t{\"rule\": \"skipped-level\", \"in\": \"deep/b.outline\", \"text\": \"- far below\"}\r\n\t]"), after);

        async Task<bool> IsToldAsync() => (await FindingsAsync(editor, uri)).Any(finding => finding.StartsWith("skipped-level", StringComparison.Ordinal));
        Assert.True(await IsToldAsync());
        Change(editor, "sub/.outline.json", after);
        await editor.SettleAsync();
        Assert.False(await IsToldAsync());
        // Lines come above it, and it moves a level.
        editor.Edit(0, 0, 0, "- zoom\n\t- x\n", uri);
        Assert.False(await IsToldAsync());
        editor.Edit(3, 0, 0, "\t", uri);
        Assert.False(await IsToldAsync());
        editor.Edit(3, 0, 1, "", uri);
        // Its own line changes, there and back.
        editor.Edit(3, 10, 10, "!", uri);
        Assert.True(await IsToldAsync());
        editor.Edit(3, 10, 11, "", uri);
        Assert.False(await IsToldAsync());
    }

    [Theory]
    [InlineData("Switch trailing-space off for this file", "{\"files\": \"/a.outline\", \"rules\": {\"trailing-space\": \"off\"}}")]
    [InlineData("Switch trailing-space off in all notes of", "\"trailing-space\": \"off\"")]
    public async Task A_rule_is_switched_off_in_a_project_file_that_is_made_for_it(string title, string entry)
    {
        _folder.Write("a.outline", Note);
        await using var editor = await OpenAsync(Pull);
        editor.Open(Note, NoteUri);
        var action = (await ActionsAsync(editor, 0, NoteUri, 7)).Single(action => action.GetProperty("title").GetString()!.StartsWith(title, StringComparison.Ordinal));
        var changes = action.GetProperty("edit").GetProperty("documentChanges");
        Assert.Equal($$"""{"kind":"create","uri":"{{ProjectUri}}"}""", changes[0].GetRawText());
        string after = Edited.Apply("", changes[1].GetProperty("edits"));
        Assert.Contains(entry, after);
        Change(editor, ".outline.json", after);
        await editor.SettleAsync();
        Assert.Equal(["skipped-level 1:0-3"], await FindingsAsync(editor));
    }

    [Fact]
    public async Task An_edit_is_made_of_what_stands_in_the_editor()
    {
        _folder.Write(".outline.json", "{}");
        _folder.Write("a.outline", Note);
        await using var editor = await OpenAsync(Pull);
        editor.Open(Note, NoteUri);
        string uri = ProjectUri.Replace(".outline.json", "%2Eoutline.json");
        editor.Open("{}", uri);
        editor.Replace("{ \"never\": [\"unsaved\"] }", uri);
        var change = (await ActionsAsync(editor, 1, NoteUri)).Single(action => action.GetProperty("title").GetString()!.StartsWith("Ignore", StringComparison.Ordinal))
            .GetProperty("edit").GetProperty("documentChanges")[0];
        Assert.Equal($$"""{"uri":"{{uri}}","version":2}""", change.GetProperty("textDocument").GetRawText());
        Assert.StartsWith("{ \"never\": [\"unsaved\"], \"ignored\": [", Edited.Apply("{ \"never\": [\"unsaved\"] }", change.GetProperty("edits")));
    }

    [Fact]
    public async Task Where_no_file_can_be_created_or_the_file_is_broken_nothing_is_offered()
    {
        _folder.Write("a.outline", Note);
        await using (var editor = await OpenAsync("""{"textDocument":{"diagnostic":{},"codeAction":{"codeActionLiteralSupport":{}}}}"""))
        {
            editor.Open(Note, NoteUri);
            Assert.Single(await TitlesAsync(editor, 1));
        }
        _folder.Write(".outline.json", "{ \"never\": [ }");
        await using (var editor = await OpenAsync(Pull))
        {
            editor.Open(Note, NoteUri);
            Assert.Single(await TitlesAsync(editor, 1));
        }
    }

    [Fact]
    public async Task What_it_says_of_files_follows_when_they_get_other_names()
    {
        const string before = """
            { "overrides": [{ "files": "old/**", "rules": {} }, { "files": "deep/x", "rules": {} }], "ignored": [{ "rule": "mojibake", "in": "old/a.outline", "text": "a" }] }
            """;
        _folder.Write("sub/.outline.json", before);
        _folder.Write("sub/old/a.outline", Note);
        await using var editor = await OpenAsync(Pull);
        async Task<string> RenamedAsync(string from, string to)
        {
            var result = (await editor.Wire.RequestAsync("workspace/willRenameFiles", new { files = new[] { new { oldUri = FileUri.Of(_folder.Of(from)), newUri = FileUri.Of(_folder.Of(to)) } } })).Result;
            return result.ValueKind == JsonValueKind.Null ? before : Edited.Apply(before, Assert.Single(result.GetProperty("documentChanges").EnumerateArray()).GetProperty("edits"));
        }
        Assert.Equal(before.Replace("old/a.outline", "old/b.outline"), await RenamedAsync("sub/old/a.outline", "sub/old/b.outline"));
        Assert.Equal(before.Replace("old/", "new/er/"), await RenamedAsync("sub/old", "sub/new/er"));
        Assert.Equal(before, await RenamedAsync("sub/old/a.outline", "a.outline"));
        Assert.Equal(before, await RenamedAsync("sub", "other"));
    }

    private async Task<Editor> OpenAsync(string able, object? options = null)
    {
        var editor = await Editor.OpenAsync(able, options, folders: [_folder.Path], answers: _agreeing);
        await editor.SettleAsync();
        return editor;
    }

    private void Change(Editor editor, string name, string text)
    {
        _folder.Write(name, text);
        Look(editor, name);
    }

    private void Look(Editor editor, string name) =>
        editor.Wire.Notify("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = FileUri.Of(_folder.Of(name)), type = 2 } } });

    private static async Task<JsonElement> PublishedAsync(Editor editor) => (await editor.Wire.NextAsync("textDocument/publishDiagnostics")).GetProperty("params");

    private static string[] Problems(JsonElement published) =>
    [
        .. published.GetProperty("diagnostics").EnumerateArray().Select(one =>
        {
            var (start, end) = (one.GetProperty("range").GetProperty("start"), one.GetProperty("range").GetProperty("end"));
            return $"{one.GetProperty("severity")} {start.GetProperty("line")}:{start.GetProperty("character")}-{end.GetProperty("character")} {one.GetProperty("message").GetString()}";
        }),
    ];

    private async Task<string[]> FindingsAsync(Editor editor, string? uri = null) => await editor.FindingsAsync(uri ?? NoteUri);

    private static async Task<List<JsonElement>> ActionsAsync(Editor editor, int line, string uri, int character = 2)
    {
        var place = new { line, character };
        return
        [
            .. (await editor.Wire.RequestAsync("textDocument/codeAction", new
            {
                textDocument = new { uri },
                range = new { start = place, end = place },
                context = new { diagnostics = Array.Empty<int>(), only = new[] { "quickfix" } },
            })).Result.EnumerateArray(),
        ];
    }

    private async Task<string[]> TitlesAsync(Editor editor, int line) =>
        [.. (await ActionsAsync(editor, line, NoteUri)).Select(action => action.GetProperty("title").GetString()!)];

    private static string Told(JsonElement action) =>
        $"{action.GetProperty("title").GetString()}: {action.GetProperty("kind").GetString()}{(action.TryGetProperty("isPreferred", out _) ? ", preferred" : "")}";

    private string Applied(JsonElement action, string before, string name)
    {
        var change = Assert.Single(action.GetProperty("edit").GetProperty("documentChanges").EnumerateArray());
        Assert.Equal($$"""{"uri":"{{FileUri.Of(_folder.Of(name))}}","version":null}""", change.GetProperty("textDocument").GetRawText());
        return Edited.Apply(before, change.GetProperty("edits"));
    }

    private static async Task<string[]> CompaniesAsync(Editor editor) =>
    [
        .. (await editor.Wire.RequestAsync("workspace/symbol", new { query = "acme" })).Result.EnumerateArray()
            .Where(symbol => symbol.GetProperty("kind").GetInt32() == 5).Select(symbol => symbol.GetProperty("name").GetString()!).Order(StringComparer.Ordinal),
    ];
}
