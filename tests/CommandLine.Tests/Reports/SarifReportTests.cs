using System.Text.Json;
using NJsonSchema;

namespace CommandLine.Tests.Reports;

/// <summary>The schema is that of the standard, as the npm package @microsoft/jest-sarif 1.0.0-beta.0 (MIT) ships it.</summary>
public sealed class SarifReportTests : IDisposable
{
    private static readonly Lazy<Task<JsonSchema>> _schema = new(() => JsonSchema.FromFileAsync(Path.Join(AppContext.BaseDirectory, "Reports", "sarif-2.1.0-rtm.5.json")));

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_a_run_without_results()
    {
        _folder.Write("a.outline", "- a\n");
        var run = await RunOf(0, "check", "--format", "sarif", _folder.Path);
        Assert.Equal(0, run.GetProperty("results").GetArrayLength());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        Assert.Equal(["outline-notes", OutlineNotes.Version], [Text(run, "tool.driver.name"), Text(run, "tool.driver.version")]);
        Assert.True(run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
    }

    [Fact]
    public async Task Each_rule_has_its_page()
    {
        var rules = (await RunOf(0, "check", "--format", "sarif", _folder.Path)).GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal([.. Outline.Rules.RuleCatalogue.All.Select(rule => rule.Name), "project-file"], rules.EnumerateArray().Select(rule => Text(rule, "id")));
        Assert.All(rules.EnumerateArray(), rule => Assert.StartsWith($"# {Text(rule, "id")}\n", Text(rule, "help.markdown")));
    }

    [Fact]
    public async Task A_result_has_its_place_its_rule_and_its_certain_fix()
    {
        _folder.Write("sub/año 1%.outline", "- 😀 regularizaciÃ³n\n");
        var run = await RunOf(1, "check", "--format", "sarif", _folder.Path);
        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.Equal("warning", Text(result, "level"));
        Assert.Equal(Text(result, "ruleId"), Text(run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()], "id"));
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        string uri = Text(place, "artifactLocation.uri");
        Assert.EndsWith("/sub/a%C3%B1o%201%25.outline", uri);
        Assert.Equal(_folder.Of("sub/año 1%.outline"), new Uri(uri).LocalPath);
        Assert.Equal("""{"startLine":1,"startColumn":6,"endLine":1,"endColumn":21}""", Compact(place.GetProperty("region")));
        var change = result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0];
        Assert.Equal(uri, Text(change, "artifactLocation.uri"));
        Assert.Equal("regularización", Text(change.GetProperty("replacements")[0], "insertedContent.text"));
    }

    [Fact]
    public async Task A_fix_that_is_a_choice_is_none_of_the_reports()
    {
        _folder.Write("a.outline", "- acme\n- a [[acme\n");
        var run = await RunOf(1, "check", "--format", "sarif", _folder.Path);
        Assert.False(Assert.Single(run.GetProperty("results").EnumerateArray()).TryGetProperty("fixes", out _));
    }

    [Fact]
    public async Task Fingerprints_stay_when_lines_move_and_tell_lines_alike_apart()
    {
        _folder.Write("a.outline", "- a\n\t- regularizaciÃ³n\n\t- regularizaciÃ³n\n\t- otra aciÃ³n\n");
        string[] before = await Fingerprints();
        Assert.Equal(3, before.Distinct().Count());
        _folder.Write("a.outline", "- new\n\n- other\n\t- b\n\t\t- regularizaciÃ³n\n\t- regularizaciÃ³n\n\t- otra aciÃ³n\n");
        Assert.Equal(before, await Fingerprints());

        async Task<string[]> Fingerprints() =>
            [.. (await RunOf(1, "check", "--format", "sarif", _folder.Path)).GetProperty("results").EnumerateArray().Select(result => Text(result, "partialFingerprints.primaryLocationLineHash"))];
    }

    [Fact]
    public async Task Related_places_may_stand_in_other_files()
    {
        _folder.Write("a.outline", "- acme\n- globex\n");
        _folder.Write("b.outline", "- x1\n- acme\n");
        var run = await RunOf(1, "check", "--format", "sarif", _folder.Path);
        var related = Assert.Single(run.GetProperty("results").EnumerateArray()).GetProperty("relatedLocations")[0];
        Assert.EndsWith("/a.outline", Text(related, "physicalLocation.artifactLocation.uri"));
        Assert.Equal("the first place", Text(related, "message.text"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_a_notification()
    {
        string path = _folder.Write("a.outline", [.. "- a\n- caf"u8, 0xE9]);
        var invocation = (await RunOf(2, "check", "--format", "sarif", path)).GetProperty("invocations")[0];
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Contains("0xE9", Text(invocation.GetProperty("toolExecutionNotifications")[0], "message.text"));
    }

    [Fact]
    public async Task Project_files_are_reported_too()
    {
        _folder.Write("a.outline", "- a\n");
        _folder.Write(".outline.json", "{\n  \"files\": 1 }");
        var result = Assert.Single((await RunOf(1, "check", "--format", "sarif", _folder.Path)).GetProperty("results").EnumerateArray());
        Assert.Equal("project-file", Text(result, "ruleId"));
    }

    [Fact]
    public async Task The_owners_note_is_valid_too() => await RunOf(1, "check", "--format", "sarif", "--level", "hint", Cli.Seed);

    private static async Task<JsonElement> RunOf(int code, params string[] args)
    {
        var outcome = Cli.Run(args);
        Assert.Equal(code, outcome.Code);
        Assert.Empty((await _schema.Value).Validate(outcome.Output));
        return JsonDocument.Parse(outcome.Output).RootElement.GetProperty("runs")[0];
    }

    private static string Text(JsonElement element, string path) =>
        path.Split('.').Aggregate(element, (at, name) => at.GetProperty(name)).GetString()!;

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);
}
