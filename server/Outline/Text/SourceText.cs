using System.Runtime.InteropServices;
using System.Text;

namespace Outline.Text;

/// <summary>Which lines an edit replaced.</summary>
/// <param name="Start">The first line replaced, from 0.</param>
/// <param name="Removed">How many lines went.</param>
/// <param name="Added">How many lines stand there now.</param>
public readonly record struct LineDelta(int Start, int Removed, int Added);

/// <summary>
/// The immutable text of a document, by line. There is always at least one line, and the last one, and no other, has
/// no terminator: a text that ends in a terminator has an empty last line, as LSP counts.
/// </summary>
public sealed class SourceText
{
    private const int LargestSpare = 4096;

    // One list a thread takes the lines of most texts on their way into chunks.
    [ThreadStatic]
    private static List<TextLine>? _spare;

    private SourceText(ChunkedList<TextLine, NoSummary<TextLine>> lines) => Lines = lines;

    /// <summary>The lines, at least one.</summary>
    public ChunkedList<TextLine, NoSummary<TextLine>> Lines { get; }

    /// <summary>The text without characters.</summary>
    public static SourceText Empty { get; } = Parse("");

    /// <summary>Splits a text at <c>\n</c>, <c>\r\n</c> and <c>\r</c>, and nowhere else.</summary>
    public static SourceText Parse(ReadOnlySpan<char> text)
    {
        var lines = _spare ?? [];
        _spare = null;
        Split(text, lines);
        var parsed = new SourceText(ChunkedList<TextLine, NoSummary<TextLine>>.Of(CollectionsMarshal.AsSpan(lines)));
        if (lines.Capacity <= LargestSpare)
        {
            lines.Clear();
            _spare = lines;
        }
        return parsed;
    }

    /// <summary>The text after one edit; the span is clamped to the text.</summary>
    public SourceText WithChange(TextChange change) => WithChange(change, out _);

    /// <summary>The text after one edit; the span is clamped to the text.</summary>
    /// <param name="change">The edit.</param>
    /// <param name="delta">The lines it replaced.</param>
    public SourceText WithChange(TextChange change, out LineDelta delta)
    {
        if (change.Span is not { } span)
        {
            var whole = Parse(change.NewText);
            delta = new(0, Lines.Count, whole.Lines.Count);
            return whole;
        }

        var (start, end) = Clamp(span);
        int first = start.Line;
        TextLine head = Lines[start.Line], tail = start.Line == end.Line ? head : Lines[end.Line];
        string region = string.Concat(
            head.Text.AsSpan(0, start.Character), change.NewText, tail.Text.AsSpan(end.Character), tail.TerminatorText);

        // A line feed that comes to stand after a lone carriage return is one terminator with it.
        if (first > 0 && region.StartsWith('\n') && Lines[first - 1] is { Terminator: LineTerminator.CarriageReturn } previous)
        {
            first--;
            region = previous.Text + "\r" + region;
        }

        var lines = new List<TextLine>();
        Split(region, lines);
        // Split ends in a line without terminator; unless the region was the end of the text, that place is the next line's.
        if (tail.Terminator != LineTerminator.None)
            lines.RemoveAt(lines.Count - 1);
        delta = new(first, end.Line - first + 1, lines.Count);
        return new(Lines.Replace(delta.Start, delta.Removed, CollectionsMarshal.AsSpan(lines)));
    }

    /// <summary>
    /// The text after some edits that were all told of this text, ordered and not overlapping. One made after the other may go
    /// wrong where line ends change: a CR comes to stand before the LF of an empty line on the way, and the two are one.
    /// </summary>
    /// <exception cref="ArgumentException">An edit replaces the whole text, or two overlap.</exception>
    public SourceText WithChanges(IReadOnlyList<TextChange> changes)
    {
        if (changes.Count == 0)
            return this;
        var text = new StringBuilder();
        var at = default(LinePosition);
        foreach (var change in changes)
        {
            if (change.Span is not { } span)
                throw new ArgumentException("an edit of several is not the whole text", nameof(changes));
            var (start, end) = Clamp(span);
            if (start < at)
                throw new ArgumentException("edits of the same text are ordered and do not overlap", nameof(changes));
            text.Append(Substring(new(at, start))).Append(change.NewText);
            at = end;
        }
        return Parse(text.Append(Substring(new(at, End))).ToString());
    }

    /// <summary>
    /// The nearest place that the text has: a character past the end of its line is the end of that line, a line past the
    /// last is the end of the text, and what is below zero is zero. Every position from outside passes here, and only here.
    /// </summary>
    public LinePosition Clamp(LinePosition position)
    {
        if (position.Line < 0)
            return default;
        if (position.Line >= Lines.Count)
            return End;
        return new(position.Line, Math.Clamp(position.Character, 0, Lines[position.Line].Text.Length));
    }

    /// <summary>The nearest span that the text has; one whose end stands before its start is turned round.</summary>
    public LineSpan Clamp(LineSpan span)
    {
        var (start, end) = (Clamp(span.Start), Clamp(span.End));
        return start <= end ? new(start, end) : new(end, start);
    }

    /// <summary>The place after the last character.</summary>
    public LinePosition End => new(Lines.Count - 1, Lines[Lines.Count - 1].Text.Length);

    /// <summary>The characters of a span, terminators included.</summary>
    public string Substring(LineSpan span)
    {
        var (start, end) = Clamp(span);
        if (start.Line == end.Line)
            return Lines[start.Line].Text[start.Character..end.Character];
        var text = new StringBuilder();
        text.Append(Lines[start.Line].Text.AsSpan(start.Character)).Append(Lines[start.Line].TerminatorText);
        for (int line = start.Line + 1; line < end.Line; line++)
            text.Append(Lines[line].Text).Append(Lines[line].TerminatorText);
        return text.Append(Lines[end.Line].Text.AsSpan(0, end.Character)).ToString();
    }

    /// <summary>The whole text, exactly as it was read.</summary>
    public override string ToString() => Substring(new(default, End));

    private static void Split(ReadOnlySpan<char> text, List<TextLine> lines)
    {
        while (text.IndexOfAny('\n', '\r') is var end and >= 0)
        {
            var terminator = text[end] == '\n' ? LineTerminator.LineFeed
                : end + 1 < text.Length && text[end + 1] == '\n' ? LineTerminator.CarriageReturnLineFeed
                : LineTerminator.CarriageReturn;
            lines.Add(new(text[..end].ToString(), terminator));
            text = text[(end + (terminator == LineTerminator.CarriageReturnLineFeed ? 2 : 1))..];
        }
        lines.Add(new(text.ToString(), LineTerminator.None));
    }
}
