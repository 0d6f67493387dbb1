using System.Text.Json;

namespace CommandLine.Tests;

/// <summary>`check --rule`, and the levels of the project file.</summary>
public sealed class CheckRuleTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public CheckRuleTests() => _folder.Write("a.outline", "- a \n\t- regularizaciÃ³n\n- b [[acme\n");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mojibake", "mojibake")]
    [InlineData("mojibake", "unclosed-link", "mojibake unclosed-link")]
    [InlineData("unclosed-link, mojibake", "mojibake unclosed-link")]
    [InlineData("trailing-space", "trailing-space")]
    [InlineData("conflict-marker", "")]
    public void Only_these_rules_are_asked(params string[] rulesAndFound) =>
        Assert.Equal(rulesAndFound[^1], string.Join(' ', Found(["check", _folder.Path, .. rulesAndFound[..^1].SelectMany(rule => (string[])["--rule", rule])]).Select(found => found.Rule)));

    [Fact]
    public void A_level_still_is_the_least() => Assert.Empty(Found("check", _folder.Path, "--rule", "trailing-space", "--level", "warning"));

    [Fact]
    public void A_rule_that_is_off_is_asked_as_a_warning()
    {
        _folder.Write(".outline.json", """{ "rules": { "mojibake": "off" } }""");
        Assert.Equal([("mojibake", "warning")], Found("check", _folder.Path, "--rule", "mojibake"));
        var off = Outline.Rules.RuleCatalogue.All.First(rule => rule.Level == Outline.Workspace.DiagnosticLevel.Off);
        string path = _folder.Write("b.outline", off.Page.Bad);
        Assert.Contains((off.Name, "warning"), Found("check", path, "--rule", off.Name));
        Assert.DoesNotContain((off.Name, "warning"), Found("check", path));
    }

    [Fact]
    public void A_name_that_there_is_not_ends_with_2_and_the_nearest()
    {
        var (code, output, error) = Cli.Run("check", _folder.Path, "--rule", "mojibake,trailing-spaces");
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("outline-notes: there is no rule 'trailing-spaces'; there is trailing-space\n", error);
    }

    [Fact]
    public void Only_what_these_rules_find_is_mended()
    {
        Cli.Run("check", "--fix", "--rule", "trailing-space", _folder.Path);
        Assert.Equal("- a\n\t- regularizaciÃ³n\n- b [[acme\n", File.ReadAllText(_folder.Of("a.outline")));
    }

    [Fact]
    public void Levels_come_from_the_nearest_project_file_by_path_too()
    {
        const string Note = "- a\n\t- regularizaciÃ³n\n";
        _folder.Write("old/x/b.outline", Note);
        _folder.Write("old/c.outline", Note);
        _folder.Write(".outline.json", """
            {
              "rules": { "unclosed-link": "off", "mojibake": "error" },
              "overrides": [{ "files": "old/**", "rules": { "mojibake": "information" } }, { "files": "old/x/*", "rules": { "mojibake": "off" } }]
            }
            """);
        Assert.Equal([("mojibake", "error"), ("mojibake", "information")], Found("check", _folder.Path));
        // The paths of the patterns count from the project file, whatever is asked for.
        Assert.Equal([("mojibake", "information")], Found("check", _folder.Of("old")));
        Assert.Empty(Found("check", _folder.Of("old/x")));
        Assert.Empty(Found("check", _folder.Of("old/x/b.outline")));
        Assert.Equal([("mojibake", "information")], Found("check", _folder.Of("old/c.outline")));
    }

    [Fact]
    public void What_a_project_file_gets_wrong_is_found_too()
    {
        string path = _folder.Write(".outline.json", "{\n  \"files\": 1 }");
        var (code, output, error) = Cli.Run("check", "--rule", "conflict-marker", _folder.Path);
        Assert.Equal((1, ""), (code, error));
        Assert.StartsWith($"warning: project-file\n --> {path}:2:12\n  |\n2 |   \"files\": 1 }}\n  |            ^ ", output);
        Assert.Equal(0, Cli.Run("check", "--rule", "conflict-marker", "--level", "error", _folder.Path).Code);
    }

    private static List<(string, string)> FoundOf(string json) =>
        [.. JsonDocument.Parse(json).RootElement.EnumerateArray().Select(found => (found.GetProperty("rule").GetString()!, found.GetProperty("level").GetString()!))];

    private static List<(string Rule, string Level)> Found(params string[] args) => FoundOf(Cli.Run([.. args, "--format", "json"]).Output);
}
