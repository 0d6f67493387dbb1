namespace LanguageServer.Tests.Support;

/// <summary>What editors say they can do.</summary>
internal static class Abilities
{
    /// <summary>Nothing.</summary>
    public const string None = "{}";

    private const string Documents = """
        "synchronization":{"didSave":true},
        "documentSymbol":{"hierarchicalDocumentSymbolSupport":true},
        "foldingRange":{"lineFoldingOnly":true,"foldingRange":{"collapsedText":true}},
        "selectionRange":{},"documentLink":{},"rename":{"prepareSupport":true},
        "definition":{"linkSupport":true},"declaration":{},"references":{},"documentHighlight":{},
        "hover":{"contentFormat":["markdown","plaintext"]},"callHierarchy":{},
        "rename":{"prepareSupport":true},
        "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}},"isPreferredSupport":true,"dataSupport":true,"resolveSupport":{"properties":["edit"]}},
        "completion":{"completionItem":{"insertReplaceSupport":true,"documentationFormat":["markdown","plaintext"]},"completionList":{"itemDefaults":["editRange","data"]}},
        "codeLens":{},"inlayHint":{},"formatting":{},"rangeFormatting":{"rangesSupport":true},"onTypeFormatting":{},
        "publishDiagnostics":{"versionSupport":true,"relatedInformation":true,"codeDescriptionSupport":true,"tagSupport":{"valueSet":[1,2]}}
        """;

    private const string General = """
        "general":{"positionEncodings":["utf-16"]}
        """;

    /// <summary>An editor like VS Code, which asks for diagnostics.</summary>
    public const string Pull = "{\"textDocument\":{" + Documents + ",\"diagnostic\":{}}," + General + """
        ,"workspace":{"diagnostics":{"refreshSupport":true},"workspaceEdit":{"documentChanges":true},"symbol":{}}}
        """;

    /// <summary>An editor that waits for diagnostics.</summary>
    public const string Push = "{\"textDocument\":{" + Documents + "}," + General + """
        ,"workspace":{"workspaceEdit":{"documentChanges":true},"symbol":{}}}
        """;

    /// <summary>An editor that asks for diagnostics and can be asked for settings.</summary>
    public const string Settings = "{\"textDocument\":{" + Documents + ",\"diagnostic\":{}}," + General + """
        ,"workspace":{"configuration":true,"didChangeConfiguration":{"dynamicRegistration":true},"diagnostics":{"refreshSupport":true},"codeLens":{"refreshSupport":true},"inlayHint":{"refreshSupport":true}}}
        """;
}
