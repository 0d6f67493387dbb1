using Outline.Text;
using Outline.Workspace;

namespace Folders.Tests;

public class ProjectFileTests
{
    [Fact]
    public void Everything_is_read()
    {
        var file = ProjectFile.Parse("/notes", """
            // what belongs to us
            {
              "files": { "include": ["**/*.txt"], "exclude": ["archive/**"], },
              "sections": { "companies": ["chats"], "other": ["reading list"], "headings": true, "markdown": true },
              "aliases": { "cloudflare": ["cf", "cflare"], "sentry": "se" /* one */ },
              "never": ["replay", { "name": "astro", "in": "2022/*.outline" }]
            }
            """);
        Assert.Empty(file.Problems);
        Assert.Equal(["**/*.txt"], file.Include.Select(pattern => pattern.Text));
        Assert.Equal(["archive/**"], file.Exclude.Select(pattern => pattern.Text));
        Assert.Equal<ProjectAlias>([new("cloudflare", "cf"), new("cloudflare", "cflare"), new("sentry", "se")], file.Settings.Aliases);
        Assert.Equal([("replay", null), ("astro", "2022/*.outline")], file.Settings.Never.Select(never => (never.Name, never.In?.Text)));
        Assert.Equal<string>(["chats"], file.Settings.CompanySections);
        Assert.Equal<string>(["reading list"], file.Settings.OtherSections);
        Assert.True(file.Settings.CompaniesBelowHeadings);
        Assert.True(file.Settings.CompaniesInMarkdown);
    }

    [Fact]
    public void Rules_and_style_are_read()
    {
        var file = ProjectFile.Parse("/notes", """
            {
              "$schema": "https://example.org/outline.schema.json",
              "rules": { "skipped-level": "off", "duplicate-company": "hint" },
              "overrides": [
                { "files": "archive/**", "rules": { "mojibake": "error" } },
                { "files": ["a.outline", "b/"], "rules": { "skipped-level": "information", "empty-item": "warning" } },
              ],
              "ignored": [{ "rule": "skipped-level", "in": "2020.outline", "text": "\t- a line " }, { "text": "", "rule": "trailing-space" }],
              "style": { "indent": "spaces", "indentSize": 4, "marker": "•", "lineEnd": "crlf", "finalLineEnd": true, "trimTrailingSpace": false }
            }
            """);
        Assert.Empty(file.Problems);
        Assert.Equal(["duplicate-company Hint", "skipped-level Off"], file.Settings.Levels.Select(level => $"{level.Key} {level.Value}").Order());
        Assert.Equal(
            ["archive/**: mojibake Error", "a.outline: empty-item Warning, skipped-level Information", "b/: empty-item Warning, skipped-level Information"],
            file.Settings.LevelsIn.Select(some => $"{some.In}: {string.Join(", ", some.Levels.Select(level => $"{level.Key} {level.Value}").Order())}"));
        Assert.Equal<IgnoredFinding>([new("skipped-level", PathPattern.Parse("2020.outline"), "- a line"), new("trailing-space", null, "")], file.Settings.Ignored);
        Assert.Equal(
            new NoteStyle { Indent = IndentStyle.Spaces, IndentSize = 4, Marker = "•", LineEnd = "\r\n", FinalLineEnd = true, TrimTrailingSpace = false },
            file.Settings.Style);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData(" // nothing yet\r\n/* and */ ")]
    [InlineData("{ /* nothing */ }")]
    public void What_says_nothing_says_nothing_wrong(string text)
    {
        var file = ProjectFile.Parse("/notes", text);
        Assert.Empty(file.Problems);
        Assert.Equal(text, file.Text);
        Assert.Equal(ProjectSettings.Default, file.Settings);
    }

