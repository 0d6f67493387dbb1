using System.Buffers;
using System.Text;

namespace Outline.Rules;

/// <summary>
/// Mac Roman. Its bytes are other signs than those of Windows-1252: a quotation mark, a dash, “√” or “≈” begins a sequence, and
/// an accented letter or a sign of mathematics goes on with it. So <c>–ö</c>, <c>’é</c>, <c>≈£</c> and <c>√π</c> are valid sequences, and
/// mostly meant as they stand.
/// </summary>
internal sealed class MacRoman : Codepage
{
    /// <summary>The logo of its maker, a private character.</summary>
    public const char Apple = '\uF8FF';

    private const int NearLetters = 2;

    // The bytes from 80 on.
    private const string High =
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø" +
        "¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

    // What may stand behind a sign of mathematics; and behind “·” or “–”, which are dashes and dots too.
    private static readonly SearchValues<char> _operands = SearchValues.Create("πΩ∞∑∏µ∂∫ø"), _terms = SearchValues.Create("πΩ∞∑∏µ∂∫ø±≤≥≠");

    private MacRoman() : base(High.Select((c, i) => KeyValuePair.Create(c, (byte)(0x80 + i))))
    {
    }

    /// <summary>The only one.</summary>
    public static MacRoman Instance { get; } = new();

    /// <inheritdoc/>
    public override string NameFor(string text) => "Mac Roman";

    /// <inheritdoc/>
    public override void Judge(string text, ReadOnlySpan<Piece> row, Span<Evidence> evidence)
    {
        // Among letters and signs that are none of it, it is one sign among others.
        if (!IsBoundary(row[0].Start > 0 ? text[row[0].Start - 1] : ' ') || !IsBoundary(row[^1].End < text.Length ? text[row[^1].End] : ' '))
            return;
        for (int i = 0; i < row.Length;)
        {
            if (row[i].Script is Piece.Cyrillic or Piece.Armenian)
            {
                int start = i++;
                while (i < row.Length && row[i].Script == row[start].Script)
                    i++;
                evidence[start..i].Fill(OfWord(text, row[start..i], IsLetterAt(text, row[0].Start - 1) || IsLetterAt(text, row[^1].End)));
            }
            else
            {
                bool follows = i > 0 && row[i].Follows(row[i - 1]) || i + 1 < row.Length && row[i + 1].Follows(row[i]);
                evidence[i] = OfPiece(text, row, i, follows);
                i++;
            }
        }
    }

    private static bool IsBoundary(char c) => c < '\x80' || char.IsPunctuation(c) || char.IsWhiteSpace(c);

