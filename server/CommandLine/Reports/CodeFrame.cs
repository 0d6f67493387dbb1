using System.Text;
using Outline.Text;

namespace CommandLine.Reports;

/// <summary>Draws lines of a note with their numbers, and under them what is to be said of a part of each.</summary>
/// <param name="style">The colours.</param>
internal sealed class CodeFrame(Colours style)
{
    private const int TabStop = 4;

    // Of a long line, so many UTF-16 units around the start of the place are shown.
    private const int Before = 60, After = 100;

    /// <summary>A part of a line, and what is to be said of it.</summary>
    /// <param name="Span">The part; of several lines, the first is marked.</param>
    /// <param name="Line">The line's text.</param>
    /// <param name="Message">What is to be said.</param>
    /// <param name="Sign">What stands under it: <c>^</c> for what matters most.</param>
    /// <param name="Colour">The colour of that.</param>
    public readonly record struct Mark(LineSpan Span, string Line, string Message, char Sign, string Colour);

    /// <summary>The columns of the largest number of a line.</summary>
    public static int GutterOf(IEnumerable<Mark> marks) => Digits(marks.Max(mark => mark.Span.Start.Line) + 1);

    /// <summary>Draws the lines of some marks, each once.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="marks">The marks.</param>
    /// <param name="gutter">The columns of the numbers.</param>
    public void Draw(TextWriter output, IEnumerable<Mark> marks, int gutter)
    {
        string empty = new string(' ', gutter + 1) + "|";
        output.WriteLine(style.Paint(Colours.Frame, empty));
        int last = -1;
        foreach (var mark in marks.OrderBy(mark => mark.Span.Start))
        {
            int line = mark.Span.Start.Line;
            var (source, blanks, width) = Excerpt(mark);
            // A second mark of the same line stands below the first; a long line is shown again where it is.
            if (line != last || mark.Line.Length > Before + After)
            {
                if (last >= 0 && line > last + 1)
                    output.WriteLine(style.Paint(Colours.Frame, "..."));
                output.Write(style.Paint(Colours.Frame, $"{(line + 1).ToString().PadLeft(gutter)} |"));
                output.WriteLine(source.Length > 0 ? " " + source : "");
            }
            last = line;
            output.Write(style.Paint(Colours.Frame, empty));
            output.Write(' ');
            output.Write(new string(' ', blanks));
            output.WriteLine(style.Paint(mark.Colour, $"{new string(mark.Sign, width)} {Printable.Of(mark.Message)}"));
        }
    }

    /// <summary>The line as it can be shown, how far the mark under it stands from its start, and how wide it is.</summary>
    private static (string Source, int Blanks, int Width) Excerpt(Mark mark)
    {
        var (text, span) = (mark.Line, mark.Span);
        int start = span.Start.Character, end = span.End.Line > span.Start.Line ? text.Length : span.End.Character;
        int from = start > Before + After ? start - Before : 0, to = Math.Min(text.Length, from + Before + After);

        var source = new StringBuilder(from > 0 ? "…" : "");
        int column = source.Length, markStart = -1, markEnd = -1;
        int at = from;
        foreach (var rune in text.AsSpan(from, to - from).EnumerateRunes())
        {
            if (at >= start && markStart < 0)
                markStart = column;
            if (at >= end && markEnd < 0)
                markEnd = column;
            int width = rune.Value == '\t' ? TabStop - column % TabStop : Printable.Width(rune);
            if (rune.Value == '\t')
                source.Append(' ', width);
            else
                Printable.Append(source, rune);
            column += width;
            at += rune.Utf16SequenceLength;
        }
        if (to < text.Length)
            source.Append('…');
        markStart = markStart < 0 ? column : markStart;
        markEnd = markEnd < 0 ? column : markEnd;
        return (source.ToString().TrimEnd(), markStart, Math.Max(1, markEnd - markStart));
    }

    private static int Digits(int number) => number.ToString().Length;
}
