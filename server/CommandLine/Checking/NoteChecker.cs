using System.Collections.Immutable;
using CommandLine.Reports;
using Folders;
using Outline.Features;
using Outline.Rules;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace CommandLine.Checking;

/// <summary>What happens to files that can be mended.</summary>
internal enum FixMode
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is worked out what they would be.</summary>
    Show,

    /// <summary>They are written.</summary>
    Write,
}

/// <summary>What is asked of the notes.</summary>
internal sealed record CheckOptions
{
    /// <summary>Which rules are asked, and what is the least that they may say.</summary>
    public Settings Settings { get; init; } = Settings.Default;

    /// <summary>Whether what can be mended is.</summary>
    public FixMode Fix { get; init; }

    /// <summary>What is known and not told; null for nothing.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>Where it is told; null for nowhere.</summary>
    public IReport? Report { get; init; }
}

/// <summary>What became of a file.</summary>
/// <param name="Path">The path as the user would write it.</param>
/// <param name="Findings">What was found, and what of it is known; null where it was not checked.</param>
/// <param name="Failure">Why it was not checked, or not mended; null without a reason, for files that are no notes.</param>
internal sealed record CheckedFile(string Path, List<Finding>? Findings, FileFailure? Failure)
{
    /// <summary>What of the findings the baseline does not know.</summary>
    public List<Finding> Unknown { get; init; } = Findings ?? [];

    /// <summary>How often what each rule found was mended; null where nothing was.</summary>
    public IReadOnlyDictionary<string, int>? Fixed { get; init; }

    /// <summary>What the report is to write of it.</summary>
    public string Drawn { get; init; } = "";

    /// <summary>The text before it was mended, and after; null where it was written, or not mended.</summary>
    public (FileText Before, FileText After)? Change { get; init; }
}

/// <summary>Reads notes, mends them if that is wanted, and asks the rules about them.</summary>
/// <param name="options">What is asked.</param>
/// <param name="onRead">Told how many more files have been read; on any thread.</param>
internal sealed class NoteChecker(CheckOptions options, Action<int>? onRead = null)
{
    private int _readAgain;

    /// <summary>How many notes were read a second time, for what only the names of all notes show.</summary>
    public int ReadAgain => _readAgain;

