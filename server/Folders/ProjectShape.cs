using System.Collections.Immutable;
using Outline.Workspace;

namespace Folders;

/// <summary>All that can stand in a project file. What is added here is read, and stands in the schema.</summary>
internal static class ProjectShape
{
    private static readonly TextShape _text = new();

    private static readonly NamedShape<PathPattern> _pattern = new("pattern", new PatternShape(
        "A pattern of paths, relative to the folder of this file: `*` and `?` stand for characters of one name, `**` for any number of folders, "
        + "`[a-z]` for one character, `{a,b}` for either. Without a slash it matches a name in any folder; a slash at the end stands for all that is below."));

    private static readonly NamedShape<string> _rule = new("rule", new RuleShape());

    private static readonly NamedShape<DiagnosticLevel> _level = new("level", new ChoiceShape<DiagnosticLevel>(
        ("off", DiagnosticLevel.Off, "The rule is not applied."),
        ("hint", DiagnosticLevel.Hint, "Faded text in the editor; not listed among the problems."),
        ("information", DiagnosticLevel.Information, "An information among the problems."),
        ("warning", DiagnosticLevel.Warning, "A warning among the problems."),
        ("error", DiagnosticLevel.Error, "An error among the problems.")));

    private static readonly NamedShape<ImmutableDictionary<string, DiagnosticLevel>> _levels = new("rules", new LevelsShape(_level));

    private static readonly ListShape<PathPattern> _patterns = new(_pattern);

    private static readonly ListShape<string> _texts = new(_text);

    private static readonly ObjectShape<NeverName> _neverIn = new(
        new MemberShape<NeverName, string>("name", "The name.", _text, (never, name) => never with { Name = name }) { IsRequired = true },
        // Without its pattern it would hold in all files, which nobody has asked for.
        new MemberShape<NeverName, PathPattern>("in", "The files where that holds; all of them where this is missing.", _pattern, (never, pattern) => never with { In = pattern }))
    {
        IsWhole = true,
    };

    private static readonly ObjectShape<FilesAndLevels> _override = new(
        new MemberShape<FilesAndLevels, ImmutableArray<PathPattern>>(
            "files", "The files where these levels hold: a pattern or a list of them.", new OneOrMoreShape<PathPattern>(_pattern),
            (some, files) => some with { Files = files })
        { IsRequired = true },
        new MemberShape<FilesAndLevels, ImmutableDictionary<string, DiagnosticLevel>>(
            "rules", "How loudly each rule speaks in them.", _levels, (some, levels) => some with { Levels = some.Levels.SetItems(levels) })
        { IsRequired = true })
    {
        Start = new([], ImmutableDictionary<string, DiagnosticLevel>.Empty),
        IsWhole = true,
    };

    private static readonly ObjectShape<IgnoredFinding> _ignored = new(
        new MemberShape<IgnoredFinding, string>("rule", "The rule.", _rule, (finding, rule) => finding with { Rule = rule }) { IsRequired = true },
        new MemberShape<IgnoredFinding, PathPattern>(
            "in", "The files where that holds; all of them where this is missing.", _pattern, (finding, pattern) => finding with { In = pattern }),
        new MemberShape<IgnoredFinding, string>(
            "text", "The line that the rule speaks of, without the blanks around it. Where the line changes, the rule speaks up again.", new TextShape(mayBeBlank: true),
            (finding, text) => finding with { Text = IgnoredFinding.TextOf(text).ToString() })
        { IsRequired = true })
    {
        IsWhole = true,
    };

    /// <summary>What several members have in common.</summary>
    public static IEnumerable<INamedSchema> Definitions => [_pattern, _rule, _level, _levels];

