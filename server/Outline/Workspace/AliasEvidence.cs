using System.Buffers;
using System.Globalization;
using Outline.Syntax;

namespace Outline.Workspace;

/// <summary>In which way one name may come from another.</summary>
public enum AliasKind
{
    /// <summary>The first letters of its words: <c>pw</c> for Page Wise.</summary>
    Initials,

    /// <summary>Some of its letters: <c>vrcl</c> for vercel, <c>k8s</c> for kubernetes.</summary>
    Shortened,

    /// <summary>A number for a word or the other way round: <c>5tran</c> for Fivetran.</summary>
    NumberWord,

    /// <summary>The same letters, with blanks elsewhere: <c>posthog</c> for post hog.</summary>
    Glued,

    /// <summary>Mistyped: <c>cloudflair</c> for cloudflare.</summary>
    EditDistance,
}

/// <summary>What speaks, in the letters alone, for a word being another name of a company.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Strength">How much, from 0 to 100. Who knows more than the letters may raise it.</param>
/// <param name="Reason">The same in a few words, for people.</param>
public sealed record AliasEvidence(AliasKind Kind, int Strength, string Reason)
{
    // Longer names have no short forms that could be told from chance.
    private const int Longest = 64;

    // Letters fold to two at most, and a run of digits with what ends it to three times as many.
    private const int LongestSpelt = 2 * 3 * Longest;

