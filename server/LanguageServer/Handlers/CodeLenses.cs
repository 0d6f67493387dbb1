using System.Buffers;
using System.Text.Json;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;
using Lens = Outline.Features.CodeLens;

namespace LanguageServer.Handlers;

/// <summary><c>textDocument/codeLens</c> and <c>codeLens/resolve</c>: where companies are defined; what is seen of them is counted.</summary>
internal static class CodeLenses
{
    /// <summary>The command of a client that shows places: its arguments are a document's URI, a position and locations.</summary>
    public const string ShowReferences = "outline.showReferences";

    public static void Write(RequestContext context, TextDocumentParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartArray();
        foreach (var lens in context.Snapshot.Settings.ShowMentionCounts ? Lens.Of(document) : [])
        {
            cancel.ThrowIfCancellationRequested();
            json.WriteStartObject();
            json.WriteRange("range"u8, lens.Span);
            json.WriteStartObject("data"u8);
            JsonText.Write(json, "uri"u8, document.Uri);
            JsonText.Write(json, "name"u8, lens.Name);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Counts the mentions, as the notes are now.</summary>
    public static void Resolve(RequestContext context, Protocol.CodeLens lens, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        var range = lens.Range.ToEngine();
        json.WriteStartObject();
        json.WriteRange("range"u8, range);
        if (lens.Data is { } data)
        {
            var mentions = MentionCount.Of(context.Snapshot, data.Name, cancel);
            bool isShown = context.Client.ShowReferences && !mentions.Places.IsEmpty;
            json.WriteStartObject("command"u8);
            json.WriteString("title"u8, mentions.Title);
            // A command without a name is text alone.
            json.WriteString("command"u8, isShown ? ShowReferences : "");
            if (isShown)
            {
                json.WriteStartArray("arguments"u8);
                JsonText.Write(json, data.Uri);
                json.WritePosition(range.Start);
                WriteLocations(json, mentions);
                json.WriteEndArray();
            }
            json.WriteEndObject();
            json.WritePropertyName("data"u8);
            JsonSerializer.Serialize(json, data, ProtocolJson.Default.CodeLensData);
        }
        json.WriteEndObject();
    }

    private static void WriteLocations(Utf8JsonWriter json, MentionCount mentions)
    {
        json.WriteStartArray();
        foreach (var (note, spans) in mentions.Places)
        {
            foreach (var span in spans)
                json.WriteLocation(note.Uri, span);
        }
        json.WriteEndArray();
    }
}
