using System.Buffers;
using System.Globalization;
using System.Text;

namespace Outline.Rules;

/// <summary>
/// UTF-8 that was read as Windows-1252 or Latin-1: finds it, and reads it as what it was. Every character that it takes is a
/// byte of a UTF-8 sequence, so writing the result in UTF-8 gives those bytes again and nothing is guessed. What is left to judge
/// is whether the characters may be meant as they stand: <c>“CAFÉ»</c> happens to be a valid sequence too.
/// </summary>
internal static class Windows1252
{
    // Text can be broken more than once; more often than this nobody has seen it.
    private const int MostRounds = 4;

    // The bytes 80 to 9F; the five that Windows-1252 leaves undefined are read as control characters, as browsers do.
    private const string High =
        "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    // What may stand behind the last letter of a word; an accented capital before one of these may be that last letter.
    private static readonly SearchValues<char> _closers = SearchValues.Create("…’‘”“„‚»«›‹–—™®©°²³¹º\u00A0\u00AD·•†‡´¨¸˜ˆ¡¿§¶");

    // And what may stand between two letters without a blank.
    private static readonly SearchValues<char> _joints = SearchValues.Create("’‘–—…·•\u00A0\u00AD");

    private static readonly SearchValues<char> _openers = SearchValues.Create("“„‚‘«‹»›\u00A0");

    /// <summary>A stretch of broken text.</summary>
    /// <param name="Start">Its first character.</param>
    /// <param name="End">The character after its last.</param>
    /// <param name="Text">What it was.</param>
    public readonly record struct Stretch(int Start, int End, string Text);

    /// <summary>Finds the words that are broken, neighbours together, and repairs them.</summary>
    public static List<Stretch> Find(string text)
    {
        string current = text;
        var parts = new List<Part>();
        for (int round = 0; round < MostRounds && FindOnce(current) is { Count: > 0 } found; round++)
            (current, parts) = Replace(current, parts, found);

        var stretches = new List<Stretch>();
        foreach (var part in parts)
        {
            string repaired = current[part.From..part.To];
            // Half repaired is not repaired: such control characters are bytes that found no place.
            if (repaired.AsSpan().IndexOfAnyInRange('\x80', '\x9F') < 0)
                stretches.Add(new(part.Start, part.End, repaired));
        }
        return stretches;
    }

    // The text with what was found in it replaced, and all that has been replaced so far; what overlaps becomes one.
    private static (string Text, List<Part> Parts) Replace(string text, List<Part> earlier, List<Stretch> found)
    {
        var replaced = new StringBuilder();
        var parts = new List<Part>();
        int from = 0, shift = 0;    // shift: how far the text has moved against the original
        for (int e = 0, f = 0; e < earlier.Count || f < found.Count;)
        {
            int start = Math.Min(e < earlier.Count ? earlier[e].From : int.MaxValue, f < found.Count ? found[f].Start : int.MaxValue);
            int original = start - shift, end = start;
            replaced.Append(text.AsSpan(from, start - from));
            int target = replaced.Length;
            from = start;
            do
            {
                if (e < earlier.Count && (f >= found.Count || earlier[e].From <= found[f].Start))
                {
                    end = Math.Max(end, earlier[e].To);
                    shift = earlier[e].To - earlier[e].End;
                    e++;
                }
                else
                {
                    replaced.Append(text.AsSpan(from, found[f].Start - from)).Append(found[f].Text);
                    from = found[f].End;
                    end = Math.Max(end, from);
                    f++;
                }
            }
            while (e < earlier.Count && earlier[e].From < end || f < found.Count && found[f].Start < end);
            replaced.Append(text.AsSpan(from, end - from));
            from = end;
            parts.Add(new(original, end - shift, target, replaced.Length));
        }
        return (replaced.Append(text.AsSpan(from)).ToString(), parts);
    }

    private static List<Stretch> FindOnce(string text)
    {
        var pieces = new List<Piece>();
        bool isWhole = true;
        for (int i = 0; i < text.Length;)
        {
            int skip = text.AsSpan(i).IndexOfAnyExceptInRange('\0', '\x7F');
            if (skip < 0)
                break;
            i += skip;
            if (ReadPiece(text, i) is { } piece)
                pieces.Add(piece);
            else
                isWhole = false;
            i = pieces.Count > 0 && pieces[^1].End > i ? pieces[^1].End : i + 1;
        }
        if (pieces.Count == 0)
            return [];

        // What speaks for itself; the others count beside it when nothing else on the line is written as it should be.
        var sure = new bool[pieces.Count];
        for (int i = 0; i < sure.Length; i++)
        {
            bool continues = i > 0 && pieces[i].Follows(pieces[i - 1]), goesOn = i + 1 < sure.Length && pieces[i + 1].Follows(pieces[i]);
            sure[i] = continues || goesOn || SpeaksForItself(text, pieces[i]);
        }
        if (!sure.Contains(true))
            return [];
        var broken = new List<Piece>(pieces.Where((_, i) => sure[i] || isWhole));
        return Join(text, broken);
    }

