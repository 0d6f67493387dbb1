using Outline.Syntax;
using Outline.Text;

namespace Outline.Workspace;

/// <summary>Finds where a tag, a person or an id is written.</summary>
public static class MarkSearch
{
    /// <summary>A place where a mark stands.</summary>
    /// <param name="Span">The place, without <c>#</c>, <c>@</c>, <c>^</c> and brackets.</param>
    /// <param name="IsDefinition">Whether an id is given here and not referred to.</param>
    public readonly record struct Place(LineSpan Span, bool IsDefinition);

    /// <summary>The places of a mark, note by note; notes without any are left out.</summary>
    /// <param name="workspace">Where to look.</param>
    /// <param name="kind">A tag, a person or an id.</param>
    /// <param name="text">Its text; case and accents do not matter, but in ids.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IEnumerable<(INote Note, List<Place> Places)> Find(
        WorkspaceSnapshot workspace, MarkKind kind, string text, CancellationToken cancel = default)
    {
        foreach (var note in workspace.NotesWith([text]))
        {
            cancel.ThrowIfCancellationRequested();
            if (FindIn(note.ReadTree(), kind, text) is { Count: > 0 } places)
                yield return (note, places);
        }
    }

    /// <summary>The places of a mark in one note, in order.</summary>
    public static List<Place> FindIn(SyntaxTree tree, MarkKind kind, string text)
    {
        var places = new List<Place>();
        var key = NameKey.Of(text);
        int number = 0;
        foreach (var chunk in tree.Lines.Chunks)
        {
            foreach (var line in chunk.Items)
            {
                if (line.Content.ContainsAny("#@(^:"))
                    AddOf(line, number, kind, text, key, places);
                number++;
            }
        }
        return places;
    }

    private static void AddOf(LineSyntax line, int number, MarkKind kind, string text, NameKey key, List<Place> places)
    {
        foreach (var span in line.Spans)
        {
            var inner = line.Text.AsSpan(span.InnerStart, span.InnerEnd - span.InnerStart);
            switch (span.Kind)
            {
                case InlineKind.Tag when kind == MarkKind.Tag && NameKey.Of(inner) == key:
                case InlineKind.Person when kind == MarkKind.Person && NameKey.Of(inner) == key:
                    places.Add(new(new(number, span.InnerStart, span.InnerEnd), IsDefinition: false));
                    break;
                case InlineKind.BlockReference or InlineKind.BlockId when kind == MarkKind.BlockId && inner.SequenceEqual(text):
                    places.Add(new(new(number, span.InnerStart, span.InnerEnd), span.Kind == InlineKind.BlockId));
                    break;
                case InlineKind.Property when kind == MarkKind.BlockId && inner.Equals("id", StringComparison.OrdinalIgnoreCase):
                    var id = line.Text.AsSpan(span.InnerEnd + 2, span.End - span.InnerEnd - 2).Trim();
                    if (id.SequenceEqual(text))
                        places.Add(new(new(number, span.End - id.Length, span.End), IsDefinition: true));
                    break;
            }
        }
    }
}
