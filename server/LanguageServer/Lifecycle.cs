using LanguageServer.JsonRpc;

namespace LanguageServer;

/// <summary>Where the server stands between its start and its end, and what it takes there.</summary>
internal sealed class Lifecycle
{
    private enum Phase { Uninitialized, Running, ShutDown }

    private Phase _phase;

    /// <summary>Whether the client has introduced itself.</summary>
    public bool IsInitialized => _phase != Phase.Uninitialized;

    /// <summary>Whether the server is to end now.</summary>
    public bool IsOver { get; private set; }

    /// <summary>What the process ends with: 0 when the client has shut the server down before, else 1.</summary>
    public int ExitCode => _phase == Phase.ShutDown ? 0 : 1;

    /// <summary>The client has introduced itself.</summary>
    public void Initialize() => _phase = Phase.Running;

    /// <summary>The client has said that the end is near.</summary>
    public void ShutDown() => _phase = Phase.ShutDown;

    /// <summary>The end.</summary>
    public void End() => IsOver = true;

    /// <summary>Why a request cannot be served now; null when it can.</summary>
    public ResponseException? Refuse(string method) => (_phase, method) switch
    {
        (Phase.Uninitialized, "initialize") => null,
        (Phase.Uninitialized, _) => new(ErrorCodes.ServerNotInitialized, "the server is not initialized"),
        (Phase.Running, "initialize") => new(ErrorCodes.InvalidRequest, "the server is initialized already"),
        (Phase.ShutDown, _) => new(ErrorCodes.InvalidRequest, "the server is shut down"),
        _ => null,
    };

    /// <summary>Whether a notification is to be handled now; else it is dropped.</summary>
    public bool Takes(string notification) => _phase == Phase.Running || notification == "exit";
}