    private static bool IsLetterAt(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at]);

    // A word of letters that each begin with a dash or a quotation mark. “a–ä–ö” and “= –π–Ω” are no such words.
    private static Evidence OfWord(string text, ReadOnlySpan<Piece> word, bool isInside)
    {
        int enDashes = 0, emDashes = 0, signs = 0, operands = 0;
        foreach (var piece in word)
        {
            char lead = text[piece.Start], last = text[piece.End - 1];
            enDashes += lead == '–' ? 1 : 0;
            emDashes += lead == '—' ? 1 : 0;
            signs += char.IsLetter(last) ? 0 : 1;
            operands += _terms.Contains(last) ? 1 : 0;
        }
        if (word[0].Script == Piece.Armenian)
            return word.Length > 2 && signs > 0 ? Evidence.Strong : Evidence.None;
        if (enDashes > 0 && emDashes > 0)
            return Evidence.Strong;
        if (enDashes + emDashes < 2 || isInside && signs == 0)
            return Evidence.None;
        return word.Length == 2 && operands == 2 ? Evidence.Thin : Evidence.Strong;
    }

    private static Evidence OfPiece(string text, ReadOnlySpan<Piece> row, int i, bool follows)
    {
        var piece = row[i];
        char lead = text[piece.Start], second = text[piece.Start + 1], last = text[piece.End - 1];
        int value = piece.Rune.Value;
        switch (lead)
        {
            case '¬':
                return OfSign(text, piece, second);

            case '√' or 'ƒ' or '≈' or '∆' or '«' or '»' or '…' or '\u00A0':
                return IsLatinOfSomeLanguage(value) ? OfLetter(text, row, i, lead, second) : Evidence.None;

            // Greek: “œ” goes before a consonant or a vowel without an accent.
            case 'Œ' or 'œ':
                return Evidence.Strong;

            // Combining marks. With a sign instead of a letter it is more likely Windows-1252.
            case 'Ã':
                return char.IsLetter(second) && piece.Start > 0 && char.IsAsciiLetter(text[piece.Start - 1]) ? Evidence.Strong : Evidence.None;

            // Hebrew, Arabic and Thaana.
            case '◊' or 'ÿ' or 'Ÿ' or 'ﬁ':
                return follows ? Evidence.Strong : Evidence.None;

            // Vietnamese and old Greek, beside scripts of which one letter says nothing.
            case '·':
                if (value is < 0x1E00 or >= 0x2000)
                    return follows ? Evidence.Strong : Evidence.None;
                return !(_terms.Contains(second) && _terms.Contains(last)) ? Evidence.Strong
                    : LettersBefore(text, row, i) + LettersAfter(text, row, i) > NearLetters ? Evidence.Strong : Evidence.None;

            // Punctuation, currencies, arrows. “‚Ääh‘” is a word.
            case '‚':
                return value >= 0x2010 && second != last ? Evidence.Strong : Evidence.None;

            case '„':
                bool isKana = value is >= 0x3000 and < 0x3100 && !IsLetterAt(text, piece.End);
                return follows || isKana ? Evidence.Strong : Evidence.None;

            case 'Ô':
                return follows || value >= 0xFE00 ? Evidence.Strong : Evidence.None;

            case Apple:
                return Evidence.Strong;

            case >= 'À' and <= 'Ô' or '‡' or '‰':
                return follows && piece.End - piece.Start > 2 ? Evidence.Strong : Evidence.None;

            default:
                return Evidence.None;
        }
    }

    // What stands in Latin-1 beside the letters.
    private static Evidence OfSign(string text, Piece piece, char second)
    {
        char before = piece.Start > 0 ? text[piece.Start - 1] : ' ', after = piece.End < text.Length ? text[piece.End] : ' ';
        if (piece.Rune.Value < 0xA0)
            return Evidence.None;
        return second switch
        {
            // “¬” goes before what it denies, and stands for a hyphen in some books.
            'π' or 'Ω' or 'µ' or '∂' or '∫' => char.IsAsciiDigit(before) || before is '.' or ')' ? Evidence.Strong : Evidence.Thin,
            '∏' or '∑' => after == ' ' ? Evidence.Strong : Evidence.Thin,
            'Æ' or 'Ø' or 'æ' or 'ø' or 'ß' => char.IsAsciiLetter(before) && char.IsAsciiLetter(after) ? Evidence.None : Evidence.Strong,
            _ => Evidence.Strong,
        };
    }

    private static Evidence OfLetter(string text, ReadOnlySpan<Piece> row, int i, char lead, char second)
    {
        char previous = row[i].Start > 0 ? text[row[i].Start - 1] : ' ', next = row[i].End < text.Length ? text[row[i].End] : ' ';
        // What was broken twice.
        if (lead == '√' && char.IsLetter(second) && i + 1 < row.Length && text[row[i + 1].Start] is '¬' or '√' or '‚' or '≈' or 'ƒ' or '∆' or 'À')
            return Evidence.Strong;
        bool isUpper = Rune.IsUpper(row[i].Rune);
        if (isUpper && char.IsAsciiLetterLower(previous))
            return Evidence.None;

        int before = LettersBefore(text, row, i), after = LettersAfter(text, row, i);
        bool isInside = before > 0 && after > 0, isLong = before + after > (isInside ? NearLetters : NearLetters - 1) && Math.Max(before, after) == NearLetters;
        switch (lead)
        {
            case '√' or 'ƒ' when _operands.Contains(second):
                return isLong || isInside && second is not ('π' or 'µ' or '∫' or '∑' or 'ø') ? Evidence.Strong : before + after > 0 ? Evidence.Thin : Evidence.None;

            // A tick without a blank behind it: “√Äpfel”.
            case '√' or 'ƒ':
                return before == 0 && char.IsAsciiLetterLower(next) && second is 'Ä' or 'Å' or 'Ç' or 'É' or 'Ö' or 'Ü' ? Evidence.Thin : Evidence.Strong;

            // About five pounds, about a summer.
            case '≈' when char.IsAsciiDigit(next):
                return Evidence.None;
            case '≈':
                return isInside || before == NearLetters || after > 0 && second is 'ù' or 'ì' or 'ò' or 'ë' or 'ï' || isLong && !char.IsLetter(second) ? Evidence.Strong
                    : isLong && second == 'õ' ? Evidence.Fair : Evidence.Thin;

            case '∆':
                return isInside ? Evidence.Strong : Evidence.Thin;

            // A quotation would have an end that is no sequence.
            case '»':
                return isInside && isLong && !isUpper ? Evidence.Fair : after > 0 ? Evidence.Thin : Evidence.None;

            case '\u00A0':
                return isInside && char.IsAsciiLetterLower(next) ? Evidence.Fair : Evidence.None;

            default:
                return isInside ? Evidence.Thin : Evidence.None;
        }
    }

    private static int LettersBefore(string text, ReadOnlySpan<Piece> row, int i)
    {
        int count = 0;
        while (count < NearLetters && i > 0 && Rune.IsLetter(row[i - 1].Rune))
            (count, i) = (count + 1, i - 1);
        if (i > 0)
            return count;
        for (int at = row[0].Start - 1; count < NearLetters && at >= 0 && char.IsAsciiLetter(text[at]); at--)
            count++;
        return count;
    }

    private static int LettersAfter(string text, ReadOnlySpan<Piece> row, int i)
    {
        int count = 0;
        while (count < NearLetters && i + 1 < row.Length && Rune.IsLetter(row[i + 1].Rune))
            (count, i) = (count + 1, i + 1);
        if (i + 1 < row.Length)
            return count;
        for (int at = row[^1].End; count < NearLetters && at < text.Length && char.IsAsciiLetter(text[at]); at++)
            count++;
        return count;
    }
}
