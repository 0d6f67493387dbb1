using System.Text;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Makes the rules' pages, in Markdown, from what the rules say of themselves.</summary>
public static class RulePages
{
    /// <summary>The file name of a rule's page.</summary>
    public static string FileName(Rule rule) => rule.Name + ".md";

    /// <summary>The page of a rule.</summary>
    public static string Write(Rule rule)
    {
        var page = rule.Page;
        var text = new StringBuilder();
        text.Append($"# {rule.Name}\n\n{Sentence(page.Summary)}\n\n");
        text.Append($"Level: **{Level(rule)}**{(FollowsStyle(rule) ? ", **information** where the style of the note says what it looks for" : "")}. Fix: **{Fix(rule)}**.\n\n");
        text.Append($"## Why\n\n{page.Why}\n\n");
        AppendFixture(text, "Malformed", page.Bad);
        AppendFixture(text, "Well-formed", page.Good);
        if (page.Fix is not null)
            text.Append($"## Fix\n\n{page.Fix}\n\n");
        AppendLevels(text, rule);
        AppendIgnored(text, rule);
        return text.ToString();
    }

    /// <summary>The table of all rules.</summary>
    public static string Index()
    {
        var text = new StringBuilder("# Rules\n\n| rule | level | fix | what |\n| --- | --- | --- | --- |\n");
        foreach (var rule in RuleCatalogue.All)
            text.Append($"| [{rule.Name}]({FileName(rule)}) | {Level(rule)} | {Fix(rule)} | {rule.Page.Summary.Replace("|", "\\|")} |\n");
        text.Append("""

            A *certain* fix loses nothing and is never wrong: "fix all" applies it. A *likely* one has to be chosen. Hints are faded text or
            dots, not problems. Rules that are off say nothing until they are switched on, and cost nothing; some are on where the style of
            a note (EditorConfig, `style` in `.outline.json`, `outline.style`) says what they look for. Every level can be set, by
            `outline.diagnostics.levels` in the editor and by `rules` in `.outline.json`: off, hint, information, warning or error.

            """);
        return text.ToString();
    }

    private static void AppendLevels(StringBuilder text, Rule rule)
    {
        bool isOff = rule.Level == DiagnosticLevel.Off;
        string level = isOff ? "information" : "off";
        text.Append($$"""
            ## {{(isOff ? "Switching it on" : "Another level")}}

            {{(isOff ? "It says nothing until it is switched on" : "It can be switched off, or made louder or quieter")}}: in the editor's settings, for oneself,

            ```json
            "outline.diagnostics.levels": { "{{rule.Name}}": "{{level}}" }
            ```

            or in `.outline.json`, for everybody who works on the notes below it, in all files or in some:

            ```json
            {
              "rules": { "{{rule.Name}}": "{{level}}" },
              "overrides": [{ "files": "archive/**", "rules": { "{{rule.Name}}": "{{(isOff ? "off" : "hint")}}" } }]
            }
            ```

            The levels are off, hint, information, warning and error; the editor's settings come first.


            """);
    }

    private static void AppendIgnored(StringBuilder text, Rule rule) => text.Append($$"""
        ## Ignoring one place

        The quick fix "ignore here" keeps the text of the line in `.outline.json`, so that the rule says nothing about that line wherever it moves:

        ```json
        { "ignored": [{ "rule": "{{rule.Name}}", "in": "2020.outline", "text": "- the line as it is written" }] }
        ```

        """);

    private static bool FollowsStyle(Rule rule) => rule.LevelUnder(_said) != rule.Level;

    // Somebody has said all that there is to say.
    private static readonly NoteStyle _said = new()
    {
        Indent = IndentStyle.Tabs,
        IndentSize = 2,
        Marker = "-",
        LineEnd = "\n",
        FinalLineEnd = true,
        TrimTrailingSpace = true,
        Encoding = FileEncoding.Utf8,
    };

    /// <summary>How loud a rule is, in words.</summary>
    public static string Level(Rule rule) => rule.Level.ToString().ToLowerInvariant() + (rule.IsFaded ? ", faded" : "");

    /// <summary>How far the fix of a rule can be trusted, in a word.</summary>
    public static string Fix(Rule rule) =>
        rule.Page.Fix is null ? "none" : rule.Page.Trust.ToString().ToLowerInvariant();

    private static string Sentence(string summary) => $"{char.ToUpperInvariant(summary[0])}{summary[1..]}.";

    private static void AppendFixture(StringBuilder text, string title, string fixture)
    {
        string shown = Visible(fixture);
        string fence = new('`', Math.Max(3, LongestRun(shown, '`') + 1));
        text.Append($"## {title}\n\n{fence}text\n{shown}{(shown.EndsWith('\n') ? "" : "\n")}{fence}\n\n");
        string[] legend =
        [
            .. shown.Contains('·') ? ["`·` is a space"] : Array.Empty<string>(),
            .. shown.Contains('⇥') ? ["`⇥` is a tab"] : Array.Empty<string>(),
            .. shown.Contains('⟨') ? ["`⟨…⟩` is a character that cannot be seen"] : Array.Empty<string>(),
            .. fixture.EndsWith('\n') ? Array.Empty<string>() : ["the last line has no line end"],
        ];
        if (legend.Length > 0)
            text.Append($"Here {string.Join(", ", legend)}.\n\n");
    }

    // Tabs in front are plain to see unless there are spaces beside them; blanks at the end and what cannot be seen never are.
    private static string Visible(string fixture)
    {
        string[] lines = fixture.Split('\n');
        bool mixed = lines.Any(line => line.StartsWith(' ')) && lines.Any(line => line.StartsWith('\t'));
        var text = new StringBuilder();
        for (int n = 0; n < lines.Length; n++)
        {
            string line = lines[n];
            int start = mixed ? line.Length - line.TrimStart().Length : 0, end = line.TrimEnd().Length;
            for (int i = 0; i < line.Length; i++)
            {
                bool show = i < start || i >= end;
                text.Append(line[i] switch
                {
                    ' ' when show => "·",
                    '\t' when show => "⇥   ",
                    '\r' => "⟨CR⟩",
                    >= '\u200B' and <= '\u200F' => $"⟨U+{(int)line[i]:X4}⟩",
                    _ => line[i].ToString(),
                });
            }
            while (text.Length > 0 && text[^1] == ' ')
                text.Length--;
            if (n + 1 < lines.Length)
                text.Append('\n');
        }
        return text.ToString();
    }

    private static int LongestRun(string text, char mark)
    {
        int longest = 0, run = 0;
        foreach (char c in text)
        {
            run = c == mark ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
