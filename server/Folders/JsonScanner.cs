using System.Globalization;
using System.Text;
using Outline.Workspace;

namespace Folders;

/// <summary>What a JSON text is made of.</summary>
internal enum JsonTokenKind : byte
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>{</summary>
    OpenObject,

    /// <summary>}</summary>
    CloseObject,

    /// <summary>[</summary>
    OpenArray,

    /// <summary>]</summary>
    CloseArray,

    /// <summary>,</summary>
    Comma,

    /// <summary>:</summary>
    Colon,

    /// <summary>What stands between quotation marks.</summary>
    Text,

    /// <summary>A number, <c>true</c>, <c>false</c>, <c>null</c>, or a run of characters that has no business there.</summary>
    Word,
}

/// <summary>A piece of a JSON text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">The UTF-16 offset of its first character.</param>
/// <param name="End">The UTF-16 offset behind it.</param>
/// <param name="InnerEnd">Where the characters of a text end, before its quotation mark.</param>
internal readonly record struct JsonToken(JsonTokenKind Kind, int Start, int End, int InnerEnd);

/// <summary>Cuts a JSON text into pieces, whatever stands there.</summary>
/// <param name="text">The text.</param>
/// <param name="problems">Takes what is no piece of JSON.</param>
internal sealed class JsonScanner(string text, ProblemList problems)
{
    /// <summary>All pieces; the last one is the end.</summary>
    public List<JsonToken> Scan()
    {
        var tokens = new List<JsonToken>();
        int at = 0;
        while (true)
        {
            at = JsonTree.SkipTrivia(text, at);
            if (at == text.Length || text.AsSpan(at).StartsWith("/*"))
                break;
            var token = Next(at);
            tokens.Add(token);
            at = token.End;
        }
        if (at < text.Length)
            Say(at, at + 2, "this comment does not end");
        tokens.Add(new(JsonTokenKind.End, at, at, at));
        return tokens;
    }

    /// <summary>The characters that a text stands for; null if they hold half a surrogate pair.</summary>
    public string? TextOf(JsonToken token)
    {
        var inner = text.AsSpan(token.Start + 1, token.InnerEnd - token.Start - 1);
        var characters = new StringBuilder(inner.Length);
        for (int i = 0; i < inner.Length; i++)
        {
            char c = inner[i];
            if (c != '\\' || text[token.Start] == '\'')
                characters.Append(c);
            else if (UnitEscaped(inner[i..]) is { } unit)
                (_, i) = (characters.Append(unit), i + 5);
            else if (++i < inner.Length)
                characters.Append(inner[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var itself => itself });
        }
        string found = characters.ToString();
        return HasHalfPair(found) ? null : found;
    }

    /// <summary>Whether a text holds half of a surrogate pair.</summary>
    public static bool HasHalfPair(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                i++;
            else if (char.IsSurrogate(text[i]))
                return true;
        }
        return false;
    }

    private JsonToken Next(int at) => text[at] switch
    {
        '{' => One(JsonTokenKind.OpenObject, at),
        '}' => One(JsonTokenKind.CloseObject, at),
        '[' => One(JsonTokenKind.OpenArray, at),
        ']' => One(JsonTokenKind.CloseArray, at),
        ',' => One(JsonTokenKind.Comma, at),
        ':' => One(JsonTokenKind.Colon, at),
        '"' => ReadText(at),
        '\'' when SingleQuoted(at) is { } single => single,
        _ => ReadWord(at),
    };

    private static JsonToken One(JsonTokenKind kind, int at) => new(kind, at, at + 1, at + 1);

    private JsonToken ReadText(int start)
    {
        int at = start + 1;
        for (; at < text.Length && text[at] is not ('"' or '\r' or '\n'); at++)
        {
            if (text[at] < ' ')
                Say(at, at + 1, text[at] == '\t' ? "a tab in a text is written \\t" : $"U+{(int)text[at]:X4} in a text is written \\u{(int)text[at]:x4}");
            else if (text[at] == '\\')
                at += SkipEscape(at);
        }
        if (at < text.Length && text[at] == '"')
            return new(JsonTokenKind.Text, start, at + 1, at);
        Say(start, at, "there is no quotation mark at the end of this text");
        return new(JsonTokenKind.Text, start, at, at);
    }

    // How many characters an escape has behind its backslash.
    private int SkipEscape(int at)
    {
        if (UnitEscaped(text.AsSpan(at)) is not null)
            return 5;
        if (at + 1 == text.Length || text[at + 1] is '\r' or '\n')
            return 0;
        if (text[at + 1] == 'u')
            Say(at, at + 2, "four hexadecimal digits are missing behind \\u; a backslash is written \\\\");
        else if (text[at + 1] is not ('"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't'))
            Say(at, at + 2, "a backslash is written \\\\");
        return 1;
    }

    private static char? UnitEscaped(ReadOnlySpan<char> escape) =>
        escape.StartsWith("\\u") && escape.Length >= 6 && escape[2..6].IndexOfAnyExcept("0123456789abcdefABCDEF") < 0
            ? (char)ushort.Parse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : null;

    private JsonToken? SingleQuoted(int start)
    {
        int length = text.AsSpan(start + 1).IndexOfAny("'\r\n");
        if (length < 0 || text[start + 1 + length] != '\'')
            return null;
        int close = start + 1 + length;
        Say(start, close + 1, "texts stand between double quotation marks, \"…\"");
        return new(JsonTokenKind.Text, start, close + 1, close);
    }

    private JsonToken ReadWord(int start)
    {
        int end = start + 1;
        while (end < text.Length && !" \t\r\n{}[],:\"".Contains(text[end]) && !text.AsSpan(end).StartsWith("//") && !text.AsSpan(end).StartsWith("/*"))
            end++;
        return new(JsonTokenKind.Word, start, end, end);
    }

    private void Say(int start, int end, string message) => problems.Add(start, end, message, DiagnosticLevel.Error);
}
