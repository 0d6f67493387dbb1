using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace LanguageServer.Tests.Support;

/// <summary>The answer to a request.</summary>
internal sealed record Answer(JsonElement Message)
{
    /// <summary>The result; fails the test where the answer is an error.</summary>
    public JsonElement Result => Message.TryGetProperty("result", out var result)
        ? result
        : throw new InvalidOperationException($"the answer is an error: {Message}");

    /// <summary>The error's code; null where there is a result.</summary>
    public int? ErrorCode => Message.TryGetProperty("error", out var error) ? error.GetProperty("code").GetInt32() : null;

    /// <summary>The error's text; null where there is a result.</summary>
    public string? ErrorText => Message.TryGetProperty("error", out var error) ? error.GetProperty("message").GetString() : null;
}

/// <summary>The client's end of a connection: frames bytes, pairs answers with requests, and keeps what the server says unasked.</summary>
internal sealed class Wire : IDisposable
{
    /// <summary>A wait this long means that what is waited for never comes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Stream _toServer;
    private readonly ConcurrentDictionary<string, Channel<JsonElement>> _byMethod = new();
    private readonly ConcurrentDictionary<string, Channel<JsonElement>> _answers = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _lastId;

    public Wire(Stream toServer, Stream fromServer)
    {
        _toServer = toServer;
        new Thread(() => ReadAll(fromServer)) { IsBackground = true, Name = "test client" }.Start();
    }

    /// <summary>Completes when the server has closed its output.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Answers the server's requests of some methods at once, by their parameters.</summary>
    public ConcurrentDictionary<string, Func<JsonElement, object?>> AnswersTo { get; } = new();

    public static byte[] Frame(string body) => Frame(Encoding.UTF8.GetBytes(body));

    public static byte[] Frame(byte[] body) => [.. Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"), .. body];

    public void SendBytes(params ReadOnlySpan<byte> bytes)
    {
        lock (_toServer)
        {
            _toServer.Write(bytes);
            _toServer.Flush();
        }
    }

    /// <summary>Sends a body in a frame.</summary>
    public void Send(string body) => SendBytes(Frame(body));

    public void Notify(string method, object? parameters = null) => Send(Call(null, method, parameters));

    /// <summary>Sends a request; the id is a number.</summary>
    public Task<Answer> RequestAsync(string method, object? parameters = null) => RequestAsync(method, parameters, out _);

    /// <summary>Sends a request and tells its id.</summary>
    public Task<Answer> RequestAsync(string method, object? parameters, out int id)
    {
        id = Interlocked.Increment(ref _lastId);
        Send(Call(id, method, parameters));
        return AnswerAsync(id.ToString());
    }

    /// <summary>Waits for the next answer with an id, given as JSON; <c>null</c> for answers to nobody knows what.</summary>
    public async Task<Answer> AnswerAsync(string id) => new(await ReadAsync(_answers, id));

    /// <summary>Waits for the next notification or request of a method.</summary>
    public Task<JsonElement> NextAsync(string method) => ReadAsync(_byMethod, method);

    /// <summary>What has come of a method and has not been waited for.</summary>
    public List<JsonElement> Take(string method)
    {
        var taken = new List<JsonElement>();
        while (_byMethod.TryGetValue(method, out var channel) && channel.Reader.TryRead(out var message))
            taken.Add(message);
        return taken;
    }

    /// <summary>How many answers with an id have come and have not been waited for.</summary>
    public int CountAnswers(string id) => _answers.TryGetValue(id, out var channel) ? channel.Reader.Count : 0;

    /// <summary>Answers a request of the server.</summary>
    public void Answer(JsonElement request, object? result) =>
        Send($$"""{"jsonrpc":"2.0","id":{{request.GetProperty("id").GetRawText()}},"result":{{JsonSerializer.Serialize(result)}}}""");

    public void CloseInput() => _toServer.Close();

    public void Dispose() => _toServer.Dispose();

    private static string Call(int? id, string method, object? parameters)
    {
        string json = JsonSerializer.Serialize(method);
        string start = id is null ? "{\"jsonrpc\":\"2.0\"" : $"{{\"jsonrpc\":\"2.0\",\"id\":{id}";
        return parameters is null ? $"{start},\"method\":{json}}}" : $"{start},\"method\":{json},\"params\":{JsonSerializer.Serialize(parameters)}}}";
    }

    private static async Task<JsonElement> ReadAsync(ConcurrentDictionary<string, Channel<JsonElement>> channels, string key) =>
        await ChannelOf(channels, key).Reader.ReadAsync().AsTask().WaitAsync(Patience);

    private static Channel<JsonElement> ChannelOf(ConcurrentDictionary<string, Channel<JsonElement>> channels, string key) =>
        channels.GetOrAdd(key, _ => Channel.CreateUnbounded<JsonElement>());

    private void ReadAll(Stream fromServer)
    {
        try
        {
            while (ReadBody(fromServer) is { } body)
                Sort(JsonDocument.Parse(body, new() { MaxDepth = 5000 }).RootElement);
            _ended.SetResult();
        }
        catch (Exception problem)
        {
            _ended.TrySetException(problem);
            foreach (var channel in _byMethod.Values.Concat(_answers.Values))
                channel.Writer.TryComplete(problem);
        }
    }

    private void Sort(JsonElement message)
    {
        if (!message.TryGetProperty("method", out var name))
        {
            ChannelOf(_answers, message.GetProperty("id").GetRawText()).Writer.TryWrite(message);
            return;
        }
        string method = name.GetString()!;
        ChannelOf(_byMethod, method).Writer.TryWrite(message);
        if (message.TryGetProperty("id", out _) && AnswersTo.TryGetValue(method, out var answer))
            Answer(message, answer(message.TryGetProperty("params", out var parameters) ? parameters : default));
    }

    private static byte[]? ReadBody(Stream stream)
    {
        int length = -1;
        while (ReadLine(stream) is { } line)
        {
            if (line.StartsWith("Content-Length: ", StringComparison.Ordinal))
                length = int.Parse(line["Content-Length: ".Length..]);
            if (line.Length > 0)
                continue;
            byte[] body = new byte[length];
            stream.ReadExactly(body);
            return body;
        }
        return null;
    }

    private static string? ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        while (stream.ReadByte() is var next && next >= 0)
        {
            if (next == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append((char)next);
        }
        return line.Length == 0 ? null : throw new EndOfStreamException();
    }
}