    /// <summary>The whole file.</summary>
    public static ObjectShape<ProjectFile> Root { get; } = new(
        new MemberShape<ProjectFile, string>("$schema", "The address of a JSON schema, for editors.", _text, (file, _) => file),
        new GroupShape<ProjectFile>(
            "files", "Which files are notes, besides `.outline` and `.notes` files.",
            new MemberShape<ProjectFile, ImmutableArray<PathPattern>>(
                "include", "Files that are notes too. Of `.txt` files, those that read as an outline.", _patterns, (file, patterns) => file with { Include = file.Include.AddRange(patterns) })
            { Default = "[]", Example = """["**/*.txt"]""" },
            new MemberShape<ProjectFile, ImmutableArray<PathPattern>>(
                "exclude", "Files and folders that are left out.", _patterns, (file, patterns) => file with { Exclude = file.Exclude.AddRange(patterns) })
            { Default = "[]", Example = """["archive/**"]""" }),
        new GroupShape<ProjectFile>(
            "sections", "Which sections list companies.",
            Setting("companies", "Heads of sections that list companies, although they stand below a `#` heading or in a Markdown file.", _texts,
                (settings, heads) => settings with { CompanySections = settings.CompanySections.AddRange(heads) }, "[]", """["portfolio"]"""),
            Setting("other", "Heads of sections that list no companies.", _texts,
                (settings, heads) => settings with { OtherSections = settings.OtherSections.AddRange(heads) }, "[]", """["reading"]"""),
            Setting("headings", "Whether all lists below `#` headings list companies.", new FlagShape(),
                (settings, flag) => settings with { CompaniesBelowHeadings = flag }, "false"),
            Setting("markdown", "Whether Markdown files (`.md`, `.markdown`) list companies.", new FlagShape(),
                (settings, flag) => settings with { CompaniesInMarkdown = flag }, "false")),
        Setting("aliases", "Other names of companies: a name, and one or a list of its other names.", new AliasesShape(),
            (settings, aliases) => settings with { Aliases = settings.Aliases.AddRange(aliases) }, "{}", """{ "cloudflare": ["cf"] }"""),
        Setting("never", "Names that count only as links, `[[name]]`: everywhere, or in some files.",
            new ListShape<NeverName>(new TextOrMoreShape<NeverName>(_text, name => new(name, null), _neverIn)),
            (settings, never) => settings with { Never = settings.Never.AddRange(never) }, "[]", """["replay", { "name": "astro", "in": "2022/*.outline" }]"""),
        Setting("rules", "How loudly each rule speaks. A rule that is not listed keeps its own level.", _levels,
            (settings, levels) => settings with { Levels = settings.Levels.SetItems(levels) }, "{}", """{ "skipped-level": "off", "duplicate-company": "hint" }"""),
        Setting("overrides", "How loudly rules speak in some files. Where two entries hold for a file, the later one counts.", new ListShape<FilesAndLevels>(_override),
            (settings, some) => settings with { LevelsIn = settings.LevelsIn.AddRange(some.SelectMany(one => one.Files.Select(file => new LevelsIn(file, one.Levels)))) },
            "[]", """[{ "files": "archive/**", "rules": { "skipped-level": "off" } }]"""),
        Setting("ignored", "What is not to be said again. Editors add entries by the quick fix “Ignore this … here”.", new ListShape<IgnoredFinding>(_ignored),
            (settings, ignored) => settings with { Ignored = settings.Ignored.AddRange(ignored) },
            "[]", """[{ "rule": "skipped-level", "in": "/2020.outline", "text": "- the line as it is written" }]"""),
        new GroupShape<ProjectFile>(
            "style", "How notes are written: what formatting and fixes hold to. What is not said here is what `.editorconfig` says, else what each note does.",
            Style("indent", "What indents an item.",
                new ChoiceShape<IndentStyle>(("tabs", IndentStyle.Tabs, "One tab a level."), ("spaces", IndentStyle.Spaces, "Some spaces a level.")),
                (style, indent) => style with { Indent = indent }),
            Style("indentSize", "The spaces of one level.", new NumberShape(1, NoteStyle.MostSpaces), (style, size) => style with { IndentSize = size }, "2"),
            Style("marker", "What stands in front of an item that is not numbered.",
                new ChoiceShape<string>(("-", "-", "A hyphen."), ("*", "*", "An asterisk."), ("+", "+", "A plus sign."), ("•", "•", "A bullet."), ("–", "–", "A dash.")),
                (style, marker) => style with { Marker = marker }),
            Style("lineEnd", "What ends a line.",
                new ChoiceShape<string>(
                    ("lf", "\n", "A line feed, as on Linux and macOS."), ("crlf", "\r\n", "A carriage return and a line feed, as on Windows."),
                    ("cr", "\r", "A carriage return, as on old Macs.")),
                (style, end) => style with { LineEnd = end }),
            Style("finalLineEnd", "Whether the last line ends as the others do.", new FlagShape(), (style, flag) => style with { FinalLineEnd = flag }),
            Style("trimTrailingSpace", "Whether lines have no blanks at their end.", new FlagShape(), (style, flag) => style with { TrimTrailingSpace = flag })));

    private static MemberShape<ProjectFile, T> Setting<T>(
        string name, string markdown, Shape<T> shape, Func<ProjectSettings, T, ProjectSettings> with, string standard, string? example = null) =>
        new(name, markdown, shape, (file, value) => file with { Settings = with(file.Settings, value) }) { Default = standard, Example = example };

    private static MemberShape<ProjectFile, T> Style<T>(string name, string markdown, Shape<T> shape, Func<NoteStyle, T, NoteStyle> with, string? example = null) =>
        new(name, markdown, shape, (file, value) => file with { Settings = file.Settings with { Style = with(file.Settings.Style, value) } }) { Example = example };

    private readonly record struct FilesAndLevels(ImmutableArray<PathPattern> Files, ImmutableDictionary<string, DiagnosticLevel> Levels);
}
