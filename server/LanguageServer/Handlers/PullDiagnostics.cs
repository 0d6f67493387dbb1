using System.Buffers;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;

namespace LanguageServer.Handlers;

/// <summary><c>textDocument/diagnostic</c>: the client asks for the diagnostics of a document.</summary>
internal static class PullDiagnostics
{
    public static void Write(RequestContext context, DocumentDiagnosticParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        json.WriteStartObject();
        string uri = parameters.TextDocument.Uri;
        if (context.Snapshot.Find(uri) is not { } document)
        {
            json.WriteString("kind"u8, "full"u8);
            json.WriteStartArray("items"u8);
            json.WriteEndArray();
        }
        else
        {
            var settings = context.Snapshot.Settings;
            string resultId = context.ResultIds.Of(document, context.Snapshot);
            bool isKnown = resultId == parameters.PreviousResultId;
            json.WriteString("kind"u8, isKnown ? "unchanged"u8 : "full"u8);
            json.WriteString("resultId"u8, resultId);
            if (!isKnown)
            {
                json.WritePropertyName("items"u8);
                new DiagnosticJson(uri, settings, context.Client).WriteAll(json, Diagnostics.Get(document, context.Snapshot, cancel));
            }
        }
        json.WriteEndObject();
    }
}