    [Theory]
    [InlineData("[]", "^", "a project file must be an object, { … }")]
    [InlineData("{\n\t\"files\": 1 }", "1", "files must be an object, { … }")]
    [InlineData("{\r\n\"ä😀\": 1, \"never\": {} }", "{}", "never must be a list, [ … ]", "\"ä😀\"", "there is no member “ä😀” here")]
    [InlineData("{ \"files\": { \"include\": \"*.txt\" } }", "\"*.txt\"", "include must be a list, [ … ]")]
    [InlineData("{ \"files\": { \"include\": [7] } }", "7", "this must be a text, \"…\"")]
    [InlineData("{ \"files\": { \"exclude\": [\"[a\"] } }", "\"[a\"", "there is no ] for a [ of this pattern")]
    [InlineData("{ \"sections\": { \"headings\": \"yes\" } }", "\"yes\"", "headings must be true or false")]
    [InlineData("{ \"aliases\": { \"a\": 1 } }", "1", "the other names of a name must be a text or a list of texts")]
    [InlineData("{ \"aliases\": { \" \": [] } }", "\" \"", "a name cannot be empty")]
    [InlineData("{ \"aliases\": { \"a\": \"\" } }", "\"\"", "the other names of a name cannot be empty")]
    [InlineData("{ \"aliases\": { \"a\": [\"\\ud800\"] } }", "\"\\ud800\"", "this holds half of a surrogate pair")]
    [InlineData("{ \"never\": [{ \"in\": \"a\" }] }", "{ \"in", "a \"name\" is missing here")]
    [InlineData("{ \"never\": [{ \"name\": \"a\", \"in\": \"{\" }] }", "\"{\"", "there is no } for a { of this pattern")]
    [InlineData("{ \"never\": [null] }", "null", "this must be a text or an object, { … }")]
    [InlineData("{ \"rules\": { \"skiped-level\": \"off\" } }", "\"skiped-level\"", "there is no rule “skiped-level” here: did you mean “skipped-level”?")]
    [InlineData("{ \"rules\": { \"x\": \"off\" } }", "\"x\"", "there is no rule “x” here")]
    [InlineData("{ \"rules\": { \"mojibake\": \"Off\" } }", "\"Off\"", "mojibake must be one of \"off\", \"hint\", \"information\", \"warning\", \"error\"")]
    [InlineData("{ \"rules\": { \"mojibake\": true } }", "true", "mojibake must be one of \"off\", \"hint\", \"information\", \"warning\", \"error\"")]
    [InlineData("{ \"rules\": [] }", "[]", "rules must be an object, { … }")]
    [InlineData("{ \"overrides\": {} }", "{}", "overrides must be a list, [ … ]")]
    [InlineData("{ \"overrides\": [{ \"files\": \"a\" }] }", "{ \"files", "a \"rules\" is missing here")]
    [InlineData("{ \"overrides\": [{ \"rules\": {} }] }", "{ \"rules", "a \"files\" is missing here")]
    [InlineData("{ \"overrides\": [{ \"files\": 1, \"rules\": {} }] }", "1", "files must be a text or a list of texts")]
    [InlineData("{ \"ignored\": [{ \"rule\": \"dangling\", \"text\": \"\" }] }", "\"dangling\"", "there is no rule “dangling” here: did you mean “dangling-arrow”?")]
    [InlineData("{ \"ignored\": [\"skipped-level\"] }", "\"skipped-level\"", "this must be an object, { … }")]
    [InlineData("{ \"style\": { \"indent\": \"tab\" } }", "\"tab\"", "indent must be one of \"tabs\", \"spaces\"")]
    [InlineData("{ \"style\": { \"indentSize\": 17 } }", "17", "indentSize must be a whole number from 1 to 16")]
    [InlineData("{ \"style\": { \"indentSize\": 2.5 } }", "2.5", "indentSize must be a whole number from 1 to 16")]
    [InlineData("{ \"style\": { \"indentSize\": 1e999 } }", "1e999", "indentSize must be a whole number from 1 to 16")]
    [InlineData("{ \"style\": { \"indentSize\": \"4\" } }", "\"4\"", "indentSize must be a whole number from 1 to 16")]
    public void What_is_wrong_is_told_with_its_place(string text, string place, string message, string? hinted = null, string? hint = null)
    {
        var problems = ProjectFile.Parse("/notes", text).Problems;
        var problem = Assert.Single(problems, problem => problem.Level == DiagnosticLevel.Warning);
        Assert.Equal(message, problem.Message);
        Assert.Equal(Spot(text, place), problem.Span);
        Assert.Equal(
            hint is null ? [] : [(hint, Spot(text, hinted!))],
            problems.Where(problem => problem.Level == DiagnosticLevel.Hint).Select(problem => (problem.Message, problem.Span)));
    }

