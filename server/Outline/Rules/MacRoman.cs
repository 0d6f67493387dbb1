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

    // So many letters on one side make a word of it; and no variable, sine or logarithm is as long as that.
    private const int Word = 2, LongWord = 3;

    // The bytes from 80 on.
    private const string High =
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø" +
        "¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

    // What may stand behind a sign of mathematics; and behind “·” or “–”, which are dots and dashes too.
    private static readonly SearchValues<char> _operands = SearchValues.Create("πΩ∞∑∏µ∂∫ø"), _terms = SearchValues.Create("πΩ∞∑∏µ∂∫ø±≤≥≠");

    // Letters that words begin with, in languages that have more than accents.
    private static readonly SearchValues<char> _initials = SearchValues.Create("ÄäÅåÇÉéÖöÜüØ");

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
        for (int i = 0; i < row.Length;)
        {
            if (row[i].Script is Piece.Cyrillic or Piece.Armenian)
            {
                int start = i++;
                while (i < row.Length && row[i].Script == row[start].Script)
                    i++;
                evidence[start..i].Fill(OfWord(text, row[start..i], IsInWordAt(text, row[0].Start - 1) || IsInWordAt(text, row[^1].End)));
            }
            else
            {
                bool follows = i > 0 && row[i].Follows(row[i - 1]) || i + 1 < row.Length && row[i + 1].Follows(row[i]);
                evidence[i] = OfPiece(text, row, i, follows);
                i++;
            }
        }
    }

    private static bool IsInWordAt(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at]);

    // Whether a sequence stands between blanks, and these between words.
    private static bool IsAlone(string text, Piece piece) =>
        IsInWordAt(text, piece.Start - 2) && text[piece.Start - 1] == ' ' && IsInWordAt(text, piece.End + 1) && text[piece.End] == ' ';

    private static bool IsDigitAt(string text, int at) => at >= 0 && char.IsAsciiDigit(text[at]);

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
        return enDashes + emDashes < 2 || isInside && signs == 0 || word.Length == 2 && operands == 2 ? Evidence.None : Evidence.Strong;
    }

    private static Evidence OfPiece(string text, ReadOnlySpan<Piece> row, int i, bool follows)
    {
        var piece = row[i];
        char before = piece.Start > 0 ? text[piece.Start - 1] : ' ';
        char lead = text[piece.Start], second = text[piece.Start + 1], last = text[piece.End - 1];
        int value = piece.Rune.Value;
        switch (lead)
        {
            case '¬':
                return OfSign(text, piece, second);

            case '√' or 'ƒ' or '≈' or '∆' or '«' or '»' or '…' or '\u00A0':
                return IsLatinOfSomeLanguage(value) ? OfLetter(text, row, i, lead, second) : Evidence.None;

            // Greek: “œ” goes before a consonant or a vowel without an accent. In Polish read as Windows-1252 it is an ś.
            case 'Œ' or 'œ':
                return value > 0x3CE || char.IsAsciiLetterUpper(before) ? Evidence.None : char.IsAsciiLetterLower(before) ? Evidence.Fair : Evidence.Strong;

            // Combining marks. With a sign instead of a letter it is more likely Windows-1252.
            case 'Ã':
                return char.IsLetter(second) && second is not ('ª' or 'º') && char.IsAsciiLetter(before) ? Evidence.Strong : Evidence.None;

            // Hebrew, Arabic and Thaana.
            case '◊' or 'ÿ' or 'Ÿ' or 'ﬁ':
                return follows ? Evidence.Strong : Evidence.None;

            // Vietnamese and old Greek, beside scripts of which one letter says nothing.
            case '·':
                if (value is < 0x1E00 or >= 0x2000)
                    return follows ? Evidence.Strong : Evidence.None;
                return !(_terms.Contains(second) && _terms.Contains(last)) ? Evidence.Strong
                    : Math.Max(LettersBefore(text, row, i), LettersAfter(text, row, i)) >= Word ? Evidence.Strong : Evidence.None;

            // Punctuation, currencies, arrows, but no subscripts and numerals: “‚Ääh‘”, “‚Çözüm‘” and “‚çöp‘” are words.
            case '‚':
                return value is < 0x2010 or >= 0x2070 and < 0x20A0 or >= 0x2150 and < 0x2190 || second == last
                    || char.IsLower(second) && char.IsLower(last) && piece.End < text.Length && char.IsAsciiLetterLower(text[piece.End])
                    ? Evidence.None : Evidence.Strong;

            case '„':
                bool isKana = value is >= 0x3000 and < 0x3100 && !IsInWordAt(text, piece.End);
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
            'π' or 'Ω' or '∂' or '∫' => char.IsAsciiDigit(before) || before is '.' or ')' ? Evidence.Strong : Evidence.None,
            'µ' => char.IsAsciiLetter(after) && IsDigitAt(text, piece.Start - (before == ' ' ? 2 : 1)) ? Evidence.Strong : Evidence.None,
            '∏' or '∑' => IsAlone(text, piece) ? Evidence.Fair : Evidence.None,
            'Æ' or 'Ø' or 'æ' or 'ø' or 'ß' => char.IsAsciiLetter(after) ? Evidence.None : Evidence.Strong,
            _ => Evidence.Strong,
        };
    }

    private static Evidence OfLetter(string text, ReadOnlySpan<Piece> row, int i, char lead, char second)
    {
        char previous = row[i].Start > 0 ? text[row[i].Start - 1] : ' ', next = row[i].End < text.Length ? text[row[i].End] : ' ';
        // What was broken twice.
        if (lead == '√' && i + 1 < row.Length
            && (row[i + 1].Rune.Value < 0xA0 || char.IsLetter(second) && text[row[i + 1].Start] is '¬' or '√' or '‚' or '≈' or 'ƒ' or '∆' or 'À'))
        {
            return Evidence.Strong;
        }
        bool isUpper = Rune.IsUpper(row[i].Rune);
        if (isUpper && char.IsAsciiLetterLower(previous))
            return Evidence.None;

        int before = LettersBefore(text, row, i), after = LettersAfter(text, row, i);
        bool isInside = before > 0 && after > 0, isInWord = Math.Max(before, after) >= Word;
        bool isOperand = _operands.Contains(second), isSign = !char.IsLetter(second);
        switch (lead)
        {
            // The signs for times and divided by.
            case '√' when !Rune.IsLetter(row[i].Rune):
                return isSign || char.IsAsciiLetter(next) ? Evidence.None : Evidence.Strong;

            case '√' or 'ƒ' when isOperand && isInside:
                return isInWord || second is not ('π' or 'µ' or '∫' or 'ø') ? Evidence.Strong : Evidence.None;

            // “log√π” is none, “più” is a word.
            case '√' or 'ƒ' when isOperand:
                return before >= Word && second is not ('π' or '∞') ? Evidence.Strong
                    : before >= Word && previous is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'r' || after >= LongWord ? Evidence.Fair : Evidence.None;

            // A tick without a blank behind it: “√öppna”. And “√élu” is a way to reckon with curves.
            case '√' when before == 0 && !isSign:
                return _initials.Contains(second) && after > 0 ? Evidence.None : Evidence.Fair;

            // The short words: à, é, è, and å between others. A row of ticks and dots is none.
            case '√' when before + after == 0 && isSign && second is not ('†' or '©' or '®'):
                return IsAlone(text, row[i]) ? Evidence.Fair : Evidence.None;

            case '√' or 'ƒ':
                return Evidence.Strong;

            case '∆':
                return isInside ? Evidence.Strong : Evidence.None;

            // About five pounds, about 20 °C, about a summer.
            case '≈' when char.IsAsciiDigit(next) || !isUpper && char.IsAsciiLetterUpper(next):
                return Evidence.None;

            case '≈' when isOperand:
                return before > 0 && isInWord ? Evidence.Strong : after >= LongWord ? Evidence.Fair : Evidence.None;

            case '≈' when before == 0 && second is '£' or '¥' or '¢':
                return Evidence.None;

            case '≈':
                return isInside || before >= Word || isSign && after >= Word ? Evidence.Strong
                    : before > 0 ? second is '≠' or 'æ' ? Evidence.Fair : Evidence.None
                    : after > 0 && second is 'ù' or 'ì' or 'ò' or 'ï' ? Evidence.Fair : Evidence.None;

            // A quotation would have an end, which is no sequence.
            case '»':
                return isInside && isInWord && !isUpper ? Evidence.Fair : Evidence.None;

            default:
                return isInside && char.IsAsciiLetterLower(next) ? Evidence.Fair : Evidence.None;
        }
    }

    private static int LettersBefore(string text, ReadOnlySpan<Piece> row, int i)
    {
        int count = 0;
        while (count < LongWord && i > 0 && Rune.IsLetter(row[i - 1].Rune))
            (count, i) = (count + 1, i - 1);
        if (i > 0)
            return count;
        for (int at = row[0].Start - 1; count < LongWord && at >= 0 && char.IsAsciiLetter(text[at]); at--)
            count++;
        return count;
    }

    private static int LettersAfter(string text, ReadOnlySpan<Piece> row, int i)
    {
        int count = 0;
        while (count < LongWord && i + 1 < row.Length && Rune.IsLetter(row[i + 1].Rune))
            (count, i) = (count + 1, i + 1);
        if (i + 1 < row.Length)
            return count;
        for (int at = row[^1].End; count < LongWord && at < text.Length && char.IsAsciiLetter(text[at]); at++)
            count++;
        return count;
    }
}
