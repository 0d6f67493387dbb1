using System.Runtime.InteropServices;
using Folders;

namespace CommandLine;

/// <summary>What happens when somebody stops the program: Ctrl+C, or a signal that asks it to end.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    private Interruption(Action<PosixSignalContext> onSignal) =>
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, onSignal))];

    /// <summary>While files are written: what is half written goes, and the program ends as it would have.</summary>
    public static Interruption OfWriting() => new(_ => FileReplacement.GiveUp());

    /// <summary>While something goes on for ever: it ends, and the program goes on to its own end.</summary>
    /// <param name="stop">Ends it.</param>
    public static Interruption OfWaiting(CancellationTokenSource stop) => new(context =>
    {
        context.Cancel = true;
        stop.Cancel();
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }
}
