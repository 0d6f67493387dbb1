using System.CommandLine;
using CommandLine.Reports;
using Outline.Features;
using Outline.Rules;
using Outline.Workspace;

namespace CommandLine;

/// <summary>`format`: writes notes in their style.</summary>
internal static class FormatCommand
{
    /// <summary>The command.</summary>
    /// <param name="terminal">What it reads and writes.</param>
    public static Command Create(Terminal terminal)
    {
        var paths = NotePaths.Argument();
        var check = new Option<bool>("--check") { Description = "Write nothing, and say which notes would change" };
        var stdin = new Option<bool>("--stdin") { Description = "Format what comes on standard input, and print it byte for byte" };
        var stdinPath = new Option<string?>("--stdin-path") { Description = "Where that would stand: the project file and EditorConfig there count", HelpName = "PATH" };
        var command = new Command(
            "format",
            "Write notes in the style of the project file or EditorConfig, else in their own: indentation, one blank behind each marker. "
                + "The outline stays what it is. Exit code: 0 done, 1 with --check something would change, 2 bad usage or a file that cannot be read or written.")
        {
            paths, check, stdin, stdinPath,
        };
        command.Validators.Add(result => NotePaths.Validate(result, paths, stdin, stdinPath));
        command.SetAction(parsed => Run(
            terminal, parsed.GetValue(paths)!, parsed.GetValue(stdin) ? new NoteInput(parsed.GetValue(stdinPath)) : null, parsed.GetValue(check)));
        return command;
    }

    private static int Run(Terminal terminal, string[] paths, NoteInput? input, bool isCheck)
    {
        using var interruption = isCheck || input is not null ? null : Interruption.OfWriting();
        List<Formatted> notes;
        NoteFiles? found = null;
        using (var progress = new ProgressBar(terminal))
        {
            notes = InParallel.WhileFound<NoteFile, Formatted>(
                onFound => found = Find(file =>
                {
                    progress.Found();
                    onFound(file);
                }),
                file => Format(file, isWritten: !isCheck && input is null), progress.Add);
        }
        notes.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));

        FileFailure[] failures = [.. found!.Failures, .. notes.Select(note => note.Failure).OfType<FileFailure>()];
        foreach (var failure in failures)
            terminal.Error.WriteLine(failure);
        bool failed = failures.Any(failure => !failure.IsSkip);
        if (input is not null && !isCheck)
        {
            if (notes is [{ Bytes: { } bytes }])
                terminal.OutputBytes.Write(bytes);
        }
        else if (input is null || !failed)
        {
            foreach (var note in notes.Where(note => note.IsChanged))
                terminal.Output.WriteLine($"{(isCheck ? "would format" : "formatted")} {Printable.Of(note.Path)}");
            terminal.Output.WriteLine(Sum(notes, isCheck));
        }
        return failed ? ExitCode.Failure : isCheck && notes.Exists(note => note.IsChanged) ? ExitCode.Findings : ExitCode.Clean;

        NoteFiles Find(Action<NoteFile> onFound) => input?.Read(terminal.Input, others: false, onFound) ?? NoteFiles.Find(paths, onFound);
    }

    private static string Sum(List<Formatted> notes, bool isCheck)
    {
        int changed = notes.Count(note => note.IsChanged), all = notes.Count(note => note.Bytes is not null);
        return all == 0 ? "No notes found"
            : changed == 0 ? $"Nothing to format in {TextReport.Count(all, "file")}"
            : $"{TextReport.Count(changed, "file")} {(isCheck ? "would be formatted" : "formatted")}, {all - changed} left as {(all - changed == 1 ? "it is" : "they are")}";
    }

    private static Formatted Format(NoteFile file, bool isWritten)
    {
        if (file.Read(out byte[] bytes, out var failure) is not { } tree)
            return new(file.Path, null, false, failure);
        var style = RulePolicy.Of(new Document(file.Path, 0, tree, null) { Path = file.Below, Project = file.Settings, Style = file.Style }, Settings.Default).Style;
        return file.TryChange(bytes, tree.Text.WithChanges(Formatting.Of(tree, style)), isWritten, out _, out byte[]? written, out failure)
            ? new(file.Path, written, !written.AsSpan().SequenceEqual(bytes), null)
            : new(file.Path, written is null ? null : bytes, false, failure);
    }

    /// <summary>What became of a note.</summary>
    /// <param name="Path">The path as the user would write it.</param>
    /// <param name="Bytes">What it holds now, or would; null where it is no note, or could not be read or written.</param>
    /// <param name="IsChanged">Whether that is something else than before.</param>
    /// <param name="Failure">What went wrong; null for nothing.</param>
    private sealed record Formatted(string Path, byte[]? Bytes, bool IsChanged, FileFailure? Failure);
}
