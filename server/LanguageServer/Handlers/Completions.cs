using System.Buffers;
using System.Text.Json;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;
using Outline.Text;
using Item = Outline.Features.CompletionItem;

namespace LanguageServer.Handlers;

/// <summary><c>textDocument/completion</c> and <c>completionItem/resolve</c>: what may stand at a place, and what is known of a name that was looked at.</summary>
internal static class Completions
{
    /// <summary>What makes a client ask, beside letters.</summary>
    public static IReadOnlyList<string> TriggerCharacters { get; } = ["[", "#", "@", "(", "/", ":"];

    private const int Class = 7, Module = 9, File = 17;

    public static void Write(RequestContext context, TextDocumentPositionParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document)
        {
            json.WriteNullValue();
            return;
        }
        var list = Completion.At(context.Snapshot, document, parameters.Position.ToEngine(), cancel);
        bool areNames = list.Items.Any(IsName);
        // Where names can be typed with their first words, items replace more or less: what most of them replace is said once.
        (LineSpan Insert, LineSpan Replace)? common = context.Client.CompletionDefaultRange && !list.Items.IsEmpty
            ? list.Items.GroupBy(item => (item.Insert, item.Replace)).MaxBy(group => group.Count())!.Key
            : null;
        json.WriteStartObject();
        json.WriteBoolean("isIncomplete"u8, list.IsIncomplete);
        if (common is not null || areNames && context.Client.CompletionDefaultData)
        {
            json.WriteStartObject("itemDefaults"u8);
            if (common is var (insert, replace))
                WriteRange(json, context.Client, insert, replace);
            if (areNames && context.Client.CompletionDefaultData)
                WriteData(json);
            json.WriteEndObject();
        }
        json.WriteStartArray("items"u8);
        for (int i = 0; i < list.Items.Length; i++)
            WriteItem(json, context.Client, list.Items[i], i, common == (list.Items[i].Insert, list.Items[i].Replace));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Adds to an item what is known of its name; everything else of it stays as it came.</summary>
    public static void Resolve(RequestContext context, Protocol.CompletionItem item, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        // In a list of names there may be keys of properties, too.
        bool isName = item.Kind is Class or File or Module && item.Others.GetValueOrDefault("data") is { ValueKind: JsonValueKind.Object } data
            && data.TryGetProperty("names"u8, out _);
        var details = isName ? Completion.DetailsOf(context.Snapshot, item.Label) : null;
        json.WriteStartObject();
        JsonText.Write(json, "label"u8, item.Label);
        if (item.Kind != 0)
            json.WriteNumber("kind"u8, item.Kind);
        foreach (var (name, value) in item.Others)
        {
            if (details is not null && name is "detail" or "documentation")
                continue;
            json.WritePropertyName(name);
            json.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        }
        if (details is not null)
        {
            JsonText.Write(json, "detail"u8, details.Detail);
            json.WriteStartObject("documentation"u8);
            json.WriteString("kind"u8, context.Client.CompletionMarkdown ? "markdown"u8 : "plaintext"u8);
            JsonText.Write(json, "value"u8, context.Client.CompletionMarkdown ? details.ToMarkdown() : details.ToPlainText());
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, ClientCapabilities client, Item item, int rank, bool isCommon)
    {
        json.WriteStartObject();
        JsonText.Write(json, "label"u8, item.Label);
        json.WriteNumber("kind"u8, NumberOf(item.Kind));
        if (item.Detail is { } detail)
            JsonText.Write(json, "detail"u8, detail);
        json.WriteString("sortText"u8, $"{rank:D3}");
        if (item.Filter != item.Label)
            JsonText.Write(json, "filterText"u8, item.Filter);
        if (!isCommon)
        {
            json.WriteStartObject("textEdit"u8);
            JsonText.Write(json, "newText"u8, item.NewText);
            if (client.CompletionInsertReplace && item.Insert != item.Replace)
                WriteBoth(json, item.Insert, item.Replace);
            else
                json.WriteRange("range"u8, item.Replace);
            json.WriteEndObject();
        }
        else if (item.NewText != item.Label)
        {
            JsonText.Write(json, "textEditText"u8, item.NewText);
        }
        if (IsName(item) && !client.CompletionDefaultData)
            WriteData(json);
        json.WriteEndObject();
    }

    private static void WriteRange(Utf8JsonWriter json, ClientCapabilities client, LineSpan insert, LineSpan replace)
    {
        if (!client.CompletionInsertReplace || insert == replace)
        {
            json.WriteRange("editRange"u8, replace);
            return;
        }
        json.WriteStartObject("editRange"u8);
        WriteBoth(json, insert, replace);
        json.WriteEndObject();
    }

    private static void WriteBoth(Utf8JsonWriter json, LineSpan insert, LineSpan replace)
    {
        json.WriteRange("insert"u8, insert);
        json.WriteRange("replace"u8, replace);
    }

    private static void WriteData(Utf8JsonWriter json)
    {
        json.WriteStartObject("data"u8);
        json.WriteBoolean("names"u8, true);
        json.WriteEndObject();
    }

    private static bool IsName(Item item) =>
        item.Kind is CompletionKind.Company or CompletionKind.Alias or CompletionKind.Page or CompletionKind.Section;

    // The numbers of the protocol's CompletionItemKind, chosen for their pictures; all of them are known to clients of version 1.
    private static int NumberOf(CompletionKind kind) => kind switch
    {
        CompletionKind.Company or CompletionKind.Alias => Class,
        CompletionKind.Page or CompletionKind.Path => File,
        CompletionKind.Section => Module,
        CompletionKind.Tag => 14,           // Keyword
        CompletionKind.Person => 6,         // Variable
        CompletionKind.Block => 18,         // Reference
        CompletionKind.Url => 8,            // Interface
        CompletionKind.PropertyKey => 10,   // Property
        CompletionKind.PropertyValue => 12, // Value
        _ => 1,                             // Text
    };
}
