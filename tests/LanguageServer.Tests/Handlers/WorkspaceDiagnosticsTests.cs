using System.Text.Json;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

/// <summary>What is wrong in all notes, open or not.</summary>
public class WorkspaceDiagnosticsTests
{
    // None of them names anything, so that the notes have nothing to do with each other.
    private const string Bad = "- what was said at https//x.com/y\n", Faded = "- what was said at lunch  \n", Good = "- what was said at lunch\n";

    [Fact]
    public async Task Nothing_is_told_of_files_unless_the_user_wants_it()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, ("bad.outline", Bad));
        Assert.Equal("""{"items":[]}""", (await AskAsync(editor)).GetRawText());
        Want(editor, true);
        Assert.Equal(["full bad.outline malformed-url"], Told(await AskAsync(editor)));
    }

    [Fact]
    public async Task Each_note_is_told_of_with_a_name_for_the_result_and_only_once()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, ("bad.outline", Bad), ("good.outline", Good));
        Want(editor, true);
        editor.Open(Bad);
        var first = await AskAsync(editor);
        Assert.Equal(["full bad.outline malformed-url", "full good.outline ", "full today.outline malformed-url"], Told(first));
        Assert.Equal(1, ItemOf(first, "today.outline").GetProperty("version").GetInt32());
        Assert.Equal(JsonValueKind.Null, ItemOf(first, "bad.outline").GetProperty("version").ValueKind);

        editor.Replace(Good);
        Assert.Equal(
            ["full today.outline ", "unchanged bad.outline ", "unchanged good.outline "],
            Told(await AskAsync(editor, IdsOf(first))));
    }

    [Fact]
    public async Task Hints_are_told_of_where_somebody_sees_them()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, ("faded.outline", Faded));
        Want(editor, true);
        editor.Open(Faded);
        Assert.Equal(["full faded.outline ", "full today.outline trailing-space"], Told(await AskAsync(editor)));
    }

    [Fact]
    public async Task What_is_gone_or_not_wanted_any_more_is_taken_back()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, ("bad.outline", Bad));
        Want(editor, true);
        var ids = IdsOf(await AskAsync(editor)).Append(new { uri = "file:///notes/gone.outline", value = "x" }).ToArray();
        Assert.Equal(["full gone.outline ", "unchanged bad.outline "], Told(await AskAsync(editor, ids)));
        Want(editor, false);
        Assert.Equal(["full bad.outline ", "full gone.outline "], Told(await AskAsync(editor, ids)));
    }

    [Fact]
    public async Task A_client_that_takes_parts_is_told_of_every_change_for_as_long_as_it_asks()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, ("bad.outline", Bad), ("good.outline", Good));
        Want(editor, true);
        var answer = editor.Wire.RequestAsync("workspace/diagnostic", new { previousResultIds = Array.Empty<object>(), partialResultToken = "p" });
        Assert.Equal(["full bad.outline malformed-url"], Told(await PartAsync(editor)));

        editor.Open(Good);
        editor.Replace(Bad);
        await editor.PassAsync(1000);
        Assert.Equal(["full today.outline malformed-url"], Told(await PartAsync(editor)));
        editor.Replace(Good);
        await editor.PassAsync(1000);
        Assert.Equal(["full today.outline "], Told(await PartAsync(editor)));

        Want(editor, false);
        await editor.PassAsync(1000);
        Assert.Equal(["full bad.outline "], Told(await PartAsync(editor)));
        Assert.False(answer.IsCompleted);
    }

    [Fact]
    public async Task Files_that_stay_as_they_are_are_not_told_of_again()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, ("bad.outline", Bad));
        Want(editor, true);
        string id = IdOf(await AskAsync(editor), "bad.outline");
        _ = editor.Wire.RequestAsync("workspace/diagnostic", new
        {
            previousResultIds = new[] { new { uri = Vault.UriOf("bad.outline"), value = id } },
            partialResultToken = 7,
        });
        editor.Open("- acme\n");
        await editor.PassAsync(1000);
        Assert.Empty(editor.Wire.Take("$/progress"));
    }

    [Fact]
    public async Task A_question_that_is_open_can_be_cancelled_and_ends_with_the_server()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, ("bad.outline", Bad));
        Want(editor, true);
        var first = editor.Wire.RequestAsync("workspace/diagnostic", new { previousResultIds = Array.Empty<object>(), partialResultToken = "a" }, out int id);
        await PartAsync(editor);
        editor.Wire.Notify("$/cancelRequest", new { id });
        Assert.Equal(-32800, (await first).ErrorCode);

        var second = editor.Wire.RequestAsync("workspace/diagnostic", new { previousResultIds = Array.Empty<object>(), partialResultToken = "b" });
        await PartAsync(editor);
        await editor.Wire.RequestAsync("shutdown");
        Assert.Equal("""{"items":[]}""", (await second).Result.GetRawText());
        await editor.PassAsync(1000);
        Assert.Empty(editor.Wire.Take("$/progress"));
    }

    [Fact]
    public async Task A_document_that_was_closed_keeps_what_is_said_of_its_file()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, ("today.outline", Bad + Faded));
        editor.Open(Good);
        editor.Close();
        Assert.Empty(await editor.FindingsAsync());
        Want(editor, true);
        Assert.Equal(["malformed-url 0:19-33"], await editor.FindingsAsync());
    }

    [Fact]
    public async Task Everything_is_pushed_to_a_client_that_cannot_ask()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Push, ("bad.outline", Bad), ("good.outline", Good), ("today.outline", Bad));
        await editor.PassAsync(1000);
        Assert.Empty(Pushed(editor));
        Want(editor, true);
        await editor.PassAsync(1000);
        Assert.Equal(["bad.outline malformed-url", "today.outline malformed-url"], Pushed(editor));

        // While it is open, what it says counts; when it is closed, the file does again.
        editor.Open(Good);
        await editor.PassAsync(1000);
        editor.Close();
        await editor.PassAsync(1000);
        Assert.Equal("today.outline malformed-url", Pushed(editor)[^1]);

        Want(editor, false);
        await editor.PassAsync(1000);
        Assert.Equal(["bad.outline ", "today.outline "], Pushed(editor));
    }

    private static void Want(Editor editor, bool wanted) =>
        editor.Wire.Notify("workspace/didChangeConfiguration", new { settings = new { outline = new { diagnostics = new { workspace = wanted } } } });

    private static async Task<JsonElement> AskAsync(Editor editor, object[]? known = null) =>
        (await editor.Wire.RequestAsync("workspace/diagnostic", new { previousResultIds = known ?? [] })).Result;

    private static async Task<JsonElement> PartAsync(Editor editor) =>
        (await editor.Wire.NextAsync("$/progress")).GetProperty("params").GetProperty("value");

    private static string[] Told(JsonElement report) =>
    [
        .. report.GetProperty("items").EnumerateArray().Select(item =>
            $"{item.GetProperty("kind").GetString()} {NameOf(item)} {(item.TryGetProperty("items", out var items) ? Rules(items) : "")}").Order(StringComparer.Ordinal),
    ];

    private static string[] Pushed(Editor editor) =>
    [
        .. editor.Wire.Take("textDocument/publishDiagnostics").Select(message => message.GetProperty("params"))
            .Select(told => $"{NameOf(told)} {Rules(told.GetProperty("diagnostics"))}"),
    ];

    private static string Rules(JsonElement items) => string.Join(' ', items.EnumerateArray().Select(item => item.GetProperty("code").GetString()));

    private static string NameOf(JsonElement item) => item.GetProperty("uri").GetString()!.Split('/')[^1];

    private static JsonElement ItemOf(JsonElement report, string name) => report.GetProperty("items").EnumerateArray().Single(item => NameOf(item) == name);

    private static string IdOf(JsonElement report, string name) => ItemOf(report, name).GetProperty("resultId").GetString()!;

    private static object[] IdsOf(JsonElement report) =>
        [.. report.GetProperty("items").EnumerateArray().Select(item => new { uri = item.GetProperty("uri").GetString(), value = item.GetProperty("resultId").GetString() })];
}
