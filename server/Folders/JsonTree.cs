using System.Text;
using System.Text.Json;

namespace Folders;

/// <summary>A value of a JSON text and where it stands.</summary>
/// <param name="kind">What it is: the first token of it.</param>
/// <param name="start">The UTF-16 offset of its first character.</param>
internal sealed class JsonPart(JsonTokenType kind, int start)
{
    public JsonTokenType Kind { get; } = kind;

    public int Start { get; } = start;

    /// <summary>The UTF-16 offset behind it; that of the start in an object or array that does not end.</summary>
    public int End { get; set; } = start;

    /// <summary>The characters of a string, null if they hold half a surrogate pair or this is none.</summary>
    public string? Text { get; init; }

    /// <summary>What stands in an object, in order.</summary>
    public List<JsonMember> Members { get; } = [];

    /// <summary>What stands in an array, in order.</summary>
    public List<JsonPart> Elements { get; } = [];

    /// <summary>Where the last member or element begins and ends; null if there is none.</summary>
    public (int Start, int End)? Last =>
        Members is [.., var member] ? (member.NameStart, member.Value.End)
        : Elements is [.., var element] ? (element.Start, element.End)
        : null;
}

/// <summary>A member of an object.</summary>
internal sealed record JsonMember(string? Name, int NameStart, JsonPart Value);

/// <summary>JSON with comments and trailing commas, with the places that System.Text.Json does not keep.</summary>
internal static class JsonTree
{
    private static readonly JsonReaderOptions _options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads a text as far as it goes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">Why it does not go to the end, null if it does.</param>
    /// <returns>The outermost value; null if there is none, which is no problem where only blanks and comments stand.</returns>
    public static JsonPart? Read(string text, out ProjectProblem? problem)
    {
        problem = null;
        if (SkipTrivia(text, 0) == text.Length)
            return null;
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, _options);
        var open = new Stack<JsonPart>();
        JsonPart? root = null;
        (string? name, int nameStart) = (null, 0);
        (int bytesSeen, int seen) = (0, 0);
        try
        {
            while (reader.Read())
            {
                int start = OffsetOf((int)reader.TokenStartIndex);
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        (name, nameStart) = (TextOf(ref reader), start);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.Pop().End = start + 1;
                        break;
                    default:
                        var part = new JsonPart(reader.TokenType, start)
                        {
                            Text = reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : null,
                        };
                        if (!open.TryPeek(out var outer))
                            root = part;
                        else if (outer.Kind == JsonTokenType.StartObject)
                            outer.Members.Add(new(name, nameStart, part));
                        else
                            outer.Elements.Add(part);
                        if (part.Kind is JsonTokenType.StartObject or JsonTokenType.StartArray)
                            open.Push(part);
                        else
                            part.End = OffsetOf((int)reader.BytesConsumed);
                        break;
                }
            }
        }
        catch (JsonException wrong)
        {
            problem = ProjectProblem.At(text, FaultOf(wrong, bytes), $"this is not JSON: {wrong.Message.Split(" LineNumber:")[0].TrimEnd('.')}");
        }
        return root;

        int OffsetOf(int offset)
        {
            seen += Encoding.UTF8.GetCharCount(bytes.AsSpan(bytesSeen, offset - bytesSeen));
            bytesSeen = offset;
            return seen;
        }
    }

    /// <summary>Behind the blanks and comments that stand at an offset. A comment that does not end is none.</summary>
    public static int SkipTrivia(string text, int from)
    {
        while (from < text.Length)
        {
            if (text[from] is ' ' or '\t' or '\r' or '\n')
                from++;
            else if (CommentEnd(text, from) is var end and >= 0)
                from = end;
            else
                break;
        }
        return from;
    }

    /// <summary>Behind the comment that begins at an offset, in front of the line's end; -1 if there is none.</summary>
    public static int CommentEnd(string text, int at)
    {
        var rest = text.AsSpan(at);
        if (rest.StartsWith("//"))
            return rest.IndexOfAny('\r', '\n') is var length and >= 0 ? at + length : text.Length;
        return rest.StartsWith("/*") && rest[2..].IndexOf("*/") is var inside and >= 0 ? at + inside + 4 : -1;
    }

    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static int FaultOf(JsonException wrong, byte[] bytes)
    {
        int start = 0;
        for (long line = wrong.LineNumber ?? 0; line > 0 && bytes.AsSpan(start).IndexOf((byte)'\n') is var length and >= 0; line--)
            start += length + 1;
        int end = (int)Math.Min(bytes.Length, start + (wrong.BytePositionInLine ?? 0));
        return Encoding.UTF8.GetCharCount(bytes.AsSpan(0, end));
    }
}
