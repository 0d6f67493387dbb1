namespace Outline.Syntax;

/// <summary>Reads one line, given the state in which the line before left it. Every line has exactly one reading.</summary>
public static class LineLexer
{
    // Longer numbers are years and amounts at the start of a sentence, not list numbers.
    private const int MaxNumberDigits = 3;

    // Inside a fence no file-wide unit of indentation is at hand: a tab counts so many columns there.
    private const int FenceTabWidth = 4;

    /// <summary>Reads a line.</summary>
    /// <param name="text">Its characters, without the terminator.</param>
    /// <param name="entry">The state that the line before leaves, <see cref="LineState.Start"/> for the first line.</param>
    public static LineSyntax Lex(string text, LineState entry) => entry.In switch
    {
        LineState.Mode.Fence => LexInFence(text, entry),
        LineState.Mode.FrontMatter => LexInFrontMatter(text),
        LineState.Mode.FrontMatterOpened => LexBelowOpening(text),
        LineState.Mode.Start when IsRule(text, "---") => Whole(text, LineKind.FrontMatterStart, LineState.FrontMatterOpened),
        _ => LexNormal(text),
    };

    private static LineSyntax LexNormal(string text)
    {
        var indent = Indentation.Of(text);
        int start = indent.Length, end = EndOf(text, start);
        if (start == text.Length)
            return new(text, LineKind.Blank, indent, 0, 0, start, start, LineState.Normal);

        int marker = MarkerLengthAt(text, start);
        if (marker > 0)
        {
            int content = SkipBlanks(text, start + marker);
            if (content >= end)
                return new(text, LineKind.Item, indent, marker, 0, start + marker, start + marker, LineState.Normal);
            int level = HeadingLevelAt(text, content);
            if (level > 0)
                content = Math.Min(end, SkipBlanks(text, content + level));
            return new(text, LineKind.Item, indent, marker, level, content, end, FenceAt(text, content, indent, onItem: true));
        }

        var exit = FenceAt(text, start, indent, onItem: false);
        if (exit.In == LineState.Mode.Fence)
            return new(text, LineKind.FenceStart, indent, 0, 0, start, end, exit);
        if (start == 0 && HeadingLevelAt(text, 0) is var heading and > 0)
            return new(text, LineKind.Heading, indent, 0, heading, Math.Min(end, SkipBlanks(text, heading)), end, LineState.Normal);
        var kind = PropertyKeyLength(text.AsSpan(start, end - start)) > 0 ? LineKind.Property : LineKind.Unmarked;
        return new(text, kind, indent, 0, 0, start, end, LineState.Normal);
    }

    private static LineSyntax LexInFence(string text, LineState entry)
    {
        var indent = Indentation.Of(text);
        if (ClosesFence(text.AsSpan(indent.Length), entry))
            return new(text, LineKind.FenceEnd, indent, 0, 0, indent.Length, EndOf(text, indent.Length), LineState.Normal);
        if (indent.Length < text.Length && MarkerLengthAt(text, indent.Length) > 0 && EndsFence(text, indent, entry))
            return LexNormal(text);
        return Whole(text, LineKind.FenceContent, entry);
    }

    // YAML knows no indentation by tabs: what has it shows that the front matter was never closed.
    private static LineSyntax LexInFrontMatter(string text) => IsRule(text, "---") || IsRule(text, "...")
        ? Whole(text, LineKind.FrontMatterEnd, LineState.Normal)
        : text.StartsWith('\t') && !string.IsNullOrWhiteSpace(text)
            ? LexNormal(text)
            : Whole(text, LineKind.FrontMatterContent, LineState.FrontMatter);

    // "---" on the first line is front matter only when a key follows: otherwise a rule above a list would hide the list.
    private static LineSyntax LexBelowOpening(string text)
    {
        if (IsRule(text, "---") || IsRule(text, "..."))
            return Whole(text, LineKind.FrontMatterEnd, LineState.Normal);
        if (string.IsNullOrWhiteSpace(text))
            return Whole(text, LineKind.Blank, LineState.FrontMatterOpened);
        int colon = text.IndexOf(':');
        bool key = colon > 0 && char.IsLetter(text[0]) && (colon + 1 == text.Length || char.IsWhiteSpace(text[colon + 1]))
            && text.AsSpan(0, colon).IndexOfAny(" \t") < 0;
        return key || text[0] == '#' && HeadingLevelAt(text, 0) == 0
            ? Whole(text, LineKind.FrontMatterContent, LineState.FrontMatter)
            : LexNormal(text);
    }

