using System.Text.Json;
using LanguageServer.Protocol;

namespace LanguageServer.Handlers;

/// <summary><c>initialize</c> and <c>initialized</c>: what the client can do decides what is offered.</summary>
internal static class Initialize
{
    public static InitializeResult Handle(Session session, InitializeParams parameters)
    {
        var client = ClientCapabilities.Of(parameters.Capabilities);
        // Before anybody can be told of it: nothing may be asked of the client until it has its answer.
        session.Configuration.Start(parameters.InitializationOptions);
        session.Initialize(client);
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
    }

    private static ServerCapabilities Offer(ClientCapabilities client) => new()
    {
        PositionEncoding = client.PositionEncodings ? "utf-16" : null,
        TextDocumentSync = new(OpenClose: true, Change: 2, client.DidSave ? new(IncludeText: false) : null),
        DocumentSymbolProvider = client.DocumentSymbol ? new() : null,
        FoldingRangeProvider = client.FoldingRange ? new() : null,
        SelectionRangeProvider = client.SelectionRange ? new() : null,
        DocumentLinkProvider = client.DocumentLink ? new(ResolveProvider: false) : null,
        CodeActionProvider = client.CodeActionLiterals
            ? new([CodeActions.QuickFix, CodeActions.FixAll], client.CodeActionResolveEdit)
            : null,
        DiagnosticProvider = client.PullDiagnostics
            ? new("outline", InterFileDependencies: true, WorkspaceDiagnostics: false)
            : null,
    };
}
