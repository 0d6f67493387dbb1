using System.Buffers;
using System.Text.Json;
using Folders;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;
using Outline.Rules;
using Outline.Text;
using Outline.Workspace;

namespace LanguageServer.Handlers;

/// <summary>
/// <c>textDocument/formatting</c>, <c>rangeFormatting</c>, <c>rangesFormatting</c> and <c>onTypeFormatting</c>. How a note is
/// to be written is looked up each time: a file may be formatted the moment after it was opened.
/// </summary>
internal static class Formattings
{
    public static void Write(RequestContext context, DocumentFormattingParams parameters, IBufferWriter<byte> output, CancellationToken cancel) =>
        Write(context, parameters.TextDocument.Uri, output, document =>
            Formatting.Of(document.Tree, StyleOf(document, context), OptionsOf(parameters.Options), cancel));

    public static void WriteRange(RequestContext context, DocumentRangeFormattingParams parameters, IBufferWriter<byte> output, CancellationToken cancel) =>
        WriteRanges(context, new(parameters.TextDocument, [parameters.Range], parameters.Options), output, cancel);

    public static void WriteRanges(RequestContext context, DocumentRangesFormattingParams parameters, IBufferWriter<byte> output, CancellationToken cancel) =>
        Write(context, parameters.TextDocument.Uri, output, document => Formatting.OfRanges(
            document.Tree, [.. parameters.Ranges.Select(range => range.ToEngine())], StyleOf(document, context), OptionsOf(parameters.Options), cancel));

    public static void WriteOnType(RequestContext context, DocumentOnTypeFormattingParams parameters, IBufferWriter<byte> output, CancellationToken cancel) =>
        Write(context, parameters.TextDocument.Uri, output, document =>
            parameters.Ch == OnTypeFormatting.Trigger ? OnTypeFormatting.AfterEnter(document.Tree, parameters.Position.ToEngine()) : []);

    private static void Write(RequestContext context, string uri, IBufferWriter<byte> output, Func<Document, List<TextChange>> format)
    {
        using var json = JsonText.Writer(output);
        if (context.Snapshot.Find(uri) is not { } document)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartArray();
        foreach (var edit in format(document))
        {
            json.WriteStartObject();
            json.WriteRange("range"u8, edit.Span ?? new(default, document.Text.End));
            JsonText.Write(json, "newText"u8, edit.NewText);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static NoteStyle StyleOf(Document document, RequestContext context)
    {
        var style = FileUri.PathOf(document.Uri) is { } path ? EditorConfigs.StyleFor(path) : document.Style;
        return RulePolicy.Of(document with { Style = style }, context.Snapshot.Settings).Style;
    }

    // How wide an editor shows a tab is its own affair.
    private static Outline.Features.FormattingOptions OptionsOf(Protocol.FormattingOptions? options) => options is null
        ? new()
        : new(
            options.InsertSpaces && options.TabSize > 0 ? Math.Min(options.TabSize, NoteStyle.MostSpaces) : null,
            options.TrimTrailingWhitespace, options.InsertFinalNewline, options.TrimFinalNewlines);
}
