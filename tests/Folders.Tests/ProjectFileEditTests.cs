using System.Text.Json;
using CsCheck;
using Outline.Workspace;

namespace Folders.Tests;

public class ProjectFileEditTests
{
    private const string Unchanged = "unchanged";

    [Theory]
    [InlineData("", "{\n  \"aliases\": {\n    \"n\": [\"a\"]\n  }\n}\n")]
    [InlineData("// ours", "// ours\n{\n  \"aliases\": {\n    \"n\": [\"a\"]\n  }\n}\n")]
    [InlineData("// ours\r\n", "// ours\r\n{\r\n  \"aliases\": {\r\n    \"n\": [\"a\"]\r\n  }\r\n}\r\n")]
    [InlineData("{}", "{\n  \"aliases\": {\n    \"n\": [\"a\"]\n  }\n}")]
    [InlineData("{\n\t// none\n}\n", "{\n\t// none\n  \"aliases\": {\n    \"n\": [\"a\"]\n  }\n}\n")]
    [InlineData("{ \"never\": [] }", "{ \"never\": [], \"aliases\": {\"n\": [\"a\"]} }")]
    [InlineData("{\n\t\"never\": []\n}", "{\n\t\"never\": [],\n\t\"aliases\": {\n\t\t\"n\": [\"a\"]\n\t}\n}")]
    [InlineData("{\n\t\"never\": [], // x\n}", "{\n\t\"never\": [], // x\n\t\"aliases\": {\n\t\t\"n\": [\"a\"]\n\t},\n}")]
    [InlineData("{\n    \"never\": [] // x\n}", "{\n    \"never\": [], // x\n    \"aliases\": {\n        \"n\": [\"a\"]\n    }\n}")]
    [InlineData("{ \"aliases\": {} }", "{ \"aliases\": {\"n\": [\"a\"]} }")]
    [InlineData("{ \"aliases\": { /* x */ } }", "{ \"aliases\": { /* x */ \"n\": [\"a\"] } }")]
    [InlineData("{ \"aliases\": {\n} }", "{ \"aliases\": {\n  \"n\": [\"a\"]\n} }")]
    [InlineData("{ \"aliases\": { \"n\": [] } }", "{ \"aliases\": { \"n\": [\"a\"] } }")]
    [InlineData("{ \"aliases\": { \"n\": \"b\" } }", "{ \"aliases\": { \"n\": [\"b\", \"a\"] } }")]
    [InlineData("{ \"aliases\": { \"n\": [\"b\"] } }", "{ \"aliases\": { \"n\": [\"b\", \"a\"] } }")]
    [InlineData("{ \"aliases\": { \"n\": [\"b\",] } }", "{ \"aliases\": { \"n\": [\"b\", \"a\",] } }")]
    [InlineData("{ \"aliases\": { \"n\": [\"b\" // x\n] } }", "{ \"aliases\": { \"n\": [\"b\", \"a\" // x\n] } }")]
    [InlineData("{\"aliases\":{\"n\":[\r\n\t\"b\" /* x */ // y\r\n]}}", "{\"aliases\":{\"n\":[\r\n\t\"b\", /* x */ // y\r\n\t\"a\"\r\n]}}")]
    [InlineData("{\"aliases\":{\"n\":[\n\t\"b\" /* x\n */]}}", "{\"aliases\":{\"n\":[\n\t\"b\",\n\t\"a\" /* x\n */]}}")]
    [InlineData("{ \"aliases\": { \"n\": \"a\" } }", Unchanged)]
    [InlineData("{ \"aliases\": { \"\\u006e\": [\"\\u0061\"] } }", Unchanged)]
    public void An_alias_is_added_in_the_manner_of_the_file(string text, string expected)
    {
        Assert.True(ProjectFileEdit.TryAddAlias(text, "n", "a", out var edit, out _));
        Assert.Equal(expected == Unchanged ? text : expected, Apply(text, edit));
    }

