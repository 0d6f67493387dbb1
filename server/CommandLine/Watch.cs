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
    private int _stamp;

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
            if (terminal.IsOutputShown)
                terminal.Output.Write("\e[2J\e[3J\e[H");
            int code = run();
            terminal.Output.Flush();
            if (terminal.IsErrorShown)
                terminal.Error.WriteLine("Watching; Ctrl+C ends it");
            if (!watch.Wait(stop.Token))
                return code;
        }
    }

    /// <summary>Waits until something has changed and it is quiet again; false when it was stopped.</summary>
    private bool Wait(CancellationToken stop)
    {
        WaitHandle[] both = [_changed, stop.WaitHandle];
        _stamp = _polls ? StampOf(_paths) : 0;
        while (!stop.IsCancellationRequested)
        {
            int which = WaitHandle.WaitAny(both, _polls ? _poll : Timeout.InfiniteTimeSpan);
            if (which == 0 || which == WaitHandle.WaitTimeout && StampOf(_paths) != _stamp)
                break;
        }
        long since = Stopwatch.GetTimestamp();
        while (!stop.IsCancellationRequested && Stopwatch.GetElapsedTime(since) < _longest && WaitHandle.WaitAny(both, _quiet) == 0)
            continue;
        return !stop.IsCancellationRequested;
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
        foreach (string path in found.Files.Select(file => file.Path).Concat(found.Projects.Select(project => project.Path)))
        {
            var file = new FileInfo(path);
            stamp.Add(path);
            stamp.Add(file.Exists ? file.Length : 0);
            stamp.Add(file.LastWriteTimeUtc);
        }
        return stamp.ToHashCode();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var watcher in _watchers)
            watcher.Dispose();
        _changed.Dispose();
    }
}
