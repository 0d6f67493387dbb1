using LanguageServer.Protocol;
using Microsoft.Extensions.Logging;

namespace LanguageServer;

/// <summary>
/// Logs to the client. Until the server has introduced itself the protocol allows no messages: those logged before wait.
/// </summary>
internal sealed class ClientLoggerProvider(IClient client) : ILoggerProvider
{
    private const int MaxWaiting = 100;

    // One message must not flood the log, whatever an exception has to tell.
    private const int MaxLength = 4000;

    private readonly List<(LogLevel Level, string Text)> _waiting = [];
    private bool _isOpen;

    /// <summary>The least level that is logged.</summary>
    public LogLevel Level { get; set; } = ServerSettings.Default.LogLevel;

    /// <summary>From now on the client takes messages; those that waited are sent.</summary>
    public void Open()
    {
        lock (_waiting)
        {
            if (_isOpen)
                return;
            _isOpen = true;
            foreach (var (level, text) in _waiting)
                Send(level, text);
            _waiting.Clear();
        }
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(this);

    /// <inheritdoc/>
    public void Dispose() { }

    private void Log(LogLevel level, string text)
    {
        lock (_waiting)
        {
            if (_isOpen)
                Send(level, text);
            else if (_waiting.Count < MaxWaiting)
                _waiting.Add((level, text));
        }
    }

    private void Send(LogLevel level, string text)
    {
        if (level < Level)
            return;
        var type = level switch
        {
            LogLevel.Critical or LogLevel.Error => MessageType.Error,
            LogLevel.Warning => MessageType.Warning,
            LogLevel.Information => MessageType.Info,
            _ => MessageType.Log,
        };
        client.LogMessage(type, text.Length <= MaxLength ? text : text[..MaxLength] + " …");
    }

    private sealed class Logger(ClientLoggerProvider provider) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        // What waits is judged by the level that the settings will have set by then.
        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && (!provider._isOpen || logLevel >= provider.Level);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            string text = formatter(state, exception);
            provider.Log(logLevel, exception is null ? text : $"{text}: {exception}");
        }
    }
}
