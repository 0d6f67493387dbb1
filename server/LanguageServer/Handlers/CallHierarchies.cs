using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace LanguageServer.Handlers;

/// <summary><c>textDocument/prepareCallHierarchy</c>, <c>callHierarchy/incomingCalls</c> and <c>callHierarchy/outgoingCalls</c>.</summary>
internal static class CallHierarchies
{
    public static void Prepare(RequestContext context, TextDocumentPositionParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document
            || Target.At(context.Snapshot, document, document.Tree, parameters.Position.ToEngine()) is not { } target
            || CallHierarchy.Prepare(context.Snapshot, document, target) is not { Count: > 0 } items)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartArray();
        foreach (var item in items)
            Write(json, item);
        json.WriteEndArray();
    }

    public static void WriteIncoming(RequestContext context, CallHierarchyParams parameters, IBufferWriter<byte> output, CancellationToken cancel) =>
        Write(output, "from"u8, KeyOf(parameters) is { } key
            ? CallHierarchy.Incoming(context.Snapshot, key, cancel)
                .OrderBy(call => call.From.Note.Path, StringComparer.Ordinal).ThenBy(call => call.From.Note.Uri, StringComparer.Ordinal).ThenBy(call => call.Places[0].Start)
            : []);

    public static void WriteOutgoing(RequestContext context, CallHierarchyParams parameters, IBufferWriter<byte> output, CancellationToken cancel) =>
        Write(output, "to"u8, KeyOf(parameters) is { } key ? CallHierarchy.Outgoing(context.Snapshot, key, parameters.Item.Uri, cancel) : []);

    private static NameKey? KeyOf(CallHierarchyParams parameters) =>
        ulong.TryParse(parameters.Item.Data, NumberStyles.None, CultureInfo.InvariantCulture, out ulong key) ? new NameKey(key) : null;

    private static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> end, IEnumerable<(CallHierarchy Item, List<LineSpan> Places)> calls)
    {
        using var json = JsonText.Writer(output);
        json.WriteStartArray();
        foreach (var (item, places) in calls)
        {
            json.WriteStartObject();
            json.WritePropertyName(end);
            Write(json, item);
            json.WriteStartArray("fromRanges"u8);
            foreach (var place in places)
                json.WriteRange(place);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, CallHierarchy item)
    {
        json.WriteStartObject();
        JsonText.Write(json, "name"u8, item.Name);
        json.WriteNumber("kind"u8, NumberOf(item.Kind));
        JsonText.Write(json, "detail"u8, item.Container);
        JsonText.Write(json, "uri"u8, item.Note.Uri);
        json.WriteRange("range"u8, item.Span);
        json.WriteRange("selectionRange"u8, item.Span);
        if (item.Key != NameKey.None)
            json.WriteString("data"u8, item.Key.Value.ToString(CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    // As in the outline of a document; see DocumentSymbols.
    private static int NumberOf(EntityKind kind) => kind switch
    {
        EntityKind.Company => 5,    // Class
        EntityKind.Section => 3,    // Namespace
        _ => 1,                     // File
    };
}
