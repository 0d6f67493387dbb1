using System.Buffers;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;

namespace LanguageServer.Handlers;

/// <summary><c>textDocument/foldingRange</c>: by whole lines, for every client can do that.</summary>
internal static class FoldingRanges
{
    // Names, brackets and two numbers of a range and its text.
    private const int MaxRange = 128;

    public static void Write(RequestContext context, TextDocumentParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        var json = new RawJson(output);
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document)
        {
            json.Reserve(4);
            json.Write("null"u8);
            json.Flush();
            return;
        }
        var ranges = FoldingRange.Of(document.Tree, cancel);
        if (context.Client.FoldingRangeLimit is { } limit && ranges.Count > limit)
            ranges = Largest(ranges, limit);

        json.Reserve(1);
        json.Write("["u8);
        bool isFirst = true;
        foreach (var range in ranges)
        {
            json.Reserve(MaxRange);
            json.Write(isFirst ? "{\"startLine\":"u8 : ",{\"startLine\":"u8);
            isFirst = false;
            json.Write(range.StartLine);
            json.Write(",\"endLine\":"u8);
            json.Write(range.EndLine);
            if (context.Client.CollapsedText && range.Notes > 0)
            {
                json.Write(",\"collapsedText\":\""u8);
                json.Write(range.Notes);
                json.Write(range.Notes == 1 ? " note\""u8 : " notes\""u8);
            }
            json.Write("}"u8);
        }
        json.Reserve(1);
        json.Write("]"u8);
        json.Flush();
    }

    // The outer ones: with them the whole document can still be folded up.
    private static List<FoldingRange> Largest(List<FoldingRange> ranges, int count) =>
    [
        .. ranges.Index()
            .OrderByDescending(range => range.Item.EndLine - range.Item.StartLine)
            .Take(count)
            .OrderBy(range => range.Index)
            .Select(range => range.Item),
    ];
}
