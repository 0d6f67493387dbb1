using System.Text.Json;
using Outline.Workspace;

namespace Folders;

/// <summary>
/// Reads the values of a JSON text. Where a comma, a colon, a bracket or a quotation mark is missing or too many, that is
/// said once, and what stands behind it is read as its writer most likely meant it.
/// </summary>
internal sealed class JsonReader
{
    // As deep as System.Text.Json goes; a project file goes five deep.
    private const int MostDepth = 64;

    private readonly string _text;
    private readonly ProblemList _problems;
    private readonly JsonScanner _scanner;
    private readonly List<JsonToken> _tokens;
    private int _next, _objects, _arrays;
    private bool _saidNoEnd;

    // In front of which piece an object or a list ended without its bracket.
    private int _brokeOff = -1;
    private JsonTokenKind[]? _closers;

    /// <param name="text">The text.</param>
    /// <param name="problems">Takes what keeps it from being JSON.</param>
    public JsonReader(string text, ProblemList problems)
    {
        (_text, _problems) = (text, problems);
        _scanner = new(text, problems);
        _tokens = _scanner.Scan();
    }

    private JsonToken Peek => _tokens[_next];

    private JsonToken Last => _tokens[_next - 1];

    /// <summary>The outermost value; null if there is none.</summary>
    public JsonPart? ReadRoot()
    {
        JsonPart? root = null;
        while (Peek.Kind != JsonTokenKind.End)
        {
            if (root is { Kind: not JsonTokenType.None })
            {
                Say(Peek.Start, _tokens[^2].End, "this stands behind the end of the project file");
                break;
            }
            if (Begins(Peek))
                root = ReadValue();
            else
                Say(Next(), "there is nothing that this belongs to");
        }
        return root;
    }

    private JsonToken Next() => _tokens[_next++];

    private static bool Begins(JsonToken token) =>
        token.Kind is JsonTokenKind.OpenObject or JsonTokenKind.OpenArray or JsonTokenKind.Text or JsonTokenKind.Word;

    // A name that is followed by its colon.
    private bool IsNameNext => IsName(_next);

    private bool IsName(int at) => _tokens[at].Kind is JsonTokenKind.Text or JsonTokenKind.Word && _tokens[at + 1].Kind == JsonTokenKind.Colon;

    private bool HasMoreMembers(int at) => IsName(at) || _tokens[at].Kind == JsonTokenKind.Comma && IsName(at + 1);

    private JsonPart ReadValue()
    {
        var token = Next();
        switch (token.Kind)
        {
            case JsonTokenKind.OpenObject or JsonTokenKind.OpenArray when _objects + _arrays == MostDepth:
                Say(token, "nothing in a project file stands this deep");
                SkipNested();
                return new(JsonTokenType.None, token.Start) { End = Last.End };
            case JsonTokenKind.OpenObject:
                return ReadObject(token);
            case JsonTokenKind.OpenArray:
                return ReadArray(token);
            case JsonTokenKind.Text:
                return new(JsonTokenType.String, token.Start) { End = token.End, Text = _scanner.TextOf(token) };
            default:
                return ReadWord(token);
        }
    }

    private JsonPart ReadWord(JsonToken token)
    {
        var word = _text.AsSpan(token.Start, token.End - token.Start);
        var kind = word switch
        {
            "true" => JsonTokenType.True,
            "false" => JsonTokenType.False,
            "null" => JsonTokenType.Null,
            _ => IsNumber(word) ? JsonTokenType.Number : JsonTokenType.None,
        };
        if (kind == JsonTokenType.None)
        {
            Say(token, word[0] is '+' or '-' or '.' || char.IsAsciiDigit(word[0])
                ? $"{ProblemList.Quote(word)} is no number in JSON"
                : $"{ProblemList.Quote(word)} is no value: a text stands between quotation marks");
        }
        return new(kind, token.Start) { End = token.End };
    }

    private JsonPart ReadObject(JsonToken open)
    {
        var part = new JsonPart(JsonTokenType.StartObject, open.Start);
        _objects++;
        // Whether a comma has to come next, cannot come next, or nobody can tell.
        bool? wantsComma = false;
        while (true)
        {
            switch (Peek.Kind)
            {
                case JsonTokenKind.CloseObject when _objects + _arrays == 1 && HasMoreMembers(_next + 1):
                    Say(Next(), "the project file ends at this }, and more stands behind it");
                    wantsComma = null;
                    break;
                case JsonTokenKind.CloseObject:
                    _objects--;
                    part.End = Next().End;
                    return part;
                case JsonTokenKind.End:
                case JsonTokenKind.CloseArray when _arrays > 0:
                    _objects--;
                    SayNoEnd(open, '}');
                    part.End = Last.End;
                    return part;
                case JsonTokenKind.CloseArray:
                    Say(Next(), "there is no [ for this ]");
                    break;
                case JsonTokenKind.Comma:
                    SkipComma(ref wantsComma);
                    break;
                default:
                    if (wantsComma == true)
                        Say(Last, "a comma is missing behind this");
                    wantsComma = ReadMember(part) ? true : null;
                    break;
            }
        }
    }