    [Theory]
    [InlineData("", null, "{\n  \"never\": [\n    \"n\"\n  ]\n}\n")]
    [InlineData("{ \"a\": 1 }", null, "{ \"a\": 1, \"never\": [\"n\"] }")]
    [InlineData("{ \"never\": [\"b\"] }", "*.txt", "{ \"never\": [\"b\", {\"name\": \"n\", \"in\": \"*.txt\"}] }")]
    [InlineData("{ \"never\": [\"n\"] }", null, Unchanged)]
    [InlineData("{ \"never\": [{\"in\": \"x\", \"name\": \"n\"}] }", "x", Unchanged)]
    [InlineData("{ \"never\": [{\"name\": \"n\", \"in\": \"x\"}] }", null, "{ \"never\": [{\"name\": \"n\", \"in\": \"x\"}, \"n\"] }")]
    public void A_name_that_never_counts_is_added(string text, string? pattern, string expected)
    {
        Assert.True(ProjectFileEdit.TryAddNever(text, "n", pattern, out var edit, out _));
        Assert.Equal(expected == Unchanged ? text : expected, Apply(text, edit));
    }

    [Theory]
    [InlineData("{ \"aliases\": { \"n\": [\"b\", \"a\"] /* x */ } }", "{ \"aliases\": { \"n\": [\"b\", \"c\\\"\"] /* x */ } }")]
    [InlineData("{ \"aliases\": { \"m\": [\"a\"], \"n\": \"a\" } }", "{ \"aliases\": { \"m\": [\"a\"], \"n\": \"c\\\"\" } }")]
    [InlineData("{\r\n\t\"aliases\": {\r\n\t\t// ours\r\n\t\t\"n\": [\"\\u0061\",],\r\n\t},\r\n}", "{\r\n\t\"aliases\": {\r\n\t\t// ours\r\n\t\t\"n\": [\"c\\\"\",],\r\n\t},\r\n}")]
    [InlineData("{ \"aliases\": { \"n\": [\"A\"] } }", Unchanged)]
    [InlineData("{ \"never\": [\"a\"] }", Unchanged)]
    [InlineData("", Unchanged)]
    public void An_alias_is_renamed_where_it_stands(string text, string expected)
    {
        Assert.True(ProjectFileEdit.TryRenameAlias(text, "n", "a", "c\"", out var edit, out _));
        Assert.Equal(expected == Unchanged ? text : expected, Apply(text, edit));
    }

    [Theory]
    [InlineData("{ \"aliases\": { /* x */ \"n\\\"\" : [\"b\"], } }", "{ \"aliases\": { /* x */ \"m\" : [\"b\"], } }")]
    [InlineData("{ \"aliases\": { \"N\\\"\": \"b\" } }", Unchanged)]
    [InlineData("{ \"n\\\"\": 1 }", Unchanged)]
    public void A_name_that_has_other_names_is_renamed_where_it_stands(string text, string expected)
    {
        Assert.True(ProjectFileEdit.TryRenameName(text, "n\"", "m", out var edit, out _));
        Assert.Equal(expected == Unchanged ? text : expected, Apply(text, edit));
    }

    [Fact]
    public void A_name_is_not_renamed_to_one_that_has_other_names()
    {
        Assert.False(ProjectFileEdit.TryRenameName("{ \"aliases\": {\n\"n\": \"a\",\n\"m\": \"b\" } }", "n", "m", out var edit, out var problem));
        Assert.Null(edit);
        Assert.Equal(2, problem.Line);
    }

    private static readonly IgnoredFinding _finding = new("mojibake", PathPattern.Parse("/a.outline"), "- \"Ã³\"");

    private const string Entry = "{\"rule\": \"mojibake\", \"in\": \"/a.outline\", \"text\": \"- \\\"Ã³\\\"\"}";

    [Theory]
    [InlineData("", "{\n  \"ignored\": [\n    ENTRY\n  ]\n}\n")]
    [InlineData("{\r\n\t\"rules\": {}\r\n}\r\n", "{\r\n\t\"rules\": {},\r\n\t\"ignored\": [\r\n\t\tENTRY\r\n\t]\r\n}\r\n")]
    [InlineData("{ \"ignored\": [] }", "{ \"ignored\": [ENTRY] }")]
    [InlineData("{\n\t\"ignored\": [\n\t\t{\"rule\": \"x\"}, // why\n\t]\n}", "{\n\t\"ignored\": [\n\t\t{\"rule\": \"x\"}, // why\n\t\tENTRY,\n\t]\n}")]
    [InlineData("{ \"ignored\": [{\"in\": \"/a.outline\", \"rule\": \"mojibake\", \"text\": \"- \\u0022Ã³\\u0022\"}] }", Unchanged)]
    [InlineData("{ \"ignored\": [{\"rule\": \"mojibake\", \"text\": \"- \\\"Ã³\\\"\"}] }", "{ \"ignored\": [{\"rule\": \"mojibake\", \"text\": \"- \\\"Ã³\\\"\"}, ENTRY] }")]
    public void What_is_not_to_be_said_again_is_added(string text, string expected)
    {
        Assert.True(ProjectFileEdit.TryAddIgnored(text, _finding, out var edit, out _));
        string changed = Apply(text, edit);
        Assert.Equal(expected == Unchanged ? text : expected.Replace("ENTRY", Entry), changed);
        Assert.Contains(_finding, Read(changed).Settings.Ignored);
    }

