using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Outline.Rules;

/// <summary>
/// UTF-8 that was read as something else: finds it, and reads it as what it was. Every character that it takes is a byte of a
/// UTF-8 sequence, so writing the result in UTF-8 gives those bytes again and nothing is guessed.
/// </summary>
internal static class Misreading
{
    // Text can be broken more than once; five times has been seen.
    private const int MostRounds = 6;

    // Latin letters with an accent, and more of them side by side than in most words.
    private const int Accented = 0x250, FewAccented = 3;

    // What may stand beside broken text and be whole.
    private static readonly SearchValues<char> _neighbours = SearchValues.Create("“”‘’«»‹›–—…¿¡\u00A0");

    // The likelier one first: where both explain a line equally well, it is taken.
    private static readonly Codepage[] _codepages = [Windows1252.Instance, MacRoman.Instance];

    /// <summary>A stretch of broken text.</summary>
    /// <param name="Start">Its first character.</param>
    /// <param name="End">The character after its last.</param>
    /// <param name="Text">What it was.</param>
    /// <param name="Codepages">What it was read as, the latest reading first.</param>
    /// <param name="IsThin">Whether it shows only because nothing on the line is written as it should be.</param>
    public readonly record struct Stretch(int Start, int End, string Text, IReadOnlyList<string> Codepages, bool IsThin);

    /// <summary>Whether a text holds characters that could be anything of the kind. Quick: most text does not.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> text)
    {
        foreach (var codepage in _codepages)
        {
            if (codepage.IsIn(text))
                return true;
        }
        return false;
    }

    /// <summary>Finds the words that are broken, neighbours together, and repairs them.</summary>
    public static List<Stretch> Find(ReadOnlySpan<char> text)
    {
        if (!MayBeIn(text))
            return [];
        string current = text.ToString();
        var parts = new List<Part>();
        var rounds = new List<Round>();
        while (rounds.Count < MostRounds && FindOnce(current) is { } round)
        {
            (current, parts) = Replace(current, parts, round.Words, 1 << rounds.Count);
            rounds.Add(round);
        }

        var stretches = new List<Stretch>();
        foreach (var part in parts)
        {
            string repaired = current[part.From..part.To];
            // Half repaired is not repaired: such control characters are bytes that found no place.
            if (repaired.AsSpan().IndexOfAnyInRange('\x80', '\x9F') >= 0)
                continue;
            var own = rounds.Where((_, i) => (part.Rounds >> i & 1) != 0);
            stretches.Add(new(part.Start, part.End, repaired, [.. own.Select(round => round.Codepage)], own.Any(round => round.IsThin)));
        }
        return stretches;
    }

    // The text with what was found in it replaced, and all that has been replaced so far; what overlaps becomes one.
    private static (string Text, List<Part> Parts) Replace(string text, List<Part> earlier, List<Word> found, int round)
    {
        var replaced = new StringBuilder();
        var parts = new List<Part>();
        int from = 0, shift = 0;    // shift: how far the text has moved against the original
        for (int e = 0, f = 0; e < earlier.Count || f < found.Count;)
        {
            int start = Math.Min(e < earlier.Count ? earlier[e].From : int.MaxValue, f < found.Count ? found[f].Start : int.MaxValue);
            int original = start - shift, end = start, rounds = 0;
            replaced.Append(text.AsSpan(from, start - from));
            int target = replaced.Length;
            from = start;
            do
            {
                if (e < earlier.Count && (f >= found.Count || earlier[e].From <= found[f].Start))
                {
                    end = Math.Max(end, earlier[e].To);
                    shift = earlier[e].To - earlier[e].End;
                    rounds |= earlier[e].Rounds;
                    e++;
                }
                else
                {
                    replaced.Append(text.AsSpan(from, found[f].Start - from)).Append(found[f].Text);
                    from = found[f].End;
                    end = Math.Max(end, from);
                    rounds |= round;
                    f++;
                }
            }
            while (e < earlier.Count && earlier[e].From < end || f < found.Count && found[f].Start < end);
            replaced.Append(text.AsSpan(from, end - from));
            from = end;
            parts.Add(new(original, end - shift, target, replaced.Length, rounds));
        }
        return (replaced.Append(text.AsSpan(from)).ToString(), parts);
    }

    // The codepage that explains most of a text, and the words that were read in it; null where none has to be.
    private static Round? FindOnce(string text)
    {
        Round? best = null;
        foreach (var codepage in _codepages)
        {
            if (FindIn(text, codepage) is { } round
                && (best is null || (!round.IsThin, round.Covered).CompareTo((!best.IsThin, best.Covered)) > 0))
            {
                best = round;
            }
        }
        return best;
    }

