using System.Diagnostics;

namespace CommandLine;

/// <summary>
/// How far something is, drawn below what a terminal shows and gone when it is done. Nothing is drawn where nobody looks, or
/// where it is done before anybody could.
/// </summary>
/// <param name="terminal">Where it is drawn.</param>
internal sealed class ProgressBar(Terminal terminal) : IDisposable
{
    private const int Width = 30;

    private static readonly TimeSpan _worthABar = TimeSpan.FromMilliseconds(400), _between = TimeSpan.FromMilliseconds(80);

    private readonly Lock _gate = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _next = _worthABar;
    private int _done, _found;
    private bool _isDrawn;

    /// <summary>Tells that there is one more thing to do; on one thread.</summary>
    public void Found() => _found++;

    /// <summary>Tells that more is done; on any thread.</summary>
    public void Add(int count)
    {
        int done = Interlocked.Add(ref _done, count);
        if (!terminal.IsErrorShown || Stopwatch.GetElapsedTime(_start) < _next || !_gate.TryEnter())
            return;
        try
        {
            int filled = (int)((long)Width * done / Math.Max(done, _found));
            terminal.Error.Write($"\r[{new string('=', filled)}{new string(' ', Width - filled)}] {done} of {_found} notes");
            terminal.Error.Flush();
            (_isDrawn, _next) = (true, Stopwatch.GetElapsedTime(_start) + _between);
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Wipes it away.</summary>
    public void Dispose()
    {
        if (_isDrawn)
            terminal.Error.Write("\r\e[K");
    }
}
