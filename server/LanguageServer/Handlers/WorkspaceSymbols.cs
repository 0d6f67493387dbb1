using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;
using Outline.Syntax;

namespace LanguageServer.Handlers;

/// <summary><c>workspace/symbol</c> and <c>workspaceSymbol/resolve</c>.</summary>
internal static class WorkspaceSymbols
{
    public static void Write(RequestContext context, WorkspaceSymbolParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        string query = parameters.Query;
        var named = WorkspaceSymbol.Named(context.Snapshot, query, cancel);
        var items = WorkspaceSymbol.Items(context.Snapshot, query, named, cancel);
        if (context.Partial is not { } partial)
        {
            WriteAll(context, [.. named, .. items.SelectMany(some => some)], output);
            return;
        }
        if (named.Count > 0)
            partial.Send(part => WriteAll(context, named, part));
        foreach (var some in items)
            partial.Send(part => WriteAll(context, some, part));
        output.Write("[]"u8);
    }

    /// <summary>Completes a symbol with its place in the note as it is now; a symbol that is gone leads to the start of the note.</summary>
    public static void Resolve(RequestContext context, WorkspaceSymbolItem item, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        json.WriteStartObject();
        JsonText.Write(json, "name"u8, item.Name);
        json.WriteNumber("kind"u8, item.Kind);
        if (item.ContainerName is { } container)
            JsonText.Write(json, "containerName"u8, container);
        json.WriteStartObject("location"u8);
        JsonText.Write(json, "uri"u8, item.Location.Uri);
        var place = item.Data is { } data && ulong.TryParse(data.Key, CultureInfo.InvariantCulture, out ulong key)
            && context.Snapshot.FindNote(item.Location.Uri) is { } note
            ? WorkspaceSymbol.Locate(note, new NameKey(key), data.Line)
            : null;
        json.WriteRange("range"u8, place ?? default);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAll(RequestContext context, IReadOnlyList<WorkspaceSymbol> symbols, IBufferWriter<byte> output)
    {
        using var json = JsonText.Writer(output);
        json.WriteStartArray();
        foreach (var symbol in symbols)
            Write(json, symbol, context.Client.WorkspaceSymbolResolveRange);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, WorkspaceSymbol symbol, bool isLazy)
    {
        json.WriteStartObject();
        JsonText.Write(json, "name"u8, symbol.Name);
        json.WriteNumber("kind"u8, NumberOf(symbol.Kind));
        JsonText.Write(json, "containerName"u8, symbol.Container);
        json.WriteStartObject("location"u8);
        JsonText.Write(json, "uri"u8, symbol.Note.Uri);
        if (!isLazy)
            json.WriteRange("range"u8, symbol.Span);
        json.WriteEndObject();
        if (isLazy)
        {
            json.WriteStartObject("data"u8);
            json.WriteString("key"u8, symbol.Key.Value.ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("line"u8, symbol.Span.Start.Line);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    // As in the outline of a document; see DocumentSymbols.
    private static int NumberOf(WorkspaceSymbolKind kind) => kind switch
    {
        WorkspaceSymbolKind.Company => 5,   // Class
        WorkspaceSymbolKind.Section => 3,   // Namespace
        WorkspaceSymbolKind.Page => 1,      // File
        _ => 15,                            // String
    };
}
