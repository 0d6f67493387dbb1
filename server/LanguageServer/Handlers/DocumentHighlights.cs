using System.Buffers;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;
using Engine = Outline.Features.References;

namespace LanguageServer.Handlers;

/// <summary><c>textDocument/documentHighlight</c>.</summary>
internal static class DocumentHighlights
{
    // Of the protocol's DocumentHighlightKind.
    private const int ReadKind = 2, WriteKind = 3;

    public static void Write(RequestContext context, TextDocumentPositionParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document
            || Target.At(context.Snapshot, document, document.Tree, parameters.Position.ToEngine()) is not { } target)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartArray();
        foreach (var (span, isDefinition) in Engine.InNote(context.Snapshot, document, document.Tree, target, cancel))
        {
            // The start of a file that is called so is no text.
            if (span.IsEmpty)
                continue;
            json.WriteStartObject();
            json.WriteRange("range"u8, span);
            json.WriteNumber("kind"u8, isDefinition ? WriteKind : ReadKind);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
