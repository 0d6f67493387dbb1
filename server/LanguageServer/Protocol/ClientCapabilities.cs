using System.Text.Json;

namespace LanguageServer.Protocol;

/// <summary>What the client can do, as far as the server asks. What a client does not say, or says wrongly, it cannot do.</summary>
internal sealed record ClientCapabilities
{
    /// <summary>The diagnostic tag of what editors fade.</summary>
    public const int Unnecessary = 1;

    /// <summary>A client that says nothing.</summary>
    public static ClientCapabilities None { get; } = new();

    public bool PositionEncodings { get; private init; }

    public bool DidSave { get; private init; }

    public bool DocumentSymbol { get; private init; }

    public bool HierarchicalDocumentSymbols { get; private init; }

    public bool FoldingRange { get; private init; }

    public bool CollapsedText { get; private init; }

    /// <summary>The most folding ranges that the client takes; null where it does not say.</summary>
    public int? FoldingRangeLimit { get; private init; }

    public bool SelectionRange { get; private init; }

    public bool DocumentLink { get; private init; }

    public bool Definition { get; private init; }

    public bool DefinitionLinks { get; private init; }

    public bool Declaration { get; private init; }

    public bool DeclarationLinks { get; private init; }

    public bool References { get; private init; }

    public bool DocumentHighlight { get; private init; }

    public bool Hover { get; private init; }

    /// <summary>Whether hovers can be Markdown; else they are plain text.</summary>
    public bool HoverMarkdown { get; private init; }

    public bool CallHierarchy { get; private init; }

    public bool WorkspaceSymbol { get; private init; }

    /// <summary>Whether the place of a workspace symbol can be left for later.</summary>
    public bool WorkspaceSymbolResolveRange { get; private init; }

    /// <summary>Whether code actions can be what they are and need not be commands.</summary>
    public bool CodeActionLiterals { get; private init; }

    /// <summary>Whether the edit of a code action can be left for later.</summary>
    public bool CodeActionResolveEdit { get; private init; }

    public bool CodeActionIsPreferred { get; private init; }

    /// <summary>Whether an edit can name the version of the document that it is meant for.</summary>
    public bool DocumentChanges { get; private init; }

    public bool Rename { get; private init; }

    /// <summary>Whether the client asks what can be renamed before it asks for a name.</summary>
    public bool PrepareRename { get; private init; }

    /// <summary>Whether an edit can say what it is for, and that it wants to be looked at.</summary>
    public bool ChangeAnnotations { get; private init; }

    /// <summary>Whether an edit can create a file.</summary>
    public bool CreateFile { get; private init; }

    /// <summary>Whether the client asks for edits before it renames files.</summary>
    public bool WillRenameFiles { get; private init; }

    /// <summary>Whether the client tells of files that it has renamed.</summary>
    public bool DidRenameFiles { get; private init; }

    /// <summary>Whether the client tells of files that it has deleted.</summary>
    public bool DidDeleteFiles { get; private init; }

    /// <summary>Whether the client asks or tells anything of files that it renames and deletes.</summary>
    public bool FileOperations => WillRenameFiles || DidRenameFiles || DidDeleteFiles;

    /// <summary>Whether the client asks for diagnostics; else they are pushed.</summary>
    public bool PullDiagnostics { get; private init; }

    public bool DiagnosticRefresh { get; private init; }

    public bool DiagnosticVersions { get; private init; }

    public bool DiagnosticTags { get; private init; }

    public bool DiagnosticRelated { get; private init; }

    public bool DiagnosticCodeDescription { get; private init; }

    public bool Completion { get; private init; }

    /// <summary>Whether a completion can say what it replaces if it is inserted and if it takes the place of a word.</summary>
    public bool CompletionInsertReplace { get; private init; }

    /// <summary>Whether a list of completions can say for all of them what they replace.</summary>
    public bool CompletionDefaultRange { get; private init; }

    /// <summary>Whether a list of completions can carry data for all of them.</summary>
    public bool CompletionDefaultData { get; private init; }

    public bool CompletionMarkdown { get; private init; }