    [Theory]
    [InlineData("", "{\n  \"rules\": {\n    \"mojibake\": \"off\"\n  }\n}\n")]
    [InlineData("{ \"rules\": {} }", "{ \"rules\": {\"mojibake\": \"off\"} }")]
    [InlineData("{\n  \"rules\": {\n    \"empty-item\": \"hint\" // x\n  }\n}", "{\n  \"rules\": {\n    \"empty-item\": \"hint\", // x\n    \"mojibake\": \"off\"\n  }\n}")]
    [InlineData("{ \"rules\": { \"mojibake\": /* loud */ \"error\", } }", "{ \"rules\": { \"mojibake\": /* loud */ \"off\", } }")]
    [InlineData("{ \"rules\": { \"mojibake\": [1] } }", "{ \"rules\": { \"mojibake\": \"off\" } }")]
    [InlineData("{ \"rules\": { \"mojibake\": \"off\" } }", Unchanged)]
    [InlineData("{ \"rules\": {}, \"rules\": { \"mojibake\": \"hint\" } }", "{ \"rules\": {}, \"rules\": { \"mojibake\": \"off\" } }")]
    [InlineData("{ \"rules\": { \"mojibake\": \"hint\", \"mojibake\": \"off\" } }", Unchanged)]
    public void A_rule_gets_its_level(string text, string expected)
    {
        Assert.True(ProjectFileEdit.TrySetLevel(text, "mojibake", DiagnosticLevel.Off, out var edit, out _));
        string changed = Apply(text, edit);
        Assert.Equal(expected == Unchanged ? text : expected, changed);
        Assert.Equal(DiagnosticLevel.Off, Read(changed).Settings.Levels["mojibake"]);
    }

    private const string Override = "{\"files\": \"/a.outline\", \"rules\": {\"mojibake\": \"off\"}}";

    [Theory]
    [InlineData("", "{\n  \"overrides\": [\n    ENTRY\n  ]\n}\n")]
    [InlineData("{ \"overrides\": [] }", "{ \"overrides\": [ENTRY] }")]
    [InlineData("{ \"overrides\": [{ \"files\": \"/b\", \"rules\": {} }] }", "{ \"overrides\": [{ \"files\": \"/b\", \"rules\": {} }, ENTRY] }")]
    [InlineData("{ \"overrides\": [{ \"files\": \"/a.outline\", \"rules\": {} }, { \"files\": \"/b\", \"rules\": {} }] }", "{ \"overrides\": [{ \"files\": \"/a.outline\", \"rules\": {\"mojibake\": \"off\"} }, { \"files\": \"/b\", \"rules\": {} }] }")]
    [InlineData("{ \"overrides\": [{ \"files\": [\"/a.outline\"], \"rules\": { \"mojibake\": \"hint\" } }] }", "{ \"overrides\": [{ \"files\": [\"/a.outline\"], \"rules\": { \"mojibake\": \"off\" } }] }")]
    [InlineData("{ \"overrides\": [{ \"files\": [\"/a.outline\", \"b\"], \"rules\": {} }] }", "{ \"overrides\": [{ \"files\": [\"/a.outline\", \"b\"], \"rules\": {} }, ENTRY] }")]
    [InlineData("{ \"overrides\": [{ \"files\": \"/a.outline\", \"rules\": {} }, { \"files\": \"*\", \"rules\": { \"mojibake\": \"hint\" } }] }", "{ \"overrides\": [{ \"files\": \"/a.outline\", \"rules\": {} }, { \"files\": \"*\", \"rules\": { \"mojibake\": \"hint\" } }, ENTRY] }")]
    [InlineData("{ \"overrides\": [{ \"files\": \"/a.outline\", \"rules\": { \"mojibake\": \"off\" } }] }", Unchanged)]
    public void A_rule_gets_its_level_in_a_file(string text, string expected)
    {
        Assert.True(ProjectFileEdit.TrySetLevelIn(text, PathPattern.Parse("/a.outline"), "mojibake", DiagnosticLevel.Off, out var edit, out _));
        string changed = Apply(text, edit);
        Assert.Equal(expected == Unchanged ? text : expected.Replace("ENTRY", Override), changed);
        var settings = Read(changed).Settings;
        Assert.Equal(DiagnosticLevel.Off, settings.LevelsIn.Last(some => settings.Holds(some.In, "a.outline") && some.Levels.ContainsKey("mojibake")).Levels["mojibake"]);
    }

