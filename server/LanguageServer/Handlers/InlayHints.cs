using System.Buffers;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;

namespace LanguageServer.Handlers;

/// <summary><c>textDocument/inlayHint</c>: the company behind another name of it.</summary>
internal static class InlayHints
{
    public static void Write(RequestContext context, TextDocumentRangeParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartArray();
        if (context.Snapshot.Settings.ShowAliasHints)
        {
            foreach (var hint in InlayHint.Of(context.Snapshot, document, document.Tree, parameters.Range.ToEngine(), cancel))
            {
                json.WriteStartObject();
                json.WritePosition("position"u8, hint.Position);
                json.WriteStartArray("label"u8);
                json.WriteStartObject();
                JsonText.Write(json, "value"u8, hint.Name);
                if (hint.Site.Definition is { } definition)
                {
                    json.WritePropertyName("location"u8);
                    json.WriteLocation(hint.Site.Note.Uri, definition.Selection);
                }
                json.WriteEndObject();
                json.WriteEndArray();
                JsonText.Write(json, "tooltip"u8, $"{hint.Alias} is an alias of {hint.Name}");
                json.WriteBoolean("paddingLeft"u8, true);
                json.WriteEndObject();
            }
        }
        json.WriteEndArray();
    }
}
