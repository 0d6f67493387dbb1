using System.Text.Json;
using System.Text.Json.Serialization;
using LanguageServer.JsonRpc;

namespace LanguageServer.Protocol;

/// <summary>Parameters of <c>textDocument/selectionRange</c>.</summary>
internal sealed record SelectionRangeParams(TextDocumentIdentifier TextDocument, IReadOnlyList<Position> Positions);

/// <summary>Parameters of everything that names a place in a document.</summary>
internal sealed record TextDocumentPositionParams(TextDocumentIdentifier TextDocument, Position Position);

/// <summary>Parameters of <c>textDocument/rename</c>.</summary>
internal sealed record RenameParams(
    TextDocumentIdentifier TextDocument, Position Position, [property: JsonConverter(typeof(ExactTextConverter))] string NewName);

/// <summary>Parameters of <c>workspace/willRenameFiles</c> and <c>didRenameFiles</c>.</summary>
internal sealed record RenameFilesParams(IReadOnlyList<FileRename> Files);

/// <summary>Parameters of <c>workspace/didDeleteFiles</c>.</summary>
internal sealed record DeleteFilesParams(IReadOnlyList<FileDelete> Files);

/// <summary>A file or folder that is gone, by the client's own URI.</summary>
internal sealed record FileDelete(string Uri);

/// <summary>A file or folder that gets another name, by the client's own URIs.</summary>
internal sealed record FileRename(string OldUri, string NewUri);
/// <summary>Parameters of <c>textDocument/references</c>.</summary>
internal sealed record ReferenceParams(TextDocumentIdentifier TextDocument, Position Position, ReferenceContext? Context = null);

/// <summary>Whether the places where something gets its name are asked for, too.</summary>
internal sealed record ReferenceContext(bool IncludeDeclaration = false);

/// <summary>Parameters of <c>workspace/symbol</c>.</summary>
internal sealed record WorkspaceSymbolParams(string Query = "");

/// <summary>A symbol that comes back to be completed.</summary>
internal sealed record WorkspaceSymbolItem(
    [property: JsonConverter(typeof(ExactTextConverter))] string Name, int Kind, DocumentLocation Location,
    [property: JsonConverter(typeof(ExactTextConverter))] string? ContainerName = null, WorkspaceSymbolData? Data = null);

/// <summary>Where a symbol stands, as far as its document.</summary>
internal sealed record DocumentLocation(string Uri);

/// <summary>What the server needs to find a symbol again.</summary>
/// <param name="Key">The key of its name, a number too large for JSON.</param>
/// <param name="Line">The line that it stood on.</param>
internal sealed record WorkspaceSymbolData(string Key, int Line);

/// <summary>Parameters of <c>callHierarchy/incomingCalls</c> and <c>callHierarchy/outgoingCalls</c>.</summary>
internal sealed record CallHierarchyParams(CallHierarchyItem Item);

/// <summary>What calls are asked of; its data is the key of the company, for nothing else has calls.</summary>
internal sealed record CallHierarchyItem(string Uri, string? Data = null);

/// <summary>Parameters of <c>textDocument/diagnostic</c>.</summary>
internal sealed record DocumentDiagnosticParams(TextDocumentIdentifier TextDocument, string? PreviousResultId = null);

/// <summary>Parameters of <c>textDocument/formatting</c>.</summary>
internal sealed record DocumentFormattingParams(TextDocumentIdentifier TextDocument, FormattingOptions? Options = null);

/// <summary>Parameters of <c>textDocument/rangeFormatting</c>.</summary>
internal sealed record DocumentRangeFormattingParams(TextDocumentIdentifier TextDocument, Range Range, FormattingOptions? Options = null);

/// <summary>Parameters of <c>textDocument/rangesFormatting</c>.</summary>
internal sealed record DocumentRangesFormattingParams(TextDocumentIdentifier TextDocument, IReadOnlyList<Range> Ranges, FormattingOptions? Options = null);

