using System.Buffers;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;
using Engine = Outline.Features.Definitions;

namespace LanguageServer.Handlers;

/// <summary><c>textDocument/definition</c> and <c>textDocument/declaration</c>, which are the same in notes.</summary>
internal static class Definitions
{
    public static void Write(RequestContext context, TextDocumentPositionParams parameters, IBufferWriter<byte> output, CancellationToken cancel) =>
        Write(context, parameters, context.Client.DefinitionLinks, output, cancel);

    public static void WriteDeclaration(RequestContext context, TextDocumentPositionParams parameters, IBufferWriter<byte> output, CancellationToken cancel) =>
        Write(context, parameters, context.Client.DeclarationLinks, output, cancel);

    private static void Write(
        RequestContext context, TextDocumentPositionParams parameters, bool asLinks, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document
            || Target.At(context.Snapshot, document, document.Tree, parameters.Position.ToEngine()) is not { } target)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartArray();
        foreach (var place in Engine.Of(context.Snapshot, document, target, cancel))
        {
            json.WriteStartObject();
            if (asLinks)
            {
                json.WriteRange("originSelectionRange"u8, target.Span);
                JsonText.Write(json, "targetUri"u8, place.Note.Uri);
                json.WriteRange("targetRange"u8, place.Range);
                json.WriteRange("targetSelectionRange"u8, place.Span);
            }
            else
            {
                JsonText.Write(json, "uri"u8, place.Note.Uri);
                json.WriteRange("range"u8, place.Span);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