    [Fact]
    public void Patterns_follow_what_is_moved()
    {
        const string before = """
            { // ours
              "files": { "include": ["old/*.txt", "*.txt"], "exclude": ["/old/", "old"] },
              "never": ["old", { "name": "old", "in": "old/a [1].outline" }, { "name": "x", "in": "old/a \\[1\\].outline" }],
              "overrides": [{ "files": ["old/**"], "rules": { "mojibake": "off" } }, { "files": "other/old", "rules": {} }],
              "ignored": [{ "rule": "mojibake", "in": "/b.outline" /* here */, "text": "old/b.outline" }],
            }

            """;
        const string after = """
            { // ours
              "files": { "include": ["new/name/*.txt", "*.txt"], "exclude": ["/new/name/", "old"] },
              "never": ["old", { "name": "old", "in": "new/name/a [1].outline" }, { "name": "x", "in": "/a*" }],
              "overrides": [{ "files": ["new/name/**"], "rules": { "mojibake": "off" } }, { "files": "other/old", "rules": {} }],
              "ignored": [{ "rule": "mojibake", "in": "/c\\{.outline" /* here */, "text": "old/b.outline" }],
            }

            """;
        Assert.Equal(after.Replace("/a*", "/a.outline"), ProjectFileEdit.MovePaths(before, path => path switch
        {
            "old" => "new/name",
            "old/a [1].outline" => "a.outline",
            "b.outline" => "c{.outline",
            _ => path,
        }));
        Assert.Equal(before, ProjectFileEdit.MovePaths(before, path => path));
        Assert.Equal(before, ProjectFileEdit.MovePaths(before, path => null));
        Assert.Equal(before + "]", ProjectFileEdit.MovePaths(before + "]", path => "x"));
        Assert.Equal("", ProjectFileEdit.MovePaths("", path => "x"));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{ \"a\" }")]
    [InlineData("/* no end")]
    [InlineData("{ \"aliases\": [], \"never\": {} }")]
    [InlineData("{} {}")]
    public void A_text_that_is_too_broken_is_left_alone(string text)
    {
        Assert.False(ProjectFileEdit.TryAddAlias(text, "n", "a", out _, out _));
        Assert.False(ProjectFileEdit.TryAddNever(text, "n", null, out _, out _));
        Assert.Equal(text.Contains("aliases"), ProjectFileEdit.TryAddIgnored(text, _finding, out _, out _));
        Assert.Equal(text.Contains("aliases"), ProjectFileEdit.TrySetLevel(text, "mojibake", DiagnosticLevel.Off, out _, out _));
        Assert.Equal(text.Contains("aliases"), ProjectFileEdit.TrySetLevelIn(text, PathPattern.Parse("a"), "mojibake", DiagnosticLevel.Off, out _, out _));
    }

    [Theory]
    [InlineData("{ \"ignored\": {}, \"rules\": [], \"overrides\": 1 }")]
    public void What_is_of_another_kind_is_left_alone(string text)
    {
        Assert.False(ProjectFileEdit.TryAddIgnored(text, _finding, out _, out _));
        Assert.False(ProjectFileEdit.TrySetLevel(text, "mojibake", DiagnosticLevel.Off, out _, out _));
        Assert.False(ProjectFileEdit.TrySetLevelIn(text, PathPattern.Parse("a"), "mojibake", DiagnosticLevel.Off, out _, out var problem));
        Assert.Equal("overrides must be a list, [ … ]", problem.Message);
    }

    // Attributes are kept as UTF-8, which has no place for half of a surrogate pair.
    public static TheoryData<string> Unwritable => ["", " ", "a\uD800"];

