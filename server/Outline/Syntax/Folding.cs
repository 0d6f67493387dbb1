using System.Globalization;
using System.Text;

namespace Outline.Syntax;

/// <summary>
/// Takes case and accents from letters, as names are compared without them: Latin, Greek and Cyrillic, full width too. One
/// letter of a name is looked at at a time; a letter of another script, and half a surrogate pair, stays what it is.
/// </summary>
internal static class Folding
{
    // The letters from U+00A0, U+1E00 and U+2C60 on, each as its base letter. Where that is two letters, the number of the
    // pair stands instead, from 1.
    private const string Latin =
        "\u00A0¡¢£¤¥¦§¨©a«¬\u00AD®¯°±²³´μ¶·¸¹o»¼½¾¿aaaaaa\u0001ceeeeiiiidnooooo×ouuuuy\u0002\u0003" +
        "aaaaaa\u0001ceeeeiiiidnooooo÷ouuuuy\u0002yaaaaaaccccccccddddeeeeeeeeeegggg" +
        "gggghhhhiiiiiiiiii\u0004\u0004jjkkĸllllllllllnnnnnnnŋŋoooooo\u0005\u0005rrrrrrssssss" +
        "ssttttttuuuuuuuuuuuuwwyyyzzzzzzsbbbbƅƅɔccddddƍǝəɛffgɣ\u0006ɩikklƛɯnnɵ" +
        "ooƣƣppʀƨƨʃƪttttuuʊvyyzzʒƹƹƺƻƽƽƾƿǀǁǂǃ\u0007\u0007\u0007\u0008\u0008\u0008\u0009\u0009\u0009aaiioouuuuuuuuuuǝaa" +
        "aa\u0001\u0001ggggkkooooʒʒj\u0007\u0007\u0007gg\u0006ƿnnaa\u0001\u0001ooaaaaeeeeiiiioooorrrruuuussttȝȝhh" +
        "ndȣȣzzaaeeooooooooyylntj\u000A\u000Baccltszɂɂbʉʌeejjqqrryyɐɑɒbɔcddɘəɚɛɜɝɞj" +
        "gɡɢɣɤɥhɧiɩɪlllɮɯɰmnnɴɵɶɷɸɹɺɻrrrɿʀʁsʃjʅʆʇtʉʊvʌʍʎʏzzʒʓʔʕʖʗʘʙʚʛʜjʞʟ" +
        "qʡʢʣʤʥʦʧʨʩʪʫʬʭʮʯ";

    private const string LatinAdditional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" +
        "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
        "wwwwwwwwwwxxxxyyzzzzzzhtwyasss\u0003ẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
        "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy\u000C\u000Cvvyy";

    private const string LatinExtendedC =
        "lllprathhkkzzɑmɐɒvwwvⱶⱶⱷeⱹoⱻⱼⱽsz";

    private const string Pairs = "aethssijoehvdzljnjdbqpll";

    /// <summary>Folds one UTF-16 code unit.</summary>
    /// <param name="c">Any code unit.</param>
    /// <param name="first">What is compared instead; U+0000 if nothing is.</param>
    /// <param name="second">A second letter where there are two, as <c>s</c> for <c>ß</c>; else U+0000.</param>
    /// <returns>False for a combining mark: it folds to nothing.</returns>
    public static bool TryFold(char c, out char first, out char second)
    {
        second = '\0';
        if (c < 0x80)
        {
            first = AsciiLower(c);
            return true;
        }
        first = IsAccent(c) ? '\0' : Base(c);
        if (first > '\0' && first <= Pairs.Length / 2)
            (first, second) = (Pairs[2 * first - 2], Pairs[2 * first - 1]);
        return first != '\0';
    }

    /// <summary>A text as it is compared.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!TryFold(c, out char first, out char second))
                continue;
            _ = folded.Append(first);
            if (second != '\0')
                _ = folded.Append(second);
        }
        return folded.ToString();
    }

    private static char Base(char c) => c switch
    {
        >= '\u00A0' and < '\u02B0' => Latin[c - 0xA0],
        >= '\u1E00' and <= '\u1EFF' => LatinAdditional[c - 0x1E00],
        >= '\u2C60' and <= '\u2C7F' => LatinExtendedC[c - 0x2C60],
        >= '\uFF01' and <= '\uFF5E' => AsciiLower((char)(c - 0xFEE0)),
        'ᵽ' => 'p',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' or 'ϊ' or 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' or 'ϋ' or 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ѐ' or 'ё' => 'е',
        'ѝ' => 'и',
        _ => char.ToLowerInvariant(c) is var lower && lower != c ? Base(lower) : c,
    };

    private static char AsciiLower(char c) => c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;

    // In the scripts of South and East Asia such marks are vowels, and words differ by nothing else: there they stay.
    private static bool IsAccent(char c) =>
        (c is >= '\u0300' and < '\u0900' or >= '\u1AB0' and <= '\u1AFF' or >= '\u1DC0' and <= '\u1DFF' or >= '\u20D0' and <= '\u20FF'
            or >= '\uFE00' and <= '\uFE2F')
        && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
