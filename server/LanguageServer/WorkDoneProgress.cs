using System.Text.Json;
using System.Text.Unicode;
using LanguageServer.JsonRpc;

namespace LanguageServer;

/// <summary>
/// Work that the client has given a name (<c>workDoneToken</c>): it hears of the beginning, and of the end before the answer.
/// </summary>
internal sealed class WorkDoneProgress : IDisposable
{
    private readonly IClient _client;
    private readonly JsonElement _token;

    private WorkDoneProgress(IClient client, JsonElement token, string title)
    {
        (_client, _token) = (client, token);
        client.Progress(token, new("begin", title));
    }

    /// <summary>Tells of the beginning; null where the client has not asked to hear of it.</summary>
    /// <param name="client">The client.</param>
    /// <param name="parameters">The parameters of the request, as they came.</param>
    /// <param name="title">What is done, for people.</param>
    public static WorkDoneProgress? Begin(IClient client, ReadOnlyMemory<byte> parameters, string title) =>
        TokenOf(parameters.Span) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } token ? new(client, token, title) : null;

    /// <summary>Tells of the end.</summary>
    public void Dispose() => _client.Progress(_token, new("end"));

    private static JsonElement? TokenOf(ReadOnlySpan<byte> parameters)
    {
        if (parameters.IsEmpty || parameters[0] != '{')
            return null;
        var reader = new Utf8JsonReader(parameters, JsonText.ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isToken = reader.ValueTextEquals("workDoneToken"u8);
            reader.Read();
            // A token that cannot be written back as it came is none: progress must not fail the work.
            if (isToken)
                return reader.ValueIsEscaped || !Utf8.IsValid(reader.ValueSpan) ? null : JsonElement.ParseValue(ref reader);
            reader.Skip();
        }
        return null;
    }
}
