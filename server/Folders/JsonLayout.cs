namespace Folders;

/// <summary>How a text is laid out, and where something new goes in it.</summary>
internal sealed class JsonLayout(string text, JsonPart? root)
{
    private const string DefaultUnit = "  ";

    private readonly string _newLine = text.AsSpan().IndexOfAny('\r', '\n') is var at and >= 0
        ? text.AsSpan(at).StartsWith("\r\n") ? "\r\n" : text[at].ToString()
        : "\n";

    private readonly string _unit = UnitOf(text, root);

    public string Text => text;

    /// <summary>A value with one thing in it, on lines of its own if it begins on such a line.</summary>
    /// <param name="open">How it begins.</param>
    /// <param name="item">What is in it.</param>
    /// <param name="close">How it ends.</param>
    /// <param name="line">The indentation of the line it begins on; null to stay on that line.</param>
    public string Wrap(char open, string item, char close, string? line) =>
        line is null ? $"{open}{item}{close}" : $"{open}{_newLine}{line}{_unit}{item}{_newLine}{line}{close}";

    /// <summary>Adds a member or an element behind the others.</summary>
    /// <param name="container">The object or array, null for a file that has none yet.</param>
    /// <param name="item">Writes it, given the indentation of its own line or null if it shares one.</param>
    public ProjectFileEdit Add(JsonPart? container, Func<string?, string> item)
    {
        if (container is null)
            return new(text.Length, 0, $"{(text.Length == 0 || text[^1] is '\r' or '\n' ? "" : _newLine)}{Wrap('{', item(_unit), '}', "")}{_newLine}");
        return container.Last is { } last ? AddBehind(container, last.Start, last.End, item) : AddFirst(container, item);
    }

    private ProjectFileEdit AddBehind(JsonPart container, int lastStart, int lastEnd, Func<string?, string> item)
    {
        int comma = JsonTree.SkipTrivia(text, lastEnd);
        bool hasComma = comma < container.End && text[comma] == ',';
        int end = hasComma ? comma + 1 : lastEnd;
        string line = IndentOf(lastStart);
        if (LineStart(lastStart) + line.Length != lastStart)
            return new(end, 0, hasComma ? $" {item(null)}," : $", {item(null)}");
        // A comment behind the last one belongs to it.
        int behind = CommentsEnd(end);
        return hasComma
            ? new(behind, 0, $"{_newLine}{line}{item(line)},")
            : new(end, behind - end, $",{text[end..behind]}{_newLine}{line}{item(line)}");
    }

    private ProjectFileEdit AddFirst(JsonPart container, Func<string?, string> item)
    {
        int open = container.Start + 1, close = container.End - 1;
        int behind = LastCommentEnd(open, close);
        string outer = IndentOf(container.Start);
        // A file of one line holds nothing yet; it is going to.
        if (container != root && text.AsSpan(open, close - open).IndexOfAny('\r', '\n') < 0)
            return new(behind, 0, behind > open ? $" {item(null)}" : item(null));
        bool closesOnNewLine = text.AsSpan(behind, close - behind).IndexOfAny('\r', '\n') >= 0;
        return new(behind, 0, $"{_newLine}{outer}{_unit}{item(outer + _unit)}{(closesOnNewLine ? "" : _newLine + outer)}");
    }

    private int LastCommentEnd(int from, int to)
    {
        int behind = from;
        while (from < to)
            from = JsonTree.CommentEnd(text, from) is var end and >= 0 ? behind = end : from + 1;
        return behind;
    }

    /// <summary>Behind the comments that begin and end on the line of an offset.</summary>
    private int CommentsEnd(int from)
    {
        int behind = from;
        while (true)
        {
            while (from < text.Length && text[from] is ' ' or '\t')
                from++;
            int end = from < text.Length ? JsonTree.CommentEnd(text, from) : -1;
            if (end < 0 || text.AsSpan(from, end - from).IndexOfAny('\r', '\n') >= 0)
                return behind;
            behind = from = end;
        }
    }

    private int LineStart(int offset) => text.AsSpan(0, offset).LastIndexOfAny('\r', '\n') + 1;

    private string IndentOf(int offset) => IndentOf(text, LineStart(offset));

    private static string IndentOf(string text, int lineStart)
    {
        int end = lineStart;
        while (end < text.Length && text[end] is ' ' or '\t')
            end++;
        return text[lineStart..end];
    }

    /// <summary>By how much the first member is indented more than the object.</summary>
    private static string UnitOf(string text, JsonPart? root)
    {
        if (root?.Members is not [var first, ..])
            return DefaultUnit;
        int start = text.AsSpan(0, first.NameStart).LastIndexOfAny('\r', '\n') + 1;
        string outer = IndentOf(text, text.AsSpan(0, root.Start).LastIndexOfAny('\r', '\n') + 1), inner = IndentOf(text, start);
        return start > root.Start && inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner[outer.Length..] : DefaultUnit;
    }
}
