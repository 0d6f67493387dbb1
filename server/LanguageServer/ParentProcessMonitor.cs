using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace LanguageServer;

/// <summary>
/// Watches the process that started the server: an editor that is killed tells nobody, and its pipes may live on in
/// another process. A number that names no process here is ignored: it may be that of another container.
/// </summary>
internal sealed class ParentProcessMonitor : IDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly ITimer _timer;

    private ParentProcessMonitor(Process process, TimeProvider time, Action onGone)
    {
        _process = process;
        _timer = time.CreateTimer(
            _ =>
            {
                if (HasExited())
                    onGone();
            },
            null, _interval, _interval);
    }

    /// <summary>Watches a process until it is gone.</summary>
    /// <param name="processId">Its number; null watches nothing.</param>
    /// <param name="time">What tells when to look again.</param>
    /// <param name="log">Told when there is no such process.</param>
    /// <param name="onGone">Called, on any thread and maybe more than once, when it is gone.</param>
    /// <returns>The monitor; null where there is nothing to watch.</returns>
    public static ParentProcessMonitor? Watch(long? processId, TimeProvider time, ILogger log, Action onGone)
    {
        if (processId is null)
            return null;
        try
        {
            if (processId is > 0 and <= int.MaxValue)
                return new(Process.GetProcessById((int)processId), time, onGone);
        }
        catch (ArgumentException)
        {
            // Not here; said below.
        }
        log.LogInformation("No process {ProcessId} can be seen from here: its end will not end the server", processId);
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        _process.Dispose();
    }

    private bool HasExited()
    {
        try
        {
            return _process.HasExited;
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException)
        {
            return false;   // It may not be looked at, or the watch is over.
        }
    }
}