    private static LineSyntax Whole(string text, LineKind kind, LineState exit)
    {
        var indent = Indentation.Of(text);
        return new(text, kind, indent, 0, 0, indent.Length, Math.Max(indent.Length, EndOf(text, indent.Length)), exit);
    }

    private static bool IsRule(string text, string rule) => text.StartsWith(rule, StringComparison.Ordinal) && EndOf(text, 0) == rule.Length;

    /// <summary>The length of the marker at a place, 0 where there is none: one of <c>- * + • –</c>, <c>1.</c>, <c>1)</c> or <c>a.</c>, and a blank or the end behind it.</summary>
    internal static int MarkerLengthAt(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
            return 0;
        int length = 0;
        char c = text[at];
        if (c is '-' or '*' or '+' or '•' or '–')
        {
            length = 1;
        }
        else if (char.IsAsciiDigit(c))
        {
            int digits = 1;
            while (digits <= MaxNumberDigits && at + digits < text.Length && char.IsAsciiDigit(text[at + digits]))
                digits++;
            if (digits <= MaxNumberDigits && at + digits < text.Length && text[at + digits] is '.' or ')')
                length = digits + 1;
        }
        else if (char.IsAsciiLetterLower(c) && at + 1 < text.Length && text[at + 1] == '.')
        {
            length = 2;
        }
        return length > 0 && (at + length == text.Length || char.IsWhiteSpace(text[at + length])) ? length : 0;
    }

    /// <summary>The length of the key of a <c>key:: value</c> text, 0 where it is none.</summary>
    internal static int PropertyKeyLength(ReadOnlySpan<char> content)
    {
        if (content.Length < 3 || !char.IsLetter(content[0]))
            return 0;
        int i = 1;
        while (i < content.Length && (char.IsLetterOrDigit(content[i]) || content[i] is '-' or '_' or '.' or '/'))
            i++;
        return content[i..].StartsWith("::") && (i + 2 == content.Length || char.IsWhiteSpace(content[i + 2])) ? i : 0;
    }

    private static int HeadingLevelAt(ReadOnlySpan<char> text, int at)
    {
        int level = text[at..].IndexOfAnyExcept('#');
        return level is >= 1 and <= 6 && char.IsWhiteSpace(text[at + level]) ? level : 0;
    }

    private static LineState FenceAt(string text, int at, Indentation indent, bool onItem)
    {
        if (at >= text.Length || text[at] is not ('`' or '~'))
            return LineState.Normal;
        char mark = text[at];
        var rest = text.AsSpan(at);
        int length = rest.IndexOfAnyExcept(mark);
        length = length < 0 ? rest.Length : length;
        // ``` with a back-tick later on the line is a code span.
        if (length < 3 || mark == '`' && rest[length..].Contains('`'))
            return LineState.Normal;
        // "~~~~~~~~" at the left margin is a line that somebody drew.
        if (mark == '~' && length > 3 && !onItem && at == 0 && rest[length..].IsWhiteSpace())
            return LineState.Normal;
        return LineState.Fence(mark, length, text[..indent.Length], onItem);
    }

    private static bool ClosesFence(ReadOnlySpan<char> rest, LineState fence)
    {
        int length = rest.IndexOfAnyExcept(fence.FenceMark);
        length = length < 0 ? rest.Length : length;
        return length >= fence.FenceLength && rest[length..].IsWhiteSpace();
    }

    // A fence left open ends at the next item that cannot be inside: not deeper than the item that carries the fence, or
    // less deep than the fence's own line.
    private static bool EndsFence(string text, Indentation indent, LineState fence)
    {
        var mine = text.AsSpan(0, indent.Length);
        if (fence.FenceIndent.AsSpan().StartsWith(mine, StringComparison.Ordinal))
            return fence.FenceOnItem || mine.Length < fence.FenceIndent.Length;
        if (mine.StartsWith(fence.FenceIndent, StringComparison.Ordinal))
            return false;
        int owner = Indentation.Of(fence.FenceIndent).Width(FenceTabWidth), width = indent.Width(FenceTabWidth);
        return fence.FenceOnItem ? width <= owner : width < owner;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static int EndOf(string text, int from) => Math.Max(from, text.AsSpan().TrimEnd().Length);
}
