using Outline.Features;
using Outline.Rules;
using Outline.Workspace;

namespace LanguageServer;

/// <summary>
/// Pushes diagnostics to a client that does not ask for them: at once when a document is opened or saved, a while after the
/// last change. Called by the loop only.
/// </summary>
/// <param name="client">Gets the diagnostics.</param>
/// <param name="inbox">Where timers and finished work are handled.</param>
/// <param name="time">What tells when the while is over.</param>
/// <param name="current">The workspace as it is now.</param>
internal sealed class DiagnosticsPublisher(IClient client, Inbox inbox, TimeProvider time, Func<WorkspaceSnapshot> current)
{
    /// <summary>How long after the last change.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, State> _documents = new(StringComparer.Ordinal);

    /// <summary>A document was edited: what is being worked out is out of date, and typing may go on.</summary>
    public void PublishLater(string uri)
    {
        var state = StateOf(uri);
        state.Work?.Cancel();
        state.Timer ??= time.CreateTimer(_ => inbox.Post(() => PublishNow(uri)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        state.Timer.Change(Delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Works out the diagnostics of a document and sends them, unless they are those sent last.</summary>
    public void PublishNow(string uri)
    {
        var snapshot = current();
        if (snapshot.Find(uri) is not { } document)
            return;
        var state = StateOf(uri);
        state.Timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        state.Work?.Cancel();
        var work = state.Work = new();
        inbox.Run(() => Find(document, snapshot, work));
    }

    /// <summary>The settings have changed, and with them what a diagnostic looks like.</summary>
    public void PublishAll()
    {
        foreach (string uri in current().Documents.Keys)
        {
            StateOf(uri).Sent = null;
            PublishNow(uri);
        }
    }

    /// <summary>A document was closed: what was sent is taken back.</summary>
    public void Forget(string uri)
    {
        if (!_documents.Remove(uri, out var state))
            return;
        state.Timer?.Dispose();
        state.Work?.Cancel();
        if (state.Sent is { Count: > 0 })
            client.PublishDiagnostics(uri, null, [], current().Settings);
    }

    // On the pool.
    private void Find(Document document, WorkspaceSnapshot snapshot, CancellationTokenSource work)
    {
        try
        {
            var diagnostics = Diagnostics.Get(document, snapshot, work.Token);
            inbox.Post(() => Publish(document, snapshot.Settings, diagnostics, work));
        }
        catch (OperationCanceledException)
        {
            // A newer run does it.
        }
    }

    private void Publish(Document document, Settings settings, List<Diagnostic> diagnostics, CancellationTokenSource work)
    {
        if (work.IsCancellationRequested)
            return;
        var state = StateOf(document.Uri);
        if (state.Sent is { } sent && sent.SequenceEqual(diagnostics, SameDiagnostic.Instance))
            return;
        state.Sent = diagnostics;
        client.PublishDiagnostics(document.Uri, document.Version, diagnostics, settings);
    }

    private State StateOf(string uri)
    {
        if (!_documents.TryGetValue(uri, out var state))
            _documents.Add(uri, state = new());
        return state;
    }

    private sealed class State
    {
        public ITimer? Timer { get; set; }

        public CancellationTokenSource? Work { get; set; }

        public List<Diagnostic>? Sent { get; set; }
    }

    private sealed class SameDiagnostic : IEqualityComparer<Diagnostic>
    {
        public static readonly SameDiagnostic Instance = new();

        public bool Equals(Diagnostic? a, Diagnostic? b) =>
            a!.Rule == b!.Rule && a.Level == b.Level && a.Span == b.Span && a.Message == b.Message && a.Related.SequenceEqual(b.Related);

        public int GetHashCode(Diagnostic diagnostic) => diagnostic.Span.GetHashCode();
    }
}