    public bool CodeLens { get; private init; }

    public bool CodeLensRefresh { get; private init; }

    /// <summary>Whether the client has the command <see cref="Handlers.CodeLenses.ShowReferences"/>.</summary>
    public bool ShowReferences { get; private init; }

    /// <summary>Whether the client itself tells of what is no JSON in the JSON files that it shows.</summary>
    public bool ChecksJson { get; private init; }

    public bool InlayHint { get; private init; }

    public bool Formatting { get; private init; }

    public bool RangeFormatting { get; private init; }

    /// <summary>Whether the client formats several ranges at once.</summary>
    public bool RangesFormatting { get; private init; }

    public bool OnTypeFormatting { get; private init; }

    public bool InlayHintRefresh { get; private init; }

    public bool Configuration { get; private init; }

    public bool ConfigurationRegistration { get; private init; }

    /// <summary>Whether the client watches files that the server names.</summary>
    public bool WatchedFilesRegistration { get; private init; }

    /// <summary>Whether the client shows how far work is that the server began by itself.</summary>
    public bool WorkDoneProgress { get; private init; }

    public bool WorkspaceFolders { get; private init; }

    /// <summary>Reads the <c>capabilities</c> of an initialize request.</summary>
    /// <param name="capabilities">The capabilities.</param>
    /// <param name="options">The initialization options, whose <c>commands</c> are the server's own that the client can carry out; <c>checksJson</c> says that it reads JSON itself.</param>
    public static ClientCapabilities Of(JsonElement? capabilities, JsonElement? options = null)
    {
        if (capabilities is not { ValueKind: JsonValueKind.Object } all)
            return None;
        return new()
        {
            Completion = Has(all, "textDocument", "completion"),
            CompletionInsertReplace = Is(all, "textDocument", "completion", "completionItem", "insertReplaceSupport"),
            CompletionDefaultRange = Names(all, "editRange", "textDocument", "completion", "completionList", "itemDefaults"),
            CompletionDefaultData = Names(all, "data", "textDocument", "completion", "completionList", "itemDefaults"),
            CompletionMarkdown = Names(all, "markdown", "textDocument", "completion", "completionItem", "documentationFormat"),
            CodeLens = Has(all, "textDocument", "codeLens"),
            CodeLensRefresh = Is(all, "workspace", "codeLens", "refreshSupport"),
            ShowReferences = options is { ValueKind: JsonValueKind.Object } given && Names(given, Handlers.CodeLenses.ShowReferences, "commands"),
            ChecksJson = options is { } said && Is(said, "checksJson"),
            InlayHint = Has(all, "textDocument", "inlayHint"),
            Formatting = Has(all, "textDocument", "formatting"),
            RangeFormatting = Has(all, "textDocument", "rangeFormatting"),
            RangesFormatting = Is(all, "textDocument", "rangeFormatting", "rangesSupport"),
            OnTypeFormatting = Has(all, "textDocument", "onTypeFormatting"),
            InlayHintRefresh = Is(all, "workspace", "inlayHint", "refreshSupport"),
            PositionEncodings = Find(all, "general", "positionEncodings")?.ValueKind == JsonValueKind.Array,
            DidSave = Is(all, "textDocument", "synchronization", "didSave"),
            DocumentSymbol = Has(all, "textDocument", "documentSymbol"),
            HierarchicalDocumentSymbols = Is(all, "textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"),
            FoldingRange = Has(all, "textDocument", "foldingRange"),
            CollapsedText = Is(all, "textDocument", "foldingRange", "foldingRange", "collapsedText"),
            FoldingRangeLimit = Find(all, "textDocument", "foldingRange", "rangeLimit") is { ValueKind: JsonValueKind.Number } limit
                && limit.TryGetInt32(out int most) && most >= 0 ? most : null,
            SelectionRange = Has(all, "textDocument", "selectionRange"),
            DocumentLink = Has(all, "textDocument", "documentLink"),
            Definition = Has(all, "textDocument", "definition"),
            DefinitionLinks = Is(all, "textDocument", "definition", "linkSupport"),
            Declaration = Has(all, "textDocument", "declaration"),
            DeclarationLinks = Is(all, "textDocument", "declaration", "linkSupport"),
            References = Has(all, "textDocument", "references"),
            DocumentHighlight = Has(all, "textDocument", "documentHighlight"),
            Hover = Has(all, "textDocument", "hover"),
            HoverMarkdown = Items(all, "textDocument", "hover", "contentFormat")
                .Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals("markdown"u8)),
            CallHierarchy = Has(all, "textDocument", "callHierarchy"),
            WorkspaceSymbol = Has(all, "workspace", "symbol"),
            WorkspaceSymbolResolveRange = Items(all, "workspace", "symbol", "resolveSupport", "properties")
                .Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals("location.range"u8)),
            CodeActionLiterals = Has(all, "textDocument", "codeAction", "codeActionLiteralSupport"),
            CodeActionResolveEdit = Names(all, "edit", "textDocument", "codeAction", "resolveSupport", "properties")
                && Is(all, "textDocument", "codeAction", "dataSupport"),
            CodeActionIsPreferred = Is(all, "textDocument", "codeAction", "isPreferredSupport"),
            DocumentChanges = Is(all, "workspace", "workspaceEdit", "documentChanges"),
            Rename = Has(all, "textDocument", "rename"),
            PrepareRename = Is(all, "textDocument", "rename", "prepareSupport"),
            ChangeAnnotations = Is(all, "workspace", "workspaceEdit", "documentChanges")
                && Has(all, "workspace", "workspaceEdit", "changeAnnotationSupport"),
            CreateFile = Is(all, "workspace", "workspaceEdit", "documentChanges")
                && Items(all, "workspace", "workspaceEdit", "resourceOperations")
                    .Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals("create"u8)),
            WillRenameFiles = Is(all, "workspace", "fileOperations", "willRename"),
            DidRenameFiles = Is(all, "workspace", "fileOperations", "didRename"),
            DidDeleteFiles = Is(all, "workspace", "fileOperations", "didDelete"),
            PullDiagnostics = Has(all, "textDocument", "diagnostic"),
            DiagnosticRefresh = Is(all, "workspace", "diagnostics", "refreshSupport"),
            DiagnosticVersions = Is(all, "textDocument", "publishDiagnostics", "versionSupport"),
            // Clients of before 3.18 say only of pushed diagnostics what they can show, and mean both.
            DiagnosticTags = Diagnostics(name => Items(all, "textDocument", name, "tagSupport", "valueSet")
                .Any(item => item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out int tag) && tag == Unnecessary)),
            DiagnosticRelated = Diagnostics(name => Is(all, "textDocument", name, "relatedInformation")),
            DiagnosticCodeDescription = Diagnostics(name => Is(all, "textDocument", name, "codeDescriptionSupport")),
            Configuration = Is(all, "workspace", "configuration"),
            ConfigurationRegistration = Is(all, "workspace", "didChangeConfiguration", "dynamicRegistration"),
            WatchedFilesRegistration = Is(all, "workspace", "didChangeWatchedFiles", "dynamicRegistration"),
            WorkDoneProgress = Is(all, "window", "workDoneProgress"),
            WorkspaceFolders = Is(all, "workspace", "workspaceFolders"),
        };
    }

    private static bool Diagnostics(Func<string, bool> says) => says("publishDiagnostics") || says("diagnostic");

    private static JsonElement? Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }
        return element;
    }

    private static bool Has(JsonElement element, params ReadOnlySpan<string> path) => Find(element, path)?.ValueKind == JsonValueKind.Object;

    private static bool Is(JsonElement element, params ReadOnlySpan<string> path) => Find(element, path)?.ValueKind == JsonValueKind.True;

    // Whether an array of strings has this one.
    private static bool Names(JsonElement element, string name, params ReadOnlySpan<string> path) =>
        Items(element, path).Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(name));

    private static IEnumerable<JsonElement> Items(JsonElement element, params ReadOnlySpan<string> path) =>
        Find(element, path) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];
}
