using System.Buffers;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;
using Outline.Text;
using Outline.Workspace;
using Engine = Outline.Features.References;

namespace LanguageServer.Handlers;

/// <summary><c>textDocument/references</c>: there may be thousands of them, so they are written as they are found.</summary>
internal static class References
{
    // Names, brackets and numbers of a location, without the URI.
    private const int MaxFixed = 160;

    public static void Write(RequestContext context, ReferenceParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document
            || Target.At(context.Snapshot, document, document.Tree, parameters.Position.ToEngine()) is not { } target)
        {
            output.Write("null"u8);
            return;
        }
        bool withDefinitions = parameters.Context?.IncludeDeclaration == true;
        var all = Engine.Find(context.Snapshot, document, target, cancel);
        if (context.Partial is { } partial)
        {
            foreach (var found in all)
            {
                if (withDefinitions || found.Places.Exists(place => !place.IsDefinition))
                    partial.Send(part => Write([found], withDefinitions, part));
            }
            output.Write("[]"u8);
            return;
        }
        var sorted = all.ToList();
        sorted.Sort(static (a, b) =>
            string.CompareOrdinal(a.Note.Path, b.Note.Path) is var paths and not 0 ? paths : string.CompareOrdinal(a.Note.Uri, b.Note.Uri));
        Write(sorted, withDefinitions, output);
    }

    private static void Write(List<(INote Note, List<Reference> Places)> all, bool withDefinitions, IBufferWriter<byte> output)
    {
        var json = new RawJson(output);
        bool isFirst = true;
        json.Reserve(1);
        json.Write("["u8);
        foreach (var (note, places) in all)
        {
            foreach (var place in places)
            {
                if (place.IsDefinition && !withDefinitions)
                    continue;
                json.Reserve(MaxFixed + JsonText.MaxBytesPerChar * note.Uri.Length);
                json.Write(isFirst ? "{\"uri\":\""u8 : ",{\"uri\":\""u8);
                json.Write(note.Uri);
                json.Write("\",\"range\":{\"start\":"u8);
                Write(json, place.Span.Start);
                json.Write(",\"end\":"u8);
                Write(json, place.Span.End);
                json.Write("}}"u8);
                isFirst = false;
            }
        }
        json.Reserve(1);
        json.Write("]"u8);
        json.Flush();
    }

    private static void Write(RawJson json, LinePosition position)
    {
        json.Write("{\"line\":"u8);
        json.Write(position.Line);
        json.Write(",\"character\":"u8);
        json.Write(position.Character);
        json.Write("}"u8);
    }
}