    [Theory]
    [InlineData("{ \"alias\": {} }", "alias", "aliases")]
    [InlineData("{ \"override\": [] }", "override", "overrides")]
    [InlineData("{ \"files\": { \"includes\": [] } }", "includes", "include")]
    [InlineData("{ \"style\": { \"indent-size\": 4 } }", "indent-size", "indentSize")]
    [InlineData("{ \"overrides\": [{ \"files\": \"a\", \"rules\": {}, \"rule\": 1 }] }", "rule", "rules")]
    [InlineData("{ \"ignored\": [{ \"rule\": \"mojibake\", \"texts\": 1, \"text\": \"a\" }] }", "texts", "text")]
    [InlineData("{ \"never\": [{ \"name\": \"mojibake\", \"nane\": 1 }] }", "nane", "name")]
    public void A_name_that_means_nothing_is_told_with_the_nearest_that_does(string text, string written, string meant)
    {
        var problem = Assert.Single(ProjectFile.Parse("/notes", text).Problems);
        Assert.Equal(DiagnosticLevel.Hint, problem.Level);
        Assert.StartsWith($"there is no member “{written}” here: did you mean “{meant}”", problem.Message);
        Assert.Equal(Spot(text, $"\"{written}\""), problem.Span);
    }

    [Fact]
    public void What_stands_there_twice_is_told_and_counts_twice()
    {
        const string text = """{ "never": ["a"], "rules": { "mojibake": "off", "mojibake": "hint" }, "never": ["b"] }""";
        var file = ProjectFile.Parse("/notes", text);
        Assert.Equal(["“mojibake” stands in this object already", "“never” stands in this object already"], file.Problems.Select(problem => problem.Message));
        Assert.Equal(Spot(text, "\"never\""), file.Problems[1].Related?.Span);
        Assert.Equal(["a", "b"], file.Settings.Never.Select(never => never.Name));
        Assert.Equal(DiagnosticLevel.Hint, file.Settings.Levels["mojibake"]);
    }

    [Theory]
    [InlineData("", DiagnosticLevel.Warning)]
    [InlineData(", \"rules\": { \"duplicate-alias\": \"error\" }", DiagnosticLevel.Error)]
    [InlineData(", \"rules\": { \"duplicate-alias\": \"off\" }", null)]
    public void An_alias_of_two_names_is_told_as_loudly_as_the_file_has_it(string rules, DiagnosticLevel? level)
    {
        string text = $"{{ \"aliases\": {{ \"cloudflare\": [\"cf\", \"flare\"], \"crowdforce\": \"CF\", \"Cloudflare\": [\"Flare\"] }}{rules} }}";
        var file = ProjectFile.Parse("/notes", text);
        Assert.Equal(4, file.Settings.Aliases.Length);
        if (level is null)
        {
            Assert.Empty(file.Problems);
            return;
        }
        var problem = Assert.Single(file.Problems);
        Assert.Equal(("“CF” is another name of “cloudflare” too", level, "duplicate-alias"), (problem.Message, problem.Level, problem.Rule));
        Assert.Equal(Spot(text, "\"CF\""), problem.Span);
        Assert.Equal(Spot(text, "\"cf\""), problem.Related?.Span);
    }

