using Folders;
using LanguageServer.Protocol;
using Microsoft.Extensions.Logging;
using Outline.Workspace;

namespace LanguageServer;

/// <summary>What a request may see: the workspace as it was when the request's turn came.</summary>
/// <param name="Snapshot">The workspace.</param>
/// <param name="Client">What the client can do.</param>
/// <param name="ResultIds">Names for results.</param>
internal sealed record RequestContext(WorkspaceSnapshot Snapshot, ClientCapabilities Client, ResultIds ResultIds)
{
    /// <summary>Where parts of the answer may go ahead of it; null where the client wants it in one piece.</summary>
    public PartialResults? Partial { get; init; }

    /// <summary>Shows the user a sentence; null where there is nobody.</summary>
    public Action<string>? Tell { get; init; }

    /// <summary>Whether the user wants to be told what is wrong in all notes.</summary>
    public bool ChecksAllNotes { get; init; }

    /// <summary>The texts of the project files; null where none can be edited.</summary>
    public IProjectFiles? Projects { get; init; }
}

/// <summary>Everything that changes while one client is served. Only the loop touches it.</summary>
internal sealed class Session : IDisposable
{
    private readonly List<IDisposable> _parents = [];
    private readonly ClientLoggerProvider _logger;
    private readonly NameWatch _names;

    public Session(IClient client, Inbox inbox, ClientLoggerProvider logger, ILogger log, LanguageServerOptions options)
    {
        _logger = logger;
        Client = client;
        Inbox = inbox;
        Log = log;
        Options = options;
        Tracer = new(client, options.TimeProvider);
        Configuration = new(client, inbox, log, Apply);
        Progress = new(client, inbox);
        Reader = new(this);
        OpenProjects = new(inbox, options.TimeProvider, Reader.Look);
        ProjectDiagnostics = new(client, () => Capabilities);
        _names = new(inbox, options.TimeProvider, () => Host.Current, NamesChanged);
        Host.Changed += _names.Look;
        AllNotes = new(this);
        Host.Changed += AllNotes.Look;
    }

    /// <summary>The client.</summary>
    public IClient Client { get; }

    /// <summary>The loop's own queue.</summary>
    public Inbox Inbox { get; }

    /// <summary>The log.</summary>
    public ILogger Log { get; }

    /// <summary>How the server was started.</summary>
    public LanguageServerOptions Options { get; }

    /// <summary>Where the server stands.</summary>
    public Lifecycle Lifecycle { get; } = new();

    /// <summary>The workspace.</summary>
    public WorkspaceHost Host { get; } = new();

    /// <summary>Tells the client of messages.</summary>
    public Tracer Tracer { get; }

    /// <summary>Where the settings come from.</summary>
    public Configuration Configuration { get; }

    /// <summary>The folders of the workspace.</summary>
    public WorkspaceFolders Folders { get; } = new();

    /// <summary>Reads the files of the folders.</summary>
    public WorkspaceReader Reader { get; }

    /// <summary>The project files that the client shows.</summary>
    public OpenProjects OpenProjects { get; }

    /// <summary>Tells what is wrong with project files.</summary>
    public ProjectDiagnostics ProjectDiagnostics { get; }

    /// <summary>Work that the server began by itself.</summary>
    public ServerProgress Progress { get; }

    /// <summary>The user's choices.</summary>
    public ServerSettings Settings { get; private set; } = ServerSettings.Default;

    /// <summary>What the client can do.</summary>
    public ClientCapabilities Capabilities { get; private set; } = ClientCapabilities.None;

    /// <summary>Pushes diagnostics; null where the client asks for them.</summary>
    public DiagnosticsPublisher? Publisher { get; private set; }

    /// <summary>Tells what is wrong in all notes, where the user wants that.</summary>
    public WorkspaceDiagnostics AllNotes { get; }

    /// <summary>The documents whose text the server no longer knows, though they are open.</summary>
    public HashSet<string> OutOfStep { get; } = new(StringComparer.Ordinal);

    /// <summary>What a request whose turn is now may see.</summary>
    public RequestContext Context => new(Host.Current, Capabilities, _resultIds)
    {
        Tell = text => Client.ShowMessage(MessageType.Info, text),
        ChecksAllNotes = Settings.WorkspaceDiagnostics,
        Projects = new ProjectFiles(Reader.Projects, OpenProjects.All, Folders.All),
    };

    private readonly ResultIds _resultIds = new();

    /// <summary>Takes in what the client can do.</summary>
    public void Initialize(ClientCapabilities capabilities)
    {
        Capabilities = capabilities;
        if (!capabilities.PullDiagnostics)
        {
            Publisher = new(Client, Inbox, Options.TimeProvider, () => Host.Current);
            AllNotes.Push();
        }
        Lifecycle.Initialize();
    }

    /// <summary>Ends the server with a process.</summary>
    public void WatchParent(long? processId)
    {
        var monitor = ParentProcessMonitor.Watch(processId, Options.TimeProvider, Log, () => Inbox.Post(Lifecycle.End));
        if (monitor is not null)
            _parents.Add(monitor);
    }

