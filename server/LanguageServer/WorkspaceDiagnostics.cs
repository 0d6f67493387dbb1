using System.Buffers;
using System.Runtime.CompilerServices;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using Outline.Features;
using Outline.Rules;
using Outline.Workspace;

namespace LanguageServer;

/// <summary>What the rules say of one note of the workspace.</summary>
/// <param name="Uri">The note: the client's own URI of an open document, else the file's.</param>
/// <param name="Version">The version of an open document; null for a file.</param>
/// <param name="ResultId">Names what is said: two results that say the same have the same name.</param>
/// <param name="Diagnostics">What is said; of files that are not open without hints, which nobody sees there.</param>
internal sealed record NoteReport(string Uri, int? Version, string ResultId, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>
/// Tells what is wrong in all notes, open or not, where the user wants that (<c>outline.diagnostics.workspace</c>). A client
/// that asks (<c>workspace/diagnostic</c>) and takes answers in parts gets a part whenever something has changed, for as long
/// as it leaves the question open; a client that cannot ask has everything pushed. The notes are gone through beside the
/// loop, a while after the last change, and what is known of a file is kept with it. Called by the loop only.
/// </summary>
/// <param name="session">Whose workspace it is.</param>
internal sealed class WorkspaceDiagnostics(Session session) : IDisposable
{
    /// <summary>How long after the last change.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);

    // So many notes are told of at once.
    private const int Batch = 64;

    private static readonly ConditionalWeakTable<INote, Known> _known = [];

    private readonly List<Listener> _listeners = [];
    private ITimer? _timer;
    private CancellationTokenSource? _search;
    private bool _searchAgain;

    /// <summary>The workspace or the settings have changed.</summary>
    public void Look()
    {
        if (_listeners.Count == 0)
            return;
        _timer ??= session.Options.TimeProvider.CreateTimer(_ => session.Inbox.Post(Begin), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Has everything pushed from now on, for a client that cannot ask.</summary>
    public void Push() => Add(new([], reports =>
    {
        var snapshot = session.Host.Current;
        foreach (var report in reports)
        {
            // An open document is published by itself; it may have been opened meanwhile.
            if (snapshot.Find(report.Uri) is null)
                session.Client.PublishDiagnostics(report.Uri, null, report.Diagnostics, snapshot.Settings);
        }
    })
    { IsPush = true });

    /// <summary>Leaves a question open and answers it in parts.</summary>
    /// <param name="known">The results that the client has, by URI.</param>
    /// <param name="partial">Where the parts go.</param>
    /// <param name="end">Ends the question, with what is left of the answer.</param>
    /// <param name="cancel">Fires when the client has lost interest.</param>
    public void Stream(
        Dictionary<string, string> known, PartialResults partial, Action<Action<IBufferWriter<byte>, CancellationToken>> end, CancellationToken cancel)
    {
        var listener = new Listener(known, reports =>
        {
            var settings = session.Host.Current.Settings;
            partial.Send(output => Write(output, reports, [], settings, session.Capabilities));
        })
        { End = () => end((output, _) => Write(output, [], [], session.Host.Current.Settings, session.Capabilities)) };
        cancel.Register(() => session.Inbox.Post(() => Remove(listener)));
        Add(listener);
    }

    /// <summary>Ends all questions that are open.</summary>
    public void End()
    {
        foreach (var listener in _listeners.Where(listener => listener.End is not null).ToList())
            Remove(listener);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _search?.Cancel();
    }

    /// <summary>What the rules say of the notes, one after the other; nothing where the user does not want it.</summary>
    /// <param name="snapshot">The workspace.</param>
    /// <param name="isWanted">Whether the user wants to be told of all notes.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IEnumerable<NoteReport> ReportsOf(WorkspaceSnapshot snapshot, bool isWanted, CancellationToken cancel)
    {
        foreach (var note in isWanted ? snapshot.Notes : [])
        {
            cancel.ThrowIfCancellationRequested();
            yield return ReportOf(note, snapshot, cancel);
        }
    }

    /// <summary>What the rules say of a note.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static NoteReport ReportOf(INote note, WorkspaceSnapshot snapshot, CancellationToken cancel)
    {
        var wanted = new Basis(snapshot.Names.Fingerprint, snapshot.Settings, note.Project, note.Style);
        _ = _known.TryGetValue(note, out var known);
        if (known?.Basis == wanted)
            return known.Report;
        if (known is not null && known.Basis with { Names = wanted.Names } != wanted)
            known = null;
        var (own, all) = note is Document document ? ([], Diagnostics.Get(document, snapshot, cancel)) : FindIn(note, known?.Own, snapshot, cancel);
        var report = new NoteReport(note.Uri, note.OpenVersion, IdOf(all), all);
        _known.AddOrUpdate(note, new(wanted, own, report));
        return report;
    }

    // What a file says by itself is found once; what names have to do with it, only where that may be anything.
    private static (List<Diagnostic> Own, List<Diagnostic> All) FindIn(INote note, List<Diagnostic>? own, WorkspaceSnapshot snapshot, CancellationToken cancel)
    {
        bool mayHaveMore = Diagnostics.MayHaveAcrossNotes(note, snapshot);
        if (own is not null && !mayHaveMore)
            return (own, own);
        var tree = note.ReadTree();
        own ??= Diagnostics.Get(tree, RulePolicy.Of(note, snapshot.Settings), isKept: false, cancel).FindAll(IsSeen);
        var more = mayHaveMore ? Diagnostics.GetAcrossNotes(note, tree, snapshot, cancel).FindAll(IsSeen) : [];
        if (more.Count == 0)
            return (own, own);
        List<Diagnostic> all = [.. own, .. more];
        all.Sort(Diagnostics.Compare);
        return (own, all);
    }

    private static bool IsSeen(Diagnostic diagnostic) => diagnostic.Level > DiagnosticLevel.Hint;

    /// <summary>Writes a report on some notes.</summary>
    /// <param name="output">Takes one JSON value.</param>
    /// <param name="changed">What is told in full.</param>
    /// <param name="unchanged">What the client has already.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="client">What decides which parts are written.</param>
    public static void Write(
        IBufferWriter<byte> output, IReadOnlyList<NoteReport> changed, IReadOnlyList<NoteReport> unchanged, Settings settings, Protocol.ClientCapabilities client)
    {
        using var json = JsonText.Writer(output);
        json.WriteStartObject();
        json.WriteStartArray("items"u8);
        foreach (var report in changed)
        {
            WriteHead(report, "full"u8);
            json.WritePropertyName("items"u8);
            new DiagnosticJson(report.Uri, settings, client).WriteAll(json, report.Diagnostics);
            json.WriteEndObject();
        }
        foreach (var report in unchanged)
        {
            WriteHead(report, "unchanged"u8);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();

        void WriteHead(NoteReport report, ReadOnlySpan<byte> kind)
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, kind);
            JsonText.Write(json, "uri"u8, report.Uri);
            if (report.Version is { } version)
                json.WriteNumber("version"u8, version);
            else
                json.WriteNull("version"u8);
            json.WriteString("resultId"u8, report.ResultId);
        }
    }

    /// <summary>The report on a note that is gone, or that nobody wants to be told of any more.</summary>
    public static NoteReport Nothing(string uri) => new(uri, null, IdOf([]), []);

    private void Add(Listener listener)
    {
        _listeners.Add(listener);
        Begin();
    }

    private void Remove(Listener listener)
    {
        if (!_listeners.Remove(listener))
            return;
        listener.IsOver = true;
        listener.End?.Invoke();
    }

    private void Begin()
    {
        if (_search is not null)
        {
            _searchAgain = true;
            _search.Cancel();
            return;
        }
        if (_listeners.Count == 0)
            return;
        var (snapshot, isWanted, search) = (session.Host.Current, session.Settings.WorkspaceDiagnostics, _search = new());
        Listener[] listeners = [.. _listeners];
        session.Inbox.RunBeside(() =>
        {
            try
            {
                Search(snapshot, isWanted, listeners, search.Token);
            }
            catch (OperationCanceledException)
            {
                // A newer search does it.
            }
            finally
            {
                session.Inbox.Post(Finish);
            }
        });
    }

    private void Finish()
    {
        _search?.Dispose();
        _search = null;
        if (!_searchAgain)
            return;
        _searchAgain = false;
        Begin();
    }

    // Beside the loop. One search is under way at a time, so what the listeners were told is this thread's.
    private void Search(WorkspaceSnapshot snapshot, bool isWanted, Listener[] listeners, CancellationToken cancel)
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        foreach (var report in ReportsOf(snapshot, isWanted, cancel))
        {
            there.Add(report.Uri);
            foreach (var listener in listeners)
                listener.Take(report, session.Inbox);
        }
        foreach (var listener in listeners)
        {
            listener.TakeAllBut(there, session.Inbox);
            listener.Send(session.Inbox);
        }
    }

    private static string IdOf(IReadOnlyList<Diagnostic> diagnostics)
    {
        // FNV-1a: the same in every run, so that an editor may keep what it has.
        ulong hash = 14695981039346656037;
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic.Rule.Name);
            Add(diagnostic.Message);
            var span = diagnostic.Span;
            foreach (int number in (ReadOnlySpan<int>)[(int)diagnostic.Level, span.Start.Line, span.Start.Character, span.End.Line, span.End.Character])
                hash = (hash ^ (uint)number) * 1099511628211;
            foreach (var related in diagnostic.Related)
                Add($"{related.Uri} {related.Span} {related.Message}");
        }
        return hash.ToString("x16");

        void Add(string text)
        {
            foreach (char c in text)
                hash = (hash ^ c) * 1099511628211;
            hash = (hash ^ 0xFFFF) * 1099511628211;
        }
    }

    // What has to be the same for a report to hold.
    private sealed record Basis(ulong Names, Settings Settings, ProjectSettings Project, NoteStyle Style)
    {
        public bool Equals(Basis? other) =>
            other is not null && Names == other.Names && ReferenceEquals(Settings, other.Settings)
            && ReferenceEquals(Project, other.Project) && Style == other.Style;

        public override int GetHashCode() => HashCode.Combine(Names);
    }

    /// <summary>What is known of a note.</summary>
    /// <param name="Basis">What it follows from.</param>
    /// <param name="Own">What a file says by itself.</param>
    /// <param name="Report">All of it.</param>
    private sealed record Known(Basis Basis, List<Diagnostic> Own, NoteReport Report);

    /// <summary>Somebody who is told of changes.</summary>
    /// <param name="told">The results that it was told, by URI.</param>
    /// <param name="send">Tells it of some notes; called by the loop.</param>
    private sealed class Listener(Dictionary<string, string> told, Action<IReadOnlyList<NoteReport>> send)
    {
        private List<NoteReport> _waiting = [];

        public Action? End { get; init; }

        /// <summary>Whether nothing is to be told any more; the loop's to know.</summary>
        public bool IsOver { get; set; }

        /// <summary>Whether only files are told of: open documents are published by themselves, and taken back when they close.</summary>
        public bool IsPush { get; init; }

        public void Take(NoteReport report, Inbox inbox)
        {
            if (IsPush && report.Version is not null)
            {
                told.Remove(report.Uri);
                return;
            }
            if (told.TryGetValue(report.Uri, out string? id) ? id == report.ResultId : report.Diagnostics.Count == 0)
                return;
            told[report.Uri] = report.ResultId;
            _waiting.Add(report);
            if (_waiting.Count >= Batch)
                Send(inbox);
        }

        /// <summary>Takes back what was told of notes that are not there any more.</summary>
        public void TakeAllBut(HashSet<string> there, Inbox inbox)
        {
            foreach (string uri in told.Keys.Where(uri => !there.Contains(uri)).ToList())
            {
                Take(Nothing(uri), inbox);
                told.Remove(uri);
            }
        }

        public void Send(Inbox inbox)
        {
            if (_waiting.Count == 0)
                return;
            var reports = _waiting;
            _waiting = [];
            inbox.Post(() =>
            {
                if (!IsOver)
                    send(reports);
            });
        }
    }
}