    private static Round? FindIn(string text, Codepage codepage)
    {
        var pieces = codepage.Read(text);
        if (pieces.Count == 0)
            return null;
        var evidence = new Evidence[pieces.Count];
        for (int i = 0; i < pieces.Count;)
        {
            int start = i++;
            while (i < pieces.Count && pieces[i].Start == pieces[i - 1].End)
                i++;
            // Beside letters and signs that are no sequence it is one sign among others.
            if (IsBoundary(text, pieces[start].Start - 1) && IsBoundary(text, pieces[i - 1].End))
                codepage.Judge(text, CollectionsMarshal.AsSpan(pieces)[start..i], evidence.AsSpan(start, i - start));
        }

        // What says little counts when nothing else on the line is written as it should be.
        bool isWhole = IsWhole(text, pieces), isThin = !evidence.Contains(Evidence.Strong);
        if (isThin && !(isWhole && evidence.Contains(Evidence.Fair)))
            return null;
        List<Piece> broken = [.. pieces.Where((_, i) => isWhole || evidence[i] == Evidence.Strong)];
        int covered = broken.Sum(piece => piece.End - piece.Start);
        return isWhole || CountOdd(text, broken) <= covered ? new(Join(text, broken), codepage.NameFor(text), covered, isThin) : null;
    }

    private static bool IsBoundary(string text, int at) =>
        at < 0 || at >= text.Length || text[at] < '\x80' || _neighbours.Contains(text[at]);

    // Whether everything that is not ASCII is part of a sequence.
    private static bool IsWhole(string text, List<Piece> pieces)
    {
        int from = 0;
        foreach (var piece in pieces)
        {
            if (!Ascii.IsValid(text.AsSpan(from, piece.Start - from)))
                return false;
            from = piece.End;
        }
        return Ascii.IsValid(text.AsSpan(from));
    }

    // Text in a third encoding has a sequence now and then too, but what is left of it is no text: characters in words of
    // letters and signs together, or of accented letters alone.
    private static int CountOdd(string text, List<Piece> broken)
    {
        int odd = 0, next = 0;
        for (int i = 0, skip; (skip = text.AsSpan(i).IndexOfAnyExceptInRange('\0', '\x7F')) >= 0;)
        {
            i += skip;
            int letters = 0, accented = 0, signs = 0, others = 0;
            for (int start = i; i < text.Length && text[i] >= '\x80'; i++)
            {
                if (next < broken.Count && broken[next].Start == i)
                {
                    i = broken[next++].End - 1;
                    continue;
                }
                char c = text[i];
                if (_neighbours.Contains(c))
                {
                    i += i == start ? 1 : 0;
                    break;
                }
                letters += char.IsLetter(c) ? 1 : 0;
                accented += char.IsLetter(c) && c < Accented ? 1 : 0;
                signs += char.IsSymbol(c) || char.IsNumber(c) || char.IsControl(c) ? 1 : 0;
                others++;
            }
            odd += letters > 0 && signs > 0 || accented >= FewAccented ? others : 0;
        }
        return odd;
    }

    // Words are repaired whole, and a row of them together: one mark says more than ten.
    private static List<Word> Join(string text, List<Piece> pieces)
    {
        var words = new List<Word>();
        var decoded = new StringBuilder();
        for (int i = 0; i < pieces.Count;)
        {
            int start = WordStart(text, pieces[i].Start, words.Count > 0 ? words[^1].End : 0), at = start;
            decoded.Clear();
            do
            {
                decoded.Append(text.AsSpan(at, pieces[i].Start - at));
                if (pieces[i].Rune.Value != 0xFEFF)
                    decoded.Append(pieces[i].Rune.ToString());
                at = pieces[i++].End;
            }
            while (i < pieces.Count && IsInRow(text.AsSpan(at, pieces[i].Start - at)));
            int end = at;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            decoded.Append(text.AsSpan(at, end - at));
            words.Add(new(start, end, decoded.ToString()));
        }
        return words;
    }

    private static int WordStart(string text, int at, int least)
    {
        while (at > least && char.IsAsciiLetterOrDigit(text[at - 1]))
            at--;
        return at;
    }

    // Only what is no letter, or all of it letters: the same word, or the next one where both are broken.
    private static bool IsInRow(ReadOnlySpan<char> between)
    {
        bool letters = false, others = false;
        foreach (char c in between)
        {
            letters |= char.IsAsciiLetterOrDigit(c);
            others |= !char.IsAsciiLetterOrDigit(c);
            if (c > '\x7F')
                return false;
        }
        return !(letters && others);
    }

    // What has been replaced: where it stands in the original text, and where now, and in which rounds, as bits.
    private readonly record struct Part(int Start, int End, int From, int To, int Rounds);

    private readonly record struct Word(int Start, int End, string Text);

    private sealed record Round(List<Word> Words, string Codepage, int Covered, bool IsThin);
}
