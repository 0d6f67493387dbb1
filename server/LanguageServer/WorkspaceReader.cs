using System.Collections.Immutable;
using System.Diagnostics;
using Folders;
using Microsoft.Extensions.Logging;
using Outline.Workspace;

namespace LanguageServer;

/// <summary>
/// Reads the files of the workspace beside the loop, and hands them to it group by group: the editor can be used at once,
/// and answers grow. One reading is under way at a time; its threads are its own, so that requests find the pool free.
/// Called by the loop only.
/// </summary>
/// <param name="session">Whose workspace it is.</param>
internal sealed partial class WorkspaceReader(Session session)
{
    // Groups leave room for files that come later.
    private const int FullGroup = 96, SmallGroup = 8;

    private const int MostThreads = 4;

    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private CancellationTokenSource? _reading;
    private bool _readAgain, _isRead;
    private FileSet _files = FileSet.Empty;

    // The files when the client was last told that they are others.
    private FileSet _told = FileSet.Empty;

    /// <summary>Reads all folders from the beginning; a reading that is under way is given up.</summary>
    public void ReadAll()
    {
        if (_reading is not null)
        {
            _readAgain = true;
            _reading.Cancel();
            return;
        }
        if (session.Folders.All.Count == 0 && _files.Count == 0 && Projects.IsEmpty)
            return;
        Start(ReadFolders);
    }

    /// <summary>Ends the reading that is under way: what has been read is kept.</summary>
    public void Cancel() => _reading?.Cancel();

    /// <summary>Looks again at files that may have changed, come or gone.</summary>
    /// <param name="uris">Their URIs, as the client writes them.</param>
    public void Look(IEnumerable<string> uris)
    {
        foreach (string uri in uris)
        {
            if (FileUri.Canonical(uri) is { } file)
                _changed.Add(file);
        }
        bool isStyle = _changed.Any(uri => uri.EndsWith("/" + EditorConfig.Name, StringComparison.Ordinal));
        if (isStyle)
            session.StyleAll();
        // Which files are notes, and how they are written, depends on these.
        if (isStyle || _changed.Any(uri => uri.EndsWith("/" + GitIgnore.Name, StringComparison.Ordinal)))
        {
            _changed.Clear();
            ReadAll();
            return;
        }
        // The first reading finds out for itself.
        if (_reading is not null || !_isRead && session.Folders.All.Count > 0)
            return;
        string[] changed = [.. _changed], projects = [.. changed.Where(OpenProjects.IsProject)];
        if (projects.Length > 0)
        {
            _changed.ExceptWith(projects);
            Start(job => ReadProjects(job, projects));
        }
        else if (_isRead && changed.Length > 0)
        {
            _changed.Clear();
            Start(job => ReadChanged(job, changed));
        }
    }

    private void Start(Action<Job> read)
    {
        _reading = new();
        var lookup = new ProjectLookup(Projects.Select(read => read.File).Concat(_unused), session.OpenProjects.All);
        var job = new Job(
            [.. session.Folders.All],
            new() { Notes = session.Settings.Associations, ReadProject = lookup.Read },
            _files, Projects, _unused, session.OpenProjects.All, lookup, _isRead, _reading.Token);
        session.Inbox.RunBeside(() => read(job));
    }

    /// <summary>Everything that a reading needs to know of the session, as it was when the reading began.</summary>
    private sealed record Job(
        IReadOnlyList<NotesFolder> Folders, NoteSelection Selection, FileSet Files, ImmutableArray<ReadProject> Projects, ImmutableArray<ProjectFile> Unused,
        ImmutableDictionary<string, OpenProject> Open, ProjectLookup Lookup, bool IsAgain, CancellationToken Cancel);

    // ---- beside the loop