    private static Piece? ReadPiece(string text, int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        int lead = ByteOf(text[at]);
        int length = lead switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };
        if (length == 0 || at + length > text.Length)
            return null;
        for (int i = 0; i < length; i++)
        {
            int value = ByteOf(text[at + i]);
            if (value < 0)
                return null;
            bytes[i] = (byte)value;
        }
        return Rune.DecodeFromUtf8(bytes[..length], out var rune, out int read) == OperationStatus.Done && read == length && IsPlausible(rune)
            ? new(at, at + length, rune)
            : null;
    }

    private static int ByteOf(char c)
    {
        if (c is >= '\x80' and <= '\xFF')
            return c;
        int high = c > '\xFF' ? High.IndexOf(c) : -1;
        return high < 0 ? -1 : 0x80 + high;
    }

    // Controls from 80 to 9F are what is between two rounds.
    private static bool IsPlausible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);

    // Whether one sequence by itself can hardly be meant as it stands.
    private static bool SpeaksForItself(string text, Piece piece)
    {
        char before = piece.Start > 0 ? text[piece.Start - 1] : ' ', after = piece.End < text.Length ? text[piece.End] : ' ';
        char second = text[piece.Start + 1], last = text[piece.End - 1];
        bool closes = _closers.Contains(last);
        switch (piece.Rune.Value)
        {
            case < 0x250:
                if (!IsLatinOfSomeLanguage(piece.Rune.Value))
                    return false;
                return IsNoWordsEnd(text[piece.Start], last, before, after, closes);

            // Combining marks, behind a small letter.
            case >= 0x300 and < 0x370:
                return char.IsAsciiLetterLower(before);

            // Vietnamese, whose second byte is º or »: behind “»”, the word may be over.
            case >= 0x1E80 and < 0x1F00:
                return second == 'º' && !(closes && before == ' ') || char.IsLetter(after) && !_joints.Contains(last) || !closes;

            // “â” ends hardly a word; where it does, two closing marks may follow.
            case >= 0x2000 and < 0x2C00:
                return !(_closers.Contains(second) && closes && char.IsLetter(before));

            // A byte order mark, a replacement character, a variation selector.
            case 0xFEFF or 0xFFFD or 0xFE0F:
                return true;

            case >= 0x1F000 and < 0x20000:
                return true;

            default:
                return false;
        }
    }

    private static bool IsLatinOfSomeLanguage(int value) =>
        value is >= 0xA0 and < 0x180 or 0x1A0 or 0x1A1 or 0x1AF or 0x1B0 or >= 0x218 and <= 0x21B or 0x259 or 0x18F or 0x2BB or 0x2BC or 0x2C6;

    // A capital with an accent stands here, and behind it what may close a word.
    private static bool IsNoWordsEnd(char lead, char last, char before, char after, bool closes)
    {
        if (!closes)
            return !char.IsUpper(before) || !char.IsLetter(last) || char.IsLower(last) && char.IsLower(after);
        if (char.IsLower(before))
            return true;
        if (_openers.Contains(before))
            return false;
        if (char.IsUpper(before) || lead is not ('Â' or 'Ã'))
            return char.IsLetter(after) && !_joints.Contains(last) && !(char.IsUpper(before) && last is '™' or '®' or '©' or 'º' or '°');
        // The word “Ã” is none, but a sound that is spoken of may be one.
        return lead == 'Â' || char.IsLetter(after) || last is not ('…' or '’' or '‘' or '”' or '“' or '–' or '—' or '»' or '«' or '›' or '‹');
    }

    // Words are repaired whole, and a row of them together: one mark says more than ten.
    private static List<Stretch> Join(string text, List<Piece> pieces)
    {
        var stretches = new List<Stretch>();
        var decoded = new StringBuilder();
        for (int i = 0; i < pieces.Count;)
        {
            int start = WordStart(text, pieces[i].Start, stretches.Count > 0 ? stretches[^1].End : 0), at = start;
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
            stretches.Add(new(start, end, decoded.ToString()));
        }
        return stretches;
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

    // What has been replaced: where it stands in the original text, and where now.
    private readonly record struct Part(int Start, int End, int From, int To);

    private readonly record struct Piece(int Start, int End, Rune Rune)
    {
        // Two sequences of one script in a row are no accident.
        public bool Follows(Piece before) => before.End == Start && Script(before.Rune.Value) == Script(Rune.Value);

        private static int Script(int value) => value switch
        {
            < 0x250 or >= 0x1E00 and < 0x1F00 => 0,
            >= 0x2E80 and < 0xA000 or >= 0xF900 and < 0xFB00 or >= 0xFE30 and < 0xFFF0 => 1,
            >= 0xAC00 and < 0xD800 => 2,
            _ => value >> 8,
        };
    }
}
