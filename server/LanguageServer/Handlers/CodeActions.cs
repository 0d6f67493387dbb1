using System.Buffers;
using System.Text.Json;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Text;
using Outline.Workspace;
using Engine = Outline.Features.CodeActions;

namespace LanguageServer.Handlers;

/// <summary>
/// <c>textDocument/codeAction</c> and <c>codeAction/resolve</c>: the fixes at a place, and all certain fixes of a document
/// where a client asks for source actions.
/// </summary>
internal static class CodeActions
{
    /// <summary>The kind of a fix at a place.</summary>
    public const string QuickFix = "quickfix";

    /// <summary>The kind of all certain fixes at once.</summary>
    public const string FixAll = "source.fixAll.outline";

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
        json.WriteStartArray();
        if (only is null || only.Any(kind => Includes(kind, QuickFix)))
            WriteQuickFixes(json, context, document, parameters.Range.ToEngine(), cancel);
        if (only is not null && only.Any(kind => Includes(kind, FixAll)))
            WriteFixAll(json, context, document, cancel);
        json.WriteEndArray();
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
            WriteEdit(json, context, document, Engine.FixAll(document.Tree, context.Snapshot.Settings, cancel).Edits);
        json.WriteEndObject();
    }

    private static void WriteQuickFixes(Utf8JsonWriter json, RequestContext context, Document document, LineSpan range, CancellationToken cancel)
    {
        var settings = context.Snapshot.Settings;
        var diagnostics = new DiagnosticJson(document.Uri, settings, context.Client);
        foreach (var (diagnostic, fix, isPreferred) in Engine.QuickFixes(document, document.Tree, context.Snapshot, document.Text.Clamp(range), cancel))
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

    private static void WriteFixAll(Utf8JsonWriter json, RequestContext context, Document document, CancellationToken cancel)
    {
        bool isLazy = context.Client.CodeActionResolveEdit;
        var edits = isLazy ? [] : Engine.FixAll(document.Tree, context.Snapshot.Settings, cancel).Edits;
        if (!isLazy && edits.Count == 0)
            return;
        json.WriteStartObject();
        json.WriteString("title"u8, FixAllTitle);
        json.WriteString("kind"u8, FixAll);
        if (isLazy)
        {
            json.WritePropertyName("data"u8);
            JsonSerializer.Serialize(json, new(document.Uri), ProtocolJson.Default.CodeActionData);
        }
        else
        {
            WriteEdit(json, context, document, edits);
        }
        json.WriteEndObject();
    }

    private static void WriteEdit(Utf8JsonWriter json, RequestContext context, Document document, IReadOnlyList<TextChange> edits)
    {
        json.WriteStartObject("edit"u8);
        if (context.Client.DocumentChanges)
        {
            json.WriteStartArray("documentChanges"u8);
            json.WriteStartObject();
            json.WriteStartObject("textDocument"u8);
            JsonText.Write(json, "uri"u8, document.Uri);
            json.WriteNumber("version"u8, document.Version);
            json.WriteEndObject();
            json.WritePropertyName("edits"u8);
            WriteEdits(json, document, edits);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        else
        {
            json.WriteStartObject("changes"u8);
            json.WritePropertyName(document.Uri);
            WriteEdits(json, document, edits);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteEdits(Utf8JsonWriter json, Document document, IReadOnlyList<TextChange> edits)
    {
        json.WriteStartArray();
        foreach (var edit in edits)
        {
            json.WriteStartObject();
            json.WriteRange("range"u8, edit.Span ?? new(default, document.Text.End));
            JsonText.Write(json, "newText"u8, edit.NewText);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    // "source" asks for "source.fixAll.outline" too; the empty kind asks for everything.
    private static bool Includes(string asked, string kind) =>
        asked.Length == 0 || kind.StartsWith(asked, StringComparison.Ordinal) && (kind.Length == asked.Length || kind[asked.Length] == '.');
}