    /// <summary>Reads a member and adds it, if it has a value; whether all was there that belongs to one.</summary>
    private bool ReadMember(JsonPart part)
    {
        bool isName = Peek.Kind == JsonTokenKind.Text || IsNameNext;
        if (!isName)
        {
            Say(Peek, "a name between quotation marks, and a colon, are missing here");
            if (Begins(Peek))
                ReadValue();
            else
                Next();
            return false;
        }
        var token = Next();
        if (token.Kind == JsonTokenKind.Word)
            Say(token, "names stand between quotation marks");
        string? name = token.Kind == JsonTokenKind.Text ? _scanner.TextOf(token) : _text[token.Start..token.End];
        bool hasColon = Peek.Kind == JsonTokenKind.Colon;
        if (hasColon)
            Next();
        // What is followed by a colon is the next name and not this one's value.
        if (!Begins(Peek) || IsNameNext)
        {
            Say(Last, hasColon ? "a value is missing behind this colon" : "a colon and a value are missing behind this name");
            return false;
        }
        if (!hasColon)
            Say(Last, "a colon is missing behind this name");
        part.Members.Add(new(name, token.Start, token.End, ReadValue()));
        return _brokeOff != _next;
    }

    private JsonPart ReadArray(JsonToken open)
    {
        var part = new JsonPart(JsonTokenType.StartArray, open.Start);
        _arrays++;
        bool? wantsComma = false;
        bool saidNames = false;
        while (true)
        {
            switch (Peek.Kind)
            {
                case JsonTokenKind.CloseArray:
                    _arrays--;
                    part.End = Next().End;
                    return part;
                case JsonTokenKind.End:
                case JsonTokenKind.CloseObject when _objects > 0:
                // A member of the object around it: the list ends before that, unless its own end is still to come.
                case JsonTokenKind.Text or JsonTokenKind.Word when !saidNames && IsNameNext && _objects > 0 && !IsClosedAhead():
                    _arrays--;
                    SayNoEnd(open, ']');
                    part.End = Last.End;
                    return part;
                case JsonTokenKind.CloseObject:
                    Say(Next(), "there is no { for this }");
                    break;
                case JsonTokenKind.Comma:
                    SkipComma(ref wantsComma);
                    break;
                case JsonTokenKind.Colon:
                    Say(Next(), "there is no name in front of this colon");
                    wantsComma = null;
                    break;
                case JsonTokenKind.Text or JsonTokenKind.Word when IsNameNext:
                    if (!saidNames)
                        Say(open, "what has names stands between { and }, not between [ and ]");
                    (saidNames, wantsComma) = (true, null);
                    Next();
                    Next();
                    if (Begins(Peek))
                        ReadValue();
                    break;
                default:
                    if (wantsComma == true)
                        Say(Last, "a comma is missing behind this");
                    part.Elements.Add(ReadValue());
                    wantsComma = _brokeOff == _next ? null : true;
                    break;
            }
        }
    }

    private void SkipComma(ref bool? wantsComma)
    {
        var comma = Next();
        if (wantsComma == false)
            Say(comma, "nothing stands in front of this comma");
        wantsComma = false;
    }

    // Whether the list that is open is closed further down before the object around it is.
    private bool IsClosedAhead() => (_closers ??= FindClosers())[_next] == JsonTokenKind.CloseArray;

    // For each piece, the first closing bracket from there on that closes what was opened before; the end where there is none.
    private JsonTokenKind[] FindClosers()
    {
        var closers = new JsonTokenKind[_tokens.Count];
        var open = new Stack<JsonTokenKind>([JsonTokenKind.End]);
        for (int at = closers.Length - 1; at >= 0; at--)
        {
            if (_tokens[at].Kind is JsonTokenKind.CloseObject or JsonTokenKind.CloseArray)
                open.Push(_tokens[at].Kind);
            else if (_tokens[at].Kind is JsonTokenKind.OpenObject or JsonTokenKind.OpenArray && open.Count > 1)
                open.Pop();
            closers[at] = open.Peek();
        }
        return closers;
    }

    // Behind the bracket that closes the one just read.
    private void SkipNested()
    {
        for (int depth = 1; depth > 0 && Peek.Kind != JsonTokenKind.End; Next())
        {
            if (Peek.Kind is JsonTokenKind.OpenObject or JsonTokenKind.OpenArray)
                depth++;
            else if (Peek.Kind is JsonTokenKind.CloseObject or JsonTokenKind.CloseArray)
                depth--;
        }
    }

    // At the end of the text only the innermost: whoever closes it sees whether the others are.
    private void SayNoEnd(JsonToken open, char close)
    {
        if (Peek.Kind == JsonTokenKind.End && _saidNoEnd)
            return;
        _saidNoEnd |= Peek.Kind == JsonTokenKind.End;
        _brokeOff = _next;
        Say(open, $"there is no {close} for this {_text[open.Start]}");
    }

    private void Say(JsonToken token, string message) => Say(token.Start, token.End, message);

    private void Say(int start, int end, string message) => _problems.Add(start, end, message, DiagnosticLevel.Error);

    // -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?
    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        if (word[0] == '-')
            word = word[1..];
        int whole = Digits(word);
        if (whole == 0 || whole > 1 && word[0] == '0')
            return false;
        word = word[whole..];
        if (word is ['.', ..])
        {
            int part = Digits(word[1..]);
            if (part == 0)
                return false;
            word = word[(part + 1)..];
        }
        if (word is ['e' or 'E', ..])
        {
            int sign = word.Length > 1 && word[1] is '+' or '-' ? 2 : 1;
            int power = Digits(word[sign..]);
            if (power == 0)
                return false;
            word = word[(sign + power)..];
        }
        return word.IsEmpty;

        static int Digits(ReadOnlySpan<char> word) => word.IndexOfAnyExceptInRange('0', '9') is var length and >= 0 ? length : word.Length;
    }
}