    /// <summary>
    /// What became of files, by path. Each is read once, while others are still being found: what it shows by itself is found
    /// while its lines are there, and they are read again only where the names of all notes may show more.
    /// </summary>
    /// <param name="find">Finds the files, and hands each to its argument.</param>
    /// <param name="found">What was found.</param>
    public List<CheckedFile> Check(Func<Action<NoteFile>, NoteFiles> find, out NoteFiles found)
    {
        NoteFiles? all = null;
        var notes = InParallel.WhileFound<NoteFile, Read>(onFound => all = find(onFound), CheckAlone, onRead);
        found = all!;
        notes.Sort(static (a, b) => string.CompareOrdinal(a.File.Path, b.File.Path));
        var workspace = WorkspaceOf(notes);
        // Worked out once, before all processors ask for them.
        _ = workspace.Names;
        var files = InParallel.Select(notes.FindAll(note => note.IsAsked), note => CheckAmong(note, workspace));
        var projects = ProjectFileRule.Instance.Level < options.Settings.Least ? [] : found.Projects.Where(project => project.File.Problems.Length > 0);
        return [.. files.Concat(projects.Select(project => Finish(new(project.Path, ProjectFileRule.FindingsIn(project.File), null)))).OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private Read CheckAlone(NoteFile file)
    {
        if (file.Read(out byte[] bytes, out var failure) is not { } tree)
            return new(null, file.IsAsked, new(file.Path, null, failure));
        var note = file.NoteOf(bytes, tree);
        var policy = RulePolicy.Of(note, options.Settings);
        if (!file.IsAsked)
            return new(note, false, new(file.Path, [], null));

        var result = new CheckedFile(file.Path, [], null);
        var found = Find(tree);
        if (options.Fix != FixMode.None && Repair.Of(tree, Unknown(tree, found), policy, text => Unknown(text, Find(text))) is { } repair)
        {
            result = Change(file, bytes, tree.Text, repair, out byte[] changed);
            if (result.Fixed is not null)
            {
                (tree, note) = (repair.Tree, file.NoteOf(changed, repair.Tree));
                found = Find(tree);
            }
        }
        result.Findings!.AddRange(found.Select(diagnostic => FindingOf(diagnostic, tree, FixesOf)));
        return new(note, true, result);

        List<Diagnostic> Find(SyntaxTree text) => Diagnostics.Get(text, policy, isKept: false);

        List<Diagnostic> Unknown(SyntaxTree text, List<Diagnostic> all) => options.Baseline is { } baseline
            ? baseline.Unknown(file.Path, all, diagnostic => new(diagnostic, LineOf(text, diagnostic.Span)))
            : all;

        (bool, IEnumerable<Fix>) FixesOf(Diagnostic diagnostic) => options.Report?.Fixes == FixDetail.Any
            ? (diagnostic.Rule.CanFix(tree, diagnostic, policy.Style), [])
            : (false, diagnostic.Rule.Fixes(tree, diagnostic, policy.Style));
    }

    // The file as it was mended, written where that is wanted.
    private CheckedFile Change(NoteFile file, byte[] bytes, SourceText before, Repair repair, out byte[] changed)
    {
        changed = bytes;
        if (!file.TryChange(bytes, repair.Tree.Text, options.Fix == FixMode.Write, out var after, out byte[]? written, out var failure))
            return new(file.Path, [], failure);
        changed = written;
        return new(file.Path, [], null) { Fixed = repair.Fixed, Change = options.Fix == FixMode.Show || file.Content is not null ? (new(before, file.EncodingOf(bytes)), after) : null };
    }

    private CheckedFile CheckAmong(Read read, WorkspaceSnapshot workspace)
    {
        if (read.Note is not { } note || read.File.Findings is not { } findings || !Diagnostics.MayHaveAcrossNotes(note, workspace))
            return Finish(read.File);
        Interlocked.Increment(ref _readAgain);
        var tree = note.ReadTree();
        int own = findings.Count;
        foreach (var diagnostic in Diagnostics.GetAcrossNotes(note, tree, workspace))
            findings.Add(FindingOf(diagnostic, tree, FixesOf));
        if (findings.Count > own)
            findings.Sort(static (a, b) => Diagnostics.Compare(a.Diagnostic, b.Diagnostic));
        return Finish(read.File);

        (bool, IEnumerable<Fix>) FixesOf(Diagnostic diagnostic)
        {
            var rule = (WorkspaceRule)diagnostic.Rule;
            return options.Report?.Fixes == FixDetail.Any
                ? (rule.CanFix(note, tree, diagnostic, workspace), [])
                : (false, rule.Fixes(note, tree, diagnostic, workspace));
        }
    }

    // What nobody knows of what was found, and how it is told.
    private CheckedFile Finish(CheckedFile file)
    {
        if (file.Findings is not { Count: > 0 } findings)
            return file;
        var unknown = options.Baseline?.Unknown(file.Path, findings, finding => finding) ?? findings;
        return file with { Unknown = unknown, Drawn = options.Report?.Draw(file.Path, unknown) ?? "" };
    }

    private Finding FindingOf(Diagnostic diagnostic, SyntaxTree tree, Func<Diagnostic, (bool Any, IEnumerable<Fix> Fixes)> fixesOf)
    {
        var (any, fixes) = options.Report?.Fixes is null or FixDetail.None ? (false, []) : fixesOf(diagnostic);
        var first = fixes.FirstOrDefault();
        return new(diagnostic, LineOf(tree, diagnostic.Span))
        {
            IsFixable = any || first is not null,
            Fix = first,
            RelatedLines = diagnostic.Related.Count == 0 ? [] : [.. diagnostic.Related.Where(place => place.Uri is null).Select(place => LineOf(tree, place.Span))],
        };
    }

    private static string LineOf(SyntaxTree tree, LineSpan span) => tree.Lines[span.Start.Line].Text;

    private WorkspaceSnapshot WorkspaceOf(List<Read> notes)
    {
        var documents = notes.Select(read => read.Note).OfType<Document>().ToImmutableDictionary(document => document.Uri, StringComparer.Ordinal);
        var groups = notes.Select(read => read.Note).OfType<StoredFile>().Chunk(FileGroup.MaxFiles).Select(some => new FileGroup([.. some]));
        // A project file may hold for several folders that were named; what it says of names is the same in all of them.
        var projects = notes.Select(read => read.Note?.Project).OfType<ProjectSettings>().DistinctBy(project => project.Aliases).Select(project => new Project("", "", project));
        return new(documents, FileSet.Empty.With([], groups), [.. projects], options.Settings);
    }

    // Without a note: it could not be read, or is none.
    private readonly record struct Read(INote? Note, bool IsAsked, CheckedFile File);
}
