using System.Runtime.CompilerServices;
using Outline.Syntax;
using Outline.Text;
using LineChunk = Outline.Text.Chunk<Outline.Syntax.LineSyntax, Outline.Syntax.SyntaxSummary>;

namespace Outline.Rules;

/// <summary>A link to something in the notes: <c>[[name#item]]</c>, or <c>[text](path)</c>.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Start">Where the name or path begins, in UTF-16 code units.</param>
/// <param name="Name">The name or path, as it is written.</param>
/// <param name="IsPath">Whether it is a path.</param>
/// <param name="ItemStart">Where the item begins.</param>
/// <param name="Item">The item; empty where none is named.</param>
internal readonly record struct NoteLink(int Line, int Start, string Name, bool IsPath, int ItemStart, string Item)
{
    // Those of a chunk live as long as it does: an edit reads the chunk that it touched.
    private static readonly ConditionalWeakTable<LineChunk, NoteLink[]> _known = [];

    /// <summary>Where the name or path stands.</summary>
    public LineSpan Span => new(Line, Start, Start + Name.Length);

    /// <summary>Where the item stands.</summary>
    public LineSpan ItemSpan => new(Line, ItemStart, ItemStart + Item.Length);

    /// <summary>The edits that make a link of what stands somewhere: <c>[[…]]</c>.</summary>
    public static TextChange[] Around(LineSpan span) =>
    [
        new(new(span.Start, span.Start), "[["),
        new(new(span.End, span.End), "]]"),
    ];

    /// <summary>The links of a note, in order. Tags (<c>#[[name]]</c>), embedded files and links that have a URL behind them are none.</summary>
    public static IEnumerable<NoteLink> In(SyntaxTree tree)
    {
        int start = 0;
        for (int i = 0; i < tree.Lines.Chunks.Length; i++)
        {
            var chunk = tree.Lines.Chunks[i];
            foreach (var link in _known.GetValue(chunk, FindIn))
                yield return link with { Line = start + link.Line };
            start += chunk.Count;
        }
    }

    /// <summary>The links of one line, in order.</summary>
    public static IEnumerable<NoteLink> In(SyntaxTree tree, int line)
    {
        int chunk = tree.Lines.ChunkOf(line), start = tree.Lines.StartOf(chunk);
        return _known.GetValue(tree.Lines.Chunks[chunk], FindIn).Where(link => start + link.Line == line).Select(link => link with { Line = line });
    }

    private static NoteLink[] FindIn(LineChunk chunk)
    {
        List<NoteLink>? links = null;
        for (int number = 0; number < chunk.Count; number++)
        {
            var line = chunk.Items[number];
            if (!line.Content.ContainsAny(_starts) || !RuleText.IsProse(line) || line.OpensFence)
                continue;
            foreach (var span in line.Spans)
            {
                var inner = line.Text.AsSpan(span.InnerStart, span.InnerEnd - span.InnerStart);
                if (span.Kind == InlineKind.MarkdownLink)
                {
                    (links ??= []).Add(new(number, span.InnerStart, inner.ToString(), true, span.InnerEnd, ""));
                }
                else if (span.Kind == InlineKind.WikiLink
                    && !(span.Start > 0 && line.Text[span.Start - 1] == '!') && !(span.End < line.Text.Length && line.Text[span.End] == '('))
                {
                    var target = LinkTarget.Of(inner);
                    (links ??= []).Add(new(
                        number, span.InnerStart + target.NameStart, target.Name.ToString(), false, span.InnerStart + target.ItemStart, target.Item.ToString()));
                }
            }
        }
        return links is null ? [] : [.. links];
    }

    private static readonly System.Buffers.SearchValues<string> _starts =
        System.Buffers.SearchValues.Create(["[[", "]("], StringComparison.Ordinal);
}
