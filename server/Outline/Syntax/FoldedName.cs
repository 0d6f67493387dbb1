namespace Outline.Syntax;

/// <summary>What begins with a letter of a name.</summary>
internal enum NamePart : byte
{
    /// <summary>Nothing: it goes on.</summary>
    None,

    /// <summary>A part of a word, as <c>H</c> in <c>PostHog</c> and <c>3</c> in <c>web3</c>.</summary>
    Hump,

    /// <summary>A word.</summary>
    Word,
}

/// <summary>
/// A name as its folded letters without what separates words, and where its words begin: so <c>Builder.io</c>,
/// <c>builder io</c> and <c>builderio</c> are the same letters.
/// </summary>
internal static class FoldedName
{
    private enum Kind : byte
    {
        Separator,
        Apostrophe,
        Symbol,
        Digit,
        Letter,
        SmallLetter,
        Capital,
    }

    private static readonly Kind[] _asciiKinds = [.. Enumerable.Range(0, 0x80).Select(c => KindOf((char)c, (char)c))];

    // What each letter of ASCII adds to a mask.
    private static readonly ulong[] _asciiBits =
        [.. Enumerable.Range(0, 0x80).Select(c => IsSeparator((char)c) || IsApostrophe((char)c) ? 0 : Bit(char.ToLowerInvariant((char)c)))];

    /// <summary>Whether words end here: blanks, hyphens, dots, slashes, commas, colons and underscores.</summary>
    /// <param name="folded">What <see cref="Folding.TryFold"/> gave.</param>
    public static bool IsSeparator(char folded) => folded < 0x80
        ? folded is ' ' or '-' or '.' or '_' or '/' or ',' or ':' or ';' or '\\' || folded is >= '\t' and <= '\r'
        : folded is >= '\u2010' and <= '\u2015' or '\u00B7' || char.IsWhiteSpace(folded);

    /// <summary>Whether it is written or left out alike: <c>Macy's</c> is <c>Macys</c>.</summary>
    /// <param name="folded">What <see cref="Folding.TryFold"/> gave.</param>
    public static bool IsApostrophe(char folded) => folded is '\'' or '’' or 'ʼ';

    /// <summary>Which letters a name has: a bit for each of a–z and 0–9, and 28 that all others share.</summary>
    public static ulong MaskOf(ReadOnlySpan<char> name)
    {
        ulong mask = 0;
        foreach (char c in name)
        {
            if (c < 0x80)
                mask |= _asciiBits[c];
            else if (Folding.TryFold(c, out char first, out char second) && !IsSeparator(first) && !IsApostrophe(first))
                mask |= Bit(first) | (second == '\0' ? 0 : Bit(second));
        }
        return mask;
    }

    /// <summary>Reads a name until it, or the room, ends.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="letters">Takes the letters, digits and symbols.</param>
    /// <param name="parts">Takes what begins with each; as long as <paramref name="letters"/>.</param>
    /// <returns>How many there are.</returns>
    public static int Read(ReadOnlySpan<char> name, Span<char> letters, Span<NamePart> parts)
    {
        int count = 0;
        var before = Kind.Separator;
        for (int i = 0; i < name.Length && count < letters.Length; i++)
        {
            char c = name[i];
            if (!Folding.TryFold(c, out char first, out char second))
                continue;
            var kind = c < 0x80 ? _asciiKinds[c] : KindOf(c, first);
            if (kind == Kind.Apostrophe)
                continue;
            if (kind == Kind.Separator)
            {
                before = kind;
                continue;
            }
            parts[count] =
                before == Kind.Separator || before == Kind.Symbol && kind != Kind.Symbol ? NamePart.Word
                : kind == Kind.Symbol ? NamePart.None
                : (kind == Kind.Digit) != (before == Kind.Digit) ? NamePart.Hump
                : kind == Kind.Capital && (before == Kind.SmallLetter || i + 1 < name.Length && char.IsLower(name[i + 1])) ? NamePart.Hump
                : NamePart.None;
            letters[count++] = first;
            if (second != '\0' && count < letters.Length)
            {
                parts[count] = NamePart.None;
                letters[count++] = second;
            }
            before = kind;
        }
        return count;
    }

    /// <summary>
    /// How many words, from the first on and none left out, begin with the stretches that <paramref name="word"/> is made of:
    /// 2 for <c>bio</c> and <c>builder.io</c>. Where several answers are true, the greatest.
    /// </summary>
    /// <param name="word">Folded letters; more than 64 are never found.</param>
    /// <param name="letters">The letters of the name.</param>
    /// <param name="parts">What begins with each.</param>
    /// <returns>Zero if there are none.</returns>
    public static int WordsBegun(ReadOnlySpan<char> word, ReadOnlySpan<char> letters, ReadOnlySpan<NamePart> parts)
    {
        if (word.Length is 0 or > 64)
            return 0;
        // Bit j: the first j + 1 letters have been met, the last of them in this word, or just now.
        ulong here = 0, last = 0;
        int words = 0, begun = 0;
        for (int i = 0; i < letters.Length; i++)
        {
            ulong next = last << 1;
            if (parts[i] == NamePart.Word)
            {
                next = words++ == 0 ? 1 : here << 1;
                here = 0;
            }
            last = next & Places(word, letters[i]);
            here |= last;
            if ((here >> word.Length - 1) != 0)
                begun = words;
        }
        return begun;
    }

    /// <summary>Where a letter stands in a word of up to 64, as bits.</summary>
    public static ulong Places(ReadOnlySpan<char> word, char letter)
    {
        ulong places = 0;
        for (int i = 0; i < word.Length; i++)
            places |= word[i] == letter ? 1UL << i : 0;
        return places;
    }

    private static ulong Bit(char folded) => 1UL << folded switch
    {
        >= 'a' and <= 'z' => folded - 'a',
        >= '0' and <= '9' => 26 + folded - '0',
        _ => 36 + folded % 28,
    };

    private static Kind KindOf(char c, char folded) =>
        IsSeparator(folded) ? Kind.Separator
        : IsApostrophe(folded) ? Kind.Apostrophe
        : char.IsUpper(c) ? Kind.Capital
        : char.IsLower(c) ? Kind.SmallLetter
        : char.IsDigit(c) ? Kind.Digit
        : char.IsLetterOrDigit(c) ? Kind.Letter
        : Kind.Symbol;
}
