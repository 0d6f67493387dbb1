using System.Collections.Immutable;
using System.CommandLine;
using CommandLine.Checking;
using CommandLine.Reports;
using Outline.Rules;
using Outline.Workspace;

namespace CommandLine;

/// <summary>`check`: says what is wrong with notes, and mends it.</summary>
internal static class CheckCommand
{
    private const string Text = "text", Json = "json", Sarif = "sarif", GitHub = "github";

    /// <summary>The command.</summary>
    /// <param name="terminal">What it reads and writes.</param>
    public static Command Create(Terminal terminal)
    {
        var paths = NotePaths.Argument();
        var fix = new Option<bool>("--fix") { Description = "Mend what has a certain fix, and say what is left. Files are replaced wholly or not at all" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Write nothing, and print what --fix would change as a unified diff, for patch -p0 or git apply -p0" };
        var rules = new Option<string[]>("--rule")
        {
            Description = "Ask only these rules, several with commas or by repeating it; one that is off is asked too, and hints are reported",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = false,
        };
        var format = new Option<string>("--format")
        {
            Description = "How to write it. json: one array of {path, line, column, endLine, endColumn, rule, level, message, fixable}; "
                + "sarif: SARIF 2.1.0; github: annotations of a workflow. "
                + "Lines and columns count from 1, columns in UTF-16 code units, and the end is not part of the place",
            DefaultValueFactory = _ => Text,
        };
        format.AcceptOnlyFromAmong(Text, Json, Sarif, GitHub);
        var level = new Option<string?>("--level") { Description = "The least level that is reported, and mended; information, or hint with --rule, if not given" };
        level.AcceptOnlyFromAmong("hint", "information", "warning", "error");
        var baseline = new Option<string?>("--baseline") { Description = "Leave out what this file knows, by what is written there and not by line numbers", HelpName = "FILE" };
        var writeBaseline = new Option<bool>("--write-baseline") { Description = "Write what is found into the file that --baseline names" };
        var stdin = new Option<bool>("--stdin") { Description = "Check what comes on standard input; with --fix, print it mended, byte for byte, and findings on standard error" };
        var stdinPath = new Option<string?>("--stdin-path") { Description = "Where that would stand: the project file, EditorConfig and the other notes there count", HelpName = "PATH" };
        var watch = new Option<bool>("--watch") { Description = "Check again whenever a file changes, until it is stopped" };

        var command = new Command("check", "Say what is wrong with notes. Exit code: 0 nothing, 1 findings, 2 bad usage or a file that cannot be read or written.")
        {
            paths, fix, dryRun, rules, format, level, baseline, writeBaseline, stdin, stdinPath, watch,
        };
        command.Validators.Add(result =>
        {
            NotePaths.Validate(result, paths, stdin, stdinPath);
            if (result.GetValue(writeBaseline) && result.GetValue(baseline) is null)
                result.AddError("--write-baseline needs --baseline FILE");
            foreach (var (one, other) in (ReadOnlySpan<(Option<bool>, Option<bool>)>)
                [(watch, stdin), (watch, writeBaseline), (writeBaseline, fix), (writeBaseline, dryRun), (writeBaseline, stdin)])
            {
                if (result.GetValue(one) && result.GetValue(other))
                    result.AddError($"{one.Name} and {other.Name} do not go together");
            }
            foreach (string name in NamesIn(result.GetValue(rules)))
            {
                if (RuleNames.Problem(name) is { } problem)
                    result.AddError(problem);
            }
        });
        command.SetAction(parsed =>
        {
            ImmutableHashSet<string>? only = parsed.GetValue(rules) is { Length: > 0 } given ? [.. NamesIn(given)] : null;
            string least = parsed.GetValue(level) ?? (only is null ? "information" : "hint");
            var run = new CheckRun(terminal)
            {
                Paths = parsed.GetValue(paths)!,
                Options = new()
                {
                    Settings = Settings.Default with { Only = only, Least = Enum.Parse<DiagnosticLevel>(least, ignoreCase: true) },
                    Fix = parsed.GetValue(dryRun) ? FixMode.Show : parsed.GetValue(fix) ? FixMode.Write : FixMode.None,
                },
                BaselinePath = parsed.GetValue(baseline),
                WritesBaseline = parsed.GetValue(writeBaseline),
                Input = parsed.GetValue(stdin) ? new(parsed.GetValue(stdinPath)) : null,
                ReportTo = output => parsed.GetValue(format) switch
                {
                    Json => new JsonReport(output),
                    Sarif => new SarifReport(output),
                    GitHub => new GitHubReport(output),
                    _ => new TextReport(output, terminal.HasColours),
                },
                IsForPeople = parsed.GetValue(format) == Text,
            };
            return parsed.GetValue(watch) ? Watch.Run(terminal, parsed.GetValue(paths)!, run.Run) : run.Run();
        });
        return command;
    }

    private static IEnumerable<string> NamesIn(string[]? given) =>
        (given ?? []).SelectMany(names => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
