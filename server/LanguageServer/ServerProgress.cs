using System.Text.Json;
using LanguageServer.Protocol;

namespace LanguageServer;

/// <summary>Work that the server began by itself, as the client shows it. Called by the loop only.</summary>
internal sealed class ServerProgress(IClient client, Inbox inbox)
{
    private readonly Dictionary<string, (string Title, bool IsShown, Action OnCancel)> _work = new(StringComparer.Ordinal);

    /// <summary>Asks for room to show some work; what is told before the client has made it is left out.</summary>
    /// <param name="token">The server's name for the work.</param>
    /// <param name="title">What is done, for people.</param>
    /// <param name="onCancel">Called when the user ends it.</param>
    /// <returns>The question to the client.</returns>
    public async Task BeginAsync(string token, string title, Action onCancel)
    {
        _work[token] = (title, false, onCancel);
        await client.CreateProgressAsync(Json(token));
        inbox.Post(() =>
        {
            if (!_work.TryGetValue(token, out var work))
                return;
            _work[token] = work with { IsShown = true };
            client.Progress(Json(token), new("begin", work.Title, Cancellable: true, Percentage: 0));
        });
    }

    /// <summary>Tells how far the work is.</summary>
    public void Report(string token, string message, int percentage)
    {
        if (_work.TryGetValue(token, out var work) && work.IsShown)
            client.Progress(Json(token), new("report", Message: message, Percentage: percentage));
    }

    /// <summary>Tells of the end.</summary>
    public void End(string token, string message)
    {
        if (_work.Remove(token, out var work) && work.IsShown)
            client.Progress(Json(token), new("end", Message: message));
    }

    /// <summary>The user has ended some work; a name that is not known has ended already.</summary>
    public void Cancel(JsonElement token)
    {
        if (token.ValueKind == JsonValueKind.String && _work.TryGetValue(token.GetString()!, out var work))
            work.OnCancel();
    }

    private static JsonElement Json(string token) => JsonSerializer.SerializeToElement(token, ProtocolJson.Default.String);
}