    [Theory, MemberData(nameof(Unwritable), DisableDiscoveryEnumeration = true)]
    public void What_could_not_be_read_again_is_not_written(string name)
    {
        Assert.False(ProjectFileEdit.TryAddAlias("", name, "a", out _, out _));
        Assert.False(ProjectFileEdit.TryAddAlias("", "n", name, out _, out _));
        Assert.False(ProjectFileEdit.TryAddNever("", name, null, out _, out _));
        Assert.False(ProjectFileEdit.TryAddNever("", "n", name, out _, out _));
        Assert.Equal(name.Length < 2, ProjectFileEdit.TryAddIgnored("", _finding with { Text = name }, out _, out _));
    }

    [Fact]
    public void A_pattern_that_is_none_is_not_written() => Assert.False(ProjectFileEdit.TryAddNever("", "n", "[", out _, out _));

    private static readonly Gen<string> _name = Gen.OneOf("n", "cloud flare", "ä\"\\", "😀", "a\tb", "a\u2028b", "//", "/*", "{", "<&>");

    private static readonly Gen<string> _trivia = Gen.Select(
        Gen.OneOf("", "", " ", "\t", "\n", "\n  ", "\r\n\t", "/* c, ] } */", " // d \", ]\n", "/* e\n */"),
        Gen.OneOf("", "", " ", "\n", "\r\n    ", "// f\r\n\t"), (first, second) => first + second);

    // System.Text.Json allows comments everywhere but in front of a colon.
    private static readonly Gen<string> _blanks = Gen.OneOf("", " ", "\r\n");

    private static Gen<string> List(char open, Gen<string> item, char close) => Gen.Select(
        item.List[0, 3], _trivia.Array[8], Gen.Bool, (items, gaps, hasComma) =>
        {
            string inside = string.Concat(items.Select((item, i) => (i > 0 ? "," : "") + gaps[2 * i] + item + gaps[2 * i + 1]));
            return $"{open}{inside}{(hasComma && items.Count > 0 ? "," : "")}{gaps[7]}{close}";
        });

    private static Gen<string> Member(Gen<string> name, Gen<string> value) => Gen.Select(
        name, _blanks, _trivia, value, (name, before, behind, value) => $"\"{JsonEncodedText.Encode(name)}\"{before}:{behind}{value}");

    private static readonly Gen<string> _text = _name.Select(name => $"\"{JsonEncodedText.Encode(name)}\"");

    private static readonly Gen<string> _aliases = List('{', Member(_name, Gen.OneOf(_text, List('[', _text, ']'))), '}');

    private static readonly Gen<string> _never = List('[', Gen.OneOf(_text, Member(Gen.Const("name"), _text).Select(member => $"{{{member}}}")), ']');

    private static readonly Gen<string> _file = Gen.OneOf(
        _trivia,
        Gen.Select(
            _trivia,
            List('{', Gen.OneOf(Member(Gen.Const("aliases"), _aliases), Member(Gen.Const("never"), _never), Member(Gen.Const("other"), _text)), '}'),
            _trivia,
            (before, value, behind) => before + value + behind));

    [Fact]
    public void An_alias_that_was_added_is_read_and_everything_else_stays() =>
        Gen.Select(_file, _name, _name).Sample((text, name, alias) =>
        {
            var before = Read(text).Settings;
            Assert.True(ProjectFileEdit.TryAddAlias(text, name, alias, out var edit, out _));
            string changed = Apply(text, edit);
            var after = Read(changed).Settings;
            Assert.Contains(new(name, alias), after.Aliases);
            Assert.Equal(edit.NewText.Length == 0 ? before.Aliases.Length : before.Aliases.Length + 1, after.Aliases.Length);
            Assert.Equal<ProjectAlias>(before.Aliases, after.Aliases.Where(before.Aliases.Contains));
            Assert.Equal(before.Never.Select(never => never.ToString()), after.Never.Select(never => never.ToString()));
            StaysButFor(text, edit);
            Assert.True(ProjectFileEdit.TryAddAlias(changed, name, alias, out var again, out _));
            Assert.Equal(changed, Apply(changed, again));
        });

    private static readonly Gen<string> _levels = List('{', Member(Gen.OneOf("mojibake", "empty-item"), Gen.OneOf("\"off\"", "\"hint\"")), '}');

    private static readonly Gen<string> _pairs = Gen.Select(
        Gen.OneOf("\"/a.outline\"", "[\"/a.outline\"]", "[ \"b\", \"*\" ]"), _levels, (files, levels) => $"{{\"files\":{files},\"rules\":{levels}}}");

