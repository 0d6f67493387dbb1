using System.Buffers;
using System.Collections.Immutable;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Features;

/// <summary>What can be completed at a place.</summary>
internal enum CompletionPlaceKind : byte
{
    /// <summary>The name in <c>[[name]]</c>.</summary>
    Link,

    /// <summary>The item in <c>[[name#item]]</c>.</summary>
    LinkItem,

    /// <summary>The id in <c>((id))</c>.</summary>
    Block,

    /// <summary>The target of <c>[text](target)</c>.</summary>
    Path,

    /// <summary>An address that begins with <c>http</c>.</summary>
    Url,

    /// <summary><c>#tag</c></summary>
    Tag,

    /// <summary><c>@person</c></summary>
    Person,

    /// <summary>The value of a property.</summary>
    PropertyValue,

    /// <summary>Plain text.</summary>
    Plain,
}

/// <summary>The key of a property that may be meant by the first word of a line.</summary>
/// <param name="Typed">What is there of it, without colons.</param>
/// <param name="Start">Where it begins, in UTF-16 code units from the start of the line.</param>
/// <param name="End">Where what a key replaces ends: behind colons that are there already.</param>
/// <param name="Suffix">What has to follow the key.</param>
internal readonly record struct TypedKey(string Typed, int Start, int End, string Suffix);

