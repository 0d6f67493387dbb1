using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;

namespace LanguageServer;

/// <summary>What is done with a message of one method.</summary>
/// <param name="method">The method.</param>
internal abstract class Route(string method)
{
    /// <summary>The method.</summary>
    public string Method => method;

    /// <summary>Reads parameters. A method whose parameters may all be missing takes <c>null</c>, <c>[]</c> and nothing at all, too.</summary>
    /// <exception cref="ResponseException">They are not what the method needs.</exception>
    protected static T Read<T>(ReadOnlyMemory<byte> json, JsonTypeInfo<T> type)
    {
        var reader = new Utf8JsonReader(IsNothing(json.Span) ? "{}"u8 : json.Span, JsonText.ReaderOptions);
        try
        {
            return JsonSerializer.Deserialize(ref reader, type)!;
        }
        // Strings outside of notes are read by the serializer, which calls bad UTF-8 an invalid operation.
        catch (Exception problem) when (problem is JsonException or InvalidTextException or InvalidOperationException)
        {
            throw new ResponseException(ErrorCodes.InvalidParams, $"the parameters cannot be read: {problem.Message}");
        }
    }

    private static bool IsNothing(ReadOnlySpan<byte> json) =>
        json.IsEmpty || json.SequenceEqual("null"u8) || json[0] == '[' && json[1..^1].IndexOfAnyExcept(" \t\r\n"u8) < 0;
}

/// <summary>A notification; the loop handles it before it takes the next message.</summary>
internal abstract class NotificationRoute(string method) : Route(method)
{
    /// <summary>Handles a notification.</summary>
    /// <exception cref="ResponseException">Its parameters are not what the method needs.</exception>
    public abstract void Handle(Session session, ReadOnlyMemory<byte> parameters);
}

/// <inheritdoc/>
/// <param name="method">The method.</param>
/// <param name="type">How its parameters are read.</param>
/// <param name="handler">What is done.</param>
/// <param name="onFailure">What is done first where the parameters cannot be read or the handler fails, with the document's URI.</param>
internal sealed class NotificationRoute<TParams>(
    string method, JsonTypeInfo<TParams> type, Action<Session, TParams> handler, Action<Session, string>? onFailure = null)
    : NotificationRoute(method)
{
    /// <inheritdoc/>
    public override void Handle(Session session, ReadOnlyMemory<byte> parameters)
    {
        try
        {
            handler(session, Read(parameters, type));
        }
        catch (Exception) when (onFailure is not null)
        {
            onFailure(session, Read(parameters, ProtocolJson.Default.TextDocumentParams).TextDocument.Uri);
            throw;
        }
    }
}

/// <summary>A request.</summary>
internal abstract class RequestRoute(string method) : Route(method)
{
    /// <summary>Whether the loop answers it before it takes the next message; else the pool does, from a snapshot.</summary>
    public abstract bool IsOrdered { get; }

    /// <summary>What the request has the server do, for people who watch it.</summary>
    public abstract string Title { get; }

    /// <summary>Begins to answer, in the loop: whatever the answer depends on is captured here.</summary>
    /// <returns>Writes the result; throws where there is none.</returns>
    public abstract Action<IBufferWriter<byte>, CancellationToken> Begin(Session session, ReadOnlyMemory<byte> parameters);
}

/// <summary>A request about the server itself.</summary>
internal sealed class OrderedRoute<TParams, TResult>(
    string method, JsonTypeInfo<TParams> type, Func<Session, TParams, TResult> handler, JsonTypeInfo<TResult> resultType)
    : RequestRoute(method)
{
    /// <inheritdoc/>
    public override bool IsOrdered => true;

    /// <inheritdoc/>
    public override string Title => Method;

    /// <inheritdoc/>
    public override Action<IBufferWriter<byte>, CancellationToken> Begin(Session session, ReadOnlyMemory<byte> parameters) => (output, _) =>
    {
        var result = handler(session, Read(parameters, type));
        using var json = JsonText.Writer(output);
        JsonSerializer.Serialize(json, result, resultType);
    };
}

/// <summary>Answers a request about the workspace: reads a snapshot and writes one JSON value.</summary>
internal delegate void ReadingHandler<TParams>(RequestContext context, TParams parameters, IBufferWriter<byte> output, CancellationToken cancel);

/// <summary>A request about the workspace.</summary>
internal class ReadingRoute<TParams>(string method, string title, JsonTypeInfo<TParams> type, ReadingHandler<TParams> handler)
    : RequestRoute(method)
{
    /// <inheritdoc/>
    public override bool IsOrdered => false;

    /// <inheritdoc/>
    public override string Title => title;

    /// <inheritdoc/>
    public override Action<IBufferWriter<byte>, CancellationToken> Begin(Session session, ReadOnlyMemory<byte> parameters)
    {
        var (context, client) = (session.Context, session.Client);
        return (output, cancel) =>
            handler(context with { Partial = PartialResults.Of(client, parameters) }, Read(parameters, type), output, cancel);
    }
}

/// <summary>A request that may stay open, and be answered in parts whenever there is something to say.</summary>
internal interface IHoldingRoute
{
    /// <summary>Holds a request, in the loop. False where it is to be answered like any other.</summary>
    /// <param name="session">Who answers.</param>
    /// <param name="parameters">The parameters, as they came.</param>
    /// <param name="end">Answers the request.</param>
    /// <param name="cancel">Fires when the client has lost interest; the request has to be ended then.</param>
    bool TryHold(
        Session session, ReadOnlyMemory<byte> parameters, Action<Action<IBufferWriter<byte>, CancellationToken>> end, CancellationToken cancel);
}

/// <summary>Holds a request for as long as it is not cancelled.</summary>
internal delegate void HoldingHandler<TParams>(
    Session session, TParams parameters, PartialResults partial, Action<Action<IBufferWriter<byte>, CancellationToken>> end, CancellationToken cancel);

/// <summary>A request that is held where the client takes its answer in parts, and else answered at once.</summary>
internal sealed class HoldingRoute<TParams>(
    string method, string title, JsonTypeInfo<TParams> type, ReadingHandler<TParams> handler, HoldingHandler<TParams> hold)
    : ReadingRoute<TParams>(method, title, type, handler), IHoldingRoute
{
    private readonly JsonTypeInfo<TParams> _type = type;

    /// <inheritdoc/>
    public bool TryHold(
        Session session, ReadOnlyMemory<byte> parameters, Action<Action<IBufferWriter<byte>, CancellationToken>> end, CancellationToken cancel)
    {
        if (PartialResults.Of(session.Client, parameters) is not { } partial)
            return false;
        TParams read;
        try
        {
            read = Read(parameters, _type);
        }
        catch (ResponseException)
        {
            // It is refused where others are.
            return false;
        }
        hold(session, read, partial, end, cancel);
        return true;
    }
}