    private static readonly Gen<string> _ruleFile = Gen.OneOf(
        _trivia,
        Gen.Select(
            _trivia,
            List('{', Gen.OneOf(
                Member(Gen.Const("rules"), _levels),
                Member(Gen.Const("overrides"), List('[', _pairs, ']')),
                Member(Gen.Const("ignored"), List('[', _name.Select(name => $"{{\"rule\": \"mojibake\", \"text\": \"{JsonEncodedText.Encode(name)}\"}}"), ']'))), '}'),
            _trivia,
            (before, value, behind) => before + value + behind));

    [Fact]
    public void What_is_said_of_rules_is_read_and_everything_else_stays() =>
        Gen.Select(_ruleFile, _name).Sample((text, name) =>
        {
            var before = Read(text).Settings;
            var finding = _finding with { Text = name };
            Assert.True(ProjectFileEdit.TryAddIgnored(text, finding, out var edit, out _));
            var after = Read(Apply(text, edit)).Settings;
            Assert.Equal<IgnoredFinding>([.. before.Ignored.Append(finding).Order(_byText)], [.. after.Ignored.Order(_byText)]);
            Assert.Equal(Levels(before), Levels(after));
            StaysButFor(text, edit);

            Assert.True(ProjectFileEdit.TrySetLevelIn(text, PathPattern.Parse("/a.outline"), "mojibake", DiagnosticLevel.Warning, out edit, out _));
            after = Read(Apply(text, edit)).Settings;
            Assert.Equal(DiagnosticLevel.Warning, after.LevelsIn.Last(some => some.In.Matches("a.outline") && some.Levels.ContainsKey("mojibake")).Levels["mojibake"]);
            Assert.Equal(Levels(before with { LevelsIn = [] }), Levels(after with { LevelsIn = [] }));
            Assert.Equal(
                before.LevelsIn.Select(some => $"{some.In} {some.Levels.GetValueOrDefault("empty-item")}").Append("/a.outline Off").Distinct().Order(),
                after.LevelsIn.Select(some => $"{some.In} {some.Levels.GetValueOrDefault("empty-item")}").Append("/a.outline Off").Distinct().Order());

            Assert.True(ProjectFileEdit.TrySetLevel(text, "mojibake", DiagnosticLevel.Warning, out edit, out _));
            after = Read(Apply(text, edit)).Settings;
            Assert.Equal(Levels(before with { Levels = before.Levels.SetItem("mojibake", DiagnosticLevel.Warning) }), Levels(after));
        });

    private static readonly Comparer<IgnoredFinding> _byText = Comparer<IgnoredFinding>.Create((a, b) => string.CompareOrdinal(a.In + a.Text, b.In + b.Text));

    private static string Levels(ProjectSettings settings) => string.Join(
        "; ", settings.LevelsIn.Select(some => $"{some.In}: {Levels(some.Levels)}").Prepend(Levels(settings.Levels)));

    private static string Levels(IEnumerable<KeyValuePair<string, DiagnosticLevel>> levels) =>
        string.Join(", ", levels.Select(level => $"{level.Key} {level.Value}").Order(StringComparer.Ordinal));

    [Fact]
    public void A_name_that_was_added_is_read_and_everything_else_stays() =>
        Gen.Select(_file, _name, Gen.OneOf<string?>(null, "2022/*.outline", "ä")).Sample((text, name, pattern) =>
        {
            var before = Read(text).Settings;
            Assert.True(ProjectFileEdit.TryAddNever(text, name, pattern, out var edit, out _));
            string changed = Apply(text, edit);
            var after = Read(changed).Settings;
            Assert.Contains(after.Never, never => never.Name == name && never.In?.Text == pattern);
            Assert.Equal<ProjectAlias>(before.Aliases, after.Aliases);
            StaysButFor(text, edit);
            Assert.True(ProjectFileEdit.TryAddNever(changed, name, pattern, out var again, out _));
            Assert.Equal(changed, Apply(changed, again));
        });

    // What is replaced, comments included, stands in the new text again.
    private static void StaysButFor(string text, ProjectFileEdit edit) => Assert.Contains(text.Substring(edit.Start, edit.Length), edit.NewText);

    private static ProjectFile Read(string text)
    {
        var file = ProjectFile.Parse("/notes", text);
        Assert.DoesNotContain(file.Problems, problem => problem.Level == DiagnosticLevel.Error);
        return file;
    }

    private static string Apply(string text, ProjectFileEdit edit) => text.Remove(edit.Start, edit.Length).Insert(edit.Start, edit.NewText);
}
