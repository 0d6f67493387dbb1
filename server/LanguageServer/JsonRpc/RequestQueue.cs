using System.Collections.Concurrent;

namespace LanguageServer.JsonRpc;

/// <summary>A request of the client that has no answer yet.</summary>
internal sealed class PendingRequest(RequestId id, string method)
{
    // Never disposed: it has no timer, and a cancel may meet the answer.
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>Its id.</summary>
    public RequestId Id => id;

    /// <summary>Its method.</summary>
    public string Method => method;

    /// <summary>Fires when the client has lost interest.</summary>
    public CancellationToken Cancellation => _cancellation.Token;

    internal void Cancel() => _cancellation.Cancel();
}

/// <summary>The requests under way in both directions. Any thread may use it.</summary>
internal sealed class RequestQueue
{
    private readonly ConcurrentDictionary<RequestId, PendingRequest> _incoming = new();
    private readonly ConcurrentDictionary<RequestId, TaskCompletionSource<Message>> _outgoing = new();
    private long _lastId;

    /// <summary>Takes a request in, before it is queued, so that a cancel which overtakes it in the queue finds it. Null when its id is in use.</summary>
    public PendingRequest? Begin(RequestId id, string method)
    {
        var request = new PendingRequest(id, method);
        return _incoming.TryAdd(id, request) ? request : null;
    }

    /// <summary>Cancels a request; one that is not known has been answered already.</summary>
    public void Cancel(RequestId id)
    {
        if (_incoming.TryGetValue(id, out var request))
            request.Cancel();
    }

    /// <summary>Whether the request still waits for its answer; true once.</summary>
    public bool Complete(PendingRequest request) => _incoming.TryRemove(new(request.Id, request));

    /// <summary>Begins a request of the server's own.</summary>
    /// <returns>
    /// Its id, and the client's answer; it faults when the client refuses, and is cancelled when the connection ends. What
    /// awaits it goes on at once on the thread that reads, before the client's next message is: it may post, and nothing more.
    /// </returns>
    public (RequestId Id, Task<Message> Answer) Ask()
    {
        var id = RequestId.Of(Interlocked.Increment(ref _lastId));
        var answer = new TaskCompletionSource<Message>();
        _outgoing[id] = answer;
        return (id, answer.Task);
    }

    /// <summary>Takes the client's answer; false when nobody has asked.</summary>
    public bool Answer(Message message)
    {
        if (message.Id is not { } id || !_outgoing.TryRemove(id, out var answer))
            return false;
        if (message.Error.IsEmpty || message.Error.Span.SequenceEqual("null"u8))
            answer.SetResult(message);
        else
            answer.SetException(new ResponseException(ErrorCodes.InternalError, "the client refused the request"));
        return true;
    }

    /// <summary>Nobody waits for anything any more.</summary>
    public void CancelAll()
    {
        foreach (var request in _incoming.Values)
            request.Cancel();
        foreach (var answer in _outgoing.Values)
            answer.TrySetCanceled();
    }
}
