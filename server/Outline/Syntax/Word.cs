using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Outline.Syntax;

/// <summary>
/// A word of a text, as names are compared: folded letters and digits. Two words are the same when their hashes are; with
/// 64 bits, two that differ meet once in some billions of workspaces.
/// </summary>
/// <param name="Start">Where it begins, in UTF-16 code units.</param>
/// <param name="End">Where it ends, without the ending of a possessive: <c>cloudflare</c> of <c>cloudflare's</c>.</param>
/// <param name="Hash">Its folded letters.</param>
/// <param name="Stem">The same without an s at the end, where it may be a plural; else 0.</param>
/// <param name="Beginning">The first <see cref="BeginningLength"/> folded letters; of a shorter word, all of them.</param>
/// <param name="Joins">
/// Whether it may belong to the same name as the word before: between them are blanks, or one hyphen or dot, or nothing
/// where a script writes no blanks.
/// </param>
public readonly record struct Word(int Start, int End, ulong Hash, ulong Stem, ulong Beginning, bool Joins)
{
    /// <summary>How many letters <see cref="Beginning"/> has.</summary>
    public const int BeginningLength = 3;
}

/// <summary>Cuts a text into words, from left to right.</summary>
public ref struct WordReader(ReadOnlySpan<char> text)
{
    private const ulong Basis = 14695981039346656037, Prime = 1099511628211;

    // Shorter words that end in s are rarely plurals of names: "as", "its", "gas".
    private const int ShortestPlural = 4;

    private enum Class : byte { Other, Letter, Apostrophe, Ampersand }

    // The letters and digits of ASCII as they are compared; 0 for what is none.
    private static readonly byte[] _folded =
        [.. Enumerable.Range(0, 0x80).Select(c => char.IsAsciiLetterOrDigit((char)c) ? (byte)char.ToLowerInvariant((char)c) : (byte)0)];

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private int _last = -1;
    private bool _isOwner;

    /// <summary>The hashes of all words of a text, in order.</summary>
    public static ulong[] HashesOf(string text)
    {
        var words = new List<ulong>();
        var reader = new WordReader(text);
        while (reader.Read(out var word))
            words.Add(word.Hash);
        return [.. words];
    }

    /// <summary>Reads the next word.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool Read(out Word word)
    {
        var text = _text;
        int at = _at;
        while (at < text.Length && (text[at] < 0x80 ? _folded[text[at]] == 0 : OtherClassAt(at) != Class.Letter))
            at++;
        if (at == text.Length)
        {
            _at = at;
            word = default;
            return false;
        }

        // Nearly every word is ASCII from end to end.
        int start = at, letters = 0;
        ulong hash = Basis, before = 0, beginning = 0;
        byte last = 0;
        while (at < text.Length && text[at] < 0x80 && _folded[text[at]] is var folded and not 0)
        {
            if (letters++ == Word.BeginningLength)
                beginning = hash;
            before = hash;
            last = folded;
            hash = (hash ^ folded) * Prime;
            at++;
        }
        int ending = 0;
        var letter = new Letters(hash, before, beginning, letters, (char)last);
        if (at < text.Length && (text[at] >= 0x80 || text[at] is '\'' or '&'))
            ending = ReadOn(start, ref at, ref letter);

        word = new(
            start, at, letter.Hash, letter.Count >= ShortestPlural && letter.Last == 's' ? letter.Before : 0,
            letter.Count <= Word.BeginningLength ? letter.Hash : letter.Beginning, _last >= 0 && !_isOwner && Joins(text[_last..start]));
        _last = at;
        _isOwner = ending > 0;
        _at = at + ending;
        return true;
    }

    // The rest of a word that has other letters, or an apostrophe or an ampersand between letters. How long the ending of a
    // possessive behind it is, which is not part of it.
    private readonly int ReadOn(int start, ref int at, ref Letters letters)
    {
        bool isSign = IsUnspaced(_text[start]);
        while (at < _text.Length)
        {
            char c = _text[at];
            var kind = ClassAt(at);
            if (kind is Class.Apostrophe or Class.Ampersand)
            {
                bool between = at + 1 < _text.Length && ClassAt(at + 1) == Class.Letter;
                if (!between)
                    return kind == Class.Apostrophe && letters.Last == 's' ? 1 : 0;
                if (kind == Class.Apostrophe)
                {
                    if (_text[at + 1] is 's' or 'S' && (at + 2 == _text.Length || ClassAt(at + 2) != Class.Letter))
                        return 2;
                    at++;
                    continue;
                }
            }
            else if (kind != Class.Letter || at > start && IsUnspaced(c) || isSign && at > start && !IsMark(c))
            {
                return 0;
            }
            at++;
            if (Folding.TryFold(c, out char first, out char second))
            {
                letters.Add(first);
                if (second != '\0')
                    letters.Add(second);
            }
        }
        return 0;
    }

    private static bool Joins(ReadOnlySpan<char> gap)
    {
        if (gap.Length == 1)
            return gap[0] is ' ' or '-' or '.' or '_' or '\u2010' or '\u2011' || char.IsWhiteSpace(gap[0]);
        foreach (char c in gap)
        {
            if (!char.IsWhiteSpace(c))
                return false;
        }
        return true;
    }

    private readonly Class ClassAt(int at) => _text[at] switch
    {
        >= '\x80' => OtherClassAt(at),
        '\'' => Class.Apostrophe,
        '&' => Class.Ampersand,
        var c => _folded[c] != 0 ? Class.Letter : Class.Other,
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly Class OtherClassAt(int at)
    {
        char c = _text[at];
        if (c == '’')
            return Class.Apostrophe;
        if (char.IsSurrogate(c))
            return IsLetterPair(at) ? Class.Letter : Class.Other;
        return char.IsLetterOrDigit(c) || IsMark(c) ? Class.Letter : Class.Other;
    }

    private readonly bool IsLetterPair(int at)
    {
        int high = char.IsHighSurrogate(_text[at]) ? at : at - 1;
        return high >= 0 && high + 1 < _text.Length && Rune.TryCreate(_text[high], _text[high + 1], out var rune) && Rune.IsLetterOrDigit(rune);
    }

    private static bool IsMark(char c) =>
        c >= 0x300 && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Scripts that write no blanks between words: each sign is a word, and a name is a run of them.
    private static bool IsUnspaced(char c) => c >= 0x2E80 && c is
        >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u4DBF' or >= '\u4E00' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    private struct Letters(ulong hash, ulong before, ulong beginning, int count, char last)
    {
        public ulong Hash { get; private set; } = hash;

        public ulong Before { get; private set; } = before;

        public ulong Beginning { get; private set; } = beginning;

        public int Count { get; private set; } = count;

        public char Last { get; private set; } = last;

        public void Add(char c)
        {
            if (Count++ == Word.BeginningLength)
                Beginning = Hash;
            Before = Hash;
            Last = c;
            Hash = (Hash ^ c) * Prime;
        }
    }
}

/// <summary>
/// What a name is compared by: its words in order, whatever their case, accents, and the blanks, hyphens or dots between
/// them.
/// </summary>
/// <param name="Value">The hash of the words; 0 for a name without words.</param>
public readonly record struct NameKey(ulong Value)
{
    /// <summary>The key of a name without words.</summary>
    public static NameKey None => default;

    /// <summary>The key of a longer name.</summary>
    /// <param name="word">The hash of the word that follows.</param>
    public NameKey Then(ulong word)
    {
        ulong mixed = (ulong.RotateLeft(Value, 23) ^ word) * 0x9E3779B97F4A7C15;
        mixed ^= mixed >> 29;
        return new(mixed == 0 ? 1 : mixed);
    }

    /// <summary>The key of a name.</summary>
    public static NameKey Of(ReadOnlySpan<char> name) => Of(name, out _, out _);

    /// <summary>The key of a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="first">The hash of its first word; 0 where it has none.</param>
    /// <param name="words">How many words it has.</param>
    public static NameKey Of(ReadOnlySpan<char> name, out ulong first, out int words)
    {
        var key = None;
        (first, words) = (0, 0);
        var reader = new WordReader(name);
        while (reader.Read(out var word))
        {
            if (words++ == 0)
                first = word.Hash;
            key = key.Then(word.Hash);
        }
        return key;
    }
}