    [Fact]
    public void What_is_right_holds_beside_what_is_wrong()
    {
        var file = ProjectFile.Parse("/notes", """
            {
              "files": 1, "aliases": { "a": ["b", 2, "c"], "d": 3 }, "never": [4, "e", { "name": "f", "in": "[" }],
              "rules": { "nothing": "off", "mojibake": "loud", "empty-item": "off" },
              "overrides": [{ "files": "a", "rules": { "x": "off", "mojibake": "off" } }, { "files": "[", "rules": { "mojibake": "off" } }],
              "ignored": [{ "rule": "x", "text": "" }, { "rule": "mojibake", "in": "[", "text": "" }, { "rule": "mojibake", "text": "a" }],
              "style": { "indent": 1, "indentSize": 4 }
            }
            """);
        Assert.Equal(12, file.Problems.Length);
        Assert.Equal<ProjectAlias>([new("a", "b"), new("a", "c")], file.Settings.Aliases);
        Assert.Equal<NeverName>([new("e", null)], file.Settings.Never);
        Assert.Equal("empty-item", Assert.Single(file.Settings.Levels).Key);
        Assert.Equal("mojibake", Assert.Single(Assert.Single(file.Settings.LevelsIn).Levels).Key);
        Assert.Equal<IgnoredFinding>([new("mojibake", null, "a")], file.Settings.Ignored);
        Assert.Equal(new NoteStyle { IndentSize = 4 }, file.Settings.Style);
    }

    [Fact]
    public void A_file_of_nothing_but_faults_tells_of_the_first_hundred()
    {
        var file = ProjectFile.Parse("/notes", $"{{ \"never\": [{string.Concat(Enumerable.Repeat("1, ", 1000))}] }}");
        Assert.Equal(100, file.Problems.Length);
    }

    [Theory]
    [InlineData("a/b/.outline.json", true)]
    [InlineData("file:///a/.outline.json", true)]
    [InlineData(".outline.json", true)]
    [InlineData("C:\\a\\.outline.json", true)]
    [InlineData("a.outline.json", false)]
    [InlineData(".outline.json/a", false)]
    public void It_is_known_by_its_name(string path, bool isOne) => Assert.Equal(isOne, ProjectFile.IsNamed(path));

    // The place of the first occurrence; of an object or list only the bracket that opens it, and "^" is the first character.
    private static LineSpan Spot(string text, string place)
    {
        int start = place == "^" ? 0 : text.IndexOf(place, StringComparison.Ordinal);
        int end = place[0] is '{' or '[' or '^' ? start + 1 : start + place.Length;
        int line = text.AsSpan(0, start).Count('\n'), lineStart = text.LastIndexOf('\n', start) + 1;
        return new(line, start - lineStart, end - lineStart);
    }

    [Theory]
    [InlineData("/notes/sub", "", "")]
    [InlineData("/notes/sub/", "", "")]
    [InlineData("/notes", "sub/", "")]
    [InlineData("/", "notes/sub/", "")]
    [InlineData("/notes/sub/a/b", "", "a/b/")]
    public void Its_patterns_count_from_its_own_folder(string searched, string folder, string above)
    {
        var settings = ProjectFile.Parse("/notes/sub/", "").SettingsIn(searched);
        Assert.Equal((folder, above), (settings?.Folder, settings?.Above));
        Assert.Null(ProjectFile.Parse("/notes/sub/", "").SettingsIn("/notes/su"));
    }

    [Fact]
    public void The_nearest_one_above_is_found()
    {
        using var folder = new TempFolder();
        folder.Write(".outline.json", "");
        folder.Write("a/.outline.json", "");
        folder.Write("a/b/c/d", "");
        Assert.Equal(folder.Of("a"), ProjectFile.FindAbove(folder.Of("a/b/c"))?.Folder);
        Assert.Equal(folder.Of("a"), ProjectFile.FindAbove(folder.Of("a"))?.Folder);
        Assert.Equal(folder.Of(".outline.json"), ProjectFile.FindAbove(folder.Of("not/there"))?.Path);
        Assert.Null(ProjectFile.Read(folder.Of("a/b")));
    }

    [Fact]
    public void One_that_is_no_text_says_so()
    {
        using var folder = new TempFolder();
        folder.Write(".outline.json", [1, 0, 2]);
        Assert.Contains("not a text file", Assert.Single(ProjectFile.Read(folder.Path)!.Problems).Message);
    }
}
