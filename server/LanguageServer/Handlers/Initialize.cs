using System.Text.Json;
using LanguageServer.Protocol;

namespace LanguageServer.Handlers;

/// <summary><c>initialize</c> and <c>initialized</c>: what the client can do decides what is offered.</summary>
internal static class Initialize
{
    public static InitializeResult Handle(Session session, InitializeParams parameters)
    {
        var client = ClientCapabilities.Of(parameters.Capabilities, parameters.InitializationOptions);
        // Before anybody can be told of it: nothing may be asked of the client until it has its answer.
        session.Configuration.Start(parameters.InitializationOptions);
        session.Initialize(client);
        session.Folders.Start(parameters);
        session.WatchParent(parameters.ProcessId);
        if (parameters.Trace is { ValueKind: JsonValueKind.String } trace)
            session.Tracer.Value = trace.GetString()!;
        return new(Offer(client), new("outline-notes", session.Options.Version));
    }

    public static void Initialized(Session session, NoParams parameters)
    {
        if (session.Capabilities.Configuration)
            session.Observe(session.Configuration.LoadAsync(), "workspace/configuration");
        if (session.Capabilities.ConfigurationRegistration)
            session.Observe(session.Client.RegisterConfigurationAsync(Configuration.Section), "client/registerCapability");
        // First, so that nothing that happens while the folders are read is missed.
        session.WatchFiles();
        session.Reader.ReadAll();
    }

    private static ServerCapabilities Offer(ClientCapabilities client) => new()
    {
        PositionEncoding = client.PositionEncodings ? "utf-16" : null,
        TextDocumentSync = new(OpenClose: true, Change: 2, client.DidSave ? new(IncludeText: false) : null),
        DocumentSymbolProvider = client.DocumentSymbol ? new() : null,
        FoldingRangeProvider = client.FoldingRange ? new() : null,
        SelectionRangeProvider = client.SelectionRange ? new() : null,
        DocumentLinkProvider = client.DocumentLink ? new(ResolveProvider: false) : null,
        DefinitionProvider = client.Definition ? new() : null,
        DeclarationProvider = client.Declaration ? new() : null,
        ReferencesProvider = client.References ? new() : null,
        DocumentHighlightProvider = client.DocumentHighlight ? new() : null,
        HoverProvider = client.Hover ? new() : null,
        CallHierarchyProvider = client.CallHierarchy ? new() : null,
        WorkspaceSymbolProvider = client.WorkspaceSymbol ? new(client.WorkspaceSymbolResolveRange) : null,
        CodeActionProvider = client.CodeActionLiterals
            ? new([CodeActions.QuickFix, CodeActions.Alias, CodeActions.Never, CodeActions.Rewrite, CodeActions.FixAll], client.CodeActionResolveEdit)
            : null,
        RenameProvider = !client.Rename ? null
            : client.PrepareRename ? JsonSerializer.SerializeToElement(new(PrepareProvider: true), ProtocolJson.Default.RenameOptions)
            : JsonSerializer.SerializeToElement(true, ProtocolJson.Default.Boolean),
        CompletionProvider = client.Completion ? new(Completions.TriggerCharacters, ResolveProvider: true) : null,
        CodeLensProvider = client.CodeLens ? new(ResolveProvider: true) : null,
        InlayHintProvider = client.InlayHint ? new() : null,
        DocumentFormattingProvider = client.Formatting ? new() : null,
        DocumentRangeFormattingProvider = client.RangeFormatting ? new(client.RangesFormatting ? true : null) : null,
        DocumentOnTypeFormattingProvider = client.OnTypeFormatting ? new(Outline.Features.OnTypeFormatting.Trigger) : null,
        DiagnosticProvider = client.PullDiagnostics
            ? new("outline", InterFileDependencies: true, WorkspaceDiagnostics: true)
            : null,
        Workspace = client.WorkspaceFolders || client.FileOperations
            ? new()
            {
                WorkspaceFolders = client.WorkspaceFolders ? new(Supported: true, ChangeNotifications: true) : null,
                FileOperations = client.FileOperations ? FileOperations.Of(client) : null,
            }
            : null,
    };
}
