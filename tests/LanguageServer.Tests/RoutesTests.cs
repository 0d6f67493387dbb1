using System.Text.Json;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests;

/// <summary>What is offered is served, and what is served is offered.</summary>
public class RoutesTests
{
    private static readonly Dictionary<string, string> _methodOf = new()
    {
        ["documentSymbolProvider"] = "textDocument/documentSymbol",
        ["foldingRangeProvider"] = "textDocument/foldingRange",
        ["selectionRangeProvider"] = "textDocument/selectionRange",
        ["documentLinkProvider"] = "textDocument/documentLink",
        ["definitionProvider"] = "textDocument/definition",
        ["declarationProvider"] = "textDocument/declaration",
        ["referencesProvider"] = "textDocument/references",
        ["documentHighlightProvider"] = "textDocument/documentHighlight",
        ["hoverProvider"] = "textDocument/hover",
        ["callHierarchyProvider"] = "textDocument/prepareCallHierarchy",
        ["workspaceSymbolProvider"] = "workspace/symbol",
        ["codeActionProvider"] = "textDocument/codeAction",
        ["completionProvider"] = "textDocument/completion",
        ["codeLensProvider"] = "textDocument/codeLens",
        ["inlayHintProvider"] = "textDocument/inlayHint",
        ["documentFormattingProvider"] = "textDocument/formatting",
        ["documentRangeFormattingProvider"] = "textDocument/rangeFormatting",
        ["documentOnTypeFormattingProvider"] = "textDocument/onTypeFormatting",
        ["renameProvider"] = "textDocument/rename",
        ["diagnosticProvider"] = "textDocument/diagnostic",
    };

    [Fact]
    public async Task Each_provider_has_a_route_and_each_route_a_provider()
    {
        await using var editor = Editor.Start();
        var capabilities = (await editor.InitializeAsync(Abilities.Pull)).Result.GetProperty("capabilities");
        string[] offered =
        [
            .. capabilities.EnumerateObject().Where(member => member.Name.EndsWith("Provider", StringComparison.Ordinal))
                .Select(member => _methodOf[member.Name]),
        ];
        Assert.Equal(
            offered.Concat(
                [
                    "codeAction/resolve", "workspaceSymbol/resolve", "callHierarchy/incomingCalls", "callHierarchy/outgoingCalls", "completionItem/resolve",
                    "codeLens/resolve", "textDocument/prepareRename", "workspace/willRenameFiles", "workspace/diagnostic", "textDocument/rangesFormatting",
                ]).Order(),
            Routes.All.Values.OfType<RequestRoute>().Where(route => !route.IsOrdered).Select(route => route.Method).Order());
    }

    [Fact]
    public void Each_route_stands_under_its_own_method() => Assert.All(Routes.All, entry => Assert.Equal(entry.Key, entry.Value.Method));
}
