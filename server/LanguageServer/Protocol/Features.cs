using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageServer.JsonRpc;

namespace LanguageServer.Protocol;

/// <summary>Parameters of <c>textDocument/selectionRange</c>.</summary>
internal sealed record SelectionRangeParams(TextDocumentIdentifier TextDocument, IReadOnlyList<Position> Positions);

/// <summary>Parameters of <c>textDocument/diagnostic</c>.</summary>
internal sealed record DocumentDiagnosticParams(TextDocumentIdentifier TextDocument, string? PreviousResultId = null);

/// <summary>Parameters of <c>textDocument/codeAction</c>.</summary>
internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, Range Range, CodeActionContext? Context = null);

/// <summary>What kinds of code actions are asked for; null asks for all that are offered unasked.</summary>
internal sealed record CodeActionContext(IReadOnlyList<string>? Only = null);

/// <summary>A code action that comes back to be completed.</summary>
internal sealed record CodeAction(string Title, string? Kind = null, CodeActionData? Data = null);

/// <summary>What the server needs to complete a code action.</summary>
internal sealed record CodeActionData(string Uri);

/// <summary>Parameters of everything that asks about a place in a document.</summary>
internal sealed record TextDocumentPositionParams(TextDocumentIdentifier TextDocument, Position Position);

/// <summary>Parameters of everything that asks about a stretch of a document.</summary>
internal sealed record TextDocumentRangeParams(TextDocumentIdentifier TextDocument, Range Range);

/// <summary>A completion that comes back to be completed.</summary>
/// <param name="Label">What is shown.</param>
/// <param name="Kind">What it is.</param>
internal sealed record CompletionItem([property: JsonConverter(typeof(ExactTextConverter))] string Label, int Kind = 0)
{
    /// <summary>Everything else that it has.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Others { get; set; } = [];
}

/// <summary>A lens that comes back to be completed.</summary>
internal sealed record CodeLens(Range Range, CodeLensData? Data = null);

/// <summary>What the server needs to complete a lens.</summary>
/// <param name="Uri">The document.</param>
/// <param name="Name">The name of the company.</param>
internal sealed record CodeLensData(string Uri, [property: JsonConverter(typeof(ExactTextConverter))] string Name);

/// <summary>Parameters of <c>workspace/didChangeConfiguration</c>.</summary>
internal sealed record DidChangeConfigurationParams(JsonElement? Settings = null);

/// <summary>Parameters of <c>$/setTrace</c>.</summary>
internal sealed record SetTraceParams(string Value);

/// <summary>Parameters of <c>$/cancelRequest</c>.</summary>
internal sealed record CancelParams(JsonElement Id);

/// <summary>Parameters of <c>window/logMessage</c> and <c>window/showMessage</c>.</summary>
internal sealed record LogMessageParams(MessageType Type, string Message);

/// <summary>How much a message matters.</summary>
[JsonConverter(typeof(JsonNumberEnumConverter<MessageType>))]
internal enum MessageType
{
    Error = 1,
    Warning = 2,
    Info = 3,
    Log = 4,
}

/// <summary>Parameters of <c>$/progress</c>.</summary>
/// <param name="Token">The client's own name for the work, a string or a number.</param>
/// <param name="Value">What has become of it.</param>
internal sealed record ProgressParams(JsonElement Token, WorkDoneProgressValue Value);

/// <summary>How far work is.</summary>
/// <param name="Kind">begin or end.</param>
/// <param name="Title">What is done, for people; only at the beginning.</param>
internal sealed record WorkDoneProgressValue(string Kind, string? Title = null);

/// <summary>Parameters of <c>$/logTrace</c>.</summary>
internal sealed record LogTraceParams(string Message, string? Verbose);

/// <summary>Parameters of <c>workspace/configuration</c>.</summary>
internal sealed record ConfigurationParams(IReadOnlyList<ConfigurationItem> Items);

/// <summary>A section of the settings.</summary>
internal sealed record ConfigurationItem(string Section);

/// <summary>Parameters of <c>client/registerCapability</c>.</summary>
internal sealed record RegistrationParams(IReadOnlyList<Registration> Registrations);

/// <summary>What the server wants to be told of.</summary>
internal sealed record Registration(string Id, string Method, RegistrationOptions RegisterOptions);

/// <summary>The part of the settings that a registration is about.</summary>
internal sealed record RegistrationOptions(string Section);
