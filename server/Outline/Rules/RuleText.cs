using System.Globalization;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Rules;

/// <summary>What several rules ask of a line's text.</summary>
internal static class RuleText
{
    private const int LongestQuotation = 48;

    // No marker and no key of a property is longer.
    private const int LongestBeginning = 256;

    /// <summary>Whether a line is read as a note: not as a line of a fenced block or of the front matter.</summary>
    public static bool IsProse(LineSyntax line) =>
        line.Kind is LineKind.Item or LineKind.Heading or LineKind.Unmarked or LineKind.Property or LineKind.Blank;

    /// <summary>Whether a place touches code in back-ticks.</summary>
    public static bool IsInCode(LineSyntax line, int start, int end) => IsIn(line, InlineKind.Code, start, end);

    /// <summary>Whether a place touches a bare URL.</summary>
    public static bool IsInUrl(LineSyntax line, int start, int end) => IsIn(line, InlineKind.Url, start, end);

    /// <summary>A text between quotation marks, cut where it is long.</summary>
    public static string Quote(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length <= LongestQuotation)
            return $"“{text}”";
        int end = LongestQuotation;
        while (end > 0 && (char.IsLowSurrogate(text[end]) || CharUnicodeInfo.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark))
            end--;
        return $"“{text[..end].TrimEnd()}…”";
    }

    /// <summary>Whether a line would stand where it stands, and leave the next one as it does, if a part of it were replaced.</summary>
    public static bool ReadsAlike(SyntaxTree tree, LineSpan span, string replacement)
    {
        int line = span.Start.Line;
        var before = tree.Lines[line];
        // What a line is shows at its beginning; only a fence looks for back-ticks in all of it.
        if (span.Start.Character > before.ContentStart + LongestBeginning && before.Text[before.ContentStart] is not ('`' or '~'))
            return true;
        string text = string.Concat(before.Text.AsSpan(0, span.Start.Character), replacement, before.Text.AsSpan(span.End.Character));
        var after = LineLexer.Lex(text, tree.EntryOf(line));
        return !(text.Length == 0 && IsBetweenReturnAndFeed(tree, line, line)) && before.Kind == after.Kind
            && (before.Indent.Tabs, before.Indent.Spaces) == (after.Indent.Tabs, after.Indent.Spaces)
            && before.MarkerLength == after.MarkerLength && before.HeadingLevel == after.HeadingLevel
            && before.Exit == after.Exit;
    }

    /// <summary>Whether the line ends around some lines would become one if nothing stood between: a CR before them, an LF behind.</summary>
    /// <param name="tree">The note.</param>
    /// <param name="first">The first of the lines.</param>
    /// <param name="last">The last of them, whose line end stays.</param>
    public static bool IsBetweenReturnAndFeed(SyntaxTree tree, int first, int last) =>
        first > 0 && tree.Text.Lines[first - 1].Terminator == LineTerminator.CarriageReturn
        && tree.Text.Lines[last].Terminator == LineTerminator.LineFeed;

    private static bool IsIn(LineSyntax line, InlineKind kind, int start, int end)
    {
        // Code and URLs do not overlap: the last that begins before the end is the only one that can touch.
        var spans = HiddenIn(line);
        int low = 0, high = spans.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (spans[middle].Start < end)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && spans[low - 1].Kind == kind && start < spans[low - 1].End;
    }

    // Rules ask about many places of the same line in a row.
    [ThreadStatic]
    private static (LineSyntax Line, InlineSpan[] Spans)? _hidden;

    private static InlineSpan[] HiddenIn(LineSyntax line)
    {
        if (_hidden is { } known && ReferenceEquals(known.Line, line))
            return known.Spans;
        InlineSpan[] spans = [.. line.Spans.ToArray().Where(span => span.Kind is InlineKind.Code or InlineKind.Url)];
        _hidden = (line, spans);
        return spans;
    }
}
