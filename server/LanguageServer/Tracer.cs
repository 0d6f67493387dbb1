using System.Text;
using LanguageServer.JsonRpc;

namespace LanguageServer;

/// <summary>Tells the client of the messages between the two, if it wants to hear of them. Only the loop turns it on and off.</summary>
internal sealed class Tracer(IClient client, TimeProvider time)
{
    private const int MaxContents = 8000;

    private volatile string _value = "off";

    /// <summary>off, messages or verbose; anything else counts as off.</summary>
    public string Value
    {
        get => _value;
        set => _value = value is "messages" or "verbose" ? value : "off";
    }

    /// <summary>Whether anything is told.</summary>
    private bool IsOn => _value != "off";

    /// <summary>A message came.</summary>
    public void Received(Message message)
    {
        if (!IsOn)
            return;
        string kind = message.Id is { } id ? $"request '{message.Method} - ({id})'" : $"notification '{message.Method}'";
        client.LogTrace($"Received {kind}", _value == "verbose" ? Contents(message.Params.Span) : null);
    }

    /// <summary>A request was answered.</summary>
    /// <param name="request">The request.</param>
    /// <param name="started">When its handling began, a timestamp of the time provider.</param>
    /// <param name="bytes">The size of the answer.</param>
    public void Answered(PendingRequest request, long started, int bytes)
    {
        if (!IsOn)
            return;
        double milliseconds = time.GetElapsedTime(started).TotalMilliseconds;
        client.LogTrace(
            $"Sent answer '{request.Method} - ({request.Id})' after {milliseconds:0.0} ms",
            _value == "verbose" ? $"{bytes} bytes" : null);
    }

    private static string Contents(ReadOnlySpan<byte> json) =>
        json.Length <= MaxContents ? Encoding.UTF8.GetString(json) : Encoding.UTF8.GetString(json[..MaxContents]) + " …";
}
