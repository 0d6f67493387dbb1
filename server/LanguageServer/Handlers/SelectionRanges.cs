using System.Buffers;
using System.Text.Json;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;
using Outline.Text;

namespace LanguageServer.Handlers;

/// <summary><c>textDocument/selectionRange</c>.</summary>
internal static class SelectionRanges
{
    public static void Write(RequestContext context, SelectionRangeParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartArray();
        foreach (var position in parameters.Positions)
        {
            cancel.ThrowIfCancellationRequested();
            Write(json, SelectionRange.At(document.Tree, position.ToEngine()));
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, List<LineSpan> ranges)
    {
        for (int i = 0; i < ranges.Count; i++)
        {
            if (i == 0)
                json.WriteStartObject();
            else
                json.WriteStartObject("parent"u8);
            json.WriteRange("range"u8, ranges[i]);
        }
        for (int i = 0; i < ranges.Count; i++)
            json.WriteEndObject();
    }
}
