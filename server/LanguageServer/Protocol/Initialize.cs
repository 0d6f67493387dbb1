using System.Text.Json;

namespace LanguageServer.Protocol;

/// <summary>What the client says of itself first. Nothing of it is required: a client that says nothing is served.</summary>
/// <param name="ProcessId">The process that started the server, or null.</param>
/// <param name="Capabilities">What the client can do; see <see cref="ClientCapabilities"/>.</param>
/// <param name="InitializationOptions">See <see cref="Conversions.SettingsReader"/>.</param>
/// <param name="Trace">How much the client wants to hear of the messages: off, messages or verbose.</param>
internal sealed record InitializeParams(
    long? ProcessId = null, JsonElement? Capabilities = null, JsonElement? InitializationOptions = null, JsonElement? Trace = null);

/// <summary>What the server says of itself.</summary>
internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

/// <summary>The server's name and version.</summary>
internal sealed record ServerInfo(string Name, string Version);

/// <summary>What the server does for this client; what is null is not offered.</summary>
internal sealed record ServerCapabilities
{
    public string? PositionEncoding { get; init; }

    public required TextDocumentSyncOptions TextDocumentSync { get; init; }

    public WorkDoneProgressOptions? DocumentSymbolProvider { get; init; }

    public WorkDoneProgressOptions? FoldingRangeProvider { get; init; }

    public WorkDoneProgressOptions? SelectionRangeProvider { get; init; }

    public DocumentLinkOptions? DocumentLinkProvider { get; init; }

    public CodeActionOptions? CodeActionProvider { get; init; }

    public CompletionOptions? CompletionProvider { get; init; }

    public CodeLensOptions? CodeLensProvider { get; init; }

    public WorkDoneProgressOptions? InlayHintProvider { get; init; }

    public DiagnosticOptions? DiagnosticProvider { get; init; }
}

/// <summary>Something is offered, and a client may give a request for it a token, to hear when the work begins and ends.</summary>
internal record WorkDoneProgressOptions
{
    public bool WorkDoneProgress { get; } = true;
}

/// <summary>How documents are kept in step; <paramref name="Change"/> 2 is by increments.</summary>
internal sealed record TextDocumentSyncOptions(bool OpenClose, int Change, SaveOptions? Save);

/// <summary>What a save tells.</summary>
internal sealed record SaveOptions(bool IncludeText);

/// <summary>How links are offered.</summary>
internal sealed record DocumentLinkOptions(bool ResolveProvider) : WorkDoneProgressOptions;

/// <summary>How code actions are offered.</summary>
internal sealed record CodeActionOptions(IReadOnlyList<string> CodeActionKinds, bool ResolveProvider) : WorkDoneProgressOptions;

/// <summary>How completions are offered.</summary>
/// <param name="TriggerCharacters">What makes a client ask, beside letters.</param>
/// <param name="ResolveProvider">Whether an item comes back to be completed.</param>
internal sealed record CompletionOptions(IReadOnlyList<string> TriggerCharacters, bool ResolveProvider) : WorkDoneProgressOptions;

/// <summary>How lenses are offered.</summary>
internal sealed record CodeLensOptions(bool ResolveProvider) : WorkDoneProgressOptions;

/// <summary>How diagnostics are offered to a client that asks for them.</summary>
internal sealed record DiagnosticOptions(string Identifier, bool InterFileDependencies, bool WorkspaceDiagnostics) : WorkDoneProgressOptions;

/// <summary>Parameters that nobody looks at.</summary>
internal sealed record NoParams;
