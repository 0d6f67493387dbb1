using System.Collections.Immutable;
using System.CommandLine;
using Outline.Features;
using Outline.Rules;
using Outline.Workspace;

namespace CommandLine;

/// <summary>`check`: says what is wrong with notes.</summary>
internal static class CheckCommand
{
    private const string Text = "text", Json = "json";

    /// <summary>The command.</summary>
    /// <param name="colours">Whether its text may have colours.</param>
    public static Command Create(bool colours)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, which are always checked, and folders, which are searched for .outline and .notes files and for .txt files "
                + "that read as an outline; hidden folders, node_modules and what .gitignore or .outline.json excludes are left out",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => ["."],
        };
        // What looks like an option and is no file is a slip of the pen, not a path.
        paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-') && !Path.Exists(token.Value)))
                result.AddError($"no such option or file: {token.Value}");
        });
        var format = new Option<string>("--format")
        {
            Description = "How to write it. json: one array of {path, line, column, endLine, endColumn, rule, level, message, fixable}; "
                + "lines and columns count from 1, columns in UTF-16 code units, and the end is not part of the place",
            DefaultValueFactory = _ => Text,
        };
        format.AcceptOnlyFromAmong(Text, Json);
        var level = new Option<string>("--level")
        {
            Description = "The least level that is reported",
            DefaultValueFactory = _ => "information",
        };
        level.AcceptOnlyFromAmong("hint", "information", "warning", "error");

        var command = new Command("check", "Say what is wrong with notes. Exit code: 0 nothing, 1 findings, 2 bad usage or a file that cannot be read.")
        {
            paths, format, level,
        };
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            IReport report = parsed.GetValue(format) == Json ? new JsonReport(output) : new TextReport(output, colours);
            return Run(parsed.GetValue(paths)!, Enum.Parse<DiagnosticLevel>(parsed.GetValue(level)!, ignoreCase: true), report, error);
        });
        return command;
    }

    private static int Run(string[] paths, DiagnosticLevel level, IReport report, TextWriter error)
    {
        var (files, unfound) = NoteFiles.Find(paths);
        bool failed = false, any = false;
        foreach (var failure in unfound)
            Say(failure);
        // Names count across notes: all are read before the first is checked.
        ReadFile[] read = [.. InOrder(files, Read)];
        var workspace = WorkspaceOf(read);
        foreach (var note in InOrder(read, file => Check(file, workspace, level)))
        {
            if (note.Failure is { } failure)
                Say(failure);
            if (note.Findings is { } findings)
                report.Add(note.Path, findings);
            any |= note.Findings is { Count: > 0 };
        }
        report.Finish();
        return failed ? ExitCode.Failure : any ? ExitCode.Findings : ExitCode.Clean;

        void Say(FileFailure failure)
        {
            error.WriteLine(Printable.Of($"outline-notes: {failure.Path}: {failure.Message}"));
            failed |= !failure.IsSkip;
        }
    }

    private static ReadFile Read(NoteFile file) => new(file.Path, file.Read(out var failure), failure);

    private static WorkspaceSnapshot WorkspaceOf(ReadFile[] files)
    {
        var documents = files.Select(file => file.Note).OfType<Document>().ToImmutableDictionary(document => document.Uri, StringComparer.Ordinal);
        StoredFile[] stored = [.. files.Select(file => file.Note).OfType<StoredFile>()];
        var groups = InOrder([.. stored.Chunk(FileGroup.MaxFiles)], some => new FileGroup([.. some]));
        var projects = files.Select(file => file.Note?.Project).OfType<ProjectSettings>().Distinct().Select(project => new Project("", "", project));
        return new(documents, FileSet.Empty.With([], groups), [.. projects], Settings.Default);
    }

    private static CheckedFile Check(ReadFile file, WorkspaceSnapshot workspace, DiagnosticLevel level)
    {
        if (file.Note is not { } note)
            return new(file.Path, null, file.Failure);
        var tree = note.ReadTree();
        var policy = RulePolicy.Of(note, workspace.Settings);
        var findings = new List<Finding>();
        foreach (var diagnostic in Diagnostics.Get(note, tree, workspace))
        {
            if (diagnostic.Level < level)
                continue;
            bool fixable = diagnostic.Rule is WorkspaceRule rule
                ? rule.CanFix(note, tree, diagnostic, workspace)
                : diagnostic.Rule.CanFix(tree, diagnostic, policy.Style);
            findings.Add(new(diagnostic, fixable, tree.Lines[diagnostic.Span.Start.Line].Text));
        }
        return new(file.Path, findings, null);
    }

    /// <summary>Does the work on all processors and hands the results out in order, each as soon as those before it are there.</summary>
    private static IEnumerable<TResult> InOrder<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> work)
    {
        if (items.Count == 1)
            return [work(items[0])];
        Task<TResult>[] tasks = [.. items.Select(item => Task.Run(() => work(item)))];
        return tasks.Select(task => task.GetAwaiter().GetResult());
    }

    // Neither note nor failure: the file turned out to be none.
    private sealed record ReadFile(string Path, INote? Note, FileFailure? Failure);

    // Neither findings nor failure: the file turned out to be no note.
    private sealed record CheckedFile(string Path, IReadOnlyList<Finding>? Findings, FileFailure? Failure);
}

/// <summary>Something a rule has to say, with what a report needs to show it; the note itself is let go.</summary>
/// <param name="Diagnostic">What it is.</param>
/// <param name="Fixable">Whether the rule offers a fix.</param>
/// <param name="SourceLine">The line it begins in.</param>
internal sealed record Finding(Diagnostic Diagnostic, bool Fixable, string SourceLine);

/// <summary>A way to write findings down.</summary>
internal interface IReport
{
    /// <summary>Writes what was found in a file, which may be nothing.</summary>
    void Add(string path, IReadOnlyList<Finding> findings);

    /// <summary>Writes what stands at the end.</summary>
    void Finish();
}
