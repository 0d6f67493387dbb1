using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Folders;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Rules;
using Outline.Workspace;

namespace LanguageServer;

/// <summary>The client at the other end of the wire.</summary>
internal sealed class Client(MessageWriter writer, RequestQueue requests, Func<ClientCapabilities> capabilities) : IClient
{
    /// <inheritdoc/>
    public void LogMessage(MessageType type, string message) =>
        Notify("window/logMessage", new(type, message), ProtocolJson.Default.LogMessageParams);

    /// <inheritdoc/>
    public void ShowMessage(MessageType type, string message) =>
        Notify("window/showMessage", new(type, message), ProtocolJson.Default.LogMessageParams);

    /// <inheritdoc/>
    public void LogTrace(string message, string? verbose) =>
        Notify("$/logTrace", new(message, verbose), ProtocolJson.Default.LogTraceParams);

    /// <inheritdoc/>
    public void Progress(JsonElement token, WorkDoneProgressValue value) =>
        Notify("$/progress", new(token, value), ProtocolJson.Default.ProgressParams);

    /// <inheritdoc/>
    public void PartialResult(JsonElement token, Action<IBufferWriter<byte>> write) =>
        writer.Send(MessageWriter.Call(null, "$/progress", output =>
        {
            output.Write("{\"token\":"u8);
            using (var json = JsonText.Writer(output))
                token.WriteTo(json);
            output.Write(",\"value\":"u8);
            write(output);
            output.Write("}"u8);
        }));

    /// <inheritdoc/>
    public void PublishDiagnostics(string uri, int? version, IReadOnlyList<Diagnostic> diagnostics, Settings settings) =>
        PublishDiagnostics(uri, version, json => new DiagnosticJson(uri, settings, capabilities()).WriteAll(json, diagnostics));

    /// <inheritdoc/>
    public void PublishProblems(string uri, int? version, IReadOnlyList<ProjectProblem> problems, Settings settings) =>
        PublishDiagnostics(uri, version, json => new DiagnosticJson(uri, settings, capabilities()).WriteAll(json, problems));

    private void PublishDiagnostics(string uri, int? version, Action<Utf8JsonWriter> write) =>
        writer.Send(MessageWriter.Call(null, "textDocument/publishDiagnostics", output =>
        {
            using var json = JsonText.Writer(output);
            json.WriteStartObject();
            JsonText.Write(json, "uri"u8, uri);
            if (version is { } number && capabilities().DiagnosticVersions)
                json.WriteNumber("version"u8, number);
            json.WritePropertyName("diagnostics"u8);
            write(json);
            json.WriteEndObject();
        }));

    /// <inheritdoc/>
    public Task RefreshDiagnosticsAsync() => AskAsync("workspace/diagnostic/refresh", null);

    /// <inheritdoc/>
    public Task RefreshCodeLensesAsync() => AskAsync("workspace/codeLens/refresh", null);

    /// <inheritdoc/>
    public Task RefreshInlayHintsAsync() => AskAsync("workspace/inlayHint/refresh", null);

    /// <inheritdoc/>
    public async Task<JsonElement?> GetConfigurationAsync(string section)
    {
        var question = new ConfigurationParams([new(section)]);
        var answer = await AskAsync("workspace/configuration", MessageWriter.Value(question, ProtocolJson.Default.ConfigurationParams));
        var reader = new Utf8JsonReader(answer.Result.Span, JsonText.ReaderOptions);
        var items = JsonElement.ParseValue(ref reader);
        return items.ValueKind == JsonValueKind.Array && items.GetArrayLength() > 0 && items[0].ValueKind == JsonValueKind.Object ? items[0] : null;
    }

    /// <inheritdoc/>
    public Task RegisterConfigurationAsync(string section)
    {
        var registration = new Registration("configuration", "workspace/didChangeConfiguration", new(section));
        return AskAsync("client/registerCapability", MessageWriter.Value(new([registration]), ProtocolJson.Default.RegistrationParams));
    }

    /// <inheritdoc/>
    public Task WatchFilesAsync(IReadOnlyList<string> patterns)
    {
        var registration = new Registration(Watching, WatchedFiles, new(Watchers: [.. patterns.Select(pattern => new Protocol.FileSystemWatcher(pattern))]));
        return AskAsync("client/registerCapability", MessageWriter.Value(new([registration]), ProtocolJson.Default.RegistrationParams));
    }

    /// <inheritdoc/>
    public Task StopWatchingFilesAsync() => AskAsync(
        "client/unregisterCapability", MessageWriter.Value(new([new(Watching, WatchedFiles)]), ProtocolJson.Default.UnregistrationParams));

    /// <inheritdoc/>
    public Task CreateProgressAsync(JsonElement token) =>
        AskAsync("window/workDoneProgress/create", MessageWriter.Value(new(token), ProtocolJson.Default.WorkDoneProgressParams));

    private const string Watching = "files", WatchedFiles = "workspace/didChangeWatchedFiles";

    private void Notify<T>(string method, T value, JsonTypeInfo<T> type) =>
        writer.Send(MessageWriter.Call(null, method, MessageWriter.Value(value, type)));

    private Task<Message> AskAsync(string method, Action<MessageBuffer>? writeParams)
    {
        var (id, answer) = requests.Ask();
        writer.Send(MessageWriter.Call(id, method, writeParams));
        return answer;
    }
}
