using System.Globalization;
using System.Text;

namespace CommandLine;

/// <summary>What of a text can be shown on a terminal, and how wide it is there.</summary>
internal static class Printable
{
    /// <summary>
    /// The text with signs in the place of characters that a terminal would obey or hide: notes come from anywhere.
    /// Control characters become their pictures (U+2400 and on), the others U+FFFD.
    /// </summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
            return text;
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            Append(shown, rune);
        return shown.ToString();
    }

    /// <summary>The same for one character. Joiners inside emoji stay: they show as what they join.</summary>
    public static void Append(StringBuilder shown, Rune rune)
    {
        char picture = rune.Value switch
        {
            < 0x20 => (char)(0x2400 + rune.Value),
            0x7F => '\u2421',
            _ when IsObeyed(rune) => '\uFFFD',
            _ => '\0',
        };
        Span<char> units = [picture, default];
        shown.Append(units[..(picture == '\0' ? rune.EncodeToUtf16(units) : 1)]);
    }

    /// <summary>JSON text that says the same with escapes in the place of such characters; they stand only in its strings.</summary>
    public static string Json(string json)
    {
        if (json.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
            return json;
        var shown = new StringBuilder(json.Length);
        foreach (var rune in json.EnumerateRunes())
        {
            if (rune.Value is '\n' || rune.Value != 0x7F && !IsObeyed(rune))
                shown.Append(rune.ToString());
            else
                foreach (char unit in rune.ToString())
                    shown.Append($"\\u{(int)unit:X4}");
        }
        return shown.ToString();
    }

    /// <summary>The columns a character takes: 0 for marks on the one before, 2 for wide ones, else 1.</summary>
    public static int Width(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        0x200D or >= 0xFE00 and <= 0xFE0F => 0,
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF
            or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6
            or >= 0x1F300 and <= 0x1F64F or >= 0x1F680 and <= 0x1F6FF or >= 0x1F900 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD => 2,
        _ => 1,
    };

    private static bool IsObeyed(Rune rune) =>
        rune.Value is not (0x200C or 0x200D)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