    private void ReadFolders(Job job)
    {
        var progress = new ReadingProgress(session);
        var added = new List<FileGroup>();
        try
        {
            // What an earlier reading left before it was given up.
            if (!job.IsAgain && job.Files.Count > 0)
                Hand(job.Files.Groups, []);
            var found = Find(job);
            ImmutableArray<ReadProject> projects = [.. job.Lookup.Met.Values.Select(file => Placed(job, file))];
            var unused = job.Lookup.Others([.. job.Lookup.Met.Keys]);
            if (!job.Cancel.IsCancellationRequested)
                session.Inbox.Post(() => Use(projects, unused, job));
            var settings = projects.ToDictionary(read => read.Project.FolderUri, read => read.Project.Settings, StringComparer.Ordinal);

            int size = Math.Clamp(found.Count / (4 * MostThreads), SmallGroup, FullGroup);
            var batches = found.Chunk(size).ToArray();
            int threads = Math.Clamp(Environment.ProcessorCount, 1, MostThreads), next = -1, files = 0;
            progress.Begin(found.Count);
            FileGroup? last = null;
            InParallel(Math.Min(threads, batches.Length), () =>
            {
                while (Interlocked.Increment(ref next) is var batch && batch < batches.Length && !job.Cancel.IsCancellationRequested)
                {
                    var group = new FileGroup([.. batches[batch].Select(file => Read(file, settings)).OfType<StoredFile>()]).Prepare();
                    lock (added)
                        added.Add(group);
                    progress.Report(Interlocked.Add(ref files, batches[batch].Length));
                    // A first reading shows what it has; a later one takes the place of the one before when it is whole.
                    if (!job.IsAgain && Interlocked.Exchange(ref last, group) is { } ready)
                        Hand([], [ready]);
                }
            });
            // Reading leaves several times as much behind as it keeps, and nothing that comes will be as much.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            if (job.IsAgain)
                Hand(job.Cancel.IsCancellationRequested ? [] : job.Files.Groups, job.Cancel.IsCancellationRequested ? [] : added);
            else if (last is not null)
                Hand([], [last]);
        }
        catch (Exception problem)
        {
            session.Log.LogError(problem, "The folders could not be read");
        }
        progress.End(job.Cancel.IsCancellationRequested ? "stopped" : $"{added.Sum(group => group.Files.Length)} notes");
        session.Inbox.Post(() => Finish(added.Sum(group => group.Files.Length), isWhole: true));
    }

    private void ReadChanged(Job job, string[] changed)
    {
        try
        {
            var known = job.Files.Files.ToDictionary(file => file.Uri, StringComparer.Ordinal);
            var settings = job.Projects.ToDictionary(read => read.Project.FolderUri, read => read.Project.Settings, StringComparer.Ordinal);
            // What is new or gone shows in the folders: whole folders may have moved.
            var there = Find(job).ToDictionary(file => FileUri.Of(file.Path), StringComparer.Ordinal);
            // A project file that nobody has told of.
            if (!job.Lookup.Met.Values.ToHashSet(ReferenceEqualityComparer.Instance).SetEquals(job.Projects.Select(read => read.File)))
                session.Inbox.Post(() => _readAgain = true);
            var now = new Dictionary<string, StoredFile?>(StringComparer.Ordinal);
            foreach (string uri in known.Keys.Where(uri => !there.ContainsKey(uri)))
                now[uri] = null;
            foreach (string uri in there.Keys.Where(uri => !known.ContainsKey(uri)).Concat(changed.Where(there.ContainsKey)).Distinct())
            {
                var read = Read(there[uri], settings);
                if (read is null || !known.TryGetValue(uri, out var old) || !old.HoldsSame(read))
                    now[uri] = read;
            }
            Replace(job.Files, now);
        }
        catch (Exception problem)
        {
            session.Log.LogError(problem, "Files that changed could not be read");
        }
        session.Inbox.Post(() => Finish(0, isWhole: false));
    }

    private void Replace(FileSet files, Dictionary<string, StoredFile?> now)
    {
        var removed = new List<FileGroup>();
        var added = new List<ImmutableArray<StoredFile>>();
        foreach (var group in files.Groups)
        {
            if (!group.Files.Any(file => now.ContainsKey(file.Uri)))
                continue;
            removed.Add(group);
            added.Add([.. group.Files.Select(file => now.Remove(file.Uri, out var other) ? other : file).OfType<StoredFile>()]);
        }
        // New files go where there is room.
        var fresh = now.Values.OfType<StoredFile>().ToList();
        if (fresh.Count > 0 && files.Groups.FirstOrDefault(group => group.Files.Length < FullGroup && !removed.Contains(group)) is { } open)
        {
            removed.Add(open);
            added.Add(open.Files);
        }
        foreach (var file in fresh)
        {
            int room = added.FindIndex(some => some.Length < FullGroup);
            if (room < 0)
                added.Add([file]);
            else
                added[room] = added[room].Add(file);
        }
        if (removed.Count > 0 || added.Count > 0)
            Hand(removed, [.. added.Where(some => some.Length > 0).Select(some => new FileGroup(some).Prepare())]);
    }

