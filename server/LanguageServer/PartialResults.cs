using System.Buffers;
using System.Text.Json;

namespace LanguageServer;

/// <summary>Parts of an answer that go ahead of it, to a client that has given them a name (<c>partialResultToken</c>).</summary>
internal sealed class PartialResults
{
    private readonly IClient _client;
    private readonly JsonElement _token;

    private PartialResults(IClient client, JsonElement token) => (_client, _token) = (client, token);

    /// <summary>Where the parts of an answer go; null where the client wants it in one piece.</summary>
    /// <param name="client">The client.</param>
    /// <param name="parameters">The parameters of the request, as they came.</param>
    public static PartialResults? Of(IClient client, ReadOnlyMemory<byte> parameters) =>
        ProgressToken.Of(parameters.Span, "partialResultToken"u8) is { } token ? new(client, token) : null;

    /// <summary>Sends a part; what was sent is left out of the answer itself.</summary>
    /// <param name="write">Writes one JSON value, of the type of the answer.</param>
    public void Send(Action<IBufferWriter<byte>> write) => _client.PartialResult(_token, write);
}
