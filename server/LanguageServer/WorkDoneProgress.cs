using System.Text.Json;

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
        ProgressToken.Of(parameters.Span, "workDoneToken"u8) is { } token ? new(client, token, title) : null;

    /// <summary>Tells of the end.</summary>
    public void Dispose() => _client.Progress(_token, new("end"));
}
