using System.Text;
using Outline.Syntax;

namespace Outline.Features;

/// <summary>
/// What someone typed to find a name. Prepared once, it is held against any number of names; nothing is allocated for a name.
/// Case and accents, and what separates words, are no hindrance. From best to worst a name is found because
/// <list type="number">
/// <item>it is what was typed,</item>
/// <item>it begins with it,</item>
/// <item>a later word begins with it,</item>
/// <item>its first words do: <c>cf</c> finds <c>cloud flare</c>, <c>bio</c> finds <c>builder.io</c>,</item>
/// <item>some words or parts of words do: <c>ph</c> finds <c>PostHog</c>,</item>
/// <item>it contains it,</item>
/// <item>it contains its letters in order and close together, the first of them where a word begins.</item>
/// </list>
/// Several words may stand in any order, each found in one of these ways; in the order of the name they count for more.
/// </summary>
public readonly struct FuzzyQuery
{
    private const int Exact = 7;
    private const int Prefix = 6;
    private const int LaterWord = 5;
    private const int FirstWords = 4;
    private const int SomeWords = 3;
    private const int Inside = 2;
    private const int Scattered = 1;

    // Letters of a name that are looked at: more than any title, and every loop over them stays short.
    private const int LongestName = 256;

    // The letters may stand in a stretch this many times as long as they are many.
    private const int Density = 3;

    private readonly string _letters;
    private readonly string[] _words;
    private readonly string _typed;

    /// <summary>Prepares what was typed.</summary>
    public FuzzyQuery(string text)
    {
        var letters = new StringBuilder();
        var typed = new StringBuilder();
        var words = new List<string>();
        int word = 0;
        foreach (char c in text)
        {
            if (!Folding.TryFold(c, out char first, out char second) || FoldedName.IsApostrophe(first))
                continue;
            if (FoldedName.IsSeparator(first))
            {
                EndWord();
                continue;
            }
            _ = typed.Append(c);
            _ = letters.Append(first);
            if (second != '\0')
                _ = letters.Append(second);
        }
        EndWord();
        _letters = letters.ToString();
        _typed = typed.ToString();
        _words = [.. words];
        Mask = MaskOf(text);

        void EndWord()
        {
            if (letters.Length > word)
                words.Add(letters.ToString(word, letters.Length - word));
            word = letters.Length;
        }
    }

    /// <summary>The letters that were typed, as <see cref="MaskOf"/> tells them: a name that lacks one is not found.</summary>
    public ulong Mask { get; }

    /// <summary>
    /// Which letters a name has: a bit for each of a–z and 0–9, and 28 that all others share. To be kept by who holds many names
    /// against many queries.
    /// </summary>
    public static ulong MaskOf(ReadOnlySpan<char> name) => FoldedName.MaskOf(name);

    /// <summary>Whether a name may be found, by its mask alone. Where this is false, <see cref="Score"/> is 0.</summary>
    /// <param name="mask">The name's <see cref="MaskOf"/>.</param>
    public bool CanMatch(ulong mask) => (Mask & ~mask) == 0;

    /// <summary>
    /// How well a name fits, from 1 to 7,999; 0 if it does not. A better way of being found always scores higher; then
    /// words in the order they were typed; then the shorter name; then the same case and accents. If nothing but
    /// separators was typed, every name scores 1. Of a name only the first 256 letters are looked at.
    /// </summary>
    public int Score(ReadOnlySpan<char> name)
    {
        if (string.IsNullOrEmpty(_letters))
            return 1;
        if (!CanMatch(MaskOf(name)))
            return 0;
        Span<char> room = stackalloc char[Math.Min(2 * Math.Min(name.Length, LongestName), LongestName)];
        Span<NamePart> parts = stackalloc NamePart[room.Length];
        int count = FoldedName.Read(name, room, parts);
        ReadOnlySpan<char> letters = room[..count];

        int score = Way(_letters, letters, parts) is var way and > 0 ? 1000 * way + 500 : 0;
        if (_words.Length > 1)
        {
            int weakest = LaterWord;
            foreach (string word in _words)
                weakest = Math.Min(weakest, Way(word, letters, parts));
            score = Math.Max(score, 1000 * weakest);
        }
        return score == 0 ? 0 : score + 2 * (LongestName / 2 - Math.Min(count, LongestName / 2)) + (IsAsTyped(name) ? 1 : 0);
    }

    private static int Way(ReadOnlySpan<char> word, ReadOnlySpan<char> letters, ReadOnlySpan<NamePart> parts)
    {
        bool inside = false;
        for (int at = 0; letters[at..].IndexOf(word) is var step and >= 0; at++)
        {
            at += step;
            if (at == 0)
                return word.Length == letters.Length ? Exact : Prefix;
            if (parts[at] == NamePart.Word)
                return LaterWord;
            inside = true;
        }
        return FoldedName.WordsBegun(word, letters, parts) > 0 ? FirstWords
            : AreSomeBegun(word, letters, parts) ? SomeWords
            : inside ? Inside
            : IsScattered(word, letters, parts) ? Scattered
            : 0;
    }

    // As FoldedName.WordsBegun, but parts of words are words too, and any may be left out.
    private static bool AreSomeBegun(ReadOnlySpan<char> word, ReadOnlySpan<char> letters, ReadOnlySpan<NamePart> parts)
    {
        if (word.Length > 64)
            return false;
        ulong met = 0, last = 0;
        for (int i = 0; i < letters.Length; i++)
        {
            last = (last << 1 | (parts[i] == NamePart.None ? 0 : met << 1 | 1)) & FoldedName.Places(word, letters[i]);
            met |= last;
        }
        return (met >> word.Length - 1) != 0;
    }

    private static bool IsScattered(ReadOnlySpan<char> word, ReadOnlySpan<char> letters, ReadOnlySpan<NamePart> parts)
    {
        for (int start = 0; start <= letters.Length - word.Length; start++)
        {
            if (parts[start] != NamePart.None && IsInOrder(word, letters[start..Math.Min(letters.Length, start + Density * word.Length)]))
                return true;
        }
        return false;

        // From the very first letter on.
        static bool IsInOrder(ReadOnlySpan<char> word, ReadOnlySpan<char> letters)
        {
            int met = 0;
            for (int i = 0; i < letters.Length && met < word.Length; i++)
            {
                if (letters[i] == word[met])
                    met++;
                else if (i == 0)
                    return false;
            }
            return met == word.Length;
        }
    }

    private bool IsAsTyped(ReadOnlySpan<char> name)
    {
        int met = 0;
        for (int i = 0; i < name.Length && met < _typed.Length; i++)
            met += name[i] == _typed[met] ? 1 : 0;
        return met == _typed.Length;
    }
}
