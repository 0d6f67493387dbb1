using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LanguageServer.JsonRpc;

/// <summary>
/// Sends messages, whole and in the order they were handed in, on a thread of its own: a client that does not read must
/// not hold up the one that has something to say.
/// </summary>
internal sealed class MessageWriter
{
    private readonly Stream _output;
    private readonly Action _onBroken;
    private readonly Queue<MessageBuffer> _queue = new();
    private readonly Thread _thread;
    private bool _isClosed;

    /// <param name="output">Where the bytes go; writing may block.</param>
    /// <param name="onBroken">Called, on the writing thread, when nobody reads any more.</param>
    public MessageWriter(Stream output, Action onBroken)
    {
        _output = output;
        _onBroken = onBroken;
        _thread = new(WriteAll, maxStackSize: 256 * 1024) { IsBackground = true, Name = "writer" };
        _thread.Start();
    }

    /// <summary>The answer to a request.</summary>
    public static MessageBuffer Result(RequestId id, Action<MessageBuffer> writeResult)
    {
        var message = Begin(id);
        Append(message, ",\"result\":"u8);
        return Finish(message, writeResult);
    }

    /// <summary>The refusal of a request; without an id where it is not known what was refused.</summary>
    public static MessageBuffer Error(RequestId? id, int code, string problem)
    {
        var message = Begin(id ?? new("null"));
        Append(message, ",\"error\":"u8);
        return Finish(message, output =>
        {
            using var json = JsonText.Writer(output);
            json.WriteStartObject();
            json.WriteNumber("code"u8, code);
            JsonText.Write(json, "message"u8, problem);
            json.WriteEndObject();
        });
    }

    /// <summary>A notification, or a request of the server's own.</summary>
    public static MessageBuffer Call(RequestId? id, string method, Action<MessageBuffer>? writeParams)
    {
        var message = Begin(id);
        Append(message, ",\"method\":\""u8);
        Append(message, Encoding.UTF8.GetBytes(method));
        Append(message, "\""u8);
        if (writeParams is not null)
            Append(message, ",\"params\":"u8);
        return Finish(message, writeParams);
    }

    /// <summary>Writes a value of the protocol.</summary>
    public static Action<MessageBuffer> Value<T>(T value, JsonTypeInfo<T> type) => output =>
    {
        using var json = JsonText.Writer(output);
        JsonSerializer.Serialize(json, value, type);
    };

    /// <summary>Hands a message in; never waits. The writer gives its buffer back.</summary>
    public void Send(MessageBuffer message)
    {
        lock (_queue)
        {
            if (!_isClosed)
            {
                _queue.Enqueue(message);
                Monitor.Pulse(_queue);
                return;
            }
        }
        message.Dispose();
    }

    /// <summary>Takes nothing more, and waits until everything is written or the time is over.</summary>
    public void Close(TimeSpan patience)
    {
        lock (_queue)
        {
            _isClosed = true;
            Monitor.Pulse(_queue);
        }
        _thread.Join(patience);
    }

    private static MessageBuffer Begin(RequestId? id)
    {
        var message = new MessageBuffer();
        Append(message, "{\"jsonrpc\":\"2.0\""u8);
        if (id is { } known)
        {
            Append(message, ",\"id\":"u8);
            Append(message, Encoding.UTF8.GetBytes(known.Json));
        }
        return message;
    }

    private static MessageBuffer Finish(MessageBuffer message, Action<MessageBuffer>? write)
    {
        try
        {
            write?.Invoke(message);
            Append(message, "}"u8);
            return message;
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }

    private static void Append(MessageBuffer message, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(message.GetSpan(bytes.Length));
        message.Advance(bytes.Length);
    }

    private void WriteAll()
    {
        try
        {
            while (Take() is { } message)
            {
                message.CopyTo(_output);
                message.Dispose();
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            lock (_queue)
                _isClosed = true;
            _onBroken();
        }
    }

    private MessageBuffer? Take()
    {
        lock (_queue)
        {
            while (_queue.Count == 0 && !_isClosed)
                Monitor.Wait(_queue);
            return _queue.TryDequeue(out var message) ? message : null;
        }
    }
}