/// <summary>Parameters of <c>textDocument/onTypeFormatting</c>.</summary>
/// <param name="TextDocument">The document.</param>
/// <param name="Position">The cursor.</param>
/// <param name="Ch">The key that was pressed.</param>
internal sealed record DocumentOnTypeFormattingParams(TextDocumentIdentifier TextDocument, Position Position, string Ch);

/// <summary>What an editor wants of a document that is formatted; it may say more.</summary>
internal sealed record FormattingOptions(
    int TabSize = 0, bool InsertSpaces = false, bool TrimTrailingWhitespace = false, bool InsertFinalNewline = false, bool TrimFinalNewlines = false);

/// <summary>Parameters of <c>workspace/diagnostic</c>.</summary>
internal sealed record WorkspaceDiagnosticParams(IReadOnlyList<PreviousResultId>? PreviousResultIds = null);

/// <summary>A result that the client has.</summary>
internal sealed record PreviousResultId(string Uri, string Value);

/// <summary>Parameters of <c>textDocument/codeAction</c>.</summary>
internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, Range Range, CodeActionContext? Context = null);

/// <summary>What kinds of code actions are asked for; null asks for all that are offered unasked.</summary>
internal sealed record CodeActionContext(IReadOnlyList<string>? Only = null, int? TriggerKind = null)
{
    /// <summary>The trigger kind of what the user has asked for; else the editor did by itself.</summary>
    public const int Invoked = 1;
}

/// <summary>A code action that comes back to be completed.</summary>
internal sealed record CodeAction(string Title, string? Kind = null, CodeActionData? Data = null);

/// <summary>What the server needs to complete a code action.</summary>
/// <param name="Uri">The document.</param>
/// <param name="IsInvoked">Whether the user has asked for it.</param>
internal sealed record CodeActionData(string Uri, bool IsInvoked = false);

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
/// <param name="Cancellable">Whether the user may end it; only at the beginning.</param>
/// <param name="Message">What is being done now, for people.</param>
/// <param name="Percentage">How much is done, 0 to 100.</param>
internal sealed record WorkDoneProgressValue(
    string Kind, string? Title = null, bool? Cancellable = null, string? Message = null, int? Percentage = null);

/// <summary>Parameters of <c>window/workDoneProgress/create</c> and <c>window/workDoneProgress/cancel</c>.</summary>
internal sealed record WorkDoneProgressParams(JsonElement Token);

/// <summary>Parameters of <c>workspace/didChangeWorkspaceFolders</c>.</summary>
internal sealed record DidChangeWorkspaceFoldersParams(WorkspaceFoldersChangeEvent Event);

/// <summary>Which folders came and went.</summary>
internal sealed record WorkspaceFoldersChangeEvent(IReadOnlyList<WorkspaceFolder> Added, IReadOnlyList<WorkspaceFolder> Removed);

/// <summary>Parameters of <c>workspace/didChangeWatchedFiles</c>.</summary>
internal sealed record DidChangeWatchedFilesParams(IReadOnlyList<FileEvent> Changes);

/// <summary>A file that came, changed or went; which of them, the disk tells better.</summary>
internal sealed record FileEvent(string Uri);

/// <summary>Parameters of <c>client/unregisterCapability</c>; the misspelling is the protocol's.</summary>
internal sealed record UnregistrationParams(IReadOnlyList<Unregistration> Unregisterations);

/// <summary>What the server no longer wants to be told of.</summary>
internal sealed record Unregistration(string Id, string Method);

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

/// <summary>What a registration is about.</summary>
/// <param name="Section">The part of the settings.</param>
/// <param name="Watchers">The files.</param>
internal sealed record RegistrationOptions(string? Section = null, IReadOnlyList<FileSystemWatcher>? Watchers = null);

/// <summary>Files that are watched: those that come, change or go.</summary>
internal sealed record FileSystemWatcher(string GlobPattern);
