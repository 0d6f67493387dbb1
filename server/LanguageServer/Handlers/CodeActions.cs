using System.Buffers;
using System.Text.Json;
using Folders;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;
using Outline.Rules;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;
using Engine = Outline.Features.CodeActions;

namespace LanguageServer.Handlers;

/// <summary>
/// <c>textDocument/codeAction</c> and <c>codeAction/resolve</c>: the fixes at a place, what can be made of a name or word
/// there, and all certain fixes of a document where a client asks for source actions.
/// </summary>
internal static class CodeActions
{
    /// <summary>The kind of a fix at a place.</summary>
    public const string QuickFix = "quickfix";

    /// <summary>The kind of all certain fixes at once.</summary>
    public const string FixAll = "source.fixAll.outline";

    /// <summary>The kind of making a word another name of a company.</summary>
    public const string Alias = "refactor.alias";

    /// <summary>The kind of having a word be no name.</summary>
    public const string Never = "refactor.never";

    /// <summary>The kind of writing something in another way.</summary>
    public const string Rewrite = "refactor.rewrite";

    private const string FixAllTitle = "Fix all that can be fixed safely";

    public static void Write(RequestContext context, CodeActionParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document)
        {
            json.WriteNullValue();
            return;
        }
        var only = parameters.Context?.Only;
        var range = document.Text.Clamp(parameters.Range.ToEngine());
        var found = IsAsked(QuickFix) ? Diagnostics.Get(document, document.Tree, context.Snapshot, cancel) : [];
        json.WriteStartArray();
        WriteQuickFixes(json, context, document, found, range);
        WriteNames(json, context, document, range, IsAsked, cancel);
        if (only is not null && only.Any(kind => Includes(kind, FixAll)))
            WriteFixAll(json, context, document, parameters.Context?.TriggerKind == CodeActionContext.Invoked, cancel);
        Suppressions.Write(json, context, document, found, range);
        json.WriteEndArray();

