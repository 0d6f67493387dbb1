using Outline.Workspace;

namespace LanguageServer;

/// <summary>
/// Notices, a while after the last change, that names have come or gone, or that a project file says something else: what is
/// said of a document may then be out of date though the document itself has not changed. Called by the loop only.
/// </summary>
/// <param name="inbox">Where timers and finished work are handled.</param>
/// <param name="time">What tells when the while is over.</param>
/// <param name="current">The workspace as it is now.</param>
/// <param name="onChanged">Called by the loop.</param>
internal sealed class NameWatch(Inbox inbox, TimeProvider time, Func<WorkspaceSnapshot> current, Action onChanged) : IDisposable
{
    /// <summary>How long after the last change.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300);

    private ITimer? _timer;
    private WorkspaceSnapshot _seen = WorkspaceSnapshot.Empty;

    /// <summary>The workspace has changed.</summary>
    public void Look()
    {
        _timer ??= time.CreateTimer(_ => inbox.Post(Begin), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Delay, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    // On the pool: the names of large documents take their time.
    private void Begin()
    {
        var now = current();
        inbox.Run(() =>
        {
            ulong names = now.Names.Fingerprint;
            inbox.Post(() => End(now, names));
        });
    }

    private void End(WorkspaceSnapshot now, ulong names)
    {
        var before = _seen;
        _seen = now;
        // The only document that is open is asked about, or published, because of its own change.
        bool isOwn = now.Documents.Count == 1 && before.Documents.Keys.All(now.Documents.ContainsKey)
            && now.Files == before.Files;
        if (now.Documents.Count > 0 && (now.Projects != before.Projects || !isOwn && names != before.Names.Fingerprint))
            onChanged();
    }
}
