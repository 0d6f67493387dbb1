using System.Buffers;

namespace Outline.Rules;

/// <summary>
/// Windows-1252 and Latin-1, which is the same where it has letters. What is left to judge is whether the characters may be
/// meant as they stand: <c>“CAFÉ»</c> happens to be a valid sequence too.
/// </summary>
internal sealed class Windows1252 : Codepage
{
    // The bytes 80 to 9F; the five that Windows-1252 leaves undefined are read as control characters, as browsers do.
    private const string High =
        "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    // What may stand behind the last letter of a word; an accented capital before one of these may be that last letter.
    private static readonly SearchValues<char> _closers = SearchValues.Create("…’‘”“„‚»«›‹–—™®©°²³¹º\u00A0\u00AD·•†‡´¨¸˜ˆ¡¿§¶");

    // And what may stand between two letters without a blank.
    private static readonly SearchValues<char> _joints = SearchValues.Create("’‘–—…·•\u00A0\u00AD");

    private static readonly SearchValues<char> _openers = SearchValues.Create("“„‚‘«‹»›\u00A0");

    private Windows1252() : base(
        Enumerable.Range(0x80, 0x80).Select(value => KeyValuePair.Create((char)value, (byte)value))
            .Concat(High.Select((c, i) => KeyValuePair.Create(c, (byte)(0x80 + i)))).DistinctBy(pair => pair.Key))
    {
    }

    /// <summary>The only one.</summary>
    public static Windows1252 Instance { get; } = new();

    /// <inheritdoc/>
    public override string NameFor(string text)
    {
        foreach (char c in text)
        {
            if (c is >= '\x80' and < '\xA0' && !High.Contains(c))
                return "Latin-1";
        }
        return "Windows-1252";
    }

    /// <inheritdoc/>
    public override void Judge(string text, ReadOnlySpan<Piece> row, Span<Evidence> evidence)
    {
        for (int i = 0; i < row.Length; i++)
        {
            bool follows = i > 0 && row[i].Follows(row[i - 1]) || i + 1 < row.Length && row[i + 1].Follows(row[i]);
            if (follows || SpeaksForItself(text, row[i]))
                evidence[i] = Evidence.Strong;
        }
    }

    // Whether one sequence by itself can hardly be meant as it stands.
    private static bool SpeaksForItself(string text, Piece piece)
    {
        char before = piece.Start > 0 ? text[piece.Start - 1] : ' ', after = piece.End < text.Length ? text[piece.End] : ' ';
        char second = text[piece.Start + 1], last = text[piece.End - 1];
        bool closes = _closers.Contains(last);
        switch (piece.Rune.Value)
        {
            case < 0x300:
                if (!IsLatinOfSomeLanguage(piece.Rune.Value))
                    return false;
                return BeginsWord(text, piece.Start - 1) && char.IsAsciiLetterLower(after) && !_joints.Contains(last) && !_openers.Contains(last)
                    || IsNoWordsEnd(text[piece.Start], last, before, after, closes);

            // Combining marks, behind a small letter.
            case >= 0x300 and < 0x370:
                return char.IsAsciiLetterLower(before);

            // Greek: “NAÏ…” is a word, and so is “Î»”, but neither Î nor Ï stands before the other signs.
            case >= 0x370 and < 0x400:
                return !char.IsUpper(before) && (!closes || char.IsAsciiLetterOrDigit(before));

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

    // “RÃ©union” has a capital, and no more of them.
    private static bool BeginsWord(string text, int at) =>
        at >= 0 && char.IsAsciiLetterUpper(text[at]) && (at == 0 || !char.IsLetter(text[at - 1]));

    // A capital with an accent stands here, and behind it what may close a word.
    private static bool IsNoWordsEnd(char lead, char last, char before, char after, bool closes)
    {
        // No language has these side by side, and no word of capitals ends so.
        if (lead == 'Ã' && last is '¡' or '§' or '¶' or '¸' or '¿' or 'Š' or 'Ž' || lead is 'Ã' or 'Â' && char.IsAsciiDigit(before))
            return true;
        if (!closes)
            return !char.IsUpper(before) || (char.IsLetter(last) ? char.IsLower(last) && char.IsLower(after) : char.IsLetter(after));
        if (char.IsLower(before))
            return true;
        if (_openers.Contains(before))
            return false;
        if (char.IsUpper(before) || lead is not ('Â' or 'Ã'))
            return char.IsLetter(after) && !_joints.Contains(last) && !(char.IsUpper(before) && last is '™' or '®' or '©' or 'º' or '°');
        // The word “Ã” is none, but a sound that is spoken of may be one.
        return lead == 'Â' || char.IsLetter(after) || last is not ('…' or '’' or '‘' or '”' or '“' or '–' or '—' or '»' or '«' or '›' or '‹');
    }
}
