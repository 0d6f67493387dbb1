using System.Buffers;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;

namespace LanguageServer.Handlers;

/// <summary><c>textDocument/hover</c>.</summary>
internal static class Hovers
{
    public static void Write(RequestContext context, TextDocumentPositionParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        bool asMarkdown = context.Client.HoverMarkdown;
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document
            || Target.At(context.Snapshot, document, document.Tree, parameters.Position.ToEngine()) is not { } target
            || Hover.Of(context.Snapshot, document, target, asMarkdown, cancel) is not { } text)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteStartObject("contents"u8);
        json.WriteString("kind"u8, asMarkdown ? "markdown"u8 : "plaintext"u8);
        JsonText.Write(json, "value"u8, text);
        json.WriteEndObject();
        json.WriteRange("range"u8, target.Span);
        json.WriteEndObject();
    }
}
