using System.Collections.Immutable;
using Folders;
using Outline.Text;

namespace LanguageServer;

/// <summary>A project file that the client shows.</summary>
/// <param name="Uri">The client's own name for it.</param>
/// <param name="Version">The client's number for its version.</param>
/// <param name="Text">Its text.</param>
internal sealed record OpenProject(string Uri, int Version, SourceText Text);

/// <summary>
/// The project files that the client shows. They are no notes: what they say counts from the first key on, whether it is saved
/// or not, and the disk counts again when they are closed. Called by the loop only.
/// </summary>
/// <param name="inbox">Where timers are handled.</param>
/// <param name="time">What tells when typing has paused.</param>
/// <param name="onChanged">Told of the URIs of those whose text is another now.</param>
internal sealed class OpenProjects(Inbox inbox, TimeProvider time, Action<IEnumerable<string>> onChanged) : IDisposable
{
    /// <summary>How long after the last change.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(200);

    private readonly HashSet<string> _edited = new(StringComparer.Ordinal);
    private ITimer? _timer;

    /// <summary>Those that are open, by canonical URI.</summary>
    public ImmutableDictionary<string, OpenProject> All { get; private set; } = ImmutableDictionary.Create<string, OpenProject>(StringComparer.Ordinal);

    /// <summary>Whether a URI is that of a project file.</summary>
    public static bool IsProject(string uri) => FileUri.PathOf(uri) is { } path
        ? ProjectFile.IsNamed(path)
        // A draft, or what a file was before: no file, but no note either.
        : uri.AsSpan(0, uri.AsSpan().IndexOfAny('?', '#') is var end and >= 0 ? end : uri.Length) is var name && name[(name.LastIndexOfAny('/', ':') + 1)..] is ProjectFile.Name;

    /// <summary>The project file of a URI; null where it is not open.</summary>
    public OpenProject? Find(string uri) => All.GetValueOrDefault(KeyOf(uri));

    /// <summary>The client shows a project file.</summary>
    public void Open(string uri, int version, string text)
    {
        All = All.SetItem(KeyOf(uri), new(uri, version, SourceText.Parse(text)));
        onChanged([uri]);
    }

    /// <summary>The client changed one; each change is made on the result of the one before.</summary>
    public void Edit(string uri, int version, IEnumerable<TextChange> changes)
    {
        if (Find(uri) is not { } project)
            return;
        All = All.SetItem(KeyOf(uri), project with { Version = version, Text = changes.Aggregate(project.Text, static (text, change) => text.WithChange(change)) });
        _edited.Add(uri);
        _timer ??= time.CreateTimer(_ => inbox.Post(TellOfEdits), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(Delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The client no longer shows it.</summary>
    public void Close(string uri)
    {
        All = All.Remove(KeyOf(uri));
        onChanged([uri]);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void TellOfEdits()
    {
        string[] edited = [.. _edited];
        _edited.Clear();
        onChanged(edited);
    }

    private static string KeyOf(string uri) => FileUri.Canonical(uri) ?? uri;
}
