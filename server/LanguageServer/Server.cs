using System.Buffers;
using System.Text;
using System.Text.Json;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Microsoft.Extensions.Logging;

namespace LanguageServer;

/// <summary>
/// Serves one client. Messages are taken in order by one loop, which never waits: notifications change the workspace there
/// and then, requests capture the workspace as it is at their turn and are answered on the pool.
/// </summary>
internal sealed class Server : IMessageReceiver
{
    // How long the end waits for what is still being worked out or written.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    private readonly Inbox _inbox;
    private readonly RequestQueue _requests = new();
    private readonly IReadOnlyDictionary<string, Route> _routes;
    private readonly TimeProvider _time;
    private readonly MessageReader _reader;
    private readonly MessageWriter _writer;
    private readonly ClientLoggerProvider _logger;
    private readonly ILoggerFactory _loggers;
    private readonly ILogger _log;
    private readonly Session _session;

    /// <param name="input">What the client sends.</param>
    /// <param name="output">What the client reads.</param>
    /// <param name="options">How the server is started.</param>
    /// <param name="routes">What is done with the messages, by method.</param>
    public Server(Stream input, Stream output, LanguageServerOptions options, IReadOnlyDictionary<string, Route> routes)
    {
        _routes = routes;
        _time = options.TimeProvider;
        _writer = new(output, onBroken: End);
        var client = new Client(_writer, _requests, () => _session!.Capabilities);
        _logger = new(client);
        _loggers = new LoggerFactory([_logger], new LoggerFilterOptions { MinLevel = LogLevel.Trace });
        _log = _loggers.CreateLogger("outline");
        _inbox = new(problem => _log.LogError(problem, "Something went wrong"));
        _session = new(client, _inbox, _logger, _log, options);
        _reader = new(input, this, _log);
    }

    /// <summary>Serves until the end.</summary>
    /// <returns>What the process is to end with.</returns>
    public async Task<int> RunAsync()
    {
        using var session = _session;
        using var loggers = _loggers;
        _reader.Start();
        session.WatchParent(session.Options.ClientProcessId);
        await _inbox.ProcessAsync(() => session.Lifecycle.IsOver);
        _requests.CancelAll();
        _writer.Close(_patience);
        return session.Lifecycle.ExitCode;
    }

    /// <summary>Completes when everything that has come in so far is done.</summary>
    public Task SettledAsync() => _inbox.SettledAsync();

    /// <summary>Has something done by the loop, after all that came before.</summary>
    public void Post(Action action) => _inbox.Post(action);

    /// <inheritdoc/>
    public void Receive(Message message)
    {
        if (message.Method is not { } method)
        {
            if (!_requests.Answer(message))
                _log.LogWarning("An answer came to a question that was not asked: {Id}", message.Id);
        }
        else if (method == "$/cancelRequest" && message.Id is null)
        {
            Cancel(message);
        }
        else if (message.Id is not { } id)
        {
            _inbox.Post(() => Handle(message));
        }
        else if (_requests.Begin(id, method) is { } request)
        {
            _inbox.Post(() => Handle(request, message));
        }
        else
        {
            Refuse(id, ErrorCodes.InvalidRequest, "another request with this id is under way");
        }
    }

    /// <inheritdoc/>
    public void Refuse(RequestId? id, int code, string problem)
    {
        _log.LogWarning("A message was refused: {Problem}", problem);
        _writer.Send(MessageWriter.Error(id, code, problem));
    }

    /// <inheritdoc/>
    public void End() => _inbox.Post(() =>
    {
        // What is being worked out may still be wanted: notes are piped through the server, too.
        Task.WhenAny(_inbox.SettledAsync(), Task.Delay(_patience, _time)).ContinueWith(
            _ => _inbox.Post(_session.Lifecycle.End), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    });

    private void Cancel(Message message)
    {
        try
        {
            var reader = new Utf8JsonReader(message.Params.Span, JsonText.ReaderOptions);
            if (JsonSerializer.Deserialize(ref reader, ProtocolJson.Default.CancelParams) is { } parameters)
                _requests.Cancel(new(parameters.Id.GetRawText()));
        }
        // The id is the client's; where it is not UTF-8 the reader calls that an invalid operation.
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            _log.LogWarning("A $/cancelRequest cannot be read: {Problem}", problem.Message);
        }
    }

    private void Handle(Message notification)
    {
        string method = notification.Method!;
        _session.Tracer.Received(notification);
        if (!_session.Lifecycle.Takes(method))
            return;
        try
        {
            if (_routes.GetValueOrDefault(method) is NotificationRoute route)
                route.Handle(_session, notification.Params);
            else if (!method.StartsWith("$/", StringComparison.Ordinal))
                _log.LogDebug("The notification {Method} is not known", method);
        }
        catch (ResponseException problem)
        {
            _log.LogWarning("{Method} was ignored: {Problem}", method, problem.Message);
        }
        catch (Exception problem)
        {
            _log.LogError(problem, "{Method} failed", method);
        }
    }

    private void Handle(PendingRequest request, Message message)
    {
        long started = _time.GetTimestamp();
        _session.Tracer.Received(message);
        if (_session.Lifecycle.Refuse(request.Method) is { } refusal)
            Answer(request, started, (_, _) => throw refusal);
        else if (_routes.GetValueOrDefault(request.Method) is not RequestRoute route)
            Answer(request, started, (_, _) => throw new ResponseException(ErrorCodes.MethodNotFound, $"there is no request {request.Method}"));
        else if (route is IHoldingRoute holding && holding.TryHold(_session, message.Params, end => Answer(request, started, end), request.Cancellation))
            return;
        else if (route.Begin(_session, message.Params) is var write && route.IsOrdered)
            Answer(request, started, write);
        else
            _inbox.Run(() => Answer(request, started, (output, cancel) =>
            {
                using var progress = WorkDoneProgress.Begin(_session.Client, message.Params, route.Title);
                write(output, cancel);
            }));

        if (_session.Lifecycle.IsInitialized)
            _logger.Open();
    }

    private void Answer(PendingRequest request, long started, Action<IBufferWriter<byte>, CancellationToken> write)
    {
        var answer = Result(request, write);
        if (!_requests.Complete(request))
        {
            answer.Dispose();
            return;
        }
        int bytes = answer.Length;
        _writer.Send(answer);
        _session.Tracer.Answered(request, started, bytes);
    }

    private MessageBuffer Result(PendingRequest request, Action<IBufferWriter<byte>, CancellationToken> write)
    {
        try
        {
            request.Cancellation.ThrowIfCancellationRequested();
            return MessageWriter.Result(request.Id, output => write(output, request.Cancellation));
        }
        catch (OperationCanceledException) when (request.Cancellation.IsCancellationRequested)
        {
            return MessageWriter.Error(request.Id, ErrorCodes.RequestCancelled, "the request was cancelled");
        }
        catch (ResponseException problem)
        {
            return MessageWriter.Error(request.Id, problem.Code, problem.Message);
        }
        catch (Exception problem)
        {
            _log.LogError(problem, "{Method} failed", request.Method);
            return MessageWriter.Error(request.Id, ErrorCodes.InternalError, $"{request.Method} failed; the log says more");
        }
    }
}
