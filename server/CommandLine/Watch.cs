using System.Diagnostics;

namespace CommandLine;

/// <summary>Does something again whenever the files that it is about change.</summary>
internal sealed class Watch : IDisposable
{
    // A program that saves writes more than once, and Git many files.
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(150), _poll = TimeSpan.FromSeconds(1), _longest = TimeSpan.FromSeconds(5);

    private readonly string[] _paths;
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly AutoResetEvent _changed = new(false);
    private volatile bool _polls;

    private Watch(string[] paths)
    {
        _paths = paths;
        foreach (string folder in paths.Select(path => Directory.Exists(path) ? Path.GetFullPath(path) : Path.GetDirectoryName(Path.GetFullPath(path))!).Distinct())
            Observe(folder, isWhole: paths.Any(path => Directory.Exists(path) && Path.GetFullPath(path) == folder));
    }

    /// <summary>Does something, and again when something may have changed, until it is stopped.</summary>
    /// <param name="terminal">Where it is shown, and what stops it.</param>
    /// <param name="paths">The files and folders that it is about.</param>
    /// <param name="run">What is done.</param>
    /// <returns>What it returned last.</returns>
    public static int Run(Terminal terminal, string[] paths, Func<int> run)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(terminal.Stop);
        using var interruption = Interruption.OfWaiting(stop);
        using var watch = new Watch(paths);
        while (true)
        {
            // Taken before anything is read: what changes from here on is looked at again.
            int stamp = StampOf(paths);
            if (terminal.IsOutputShown)
                terminal.Output.Write("\e[2J\e[3J\e[H");
            int code = run();
            terminal.Output.Flush();
            if (terminal.IsErrorShown)
                terminal.Error.WriteLine("Watching; Ctrl+C ends it");
            if (!watch.Wait(stamp, stop.Token))
                return code;
        }
    }

    /// <summary>
    /// Waits until the notes are others than they were and it is quiet again; false when it was stopped. Other files may change
    /// as they like: the output itself may be one of them.
    /// </summary>
    private bool Wait(int stamp, CancellationToken stop)
    {
        WaitHandle[] both = [_changed, stop.WaitHandle];
        while (!stop.IsCancellationRequested)
        {
            WaitHandle.WaitAny(both, _polls ? _poll : Timeout.InfiniteTimeSpan);
            long since = Stopwatch.GetTimestamp();
            while (!stop.IsCancellationRequested && Stopwatch.GetElapsedTime(since) < _longest && WaitHandle.WaitAny(both, _quiet) == 0)
                continue;
            if (!stop.IsCancellationRequested && StampOf(_paths) != stamp)
                return true;
        }
        return false;
    }

    private void Observe(string folder, bool isWhole)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = isWhole,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, change) => Tell(change.FullPath);
            watcher.Created += (_, change) => Tell(change.FullPath);
            watcher.Deleted += (_, change) => Tell(change.FullPath);
            watcher.Renamed += (_, change) => Tell(change.FullPath);
            watcher.Error += (_, _) => Poll();
            _watchers.Add(watcher);
            watcher.EnableRaisingEvents = true;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or PlatformNotSupportedException)
        {
            Poll();
        }
    }

    // Too many folders, or a disk that tells nothing.
    private void Poll()
    {
        _polls = true;
        _changed.Set();
    }

    // What Git and editors do behind the scenes changes no note.
    private void Tell(string path)
    {
        if (!Path.GetDirectoryName(path)!.Split(Path.DirectorySeparatorChar).Contains(".git") && !Path.GetFileName(path).StartsWith(Folders.FileReplacement.TemporaryPrefix, StringComparison.Ordinal))
            _changed.Set();
    }

    private static int StampOf(string[] paths)
    {
        var stamp = new HashCode();
        var found = NoteFiles.Find(paths);
        foreach (var note in found.Files)
        {
            stamp.Add(note.Style);
            Add(note.Path);
        }
        foreach (var project in found.Projects)
            Add(project.Path);
        return stamp.ToHashCode();

        void Add(string path)
        {
            var file = new FileInfo(path);
            stamp.Add(path);
            stamp.Add(file.Exists ? file.Length : 0);
            stamp.Add(file.LastWriteTimeUtc);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watcher in _watchers)
            watcher.Dispose();
        _changed.Dispose();
    }
}
