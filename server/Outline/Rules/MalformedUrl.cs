using System.Buffers;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>URLs that a slip of the keyboard or of a paste has broken.</summary>
public sealed class MalformedUrl : LineRule
{
    // Every scheme below has one of these.
    private static readonly SearchValues<string> _hints = SearchValues.Create(["ttp", "htp"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] _slips =
        ["htp", "htps", "hhttp", "hhttps", "ttp", "ttps", "htttp", "htttps", "httpp", "httpps", "httpss", "httsp", "htpp", "htpps", "hhtp", "hhtps"];

    /// <inheritdoc/>
    public override string Name => "malformed-url";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Warning;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a URL whose beginning is misspelt (`http//`, `https:/`, `htps://`, a scheme twice) or whose escaped blank fell apart (`% 20`)",
        """
        It cannot be followed, and it is not recognized as a URL: its words count as words of the note. Only what goes on like a
        host name is reported.
        """,
        "- vtex\n\t- https//vtex.com/us-en/cases/\n",
        "- vtex\n\t- https://vtex.com/us-en/cases/\n",
        "Repairs the beginning or the escaped blank. It stays a choice, for the URL may have been quoted as it is.");

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        string text = line.Text;
        // Whatever a URL begins with, a slash is part of it; most lines have none, and that is seen at once.
        if (text.AsSpan().IndexOfAny('/', '\\') < 0 || !RuleText.IsProse(line))
            return;
        int from = text.AsSpan().IndexOfAny(_hints);
        if (from < 0)
            return;
        while (from < text.Length)
        {
            var (start, end) = TokenAt(text, from);
            if (Repair(text, start, end) is var (begin, after, repaired) && !RuleText.IsInCode(line, begin, after))
            {
                found.Add(new(begin, after, $"{RuleText.Quote(text.AsSpan(begin, after - begin))} is not a URL: {RuleText.Quote(repaired)}"));
                end = after;
            }
            int next = text.AsSpan(end).IndexOfAny(_hints);
            if (next < 0)
                return;
            from = end + next;
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        var (line, column) = diagnostic.Span.Start;
        string text = tree.Lines[line].Text;
        var (start, end) = TokenAt(text, column);
        return Repair(text, start, end) is var (begin, after, repaired)
            ? [new($"Repair the URL: {RuleText.Quote(repaired)}", [new(new LineSpan(line, begin, after), repaired)], Trust.Likely)]
            : [];
    }

    private static (int Start, int End) TokenAt(string text, int at)
    {
        int start = at, end = at;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return (start, end);
    }

    // The first URL of a token; what stands inside another URL is that URL's business.
    private static (int Start, int End, string Text)? Repair(string text, int start, int end)
    {
        int scheme = start;
        while (scheme < end && !BeginsUrl(text, start, scheme, end))
        {
            // On to the next word.
            while (scheme < end && char.IsLetterOrDigit(text[scheme]))
                scheme++;
            while (scheme < end && !char.IsAsciiLetter(text[scheme]))
                scheme++;
        }
        if (scheme >= end)
            return null;

        int close = end;
        bool bracketed = text.AsSpan(scheme, end - scheme).Contains('(');
        while (close > scheme && (IsBehindUrl(text[close - 1]) || text[close - 1] == ')' && !bracketed))
            close--;
        var (word, mark) = Scheme(text.AsSpan(scheme, close - scheme));
        var rest = text.AsSpan(scheme + word + mark, close - scheme - word - mark);
        bool broken = !IsGood(text.AsSpan(scheme, word)) || text.AsSpan(scheme + word, mark) is not "://";

        // The scheme twice: the inner one counts.
        string name = NameOf(text.AsSpan(scheme, word));
        var (innerWord, innerMark) = Scheme(rest);
        if (innerMark > 0 && StartsLikeHost(rest[(innerWord + innerMark)..]))
        {
            broken = true;
            name = NameOf(rest[..innerWord]);
            rest = rest[(innerWord + innerMark)..];
        }
        if (broken)
            return StartsLikeHost(rest) ? (scheme, close, $"{name}://{rest.ToString().Replace('\\', '/')}") : null;

        int blank = EscapedBlank(text, scheme, end);
        if (blank < 0 || !StartsLikeHost(rest))
            return null;
        int whole = TokenAt(text, blank + 1).End;
        return (scheme, whole, string.Concat(text.AsSpan(scheme, blank - scheme), text.AsSpan(blank + 1, whole - blank - 1)));
    }

    private static bool IsBehindUrl(char c) => c is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '"' or '”' or '>' or ']' or '*';

    // "a% 20b" and "a%2 0b": where the blank stands that fell between, else -1.
    private static int EscapedBlank(string text, int start, int end)
    {
        var before = text.AsSpan(start, end - start);
        var after = text.AsSpan(end);
        int digits = before.EndsWith('%') && after.StartsWith(" 20") ? 3 : before.EndsWith("%2") && after.StartsWith(" 0") ? 2 : 0;
        return digits > 0 && digits < after.Length && char.IsAsciiLetter(after[digits]) ? end : -1;
    }

    // A path or a query is no place for a URL to begin.
    private static bool BeginsUrl(string text, int tokenStart, int at, int end) =>
        Scheme(text.AsSpan(at, end - at)).Mark > 0
        && (at == tokenStart || text[at - 1] is not ('/' or '.' or '-' or '_' or '=' or '&' or '%' or '@'));

    // The lengths of a scheme, well or badly spelt, and of what separates it from the host; 0 where there is none.
    private static (int Word, int Mark) Scheme(ReadOnlySpan<char> text)
    {
        int word = 0;
        while (word < text.Length && char.IsAsciiLetter(text[word]))
            word++;
        if (!IsGood(text[..word]) && !IsSlip(text[..word]))
            return default;
        int mark = text[word..].IndexOfAnyExcept(":;/\\");
        return mark > 0 && text.Slice(word, mark) is "://" or "//" or ":/" or "//:" or ":://" or ":///" or ";//" or @":\\" or @":\"
            ? (word, mark)
            : default;
    }

    private static bool IsGood(ReadOnlySpan<char> word) =>
        word.Equals("http", StringComparison.OrdinalIgnoreCase) || word.Equals("https", StringComparison.OrdinalIgnoreCase);

    private static bool IsSlip(ReadOnlySpan<char> word)
    {
        foreach (string slip in _slips)
        {
            if (word.Equals(slip, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    private static string NameOf(ReadOnlySpan<char> word) => word.ContainsAny('s', 'S') ? "https" : "http";

    // Labels with dots between, the last of two letters or more; or localhost.
    private static bool StartsLikeHost(ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAny("/\\:?#");
        var host = end < 0 ? text : text[..end];
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return true;
        int dot = host.LastIndexOf('.');
        if (dot <= 0 || host.Length - dot < 3 || host[0] == '.')
            return false;
        foreach (char c in host[(dot + 1)..])
        {
            if (!char.IsLetter(c))
                return false;
        }
        foreach (char c in host[..dot])
        {
            if (!char.IsLetterOrDigit(c) && c is not ('-' or '.' or '_'))
                return false;
        }
        return true;
    }
}