/// <summary>Where a cursor stands when something is to be completed, found from the line left of it.</summary>
/// <param name="Kind">What can be completed.</param>
/// <param name="Line">The line, from 0.</param>
/// <param name="Cursor">The cursor, in UTF-16 code units from the start of the line.</param>
/// <param name="Start">Where that begins which is replaced.</param>
/// <param name="InsertEnd">Where it ends for who wants to insert: at the cursor, or behind the brackets that are closed anew.</param>
/// <param name="ReplaceEnd">Where it ends for who wants to replace what follows the cursor, too.</param>
/// <param name="Typed">What stands left of the cursor.</param>
internal sealed record CompletionPlace(
    CompletionPlaceKind Kind, int Line, int Cursor, int Start, int InsertEnd, int ReplaceEnd, string Typed)
{
    // As many words as the longest title has that is a name.
    private const int MostWords = 4;

    /// <summary>What follows what is inserted.</summary>
    public string Suffix { get; private init; } = "";

    /// <summary>For items the name of what they stand below, for values the key of the property.</summary>
    public string Owner { get; private init; } = "";

    /// <summary>Where names may begin that end at the cursor: the start of the last word, of the last two, and so on.</summary>
    public ImmutableArray<int> Words { get; private init; } = [];

    /// <summary>Where the last of these words ends, which may be behind the cursor.</summary>
    public int WordEnd { get; private init; }

    /// <summary>The key of a property that the line may be about to begin with.</summary>
    public TypedKey? Key { get; private init; }

    /// <summary>The place at a position; null where nothing can be completed: in code, front matter, and behind what is no word.</summary>
    public static CompletionPlace? At(SyntaxTree tree, LinePosition position)
    {
        var (number, at) = tree.Text.Clamp(position);
        var line = tree.Lines[number];
        if (line.Kind is not (LineKind.Item or LineKind.Heading or LineKind.Unmarked or LineKind.Property)
            || line.Exit.In == LineState.Mode.Fence || at < line.ContentStart)
        {
            return null;
        }
        char[] text = line.Text.ToCharArray();
        foreach (var span in line.Spans)
        {
            if (span.Kind != InlineKind.Code)
                continue;
            if (span.Start < at && at < span.End)
                return null;
            text.AsSpan(span.Start, span.Length).Fill('`');
        }
        return new Finder(line, number, text, at).Find();
    }

    private readonly ref struct Finder(LineSyntax line, int number, ReadOnlySpan<char> text, int at)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private readonly int _first = line.ContentStart;

        public CompletionPlace? Find()
        {
            var left = _text[_first..at];
            // Of brackets that are open, the last counts.
            int link = left.LastIndexOf("[["), block = left.LastIndexOf("(("), path = left.LastIndexOf("](");
            if (link >= 0 && (left[link..].Contains("]]", StringComparison.Ordinal) || IsInUrl(link)))
                link = -1;
            if (block >= 0 && (IsInUrl(block) || left[(block + 2)..].ContainsAnyExcept(_idCharacters)))
                block = -1;
            if (path >= 0 && (IsInUrl(path) || left[(path + 2)..].Contains(')') || !left[..path].Contains('[')))
                path = -1;
            return path > link && path > block ? InTarget(_first + path + 2)
                : block > link ? InBlock(_first + block + 2)
                : link >= 0 ? InLink(_first + link + 2)
                : AtUrl() ?? AtTag() ?? AtPerson() ?? InText();
        }

        private bool IsInUrl(int column)
        {
            foreach (var span in line.Spans)
            {
                if (span.Kind == InlineKind.Url && span.Start < _first + column && _first + column < span.End)
                    return true;
            }
            return false;
        }

        private CompletionPlace? InLink(int inner)
        {
            var typed = _text[inner..at];
            if (typed.Contains('|'))
                return null;
            int hash = typed.IndexOf('#');
            int start = hash < 0 ? inner : inner + hash + 1;
            var right = _text[at..];
            int close = right.IndexOf("]]"), open = right.IndexOf("[[");
            if (close >= 0 && (open < 0 || close < open))
            {
                // What follows the name in a link that is closed stays.
                int part = hash < 0 ? right[..close].IndexOfAny('|', '#') : right[..close].IndexOf('|');
                int end = at + (part >= 0 ? part : close + 2);
                return Link(start, end, end, part >= 0 ? "" : "]]", hash < 0 ? null : typed[..hash].Trim().ToString());
            }
            int single = right.StartsWith("]") ? at + 1 : at;
            return Link(start, single, Math.Max(single, EndOfWord()), "]]", hash < 0 ? null : typed[..hash].Trim().ToString());
        }

        private CompletionPlace Link(int start, int insertEnd, int replaceEnd, string suffix, string? owner) =>
            Place(owner is null ? CompletionPlaceKind.Link : CompletionPlaceKind.LinkItem, start, insertEnd, replaceEnd) with
            {
                Suffix = suffix,
                Owner = owner ?? "",
            };

        private CompletionPlace InBlock(int start)
        {
            int end = EndOf(_idCharacters);
            end += _text[end..].StartsWith("))") ? 2 : _text[end..].StartsWith(")") ? 1 : 0;
            return Place(CompletionPlaceKind.Block, start, end, end) with { Suffix = "))" };
        }

        private CompletionPlace InTarget(int start)
        {
            int length = _text[at..].IndexOfAny(_targetEnds);
            return Place(
                MayBeUrl(_text[start..at]) ? CompletionPlaceKind.Url : CompletionPlaceKind.Path, start, at, length < 0 ? _text.Length : at + length);
        }

        private CompletionPlace? AtUrl()
        {
            int start = _first + _text[_first..at].LastIndexOfAny(_urlEnds) + 1;
            while (start < at && _text[start] is '(' or '*' or '\'')
                start++;
            if (!MayBeUrl(_text[start..at]))
                return null;
            int length = _text[at..].IndexOfAny(_urlEnds);
            int end = length < 0 ? _text.Length : at + length;
            foreach (var span in line.Spans)
            {
                if (span.Kind == InlineKind.Url && span.Start <= at && at <= span.End)
                    end = span.End;
            }
            return Place(CompletionPlaceKind.Url, start, at, end);
        }

        private CompletionPlace? AtTag() => AtSign('#', _tagCharacters, "#/&", CompletionPlaceKind.Tag);

        private CompletionPlace? AtPerson() => AtSign('@', _personCharacters, "@./", CompletionPlaceKind.Person);

        private CompletionPlace? AtSign(char sign, Func<char, bool> belongs, string never, CompletionPlaceKind kind)
        {
            int start = at;
            while (start > _first && belongs(_text[start - 1]))
                start--;
            if (start == _first || _text[start - 1] != sign
                || start - 1 > _first && (IsWord(_text[start - 2]) || never.Contains(_text[start - 2])))
            {
                return null;
            }
            int end = at;
            while (end < _text.Length && belongs(_text[end]))
                end++;
            return Place(kind, start, at, end);
        }

        private CompletionPlace? InText()
        {
            var place = Plain();
            int key = LineLexer.PropertyKeyLength(_text[_first..]);
            if (key > 0 && at > _first + key + 2 && line.Kind is LineKind.Item or LineKind.Property)
            {
                int start = _first + key + 2;
                while (start < at && char.IsWhiteSpace(_text[start]))
                    start++;
                return place with
                {
                    Kind = CompletionPlaceKind.PropertyValue,
                    Owner = _text.Slice(_first, key).ToString(),
                    Start = start,
                    ReplaceEnd = Math.Max(at, line.ContentEnd),
                    Typed = _text[start..at].ToString(),
                };
            }
            place = place with { Key = KeyHere(key) };
            return place.Words.IsEmpty && place.Key is null ? null : place;
        }

        // Names end at the cursor, and begin behind whatever is no plain text.
        private CompletionPlace Plain()
        {
            var nothing = Place(CompletionPlaceKind.Plain, at, at, at);
            int first = _first;
            foreach (var span in line.Spans)
            {
                switch (span.Kind)
                {
                    case InlineKind.Url or InlineKind.Tag or InlineKind.Person or InlineKind.BlockId:
                        if (span.Start < at && at <= span.End)
                            return nothing;
                        first = span.End < at ? Math.Max(first, span.End) : first;
                        break;
                    case InlineKind.WikiLink or InlineKind.BlockReference or InlineKind.Code:
                        if (span.Start < at && at < span.End)
                            return nothing;
                        first = span.End <= at ? Math.Max(first, span.End) : first;
                        break;
                    case InlineKind.MarkdownLink:
                        if (span.InnerStart <= at && at < span.End)
                            return nothing;
                        first = span.End <= at ? Math.Max(first, span.End) : span.Start < at ? Math.Max(first, span.Start) : first;
                        break;
                }
            }
            var words = new List<Word>();
            var reader = new WordReader(_text[first..at]);
            while (reader.Read(out var word))
                words.Add(word);
            if (words.Count == 0 || first + words[^1].End != at)
                return nothing;
            int last = first + words[^1].Start;
            reader = new WordReader(_text[last..]);
            int end = reader.Read(out var whole) ? Math.Max(at, last + whole.End) : at;
            // A word before "://" is a scheme.
            if (_text[end..].StartsWith("://"))
                return nothing;
            var starts = ImmutableArray.CreateBuilder<int>();
            for (int i = words.Count - 1; i >= 0 && starts.Count < MostWords; i--)
            {
                starts.Add(first + words[i].Start);
                if (!words[i].Joins)
                    break;
            }
            return nothing with { Start = starts[0], ReplaceEnd = end, WordEnd = end, Typed = _text[starts[0]..at].ToString(), Words = starts.DrainToImmutable() };
        }

        private TypedKey? KeyHere(int key)
        {
            if (line.Kind is not (LineKind.Item or LineKind.Property) && !(line.Kind == LineKind.Unmarked && line.Indent.Length > 0))
                return null;
            var left = _text[_first..at];
            var typed = left.TrimEnd(':');
            if (typed.Length < LeastLetters || left.Length - typed.Length > 2 || !char.IsLetter(typed[0]))
                return null;
            foreach (char c in typed)
            {
                if (!IsKeyCharacter(c))
                    return null;
            }
            if (key > 0)
                return typed.Length == left.Length ? new(typed.ToString(), _first, _first + key, "") : null;
            int end = at;
            while (end < _text.Length && typed.Length == left.Length && IsKeyCharacter(_text[end]))
                end++;
            for (int colons = left.Length - typed.Length; colons < 2 && end < _text.Length && _text[end] == ':'; colons++)
                end++;
            return new(typed.ToString(), _first, end, end < _text.Length && char.IsWhiteSpace(_text[end]) ? "::" : ":: ");
        }

        private int EndOfWord()
        {
            int end = at;
            while (end < _text.Length && char.IsLetterOrDigit(_text[end]))
                end++;
            return end;
        }

        private int EndOf(SearchValues<char> characters) =>
            _text[at..].IndexOfAnyExcept(characters) is var length and >= 0 ? at + length : _text.Length;

        private CompletionPlace Place(CompletionPlaceKind kind, int start, int insertEnd, int replaceEnd) =>
            new(kind, number, at, start, insertEnd, replaceEnd, _text[start..at].ToString());
    }

    /// <summary>How many letters there have to be before plain words are completed.</summary>
    public const int LeastLetters = 2;

    private static readonly SearchValues<char> _idCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    private static readonly SearchValues<char> _targetEnds = SearchValues.Create(" \t)\"");
    private static readonly SearchValues<char> _urlEnds = SearchValues.Create(" \t\u00A0<>\"`|[]");
    private static readonly Func<char, bool> _tagCharacters = static c => IsWord(c) || c is '-' or '/' or '.';
    private static readonly Func<char, bool> _personCharacters = static c => IsWord(c) || c is '-' or '.';

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool IsKeyCharacter(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/';

    // "http" and whatever of "https://…" there is; not "httpd".
    private static bool MayBeUrl(ReadOnlySpan<char> typed) => typed.Length >= "http".Length && (IsOnTheWay(typed, "https://") || IsOnTheWay(typed, "http://"));

    private static bool IsOnTheWay(ReadOnlySpan<char> typed, string scheme) =>
        typed.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || scheme.AsSpan().StartsWith(typed, StringComparison.OrdinalIgnoreCase);
}
