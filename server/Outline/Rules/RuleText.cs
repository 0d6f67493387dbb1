using System.Globalization;
using Outline.Syntax;

namespace Outline.Rules;

/// <summary>What several rules ask of a line's text.</summary>
internal static class RuleText
{
    private const int LongestQuotation = 48;

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

    /// <summary>Whether a line would stand where it stands, and leave the next one as it does, if it had another text.</summary>
    public static bool ReadsAlike(SyntaxTree tree, int line, string text)
    {
        var before = tree.Lines[line];
        var after = LineLexer.Lex(text, line == 0 ? LineState.Start : tree.Lines[line - 1].Exit);
        return before.Kind == after.Kind
            && (before.Indent.Tabs, before.Indent.Spaces) == (after.Indent.Tabs, after.Indent.Spaces)
            && before.MarkerLength == after.MarkerLength && before.HeadingLevel == after.HeadingLevel
            && before.Exit == after.Exit;
    }

    private static bool IsIn(LineSyntax line, InlineKind kind, int start, int end)
    {
        foreach (var span in line.Spans)
        {
            if (span.Start >= end)
                break;
            if (span.Kind == kind && start < span.End)
                return true;
        }
        return false;
    }
}
