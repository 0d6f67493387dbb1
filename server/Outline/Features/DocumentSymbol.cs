using Outline.Syntax;
using Outline.Text;

namespace Outline.Features;

/// <summary>What a symbol of an outline stands for.</summary>
public enum SymbolKind : byte
{
    /// <summary>The head of a section.</summary>
    Section,

    /// <summary>A first-level item of a plain list whose title looks like a name.</summary>
    Company,

    /// <summary>An item that begins with a label: <c>problem: …</c>.</summary>
    Label,

    /// <summary>A task, open or done.</summary>
    Task,

    /// <summary>An item that is a link and nothing else.</summary>
    Link,

    /// <summary>Any other item.</summary>
    Note,
}

/// <summary>A symbol as it begins; columns are UTF-16 code units from the start of the line.</summary>
/// <param name="Line">The line it stands on, from 0.</param>
/// <param name="Syntax">That line.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="NameStart">Where its name begins.</param>
/// <param name="NameEnd">Where its name ends; equal to <paramref name="NameStart"/> for an item without text.</param>
/// <param name="DetailStart">Where what follows the name begins.</param>
/// <param name="DetailEnd">Where it ends; equal to <paramref name="DetailStart"/> where nothing follows.</param>
public readonly record struct SymbolHead(
    int Line, LineSyntax Syntax, SymbolKind Kind, int NameStart, int NameEnd, int DetailStart, int DetailEnd)
{
    /// <summary>The name; empty for an item without text.</summary>
    public ReadOnlySpan<char> Name => Syntax.Text.AsSpan(NameStart, NameEnd - NameStart);

    /// <summary>What follows the name, without the dash or colon between them; may be empty.</summary>
    public ReadOnlySpan<char> Detail => Syntax.Text.AsSpan(DetailStart, DetailEnd - DetailStart);

    /// <summary>Where the name stands.</summary>
    public LineSpan Selection => new(Line, NameStart, NameEnd);
}

/// <summary>Takes the symbols of a document as they come, so that a large answer needs no object for each.</summary>
public interface ISymbolSink
{
    /// <summary>A symbol begins; those told before its <see cref="End"/> are its children.</summary>
    void Begin(in SymbolHead head);

    /// <summary>The symbol that began last and has not ended ends.</summary>
    /// <param name="range">Its whole subtree, from the start of its line to the end of the last.</param>
    void End(LineSpan range);
}

/// <summary>The outline of a document: its sections and items as a tree.</summary>
public static class DocumentSymbol
{
    /// <summary>Deeper items are not told: JSON readers and editors have limits of their own.</summary>
    public const int MaxDepth = 200;

    /// <summary>Tells all symbols of a document, in order.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static void Walk<TSink>(SyntaxTree tree, ref TSink sink, CancellationToken cancel = default)
        where TSink : ISymbolSink
    {
        var visitor = new Visitor<TSink>(ref sink);
        OutlineWalker.Walk(tree, ref visitor, cancel);
    }

    /// <summary>What a section or item stands for, and where its name and the rest stand.</summary>
    public static SymbolHead HeadOf(in OutlineNode node)
    {
        var (number, line) = (node.Line, node.Syntax);
        int start = line.ContentStart, end = line.ContentEnd;
        if (node.IsSection)
            return new(number, line, SymbolKind.Section, start, end, end, end);

        if (line.StartSpan is { } first)
        {
            return first.Kind == InlineKind.Label
                ? WithDetail(SymbolKind.Label, start, first.InnerEnd)
                : new(number, line, first.Kind == InlineKind.Task ? SymbolKind.Task : SymbolKind.Note, start, end, end, end);
        }
        if (IsLink(line))
            return new(number, line, SymbolKind.Link, start, end, end, end);
        if (node.Depth == 0 && node.InPlainList && ItemTitle.Of(line) is { IsName: true } title)
            return WithDetail(SymbolKind.Company, title.Start, title.End);
        return new(number, line, SymbolKind.Note, start, end, end, end);

        SymbolHead WithDetail(SymbolKind kind, int nameStart, int nameEnd)
        {
            int detail = nameEnd;
            while (detail < end && (char.IsWhiteSpace(line.Text[detail]) || line.Text[detail] is '-' or '–' or '—' or ':'))
                detail++;
            // "cut -> grown": the arrow is the first word of what follows.
            if (detail < end && line.Text[detail] == '>')
                detail--;
            return new(number, line, kind, nameStart, nameEnd, detail, end);
        }
    }

    // Nearly every line is none, and shows it by its first letters.
    private static bool IsLink(LineSyntax line)
    {
        var content = line.Content;
        if (content.IsEmpty || content[0] != '[' && !content.Contains(':'))
            return false;
        var spans = line.Spans;
        return spans.Length > 0 && spans[0].Kind is InlineKind.Url or InlineKind.MarkdownLink or InlineKind.WikiLink
            && spans[0].Start == line.ContentStart && spans[0].End == line.ContentEnd;
    }

    private ref struct Visitor<TSink>(ref TSink sink) : IOutlineVisitor
        where TSink : ISymbolSink
    {
        private readonly ref TSink _sink = ref sink;
        private int _depth;

        public void Enter(in OutlineNode node)
        {
            if (_depth++ < MaxDepth)
                _sink.Begin(HeadOf(node));
        }

        public void Leave(in OutlineNode node, LinePosition end)
        {
            if (--_depth < MaxDepth)
                _sink.End(new(new(node.Line, 0), end));
        }
    }
}