    private List<FoundFile> Find(Job job)
    {
        var found = new List<FoundFile>();
        foreach (var folder in job.Folders)
        {
            foreach (var file in NoteFolder.Find(folder.Path, job.Selection, problem => Tell(problem.Path, LogLevel.Warning, problem.Message)))
            {
                if (job.Cancel.IsCancellationRequested)
                    return found;
                found.Add(file);
            }
        }
        return found;
    }

    private StoredFile? Read(FoundFile file, Dictionary<string, ProjectSettings> projects)
    {
        if (!NoteReader.TryRead(file.Path, out byte[]? bytes, out var failure))
        {
            // What is gone again was no note.
            if (failure.Kind != ReadFailureKind.Missing)
                Tell(file.Path, failure.Kind == ReadFailureKind.TooLarge ? LogLevel.Information : LogLevel.Warning, failure.Message);
            return null;
        }
        var project = file.Project is { } found && projects.TryGetValue(UriOfFolder(found), out var settings) ? settings : ProjectSettings.Default;
        if (StoredFile.TryRead(
            FileUri.Of(file.Path), file.RelativePath, File.GetLastWriteTimeUtc(file.Path).Ticks, bytes, project, file.Style,
            file.NeedsLook ? NoteReader.LooksLikeOutline : null, out var read, out var problem))
        {
            return read;
        }
        Tell(file.Path, LogLevel.Information, problem.Message);
        return null;
    }

    private static void InParallel(int threads, Action work)
    {
        if (threads == 0)
            return;
        var others = new Thread[threads - 1];
        Exception? failure = null;
        for (int i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(() =>
            {
                try
                {
                    work();
                }
                catch (Exception problem)
                {
                    failure = problem;
                }
            })
            { IsBackground = true, Name = "files" };
            others[i].Start();
        }
        work();
        foreach (var other in others)
            other.Join();
        if (failure is not null)
            throw new AggregateException(failure);
    }

    private void Tell(string path, LogLevel level, string message)
    {
        lock (_said)
        {
            if (!_said.Add(path + message))
                return;
        }
        session.Log.Log(level, "{Path}: {Problem}", path, message);
    }

    private void Hand(IReadOnlyCollection<FileGroup> removed, IReadOnlyCollection<FileGroup> added) =>
        session.Inbox.Post(() =>
        {
            session.Host.Apply(new WorkspaceChange.FilesRead(removed, added));
            _files = session.Host.Current.Files;
        });

    // ---- in the loop

    private void Finish(int notes, bool isWhole)
    {
        _reading?.Dispose();
        _reading = null;
        if (_readAgain)
        {
            _readAgain = false;
            ReadAll();
            return;
        }
        _isRead = true;
        if (isWhole)
        {
            session.Log.LogInformation("{Count} notes were read", notes);
            session.WatchFiles();
        }
        // A note that was saved mostly holds what is known of it.
        if (_files != _told)
        {
            _told = _files;
            session.FilesChanged();
        }
        Look([]);
    }

    /// <summary>The bar that the client draws while folders are read.</summary>
    private sealed class ReadingProgress(Session session)
    {
        private static int _last;

        private readonly string _token = $"outline/files/{Interlocked.Increment(ref _last)}";
        private readonly Stopwatch _since = Stopwatch.StartNew();
        private int _total;
        private long _told;

        // Small folders are read before a bar could be drawn.
        private const int WorthABar = 200;

        private bool IsShown => session.Capabilities.WorkDoneProgress && _total >= WorthABar;

        public void Begin(int total)
        {
            _total = total;
            if (IsShown)
                session.Inbox.Post(() => session.Observe(
                    session.Progress.BeginAsync(_token, "Reading notes", session.Reader.Cancel), "window/workDoneProgress/create"));
        }

        public void Report(int done)
        {
            long now = _since.ElapsedMilliseconds, told = Volatile.Read(ref _told);
            if (!IsShown || now - told < 100 || Interlocked.CompareExchange(ref _told, now, told) != told)
                return;
            session.Inbox.Post(() => session.Progress.Report(_token, $"{done} of {_total}", (int)(100L * done / _total)));
        }

        public void End(string message)
        {
            if (IsShown)
                session.Inbox.Post(() => session.Progress.End(_token, message));
        }
    }
}
