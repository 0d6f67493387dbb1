using System.Buffers;

namespace Outline.Syntax;

/// <summary>
/// Finds what is written inside a line. Code comes first and hides what is in it from one pass over the rest, from left to
/// right; links and URLs hide what is in their targets; everything else may stand inside strong text, quotes and questions.
/// </summary>
internal ref struct InlineLexer
{
    // A target in round brackets is not searched for further than this: every scan stays linear.
    private const int LongestTarget = 2048;

    private static readonly SearchValues<char> _starts = SearchValues.Create(
        "[]#@(^*-=→\"“«:$€£¥0123456789jfmasondJFMASOND");

    private static readonly SearchValues<char> _urlEnds = SearchValues.Create(" \t\u00A0<>\"`|\\^{}\u3000");
    private static readonly string[] _tasks =
        ["TODO", "DOING", "NOW", "LATER", "WAITING", "WAIT", "NEXT", "IN-PROGRESS", "DONE", "CANCELED", "CANCELLED"];

    // One list a thread serves all lines: most lines have no spans, and their array is shared.
    [ThreadStatic]
    private static List<InlineSpan>? _spare;

    private readonly LineSyntax _line;
    private readonly int _end;
    private readonly List<InlineSpan> _spans;

    // The line; what is code consists of back-ticks once it has been found.
    private ReadOnlySpan<char> _text;
    private int _at;
    private int _openBracket = -1;

    // Where the next "]]" stands, to search each stretch once.
    private int _wikiEnd = -1;

    // Where the mark stands that closes what is strong.
    private int _strongEnd = -1;

    // Where the last quotation ends: there are none inside it.
    private int _quoteEnd = -1;

    // Closers that were searched for up to the end of the line and are not there.
    private bool _noStrongEnd, _noQuoteEnd, _noCurlyEnd, _noGuillemetEnd;

    private InlineLexer(LineSyntax line)
    {
        _line = line;
        _text = line.Text;
        _at = line.ContentStart;
        _end = line.ContentEnd;
        _spans = _spare ??= [];
        _spans.Clear();
    }

    /// <summary>The spans of a line, by start and, from the same start, the longer first.</summary>
    public static InlineSpan[] Lex(LineSyntax line)
    {
        if (!IsProse(line))
            return [];
        var lexer = new InlineLexer(line);
        lexer.LexCode();
        lexer.LexStart();
        lexer.LexRest();
        lexer.LexEnd();
        return lexer.Sorted();
    }

    /// <summary>The property, task or label that a line begins with, without reading the rest of the line.</summary>
    public static InlineSpan? StartOf(LineSyntax line)
    {
        if (!IsProse(line))
            return null;
        var content = line.Content;
        int start = line.ContentStart;
        int key = LineLexer.PropertyKeyLength(content);
        if (key > 0)
            return new(InlineKind.Property, start, line.ContentEnd, start, start + key);
        int task = TaskLength(content);
        if (task > 0)
            return new(InlineKind.Task, start, start + task, start, start + task);
        int label = line.Kind == LineKind.Item ? LabelLength(content) : 0;
        return label > 0 ? new(InlineKind.Label, start, start + label + 1, start, start + label) : null;
    }

    private static bool IsProse(LineSyntax line) =>
        line.Kind is LineKind.Item or LineKind.Heading or LineKind.Unmarked or LineKind.Property
        && line.Exit.In != LineState.Mode.Fence && line.ContentStart < line.ContentEnd;

    private void LexStart()
    {
        if (StartOf(_line) is not { } start)
            return;
        _spans.Add(start);
        // A label's words may hold more; the others are what they are.
        if (start.Kind == InlineKind.Property)
            _at = start.InnerEnd + 2;
        else if (start.Kind == InlineKind.Task)
            _at = start.End;
    }

    private void LexRest()
    {
        while (_at < _end)
        {
            int next = _text[_at.._end].IndexOfAny(_starts);
            if (next < 0)
                return;
            _at += next;
            int before = _at;
            switch (_text[_at])
            {
                case '[': OpenBracket(); break;
                case ']': CloseBracket(); break;
                case '#': Tag(); break;
                case '@': Person(); break;
                case '(': RoundBracket(); break;
                case '^': BlockId(); break;
                case '*': Strong(); break;
                case '-' or '=': Arrow(); break;
                case '→': Take(InlineKind.Arrow, 1, 0, 1); break;
                case '"': Quote('"', ref _noQuoteEnd); break;
                case '“': Quote('”', ref _noCurlyEnd); break;
                case '«': Quote('»', ref _noGuillemetEnd); break;
                case ':': Url(); break;
                case '$' or '€' or '£' or '¥': Amount(); break;
                case var c when char.IsAsciiDigit(c):
                    if (!Date())
                        Amount();
                    break;
                default: MonthAndYear(); break;
            }
            if (_at == before)
                _at++;
        }
    }

    private void LexEnd()
    {
        if (_line.Kind == LineKind.Item && _text[_end - 1] == '?')
            Add(InlineKind.Question, _line.ContentStart, _end, _line.ContentStart, _end - 1);
        Chains();
    }

    private readonly InlineSpan[] Sorted()
    {
        if (_spans.Count > 1)
            _spans.Sort(static (a, b) => a.Start != b.Start ? a.Start - b.Start : a.End != b.End ? b.End - a.End : a.Kind - b.Kind);
        return [.. _spans];
    }

    private readonly void Add(InlineKind kind, int start, int end, int innerStart, int innerEnd) =>
        _spans.Add(new(kind, start, end, innerStart, innerEnd));

    /// <summary>Adds a span from here and goes on behind it; the inner part is told relative to here.</summary>
    private void Take(InlineKind kind, int length, int innerStart, int innerEnd)
    {
        Add(kind, _at, _at + length, _at + innerStart, _at + innerEnd);
        _at += length;
    }

    private readonly ReadOnlySpan<char> Rest => _text[_at.._end];

    private readonly char Before => _at > _line.ContentStart ? _text[_at - 1] : ' ';

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private void LexCode()
    {
        if (!Rest.Contains('`'))
            return;
        char[] masked = _line.Text.ToCharArray();
        ulong unclosed = 0;     // by the length of the run of back-ticks
        while (Rest.IndexOf('`') is var next and >= 0)
        {
            _at += next;
            int length = RunLength(Rest);
            ulong mark = 1UL << Math.Min(length, 63);
            int close = (unclosed & mark) == 0 ? CodeEnd(Rest, length) : -1;
            if (close < 0)
            {
                unclosed |= mark;
                _at += length;
                continue;
            }
            masked.AsSpan(_at, close + length).Fill('`');
            Take(InlineKind.Code, close + length, length, close);
        }
        _text = masked;
        _at = _line.ContentStart;
    }

    /// <summary>Where the run of back-ticks begins that closes the one at the start; -1 where there is none.</summary>
    private static int CodeEnd(ReadOnlySpan<char> text, int length)
    {
        for (int from = length; text[from..].IndexOf('`') is var next and >= 0;)
        {
            from += next;
            int run = RunLength(text[from..]);
            if (run == length)
                return from;
            from += run;
        }
        return -1;
    }

    private static int RunLength(ReadOnlySpan<char> text) => text.IndexOfAnyExcept('`') is var length and >= 0 ? length : text.Length;

    private void OpenBracket()
    {
        if (Rest.StartsWith("[[") && WikiEnd() is var close and > 2)
        {
            // "[[a [[b]]" and "[[[b]]": the inner one is the link.
            if (Rest[1..close].Contains("[[", StringComparison.Ordinal))
            {
                _at++;
                return;
            }
            if (!Rest[2..close].IsWhiteSpace())
            {
                Take(InlineKind.WikiLink, close + 2, 2, close);
                return;
            }
        }
        _openBracket = _at;
    }

    /// <summary>Where the next "]]" stands behind here, relative to here; 0 where there is none.</summary>
    private int WikiEnd()
    {
        if (_wikiEnd < _at)
        {
            int found = Rest.IndexOf("]]");
            _wikiEnd = found < 0 ? int.MaxValue : _at + found;
        }
        return _wikiEnd == int.MaxValue ? 0 : _wikiEnd - _at;
    }

    private void CloseBracket()
    {
        int open = _openBracket;
        _openBracket = -1;
        if (open < 0 || !Rest.StartsWith("]("))
            return;
        var rest = Rest[..Math.Min(Rest.Length, LongestTarget)];
        int depth = 0;
        for (int i = 1; i < rest.Length; i++)
        {
            depth += rest[i] == '(' ? 1 : rest[i] == ')' ? -1 : 0;
            if (depth > 0)
                continue;
            if (i > 2)
            {
                Add(InlineKind.MarkdownLink, open, _at + i + 1, _at + 2, _at + i);
                _at += i + 1;
            }
            return;
        }
    }

    private void Tag()
    {
        if (IsWord(Before) || Before is '#' or '/' or '&')
            return;
        if (Rest.StartsWith("#[["))
        {
            if (WikiEnd() is var close and > 3 && !Rest[2..close].Contains("[[", StringComparison.Ordinal) && !Rest[3..close].IsWhiteSpace())
                Take(InlineKind.Tag, close + 2, 3, close);
            return;
        }
        int length = 1;
        bool letter = false;
        for (; length < Rest.Length && (IsWord(Rest[length]) || Rest[length] is '-' or '/' or '.'); length++)
            letter |= char.IsLetter(Rest[length]);
        while (length > 1 && Rest[length - 1] is '.' or '-' or '/')
            length--;
        if (letter && length > 1 && IsWord(Rest[1]))
            Take(InlineKind.Tag, length, 1, length);
    }

    private void Person()
    {
        if (IsWord(Before) || Before is '@' or '.' or '/' || Rest.Length < 2 || !char.IsLetter(Rest[1]))
            return;
        int length = 2;
        while (length < Rest.Length && (IsWord(Rest[length]) || Rest[length] is '-' or '.'))
            length++;
        while (Rest[length - 1] is '.' or '-')
            length--;
        Take(InlineKind.Person, length, 1, length);
    }

    private void RoundBracket()
    {
        int i = Rest.StartsWith("((") ? 2 : 1;
        bool reference = i == 2;
        while (i < Rest.Length && (IsWord(Rest[i]) || Rest[i] == '-' || !reference && (Rest[i] is ' ' or '.' or '\'')))
            i++;
        if (reference && i > 2 && Rest[i..].StartsWith("))"))
            Take(InlineKind.BlockReference, i + 2, 2, i);
        else if (!reference && i > 1 && Rest[i..].StartsWith("?)"))
            Add(InlineKind.Question, _at, _at + i + 2, _at + 1, _at + i);
    }

    private void BlockId()
    {
        int length = 1;
        while (length < Rest.Length && (char.IsAsciiLetterOrDigit(Rest[length]) || Rest[length] is '-' or '_'))
            length++;
        if (length > 1 && length == Rest.Length && char.IsWhiteSpace(Before))
            Take(InlineKind.BlockId, length, 1, length);
    }

    private void Strong()
    {
        if (!Rest.StartsWith("**"))
            return;
        if (_at != _strongEnd && !_noStrongEnd && Rest.Length >= 5)
        {
            int close = Rest[3..].IndexOf("**") + 3;
            _noStrongEnd = close < 3;
            if (close >= 3 && !char.IsWhiteSpace(Rest[2]) && Rest[2] != '*' && !char.IsWhiteSpace(Rest[close - 1]))
            {
                Add(InlineKind.Strong, _at, _at + close + 2, _at + 2, _at + close);
                _strongEnd = _at + close;
            }
        }
        // What is strong is read further.
        _at += 2;
    }

    private void Arrow()
    {
        if (Rest.Length >= 2 && Rest[1] == '>')
            Take(InlineKind.Arrow, 2, 0, 2);
        else if (_text[_at] == '-' && Rest.Length > 1 && char.IsAsciiDigit(Rest[1]))
            _at++;
    }

    private void Quote(char close, ref bool none)
    {
        if (none || _at < _quoteEnd || IsWord(Before) && close == '"')
            return;
        int end = Rest[1..].IndexOf(close);
        none = end < 0;
        if (end > 0)
        {
            _quoteEnd = _at + end + 2;
            Add(InlineKind.Quote, _at, _quoteEnd, _at + 1, _quoteEnd - 1);
        }
    }

    private void Url()
    {
        bool mail = Rest.Length > 1 && IsWord(Rest[1]) && _text[_line.ContentStart.._at].EndsWith("mailto", StringComparison.OrdinalIgnoreCase);
        if (!mail && !Rest.StartsWith("://"))
            return;
        int start = _at;
        int floor = _spans.Count > 0 && _spans[^1].Kind is InlineKind.Url ? _spans[^1].End : _line.ContentStart;
        while (start > floor && (char.IsAsciiLetterOrDigit(_text[start - 1]) || _text[start - 1] is '+' or '-' or '.'))
            start--;
        while (start < _at && !char.IsAsciiLetter(_text[start]))
            start++;
        if (_at - start < 2)
            return;
        int body = mail ? 1 : 3;
        int end = Rest[body..].IndexOfAny(_urlEnds);
        end = _at + (end < 0 ? Rest.Length : end + body);
        end = TrimUrl(start, end);
        if (end <= _at + body)
            return;
        // What was taken for a date or an amount inside the scheme is part of the URL.
        while (_spans.Count > 0 && _spans[^1].Start is var last && start <= last && last < _at)
            _spans.RemoveAt(_spans.Count - 1);
        Add(InlineKind.Url, start, end, start, end);
        _at = end;
    }

    // A bracket that was opened before the URL ends it; a sentence's punctuation at its end is not part of it.
    private readonly int TrimUrl(int start, int end)
    {
        int round = 0, square = 0;
        for (int i = start; i < end; i++)
        {
            round += _text[i] == '(' ? 1 : _text[i] == ')' ? -1 : 0;
            square += _text[i] == '[' ? 1 : _text[i] == ']' ? -1 : 0;
            if (round < 0 || square < 0)
                end = i;
        }
        while (end > start && _text[end - 1]
            is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '*' or '’' or '”' or '»' or '。' or '，' or '、' or '）')
        {
            end--;
        }
        return end;
    }

    private void Amount()
    {
        if (IsWord(Before) || Before is '.' or '/')
        {
            SkipNumber();
            return;
        }
        int i = 0, last = 0;
        bool unit = false, currency = false;
        while (true)
        {
            int from = i;
            if (i < Rest.Length && Rest[i] is '$' or '€' or '£' or '¥')
            {
                currency = true;
                i++;
            }
            int digits = i;
            while (i < Rest.Length && (char.IsAsciiDigit(Rest[i])
                || Rest[i] is '.' or ',' && i > digits && i + 1 < Rest.Length && char.IsAsciiDigit(Rest[i + 1])))
            {
                i++;
            }
            if (i == digits)
            {
                i = from;
                break;
            }
            if (i < Rest.Length && (Rest[i] is '%' || "kKmMbBxX".Contains(Rest[i])) && !(i + 1 < Rest.Length && IsWord(Rest[i + 1])))
            {
                unit = true;
                i++;
            }
            last = i;
            if (i < Rest.Length && (Rest[i] == '-' || Rest[i] == '–') && !Rest[i..].StartsWith("->"))
                i++;
            else
                break;
        }
        if (last > 0 && (unit || currency) && !(last < Rest.Length && IsWord(Rest[last])))
        {
            Take(InlineKind.Amount, last, 0, last);
        }
        else
        {
            _at += last;
            SkipNumber();
        }
    }

    // "3x3x2x2x" is one word: nothing inside a word is an amount, nor between the numbers of "1-2-3".
    private void SkipNumber()
    {
        while (_at < _end && IsWord(_text[_at]))
            _at++;
    }

    private bool Date()
    {
        if (IsWord(Before) || Before is '.' or '-' or '/' or '$' or '€' or '£')
            return false;
        int length = YearLength(Rest);
        if (length == 0)
            return false;
        Take(InlineKind.Date, length, 0, length);
        return true;
    }

    // "2022", "2018-19", "2016-2017", "2022-04-05", "2022-04".
    private static int YearLength(ReadOnlySpan<char> text)
    {
        if (!IsYear(text))
            return 0;
        int length = 4;
        for (int parts = 0; parts < 2 && length < text.Length && text[length] is '-' or '–' or '/'; parts++)
        {
            int digits = 0;
            while (length + 1 + digits < text.Length && char.IsAsciiDigit(text[length + 1 + digits]))
                digits++;
            if (digits == 2 || digits == 4 && parts == 0 && IsYear(text[(length + 1)..]))
                length += 1 + digits;
            else
                break;
        }
        return length < text.Length && (IsWord(text[length]) || text[length] == '%') ? 0 : length;
    }

    private static bool IsYear(ReadOnlySpan<char> text) =>
        text.Length >= 4 && (text.StartsWith("19") || text.StartsWith("20")) && char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3]);

    private static readonly string[] _months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];

    private void MonthAndYear()
    {
        int length = 0;
        while (length < Rest.Length && char.IsAsciiLetter(Rest[length]))
            length++;
        if (IsWord(Before))
        {
            _at += Math.Max(1, length);
            return;
        }
        int gap = length + (length < Rest.Length && Rest[length] == '.' ? 1 : 0);
        if (length is >= 3 and <= 9 && IsMonth(Rest[..length]) && gap < Rest.Length && Rest[gap] == ' '
            && YearLength(Rest[(gap + 1)..]) is var year and > 0)
        {
            Take(InlineKind.Date, gap + 1 + year, 0, gap + 1 + year);
        }
        else
        {
            // The rest of the word; ':' behind it may still show it to be a scheme.
            _at += length;
        }
    }

    private static bool IsMonth(ReadOnlySpan<char> word)
    {
        foreach (string month in _months)
        {
            if (word.Equals(month, StringComparison.OrdinalIgnoreCase)
                || word.Length is 3 or 4 && month.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }

    private static int TaskLength(ReadOnlySpan<char> content)
    {
        if (content.Length >= 3 && content[0] == '[' && content[2] == ']' && content[1] is ' ' or 'x' or 'X' or '-' or '/'
            && (content.Length == 3 || char.IsWhiteSpace(content[3])))
        {
            return 3;
        }
        if (!char.IsAsciiLetterUpper(content[0]))
            return 0;
        foreach (string word in _tasks)
        {
            if (content.StartsWith(word) && (content.Length == word.Length || char.IsWhiteSpace(content[word.Length]) || content[word.Length] == ':'))
                return word.Length;
        }
        return 0;
    }

    // One to three words, a colon, then a blank or the end.
    private static int LabelLength(ReadOnlySpan<char> content)
    {
        int words = 1;
        bool letter = false;
        for (int i = 0; i < content.Length; i++)
        {
            char c = content[i];
            if (c == ':')
                return letter && content[i - 1] != ' ' && (i + 1 == content.Length || char.IsWhiteSpace(content[i + 1])) ? i : 0;
            if (c == ' ')
            {
                if (i > 0 && content[i - 1] != ' ' && ++words > 3)
                    return 0;
            }
            else if (char.IsLetter(c))
            {
                letter = true;
            }
            else if (!char.IsDigit(c) && c is not ('-' or '\'' or '’' or '/' or '&' or '_'))
            {
                return 0;
            }
        }
        return 0;
    }

    // Amounts with nothing but arrows between them are one chain.
    private readonly void Chains()
    {
        int count = _spans.Count;
        for (int i = 0; i + 2 < count; i++)
        {
            int last = i;
            while (last + 2 < count && _spans[last].Kind == InlineKind.Amount && _spans[last + 1].Kind == InlineKind.Arrow
                && _spans[last + 2].Kind == InlineKind.Amount
                && _text[_spans[last].End.._spans[last + 1].Start].IsWhiteSpace()
                && _text[_spans[last + 1].End.._spans[last + 2].Start].IsWhiteSpace())
            {
                last += 2;
            }
            if (last == i)
                continue;
            int start = _spans[i].Start, end = _spans[last].End;
            Add(InlineKind.AmountChain, start, end, start, end);
            i = last;
        }
    }
}
