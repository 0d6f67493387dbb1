using System.Text.Json.Serialization.Metadata;
using LanguageServer.Handlers;
using static LanguageServer.Protocol.ProtocolJson;

namespace LanguageServer;

/// <summary>Every method that the server takes, and who handles it. Cancelling is done where messages are read: see <see cref="Server"/>.</summary>
internal static class Routes
{
    /// <summary>The routes by method.</summary>
    public static IReadOnlyDictionary<string, Route> All { get; } = new Route[]
    {
        new OrderedRoute<Protocol.InitializeParams, Protocol.InitializeResult>(
            "initialize", Default.InitializeParams, Initialize.Handle, Default.InitializeResult),
        Notification("initialized", Default.NoParams, Initialize.Initialized),
        new OrderedRoute<Protocol.NoParams, Protocol.NoParams?>("shutdown", Default.NoParams, Shutdown.Handle, Default.NoParams!),
        Notification("exit", Default.NoParams, Shutdown.Exit),
        Notification("$/setTrace", Default.SetTraceParams, Trace.Set),
        Notification("workspace/didChangeConfiguration", Default.DidChangeConfigurationParams, DidChangeConfiguration.Handle),

        Notification("workspace/didChangeWorkspaceFolders", Default.DidChangeWorkspaceFoldersParams, WorkspaceFiles.DidChangeFolders),
        Notification("workspace/didChangeWatchedFiles", Default.DidChangeWatchedFilesParams, WorkspaceFiles.DidChangeWatched),
        Notification("workspace/didRenameFiles", Default.RenameFilesParams, FileOperations.DidRename),
        Notification("workspace/didDeleteFiles", Default.DeleteFilesParams, FileOperations.DidDelete),
        Notification("window/workDoneProgress/cancel", Default.WorkDoneProgressParams, WorkspaceFiles.CancelProgress),

        new NotificationRoute<Protocol.DidOpenTextDocumentParams>(
            "textDocument/didOpen", Default.DidOpenTextDocumentParams, TextDocumentSync.DidOpen, TextDocumentSync.Lose),
        new NotificationRoute<Protocol.DidChangeTextDocumentParams>(
            "textDocument/didChange", Default.DidChangeTextDocumentParams, TextDocumentSync.DidChange, TextDocumentSync.Lose),
        Notification("textDocument/didSave", Default.TextDocumentParams, TextDocumentSync.DidSave),
        Notification("textDocument/didClose", Default.TextDocumentParams, TextDocumentSync.DidClose),

        Reading("textDocument/documentSymbol", "Reading the outline", Default.TextDocumentParams, DocumentSymbols.Write),
        Reading("textDocument/foldingRange", "Finding what folds", Default.TextDocumentParams, FoldingRanges.Write),
        Reading("textDocument/selectionRange", "Finding what to select", Default.SelectionRangeParams, SelectionRanges.Write),
        Reading("textDocument/documentLink", "Finding links", Default.TextDocumentParams, DocumentLinks.Write),
        Reading("textDocument/prepareRename", "Finding what can be renamed", Default.TextDocumentPositionParams, Renames.Prepare),
        Reading("textDocument/rename", "Renaming", Default.RenameParams, Renames.Write),
        Reading("workspace/willRenameFiles", "Finding links to files", Default.RenameFilesParams, FileOperations.WillRename),
        Reading("textDocument/definition", "Finding the definition", Default.TextDocumentPositionParams, Definitions.Write),
        Reading("textDocument/declaration", "Finding the definition", Default.TextDocumentPositionParams, Definitions.WriteDeclaration),
        Reading("textDocument/references", "Finding mentions", Default.ReferenceParams, References.Write),
        Reading("textDocument/documentHighlight", "Finding mentions", Default.TextDocumentPositionParams, DocumentHighlights.Write),
        Reading("textDocument/hover", "Reading about it", Default.TextDocumentPositionParams, Hovers.Write),
        Reading("textDocument/prepareCallHierarchy", "Finding the company", Default.TextDocumentPositionParams, CallHierarchies.Prepare),
        Reading("callHierarchy/incomingCalls", "Finding who mentions it", Default.CallHierarchyParams, CallHierarchies.WriteIncoming),
        Reading("callHierarchy/outgoingCalls", "Finding whom it mentions", Default.CallHierarchyParams, CallHierarchies.WriteOutgoing),
        Reading("workspace/symbol", "Searching the notes", Default.WorkspaceSymbolParams, WorkspaceSymbols.Write),
        Reading("workspaceSymbol/resolve", "Finding the place", Default.WorkspaceSymbolItem, WorkspaceSymbols.Resolve),
        Reading("textDocument/diagnostic", "Checking the note", Default.DocumentDiagnosticParams, PullDiagnostics.Write),
        new HoldingRoute<Protocol.WorkspaceDiagnosticParams>(
            "workspace/diagnostic", "Checking all notes", Default.WorkspaceDiagnosticParams, PullDiagnostics.WriteWorkspace, PullDiagnostics.HoldWorkspace),
        Reading("textDocument/formatting", "Formatting", Default.DocumentFormattingParams, Formattings.Write),
        Reading("textDocument/rangeFormatting", "Formatting", Default.DocumentRangeFormattingParams, Formattings.WriteRange),
        Reading("textDocument/rangesFormatting", "Formatting", Default.DocumentRangesFormattingParams, Formattings.WriteRanges),
        Reading("textDocument/onTypeFormatting", "Formatting", Default.DocumentOnTypeFormattingParams, Formattings.WriteOnType),
        Reading("textDocument/codeAction", "Finding fixes", Default.CodeActionParams, CodeActions.Write),
        Reading("codeAction/resolve", "Working out a fix", Default.CodeAction, CodeActions.Resolve),
        Reading("textDocument/completion", "Finding what to complete with", Default.TextDocumentPositionParams, Completions.Write),
        Reading("completionItem/resolve", "Reading what is known of a name", Default.CompletionItem, Completions.Resolve),
        Reading("textDocument/codeLens", "Finding companies", Default.TextDocumentParams, CodeLenses.Write),
        Reading("codeLens/resolve", "Counting mentions", Default.CodeLens, CodeLenses.Resolve),
        Reading("textDocument/inlayHint", "Finding other names", Default.TextDocumentRangeParams, InlayHints.Write),
    }.ToDictionary(route => route.Method);

    private static NotificationRoute<T> Notification<T>(string method, JsonTypeInfo<T> type, Action<Session, T> handler) =>
        new(method, type, handler);

    private static ReadingRoute<T> Reading<T>(string method, string title, JsonTypeInfo<T> type, ReadingHandler<T> handler) =>
        new(method, title, type, handler);
}
