using System.Text.Json;

namespace LanguageServer.Protocol;

/// <summary>What the client says of itself first. Nothing of it is required: a client that says nothing is served.</summary>
/// <param name="ProcessId">The process that started the server, or null.</param>
/// <param name="Capabilities">What the client can do; see <see cref="ClientCapabilities"/>.</param>
/// <param name="InitializationOptions">See <see cref="Conversions.SettingsReader"/>.</param>
/// <param name="Trace">How much the client wants to hear of the messages: off, messages or verbose.</param>
/// <param name="WorkspaceFolders">The folders that the client shows; null where it knows only one, or none.</param>
/// <param name="RootUri">The folder of a client that knows only one.</param>
/// <param name="RootPath">The same of an old client, as a path.</param>
internal sealed record InitializeParams(
    long? ProcessId = null, JsonElement? Capabilities = null, JsonElement? InitializationOptions = null, JsonElement? Trace = null,
    IReadOnlyList<WorkspaceFolder>? WorkspaceFolders = null, string? RootUri = null, string? RootPath = null);

/// <summary>A folder that the client shows.</summary>
internal sealed record WorkspaceFolder(string Uri, string? Name = null);

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

    public WorkDoneProgressOptions? DefinitionProvider { get; init; }

    public WorkDoneProgressOptions? DeclarationProvider { get; init; }

    public WorkDoneProgressOptions? ReferencesProvider { get; init; }

    public WorkDoneProgressOptions? DocumentHighlightProvider { get; init; }

    public WorkDoneProgressOptions? HoverProvider { get; init; }

    public WorkDoneProgressOptions? CallHierarchyProvider { get; init; }

    public WorkspaceSymbolOptions? WorkspaceSymbolProvider { get; init; }

    public CodeActionOptions? CodeActionProvider { get; init; }

    /// <summary><c>true</c>, or <see cref="RenameOptions"/> for clients that ask first what can be renamed.</summary>
    public JsonElement? RenameProvider { get; init; }

    public CompletionOptions? CompletionProvider { get; init; }

    public CodeLensOptions? CodeLensProvider { get; init; }

    public WorkDoneProgressOptions? InlayHintProvider { get; init; }

    public WorkDoneProgressOptions? DocumentFormattingProvider { get; init; }

    public DocumentRangeFormattingOptions? DocumentRangeFormattingProvider { get; init; }

    public DocumentOnTypeFormattingOptions? DocumentOnTypeFormattingProvider { get; init; }

    public DiagnosticOptions? DiagnosticProvider { get; init; }

    public WorkspaceOptions? Workspace { get; init; }
}

/// <summary>What the client asks and tells of when it renames and deletes files.</summary>
internal sealed record FileOperationsOptions
{
    public FileOperationOptions? WillRename { get; init; }

    public FileOperationOptions? DidRename { get; init; }

    public FileOperationOptions? DidDelete { get; init; }
}

/// <summary>Which files and folders a file operation is about.</summary>
internal sealed record FileOperationOptions(IReadOnlyList<FileOperationFilter> Filters);

/// <summary>Files and folders of one scheme.</summary>
internal sealed record FileOperationFilter(string Scheme, FileOperationPattern Pattern);

/// <summary>Paths, and whether they are files or folders.</summary>
internal sealed record FileOperationPattern(string Glob, string Matches);

/// <summary>What is offered for the workspace as a whole.</summary>
internal sealed record WorkspaceOptions
{
    public WorkspaceFoldersOptions? WorkspaceFolders { get; init; }

    public FileOperationsOptions? FileOperations { get; init; }
}

/// <summary>How changes of the folders are taken.</summary>
internal sealed record WorkspaceFoldersOptions(bool Supported, bool ChangeNotifications);

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

/// <summary>How symbols of the workspace are offered.</summary>
internal sealed record WorkspaceSymbolOptions(bool ResolveProvider) : WorkDoneProgressOptions;

/// <summary>How code actions are offered.</summary>
internal sealed record CodeActionOptions(IReadOnlyList<string> CodeActionKinds, bool ResolveProvider) : WorkDoneProgressOptions;

/// <summary>How renaming is offered.</summary>
internal sealed record RenameOptions(bool PrepareProvider) : WorkDoneProgressOptions;
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

/// <summary>How parts of documents are formatted.</summary>
/// <param name="RangesSupport">Whether several at once; null for a client that does not ask for that.</param>
internal sealed record DocumentRangeFormattingOptions(bool? RangesSupport) : WorkDoneProgressOptions;

/// <summary>After which key formatting has something to say.</summary>
internal sealed record DocumentOnTypeFormattingOptions(string FirstTriggerCharacter);
