using System.Text.Json;

namespace Folders;

/// <summary>A value of a JSON text and where it stands.</summary>
/// <param name="kind">What it is: the first token of it; none where something stands there that is no value, which has been said.</param>
/// <param name="start">The UTF-16 offset of its first character.</param>
internal sealed class JsonPart(JsonTokenType kind, int start)
{
    public JsonTokenType Kind { get; } = kind;

    public int Start { get; } = start;

    /// <summary>The UTF-16 offset behind it.</summary>
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
/// <param name="Name">Its name, null if that holds half a surrogate pair.</param>
/// <param name="NameStart">The UTF-16 offset of the name, its quotation mark included.</param>
/// <param name="NameEnd">The UTF-16 offset behind the name.</param>
/// <param name="Value">Its value.</param>
internal sealed record JsonMember(string? Name, int NameStart, int NameEnd, JsonPart Value);

/// <summary>
/// JSON with comments and trailing commas, with the places that System.Text.Json does not keep, and read as far as it can be
/// where it is broken: a file that somebody is typing in is broken most of the time.
/// </summary>
internal static class JsonTree
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problems">Takes what keeps it from being JSON.</param>
    /// <returns>The outermost value; null if there is none, which is no problem where only blanks and comments stand.</returns>
    public static JsonPart? Read(string text, ProblemList problems) => new JsonReader(text, problems).ReadRoot();

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
}
