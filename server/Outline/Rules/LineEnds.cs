using System.Runtime.CompilerServices;
using Outline.Text;
using Outline.Workspace;
using TextChunk = Outline.Text.Chunk<Outline.Text.TextLine, Outline.Text.NoSummary<Outline.Text.TextLine>>;

namespace Outline.Rules;

/// <summary>How the lines of a note end.</summary>
internal static class LineEnds
{
    private static readonly LineTerminator[] _all = [LineTerminator.LineFeed, LineTerminator.CarriageReturnLineFeed, LineTerminator.CarriageReturn];
    private static readonly ConditionalWeakTable<TextChunk, int[]> _counts = [];

    /// <summary>How the lines of a note are to end: what somebody has said, else what most of them end in, else a line feed.</summary>
    public static LineTerminator Of(SourceText text, NoteStyle style) => style.LineEnd switch
    {
        "\n" => LineTerminator.LineFeed,
        "\r\n" => LineTerminator.CarriageReturnLineFeed,
        "\r" => LineTerminator.CarriageReturn,
        _ => Commonest(text),
    };

    /// <summary>How many lines of a chunk end in something, but not in this.</summary>
    public static int OthersIn(TextChunk chunk, LineTerminator terminator)
    {
        int[] counts = _counts.GetValue(chunk, Count);
        int others = 0;
        foreach (var other in _all)
            others += other == terminator ? 0 : counts[(int)other];
        return others;
    }

    /// <summary>What people call it.</summary>
    public static string NameOf(LineTerminator terminator) => terminator switch
    {
        LineTerminator.LineFeed => "LF",
        LineTerminator.CarriageReturnLineFeed => "CRLF",
        _ => "CR",
    };

    private static LineTerminator Commonest(SourceText text)
    {
        Span<int> sums = stackalloc int[_all.Length + 1];
        sums.Clear();
        foreach (var chunk in text.Lines.Chunks)
        {
            int[] counts = _counts.GetValue(chunk, Count);
            for (int i = 0; i < counts.Length; i++)
                sums[i] += counts[i];
        }
        var best = _all[0];
        foreach (var terminator in _all)
            best = sums[(int)terminator] > sums[(int)best] ? terminator : best;
        return best;
    }

    private static int[] Count(TextChunk chunk)
    {
        int[] counts = new int[_all.Length + 1];
        foreach (var line in chunk.Items)
            counts[(int)line.Terminator]++;
        return counts;
    }
}