        bool IsAsked(string kind) => only is null || only.Any(asked => Includes(asked, kind));
    }

    /// <summary>Completes the action that fixes all, on the text as it is now.</summary>
    public static void Resolve(RequestContext context, CodeAction action, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        var document = action is { Kind: FixAll, Data: { } data } ? context.Snapshot.Find(data.Uri) : null;
        json.WriteStartObject();
        JsonText.Write(json, "title"u8, action.Title);
        if (action.Kind is { } kind)
            JsonText.Write(json, "kind"u8, kind);
        if (document is not null)
        {
            var all = Engine.FixAll(document, document.Tree, context.Snapshot, cancel);
            WriteEdit(json, context, document, all.Edits);
            // Who saves a file wants no message each time.
            if (action.Data!.IsInvoked && LeftBy(all) is { } left)
                context.Tell?.Invoke($"Fixed {all.Fixed}. {left}");
        }
        json.WriteEndObject();
    }

    private static void WriteQuickFixes(Utf8JsonWriter json, RequestContext context, Document document, IReadOnlyList<Diagnostic> found, LineSpan range)
    {
        var settings = context.Snapshot.Settings;
        var diagnostics = new DiagnosticJson(document.Uri, settings, context.Client);
        foreach (var (diagnostic, fix, isPreferred) in Engine.QuickFixes(document, document.Tree, context.Snapshot, found, range))
        {
            json.WriteStartObject();
            JsonText.Write(json, "title"u8, fix.Title);
            json.WriteString("kind"u8, QuickFix);
            json.WriteStartArray("diagnostics"u8);
            diagnostics.Write(json, diagnostic);
            json.WriteEndArray();
            if (isPreferred && context.Client.CodeActionIsPreferred)
                json.WriteBoolean("isPreferred"u8, true);
            WriteEdit(json, context, document, fix.Edits);
            json.WriteEndObject();
        }
    }

    // What can be made of a name, or of a word that could be one.
    private static void WriteNames(
        Utf8JsonWriter json, RequestContext context, Document document, LineSpan range, Predicate<string> isAsked, CancellationToken cancel)
    {
        var (snapshot, tree) = (context.Snapshot, document.Tree);
        var mention = isAsked(Never) || isAsked(Rewrite) ? AliasActions.PlainMentionAt(snapshot, document, tree, range.Start) : null;
        if (mention is not null && isAsked(Rewrite))
        {
            WriteAction(json, context, $"Make “{mention.Text}” a link", Rewrite, new(
                document.Uri, document.Version, [.. AliasActions.Linked(mention).Select(edit => new AnnotatedEdit(edit.Span!.Value, edit.NewText))]));
        }
        if (context.Projects?.NearestFor(document.Uri) is not { } uri)
            return;
        var project = context.Projects.Find(uri);
        if (project is null && !context.Client.CreateFile)
            return;
        string text = project?.Text ?? "";
        if (mention is not null && isAsked(Never))
        {
            if (PatternOf(document, uri) is { } pattern && ProjectFileEdit.TryAddNever(text, mention.Text, pattern, out var here, out _))
                WriteProjectAction($"Never match “{mention.Text}” here", Never, here);
            if (ProjectFileEdit.TryAddNever(text, mention.Text, null, out var anywhere, out _))
                WriteProjectAction($"Never match “{mention.Text}” anywhere", Never, anywhere);
        }
        if (!isAsked(Alias))
            return;
        var known = snapshot.Projects.FirstOrDefault(project => project.Uri == uri)?.Settings.Aliases ?? [];
        foreach (var candidate in AliasActions.Candidates(snapshot, document, tree, range, cancel))
        {
            // The project file may write the name in another way.
            string name = known.FirstOrDefault(alias => NameKey.Of(alias.Name) == candidate.Key).Name ?? candidate.Name;
            if (ProjectFileEdit.TryAddAlias(text, name, candidate.Alias, out var edit, out _))
                WriteProjectAction($"Make “{candidate.Alias}” an alias of {candidate.Name} — {candidate.Reason}", Alias, edit);
        }

        void WriteProjectAction(string title, string kind, ProjectFileEdit edit)
        {
            string after = edit.ApplyTo(text);
            if (text != after)
                WriteAction(json, context, title, kind, FileEdits.Between(project?.Uri ?? uri, project?.Version, text, after, isNew: project is null));
        }
    }

    private static void WriteAction(Utf8JsonWriter json, RequestContext context, string title, string kind, FileEdits edits)
    {
        json.WriteStartObject();
        JsonText.Write(json, "title"u8, title);
        json.WriteString("kind"u8, kind);
        json.WritePropertyName("edit"u8);
        json.WriteWorkspaceEdit(context.Client, [edits]);
        json.WriteEndObject();
    }

    /// <summary>The pattern that matches this note and no other, from the folder of its project file; null where it is not below that.</summary>
    public static string? PatternOf(Document document, string projectUri)
    {
        if (FileUri.PathOf(document.FileUri ?? document.Uri) is not { } path || FileUri.PathOf(projectUri) is not { } project)
            return null;
        string folder = project[..^ProjectFile.Name.Length];
        return path.StartsWith(folder, StringComparison.Ordinal) ? PathPattern.Exactly(path[folder.Length..].Replace(Path.DirectorySeparatorChar, '/')) : null;
    }

    private static void WriteFixAll(Utf8JsonWriter json, RequestContext context, Document document, bool isInvoked, CancellationToken cancel)
    {
        bool isLazy = context.Client.CodeActionResolveEdit;
        var all = isLazy ? null : Engine.FixAll(document, document.Tree, context.Snapshot, cancel);
        if (all is { Edits.Count: 0 })
            return;
        json.WriteStartObject();
        JsonText.Write(json, "title"u8, all is not null && LeftBy(all) is { } left ? $"{FixAllTitle} ({left.ToLowerInvariant()})" : FixAllTitle);
        json.WriteString("kind"u8, FixAll);
        if (all is null)
        {
            json.WritePropertyName("data"u8);
            JsonSerializer.Serialize(json, new(document.Uri, isInvoked), ProtocolJson.Default.CodeActionData);
        }
        else
        {
            WriteEdit(json, context, document, all.Edits);
        }
        json.WriteEndObject();
    }

    // What is left for the writer to decide, loudest first; hints are nobody's duty.
    private static string? LeftBy(FixAllResult all)
    {
        var left = all.Left.Where(diagnostic => diagnostic.Level > DiagnosticLevel.Hint).ToList();
        return left.Count == 0 ? null : "Left: " + string.Join(", ", left.GroupBy(diagnostic => diagnostic.Rule.Name)
            .OrderByDescending(rule => rule.Max(diagnostic => diagnostic.Level)).ThenBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => $"{rule.Count()} {rule.Key}"));
    }

    private static void WriteEdit(Utf8JsonWriter json, RequestContext context, Document document, IReadOnlyList<TextChange> edits)
    {
        json.WritePropertyName("edit"u8);
        json.WriteWorkspaceEdit(
            context.Client,
            [new(document.Uri, document.Version, [.. edits.Select(edit => new AnnotatedEdit(edit.Span ?? new(default, document.Text.End), edit.NewText))])]);
    }

    // "source" asks for "source.fixAll.outline" too; the empty kind asks for everything.
    private static bool Includes(string asked, string kind) =>
        asked.Length == 0 || kind.StartsWith(asked, StringComparison.Ordinal) && (kind.Length == asked.Length || kind[asked.Length] == '.');
}
