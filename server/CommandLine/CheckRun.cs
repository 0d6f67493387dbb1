using CommandLine.Checking;
using CommandLine.Reports;

namespace CommandLine;

/// <summary>A note that comes on standard input.</summary>
/// <param name="Path">Where it would stand; null for nowhere.</param>
internal sealed record NoteInput(string? Path)
{
    /// <summary>The note, and the notes that would stand around it.</summary>
    /// <param name="input">Where it comes from.</param>
    /// <param name="others">Whether the other notes count.</param>
    /// <param name="onFound">Told of each as soon as it is found; null for nobody.</param>
    public NoteFiles Read(Stream input, bool others, Action<NoteFile>? onFound = null)
    {
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return NoteFiles.Around(Path, bytes.ToArray(), others, onFound);
    }
}

/// <summary>One run of `check`.</summary>
/// <param name="Terminal">What it reads and writes.</param>
internal sealed record CheckRun(Terminal Terminal)
{
    /// <summary>The files and folders.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>What comes on standard input instead; null for nothing.</summary>
    public NoteInput? Input { get; init; }

    /// <summary>What is asked of the notes.</summary>
    public required CheckOptions Options { get; init; }

    /// <summary>What is known; null for nothing.</summary>
    public string? BaselinePath { get; init; }

    /// <summary>Whether what is found is written down there instead of told.</summary>
    public bool WritesBaseline { get; init; }

    /// <summary>Makes the report.</summary>
    public required Func<TextWriter, IReport> ReportTo { get; init; }

    /// <summary>Whether people read it: then the output holds all that there is to say.</summary>
    public bool IsForPeople { get; init; }

    /// <summary>Runs it; one of <see cref="ExitCode"/>.</summary>
    public int Run()
    {
        if (!TryReadBaseline(out var baseline))
            return ExitCode.Failure;
        using var interruption = Options.Fix == FixMode.Write ? Interruption.OfWriting() : null;
        // The note itself takes the output then.
        bool isFilter = Input is not null && Options.Fix == FixMode.Write;
        var report = ReportTo(isFilter ? Terminal.Error : Terminal.Output);
        List<CheckedFile> files;
        NoteFiles found;
        using (var progress = new ProgressBar(Terminal))
        {
            var options = WritesBaseline ? Options : Options with { Report = report, Baseline = baseline };
            files = new NoteChecker(options, progress.Add).Check(
                onFound => Find(file =>
                {
                    progress.Found();
                    onFound(file);
                }), out found);
        }

        FileFailure[] failures = [.. found.Failures, .. files.Select(file => file.Failure).OfType<FileFailure>()];
        foreach (var failure in failures)
            Say(failure);
        bool failed = failures.Any(failure => !failure.IsSkip);
        // Whoever pipes a note through must not take something else for it.
        if (failed && Input is not null)
            return ExitCode.Failure;
        if (WritesBaseline)
            return Record(baseline!, files, failed);

        var sum = new CheckSum
        {
            Fixed = [.. files.Where(file => file.Fixed is not null).Select(file => new FixedFile(file.Path, file.Fixed!))],
            Failures = failures,
            Known = files.Sum(file => (file.Findings?.Count ?? 0) - file.Unknown.Count),
            Gone = baseline is null ? 0 : GoneFrom(baseline, files),
        };
        int left = files.Sum(file => file.Unknown.Count);
        if (Options.Fix == FixMode.Show)
        {
            ShowChanges(files, sum, left);
        }
        else
        {
            if (isFilter)
                WriteText(files.Find(file => file.Change is not null), found);
            foreach (var file in files)
            {
                if (file.Findings is not null)
                    report.Add(file.Path, file.Unknown, file.Drawn);
            }
            report.Finish(sum);
            if (!IsForPeople)
                SayBesides(sum);
        }
        return failed ? ExitCode.Failure : left > 0 || Options.Fix == FixMode.Show && sum.Fixed.Count > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private NoteFiles Find(Action<NoteFile> onFound) => Input?.Read(Terminal.Input, others: true, onFound) ?? NoteFiles.Find(Paths, onFound);

    private bool TryReadBaseline(out Baseline? baseline)
    {
        FileFailure? unread = null;
        baseline = BaselinePath is null ? null
            : WritesBaseline && !File.Exists(BaselinePath) ? Baseline.Empty(BaselinePath)
            : Baseline.Read(BaselinePath, out unread);
        if (unread is not null)
            Say(unread);
        return unread is null;
    }

    private int Record(Baseline baseline, List<CheckedFile> files, bool failed)
    {
        var problem = baseline.Write(
            files.Where(file => file.Findings is not null).ToDictionary(file => file.Path, file => file.Findings!, StringComparer.Ordinal),
            rule => Options.Settings.Only?.Contains(rule) ?? true, out int count);
        if (problem is not null)
        {
            Say(problem);
            return ExitCode.Failure;
        }
        Terminal.Output.WriteLine($"{TextReport.Count(count, "finding")} recorded in {Printable.Of(baseline.File)}");
        return failed ? ExitCode.Failure : ExitCode.Clean;
    }

    // What it knows of files that were not asked for may still be there.
    private static int GoneFrom(Baseline baseline, List<CheckedFile> files) =>
        files.Where(file => file.Findings is not null).Sum(file => baseline.CountIn(file.Path) - (file.Findings!.Count - file.Unknown.Count))
        + baseline.CountOfMissing();

    private void ShowChanges(List<CheckedFile> files, CheckSum sum, int left)
    {
        var diff = new UnifiedDiff(Terminal.Output, new(Terminal.HasColours), Terminal.IsOutputShown);
        foreach (var file in files)
        {
            if (file.Change is { } change)
                diff.Write(file.Path, change.Before, change.After);
        }
        Terminal.Error.WriteLine(sum.Fixed.Count == 0 && left == 0
            ? "Nothing to change"
            : $"{sum.Fixed.Sum(file => file.Count)} would be fixed in {TextReport.Count(sum.Fixed.Count, "file")}; {left} would be left");
    }

    private void SayBesides(CheckSum sum)
    {
        foreach (var file in sum.Fixed)
            Terminal.Error.WriteLine(TextReport.FixedLine(file));
        foreach (string line in TextReport.BaselineLines(sum))
            Terminal.Error.WriteLine(line);
    }

    // What came, or what it was mended to.
    private void WriteText(CheckedFile? mended, NoteFiles found)
    {
        byte[] bytes = found.Files.Single(asked => asked.IsAsked).Content!;
        if (mended is { Change: { } change } && change.After.TryEncode(out byte[]? after, out _))
            bytes = after;
        Terminal.Output.Flush();
        Terminal.OutputBytes.Write(bytes);
    }

    private void Say(FileFailure failure) => Terminal.Error.WriteLine(failure);
}
