using System.Buffers;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;

namespace LanguageServer.Handlers;

/// <summary><c>textDocument/documentLink</c>.</summary>
internal static class DocumentLinks
{
    public static void Write(RequestContext context, TextDocumentParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartArray();
        foreach (var link in DocumentLink.Of(document.Tree, cancel))
        {
            json.WriteStartObject();
            json.WriteRange("range"u8, link.Span);
            JsonText.Write(json, "target"u8, link.Target);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