    // Words of every note: as another name they would be met everywhere.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _functionWords = Words(
        "a", "ad", "all", "am", "an", "and", "any", "are", "as", "at", "be", "but", "by", "can", "do", "etc", "for", "from", "get", "go",
        "had", "has", "he", "her", "his", "how", "i", "if", "in", "is", "it", "its", "me", "my", "no", "not", "now", "of", "off", "oh",
        "ok", "on", "one", "or", "our", "out", "own", "re", "she", "so", "than", "that", "the", "then", "they", "this", "to", "up", "us",
        "via", "vs", "was", "we", "who", "why", "with", "yes", "you");

    // What is noted of a company in brackets. The initials of several words they may be all the same: Y Combinator (yc).
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _remarks = Words(
        "acquired", "active", "ae", "ai", "api", "b2b", "b2c", "bootstrapped", "ceo", "cfo", "closed", "cms", "co", "coo", "corp", "crm",
        "cto", "dead", "defunct", "eu", "gmbh", "gone", "hr", "inc", "ipo", "la", "llc", "ltd", "maybe", "ml", "new", "ny", "nyc", "old",
        "oss", "passed", "pe", "pivoted", "pm", "pr", "private", "public", "qa", "rip", "saas", "series", "sf", "startup", "stealth", "sv",
        "uk", "usa", "ui", "ux", "vc", "vp", "yc");

    // Words of a name that have no part in its initials, or may have none.
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _smallWords = Words(
        "and", "de", "for", "of", "the", "ag", "co", "corp", "gmbh", "inc", "llc", "ltd", "plc", "sa");

    private static readonly (string Digits, string Word, string Sound)[] _numbers =
    [
        ("0", "zero", "o"), ("1", "one", "one"), ("2", "two", "to"), ("3", "three", "three"), ("4", "four", "for"), ("5", "five", "five"),
        ("6", "six", "six"), ("7", "seven", "seven"), ("8", "eight", "ate"), ("9", "nine", "nine"), ("10", "ten", "ten"),
        ("11", "eleven", "eleven"), ("12", "twelve", "twelve"), ("100", "hundred", "hundred"), ("1000", "thousand", "thousand"),
    ];

    private static readonly SearchValues<char> _vowels = SearchValues.Create("aeiou");

    /// <summary>
    /// What speaks most for <paramref name="alias"/> being another name of what is called <paramref name="name"/>. Names of
    /// more than 64 UTF-16 code units, and function words, are nobody's.
    /// </summary>
    /// <returns>Null if nothing does, or if it is the same name but for case, accents and what stands between the words.</returns>
    public static AliasEvidence? Of(string alias, string name)
    {
        if (alias.Length > Longest || name.Length > Longest)
            return null;
        var a = new Letters(alias, stackalloc char[2 * alias.Length], stackalloc NamePart[2 * alias.Length]);
        var n = new Letters(name, stackalloc char[2 * name.Length], stackalloc NamePart[2 * name.Length]);
        if (a.Text.Length < 2 || n.Text.Length < 2 || a.Words == 1 && _functionWords.Contains(a.Text))
            return null;
        if (a.Text.SequenceEqual(n.Text))
            return Glued(a, n);
        if (a.Words == 1 && Initials(a.Text, n) is { } initials)
            return initials;
        if (a.Words == 1 && _remarks.Contains(a.Text))
            return null;
        var shortened = a.Words == 1 && a.Text.Length < n.Text.Length && a.Text[0] == n.Text[0] ? Shortened(a.Text, n, name.Trim()) : null;
        return Stronger(Numbered(a.Text, n), Stronger(shortened, Mistyped(a.Text, n.Text)));
    }

    /// <summary>
    /// Whether <paramref name="alias"/>, in brackets behind the name, can only be meant as its short form: one word of at least
    /// two letters or digits that begins as the name does, and whose letters stand in the name in order, with numbers for
    /// words or for letters left out. With vowels inside it must keep half of the letters, else <c>cloudflare (code)</c> were
    /// one. Remarks as <c>(public)</c>, <c>(dead)</c> and <c>(yc)</c> are not, nor is the name itself.
    /// </summary>
    public static bool IsAbbreviation(ReadOnlySpan<char> alias, ReadOnlySpan<char> name)
    {
        if (alias.Length > Longest || name.Length > Longest)
            return false;
        foreach (char c in alias)
        {
            if (!char.IsLetterOrDigit(c) && Folding.TryFold(c, out _, out _))
                return false;
        }
        var a = new Letters(alias, stackalloc char[2 * alias.Length], stackalloc NamePart[2 * alias.Length]);
        var n = new Letters(name, stackalloc char[2 * name.Length], stackalloc NamePart[2 * name.Length]);
        if (a.Text.Length < 2 || a.Text.Length >= n.Text.Length || _functionWords.Contains(a.Text))
            return false;
        if (Initials(a.Text, n) is not null)
            return true;
        if (_remarks.Contains(a.Text))
            return false;
        if (n.Text.StartsWith(a.Text) || a.Text[0] == n.Text[0] && Shortened(a.Text, n, "") is not null)
            return true;
        Span<char> spelt = stackalloc char[LongestSpelt];
        foreach (bool sound in (ReadOnlySpan<bool>)[false, true])
        {
            ReadOnlySpan<char> words = spelt[..Spell(a.Text, sound, spelt)];
            if (words.Length > a.Text.Length && words[0] == n.Text[0] && IsInOrder(words, n.Text))
                return true;
        }
        return false;
    }

    private static AliasEvidence? Glued(Letters alias, Letters name)
    {
        for (int i = 0; i < alias.Text.Length; i++)
        {
            if ((alias.Parts[i] == NamePart.Word) != (name.Parts[i] == NamePart.Word))
                return new(AliasKind.Glued, 90, alias.Words < name.Words ? "written together" : "written apart");
        }
        return null;
    }

    private static AliasEvidence? Initials(ReadOnlySpan<char> alias, Letters name)
    {
        int strength = 70 + 5 * Math.Min(alias.Length - 2, 4);
        return AreInitials(alias, name, NamePart.Word, withSmallWords: true) || AreInitials(alias, name, NamePart.Word, withSmallWords: false)
            ? new(AliasKind.Initials, strength, "initials")
            : AreInitials(alias, name, NamePart.Hump, withSmallWords: true) ? new(AliasKind.Initials, strength - 5, "initials") : null;
    }

    private static bool AreInitials(ReadOnlySpan<char> alias, Letters name, NamePart least, bool withSmallWords)
    {
        int met = 0;
        for (int i = 0; i < name.Text.Length; i++)
        {
            if (name.Parts[i] < least || !char.IsLetterOrDigit(name.Text[i]) || !withSmallWords && _smallWords.Contains(name.WordAt(i)))
                continue;
            if (met == alias.Length || alias[met++] != name.Text[i])
                return false;
        }
        return met == alias.Length && met > 1;
    }

    // The alias is shorter than the name and begins as it does.
    private static AliasEvidence? Shortened(ReadOnlySpan<char> alias, Letters name, string written)
    {
        var text = name.Text;
        int share = 100 * alias.Length / text.Length;
        if (text.StartsWith(alias))
        {
            return name.Parts[alias.Length] == NamePart.Word ? new(AliasKind.Shortened, 80, $"“{written}” begins with it")
                : alias.Length > 2 ? new(AliasKind.Shortened, 30 + share / 2, $"beginning of “{written}”")
                : null;
        }
        if (LeftOut(alias, text) is var leftOut and > 0)
            return new(AliasKind.Shortened, 85, $"{leftOut} letters left out");
        if (FoldedName.WordsBegun(alias, text, name.Parts) == name.Words && name.Words > 1)
            return new(AliasKind.Shortened, 75, "beginnings of its words");
        if (IsWithoutVowels(alias, text))
            return new(AliasKind.Shortened, alias.Length > 2 ? 85 : 60, $"“{written}” without vowels");
        if (CutOut(alias, text) is { IsEmpty: false } cut && share >= 50)
            return new(AliasKind.Shortened, 75, $"“{written}” without “{cut}”");
        if (!IsInOrder(alias, text))
            return null;
        return !alias[1..].ContainsAny(_vowels) ? new(AliasKind.Shortened, alias.Length > 2 ? 30 + share / 2 : 40, $"consonants of “{written}”")
            : alias.Length > 3 && share >= 50 ? new(AliasKind.Shortened, 35, $"letters of “{written}” in order")
            : null;
    }

    // 8 for "k8s" and "kubernetes"; zero for other words.
    private static int LeftOut(ReadOnlySpan<char> alias, ReadOnlySpan<char> name)
    {
        int digits = alias.Length - 2;
        return digits is 1 or 2 && alias[0] == name[0] && alias[^1] == name[^1]
            && int.TryParse(alias[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 1 && count == name.Length - 2
            ? count
            : 0;
    }

    // A "y" is a vowel or none.
    private static bool IsWithoutVowels(ReadOnlySpan<char> alias, ReadOnlySpan<char> name)
    {
        return Is(alias, name, yIsVowel: false) || Is(alias, name, yIsVowel: true);

        static bool Is(ReadOnlySpan<char> alias, ReadOnlySpan<char> name, bool yIsVowel)
        {
            int met = 0;
            for (int i = 0; i < name.Length; i++)
            {
                if (i > 0 && (_vowels.Contains(name[i]) || yIsVowel && name[i] == 'y'))
                    continue;
                if (met == alias.Length || alias[met++] != name[i])
                    return false;
            }
            return met == alias.Length && met > 1;
        }
    }

    // Two letters or more in the middle, with two or more on both sides; one letter is a slip.
    private static ReadOnlySpan<char> CutOut(ReadOnlySpan<char> alias, ReadOnlySpan<char> name)
    {
        int start = alias.CommonPrefixLength(name), cut = name.Length - alias.Length;
        return start > 1 && alias.Length - start > 1 && cut > 1 && name.EndsWith(alias[start..]) ? name.Slice(start, cut) : [];
    }

    private static AliasEvidence? Numbered(ReadOnlySpan<char> alias, Letters name)
    {
        if (!alias.ContainsAnyInRange('0', '9') && !name.Text.ContainsAnyInRange('0', '9'))
            return null;
        Span<char> aliasRoom = stackalloc char[LongestSpelt], nameRoom = stackalloc char[LongestSpelt];
        foreach (bool sound in (ReadOnlySpan<bool>)[false, true])
        {
            ReadOnlySpan<char> a = aliasRoom[..Spell(alias, sound, aliasRoom)], n = nameRoom[..Spell(name.Text, sound, nameRoom)];
            if (a.SequenceEqual(n))
                return new(AliasKind.NumberWord, 90, Reason(a.Length > alias.Length ? alias : name.Text, sound));
            // The name may say more: "5tran" for Fivetran Inc.
            if (a.Length > alias.Length && name.Text.StartsWith(a) && name.Parts[a.Length] == NamePart.Word)
                return new(AliasKind.NumberWord, 80, Reason(alias, sound));
        }
        return null;

        static string Reason(ReadOnlySpan<char> text, bool sound)
        {
            int digits = text.IndexOfAnyInRange('0', '9'), length = DigitsAt(text, digits);
            return $"{text.Slice(digits, length)} = {WordFor(text.Slice(digits, length), sound)}";
        }
    }

    // Writes numbers as words; those that have none stay.
    private static int Spell(ReadOnlySpan<char> text, bool sound, Span<char> spelt)
    {
        int count = 0;
        for (int i = 0; i < text.Length;)
        {
            int digits = DigitsAt(text, i), length = Math.Max(digits, 1);
            var piece = digits > 0 && WordFor(text.Slice(i, digits), sound) is { } word ? word : text.Slice(i, length);
            piece.CopyTo(spelt[count..]);
            count += piece.Length;
            i += length;
        }
        return count;
    }

    private static int DigitsAt(ReadOnlySpan<char> text, int at)
    {
        int length = text[at..].IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length - at : length;
    }

    private static string? WordFor(ReadOnlySpan<char> digits, bool sound)
    {
        foreach (var number in _numbers)
        {
            if (digits.SequenceEqual(number.Digits))
                return sound ? number.Sound : number.Word;
        }
        return null;
    }

    // Short words differ in a letter and mean something else; so do words with other digits, and a plural is no slip.
    private static AliasEvidence? Mistyped(ReadOnlySpan<char> alias, ReadOnlySpan<char> name)
    {
        int length = Math.Min(alias.Length, name.Length), most = length switch { < 5 => 0, < 8 => 1, _ => 2 };
        if (Math.Abs(alias.Length - name.Length) > most || most == 0 || most == 1 && alias[0] != name[0] && (alias[0], alias[1]) != (name[1], name[0])
            || !HaveSameDigits(alias, name) || alias.Length == name.Length + 1 && alias[^1] == 's' && alias.StartsWith(name))
            return null;
        int edits = Edits(alias, name);
        if (edits > most)
            return null;
        bool swapped = edits == 1 && alias.Length == name.Length && alias.CommonPrefixLength(name) is var at
            && at + 1 < length && alias[at] == name[at + 1] && alias[at + 1] == name[at];
        return swapped ? new(AliasKind.EditDistance, Math.Min(85, 30 + 6 * length), "2 letters swapped")
            : edits == 1 ? new(AliasKind.EditDistance, Math.Min(80, 20 + 6 * length), "1 letter differs")
            : new(AliasKind.EditDistance, Math.Min(65, 12 + 4 * length), "2 letters differ");
    }

    private static bool HaveSameDigits(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < a.Length && !char.IsAsciiDigit(a[i]))
                i++;
            while (j < b.Length && !char.IsAsciiDigit(b[j]))
                j++;
            if (i == a.Length || j == b.Length)
                return i == a.Length && j == b.Length;
            if (a[i++] != b[j++])
                return false;
        }
    }

    /// <summary>How many letters to put in, leave out or replace, and neighbours to swap, make one short word of the other.</summary>
    internal static int Edits(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        // Three rows of the usual table.
        int width = b.Length + 1;
        Span<int> beforeLast = stackalloc int[width], last = stackalloc int[width], row = stackalloc int[width];
        for (int j = 0; j < width; j++)
            last[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j < width; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[b.Length];
    }

    private static bool IsInOrder(ReadOnlySpan<char> word, ReadOnlySpan<char> letters)
    {
        int met = 0;
        for (int i = 0; i < letters.Length && met < word.Length; i++)
            met += letters[i] == word[met] ? 1 : 0;
        return met == word.Length;
    }

    private static AliasEvidence? Stronger(AliasEvidence? a, AliasEvidence? b) =>
        a is null || b is not null && b.Strength > a.Strength ? b : a;

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] words) =>
        new HashSet<string>(words).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ref struct Letters
    {
        public Letters(ReadOnlySpan<char> name, Span<char> letters, Span<NamePart> parts)
        {
            int count = FoldedName.Read(name, letters, parts);
            Text = letters[..count];
            Parts = parts[..count];
            Words = Parts.Count(NamePart.Word);
        }

        public ReadOnlySpan<char> Text { get; }

        public ReadOnlySpan<NamePart> Parts { get; }

        public int Words { get; }

        public ReadOnlySpan<char> WordAt(int start)
        {
            int length = Parts[(start + 1)..].IndexOf(NamePart.Word);
            return length < 0 ? Text[start..] : Text.Slice(start, length + 1);
        }
    }
}
