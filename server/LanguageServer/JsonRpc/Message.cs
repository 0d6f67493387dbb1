using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace LanguageServer.JsonRpc;

/// <summary>
/// A message as far as it is read before somebody asks for more: the parts of a note are still JSON. With an id and a
/// method it is a request, without an id a notification, without a method the answer to one of the server's own requests.
/// </summary>
/// <param name="Id">The id; null for a notification.</param>
/// <param name="Method">The method; null for an answer.</param>
/// <param name="Params">The JSON of <c>params</c>; empty where there is none.</param>
/// <param name="Result">The JSON of <c>result</c>; empty where there is none.</param>
/// <param name="Error">The JSON of <c>error</c>; empty where there is none.</param>
internal sealed record Message(
    RequestId? Id, string? Method, ReadOnlyMemory<byte> Params, ReadOnlyMemory<byte> Result, ReadOnlyMemory<byte> Error)
{
    /// <summary>Reads the envelope of a message.</summary>
    /// <param name="body">The bytes of a frame; nothing of them is kept.</param>
    /// <exception cref="MessageException">It is no message.</exception>
    public static Message Parse(ReadOnlySpan<byte> body)
    {
        RequestId? id = null;
        string? method = null, flaw = null;
        ReadOnlyMemory<byte> parameters = default, result = default, error = default;
        var reader = new Utf8JsonReader(body, JsonText.ReaderOptions);
        try
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
                flaw = "batches are not part of LSP: send one message a frame";
            else if (reader.TokenType != JsonTokenType.StartObject)
                flaw = "the message is not an object";
            while (flaw is null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("id"u8))
                    id = ReadId(ref reader, ref flaw);
                else if (reader.ValueTextEquals("method"u8))
                    method = ReadMethod(ref reader, ref flaw);
                else if (reader.ValueTextEquals("params"u8))
                    parameters = Slice(ref reader, body);
                else if (reader.ValueTextEquals("result"u8))
                    result = Slice(ref reader, body);
                else if (reader.ValueTextEquals("error"u8))
                    error = Slice(ref reader, body);
                else
                    reader.Skip();
            }
            // To the end, whatever has been found: a frame that is not JSON may be cut wrongly, and that matters more.
            while (reader.Read()) ;
        }
        catch (JsonException problem)
        {
            throw new MessageException(null, ErrorCodes.ParseError, $"the message is not JSON: {problem.Message}");
        }
        if (method is null && (id is null || result.IsEmpty && error.IsEmpty))
            flaw ??= "the message has neither a method nor a result";
        if (flaw is not null)
            throw new MessageException(id, ErrorCodes.InvalidRequest, flaw);
        return new(id, method, parameters, result, error);
    }

    private static RequestId? ReadId(ref Utf8JsonReader reader, ref string? flaw)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number:
                return new(Encoding.ASCII.GetString(reader.ValueSpan));
            // As it was written, escapes and all.
            case JsonTokenType.String when Utf8.IsValid(reader.ValueSpan):
                return new($"\"{Encoding.UTF8.GetString(reader.ValueSpan)}\"");
            default:
                flaw = "the id is neither a number nor a string in UTF-8";
                return null;
        }
    }

    private static string? ReadMethod(ref Utf8JsonReader reader, ref string? flaw)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String && Utf8.IsValid(reader.ValueSpan))
            return JsonText.Read(ref reader);
        flaw = "the method is not a string in UTF-8";
        return null;
    }

    private static ReadOnlyMemory<byte> Slice(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        reader.Read();
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return body[start..(int)reader.BytesConsumed].ToArray();
    }
}

/// <summary>A frame holds no message, or one that cannot be served.</summary>
/// <param name="id">The id of the request, as far as it was found.</param>
/// <param name="code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="message">What is wrong.</param>
internal sealed class MessageException(RequestId? id, int code, string message) : Exception(message)
{
    /// <summary>The id of the request, as far as it was found.</summary>
    public RequestId? Id => id;

    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    public int Code => code;
}
