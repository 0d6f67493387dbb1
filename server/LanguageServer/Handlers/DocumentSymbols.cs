using System.Buffers;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;
using Outline.Text;

namespace LanguageServer.Handlers;

/// <summary>
/// <c>textDocument/documentSymbol</c>: a tree, or a list for a client that knows no trees. The answer for 100,000 lines has
/// 20 MB and is wanted after every keystroke: symbols are written as the engine tells them.
/// </summary>
internal static class DocumentSymbols
{
    // An item without text; the protocol wants a name.
    private const string NoName = "(empty)";

    public static void Write(RequestContext context, TextDocumentParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        var json = new RawJson(output);
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document)
        {
            json.Reserve(4);
            json.Write("null"u8);
        }
        else if (context.Client.HierarchicalDocumentSymbols)
        {
            var tree = new TreeSink(json);
            json.Reserve(1);
            json.Write("["u8);
            DocumentSymbol.Walk(document.Tree, ref tree, cancel);
            json.Reserve(1);
            json.Write("]"u8);
        }
        else
        {
            var list = new ListSink();
            DocumentSymbol.Walk(document.Tree, ref list, cancel);
            list.Write(json, document.Uri);
        }
        json.Flush();
    }

    private static ReadOnlySpan<char> NameOf(in SymbolHead head) => head.NameStart == head.NameEnd ? NoName : head.Name;

    // The numbers of the protocol's SymbolKind, chosen for their pictures; all of them are known to clients of version 1.
    private static ReadOnlySpan<byte> NumberOf(SymbolKind kind) => kind switch
    {
        SymbolKind.Section => "3"u8,    // Namespace
        SymbolKind.Company => "5"u8,    // Class
        SymbolKind.Label => "7"u8,      // Property
        SymbolKind.Task => "17"u8,      // Boolean
        SymbolKind.Link => "11"u8,      // Interface
        _ => "15"u8,                    // String
    };

    private static void WriteSpan(RawJson json, in LineSpan span)
    {
        json.Write("{\"start\":{\"line\":"u8);
        json.Write(span.Start.Line);
        json.Write(",\"character\":"u8);
        json.Write(span.Start.Character);
        json.Write("},\"end\":{\"line\":"u8);
        json.Write(span.End.Line);
        json.Write(",\"character\":"u8);
        json.Write(span.End.Character);
        json.Write("}}"u8);
    }

    private struct TreeSink(RawJson json) : ISymbolSink
    {
        // Names, brackets and numbers of a symbol, without the texts from the note.
        private const int MaxFixed = 320;

        // What the next symbol is written after: the start of the array, the symbol it stands in, or one beside it.
        private Place _place = Place.Start;

        private enum Place { Start, Inside, Beside }

        public void Begin(in SymbolHead head)
        {
            var name = NameOf(head);
            var detail = head.Detail;
            json.Reserve(MaxFixed + JsonText.MaxBytesPerChar * (name.Length + detail.Length));
            json.Write(_place switch
            {
                Place.Start => "{\"name\":\""u8,
                Place.Inside => ",\"children\":[{\"name\":\""u8,
                _ => ",{\"name\":\""u8,
            });
            _place = Place.Inside;
            json.Write(name);
            if (!detail.IsEmpty)
            {
                json.Write("\",\"detail\":\""u8);
                json.Write(detail);
            }
            json.Write("\",\"kind\":"u8);
            json.Write(NumberOf(head.Kind));
            json.Write(",\"selectionRange\":"u8);
            WriteSpan(json, head.Selection);
        }

        public void End(LineSpan range)
        {
            json.Reserve(MaxFixed);
            json.Write(_place == Place.Inside ? ",\"range\":"u8 : "],\"range\":"u8);
            WriteSpan(json, range);
            json.Write("}"u8);
            _place = Place.Beside;
        }
    }

    private readonly struct ListSink() : ISymbolSink
    {
        private readonly List<(SymbolHead Head, int Parent, LineSpan Range)> _symbols = [];
        private readonly Stack<int> _open = new();

        public void Begin(in SymbolHead head)
        {
            int parent = _open.TryPeek(out int above) ? above : -1;
            _open.Push(_symbols.Count);
            _symbols.Add((head, parent, default));
        }

        public void End(LineSpan range)
        {
            int index = _open.Pop();
            _symbols[index] = _symbols[index] with { Range = range };
        }

        public void Write(RawJson json, string uri)
        {
            int count = 0;
            json.Reserve(1);
            json.Write("["u8);
            foreach (var (head, parent, range) in _symbols)
            {
                var name = NameOf(head);
                var container = parent < 0 ? default : NameOf(_symbols[parent].Head);
                json.Reserve(256 + JsonText.MaxBytesPerChar * (name.Length + container.Length + uri.Length));
                json.Write(count++ == 0 ? "{\"name\":\""u8 : ",{\"name\":\""u8);
                json.Write(name);
                json.Write("\",\"kind\":"u8);
                json.Write(NumberOf(head.Kind));
                if (parent >= 0)
                {
                    json.Write(",\"containerName\":\""u8);
                    json.Write(container);
                    json.Write("\""u8);
                }
                json.Write(",\"location\":{\"uri\":\""u8);
                json.Write(uri);
                json.Write("\",\"range\":"u8);
                WriteSpan(json, range);
                json.Write("}}"u8);
            }
            json.Reserve(1);
            json.Write("]"u8);
        }
    }
}