    /// <summary>Makes a pull client ask again, where it can.</summary>
    public void RefreshDiagnostics()
    {
        if (Capabilities is { PullDiagnostics: true, DiagnosticRefresh: true })
            Observe(Client.RefreshDiagnosticsAsync(), "workspace/diagnostic/refresh");
    }

    /// <summary>The folders of the workspace are others now, or their files have other names.</summary>
    public void FoldersChanged()
    {
        Host.Apply(new WorkspaceChange.Renamed(Host.Current.Documents.Keys.ToDictionary(uri => uri, Folders.NameOf)));
        Reader.ReadAll();
    }

    /// <summary>Files were read that are others than before. Diagnostics follow by the names, see <see cref="NameWatch"/>.</summary>
    public void FilesChanged()
    {
        RefreshCodeLenses();
        RefreshInlayHints();
    }

    /// <summary>Has the client tell of files that come, change or go; once for as long as the patterns stay the same.</summary>
    public void WatchFiles()
    {
        if (!Capabilities.WatchedFilesRegistration)
            return;
        string[] patterns =
        [
            "**/*.{outline,notes}", "**/" + ProjectFile.Name, "**/" + GitIgnore.Name, "**/" + EditorConfig.Name,
            .. Settings.Associations.Select(pattern => Anywhere("", pattern)),
            .. Reader.Projects.SelectMany(read => read.File.Include.Select(pattern => Anywhere(read.Project.Settings.Folder, pattern))),
        ];
        if (patterns.SequenceEqual(_watched))
            return;
        if (_watched.Length > 0)
            Observe(Client.StopWatchingFilesAsync(), "client/unregisterCapability");
        _watched = patterns;
        Observe(Client.WatchFilesAsync(patterns), "client/registerCapability");

        static string Anywhere(string folder, PathPattern pattern) =>
            pattern.Text.Contains('/') ? $"**/{folder}{pattern.Text.TrimStart('/')}" : $"**/{pattern.Text}";
    }

    private string[] _watched = [];

    /// <summary>Finds out how all open documents are to be written.</summary>
    public void StyleAll() => Style([.. Host.Current.Documents.Keys]);

    /// <summary>Finds out, beside the loop, how open documents are to be written: the disk knows.</summary>
    /// <param name="uris">The client's URIs.</param>
    public void Style(IReadOnlyList<string> uris) => Inbox.Run(() =>
    {
        var styles = new Dictionary<string, NoteStyle>(StringComparer.Ordinal);
        foreach (string uri in uris)
        {
            if (FileUri.PathOf(uri) is { } path)
                styles[uri] = EditorConfigs.StyleFor(path);
        }
        Inbox.Post(() => Apply(styles));
    });

    private void Apply(Dictionary<string, NoteStyle> styles)
    {
        var before = Host.Current;
        if (Host.Apply(new WorkspaceChange.Styled(styles)) == before)
            return;
        RefreshDiagnostics();
        foreach (string uri in styles.Keys)
            Publisher?.PublishNow(uri);
    }

    /// <summary>Makes the client ask for lenses again, where it can.</summary>
    public void RefreshCodeLenses()
    {
        if (Capabilities.CodeLensRefresh)
            Observe(Client.RefreshCodeLensesAsync(), "workspace/codeLens/refresh");
    }

    /// <summary>Makes the client ask for inlay hints again, where it can.</summary>
    public void RefreshInlayHints()
    {
        if (Capabilities.InlayHintRefresh)
            Observe(Client.RefreshInlayHintsAsync(), "workspace/inlayHint/refresh");
    }

    /// <summary>Has a question to the client run its course; what becomes of it is only worth a line in the log.</summary>
    public void Observe(Task question, string method) => question.ContinueWith(
        done => Log.LogDebug("{Method}: {Problem}", method, done.Exception?.InnerException?.Message ?? "not answered"),
        CancellationToken.None, TaskContinuationOptions.NotOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <inheritdoc/>
    public void Dispose()
    {
        _names.Dispose();
        AllNotes.Dispose();
        OpenProjects.Dispose();
        _parents.ForEach(parent => parent.Dispose());
    }

    private void NamesChanged()
    {
        if (Publisher is not { } publisher)
        {
            RefreshDiagnostics();
            return;
        }
        foreach (string uri in Host.Current.Documents.Keys)
            publisher.PublishNow(uri);
    }

    private void Apply(ServerSettings settings)
    {
        bool isOther = !settings.Associations.AsSpan().SequenceEqual(Settings.Associations.AsSpan());
        var before = Settings.Outline;
        Settings = settings;
        if (isOther && Lifecycle.IsInitialized)
            Reader.ReadAll();
        _logger.Level = settings.LogLevel;
        Host.Apply(new WorkspaceChange.Configured(settings.Outline));
        AllNotes.Look();
        if (Publisher is { } publisher)
            publisher.PublishAll();
        else
            RefreshDiagnostics();
        ProjectDiagnostics.Publish(settings.Outline);
        if (settings.Outline.ShowMentionCounts != before.ShowMentionCounts)
            RefreshCodeLenses();
        if (settings.Outline.ShowAliasHints != before.ShowAliasHints)
            RefreshInlayHints();
    }
}
