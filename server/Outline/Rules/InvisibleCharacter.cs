using System.Buffers;
using System.Globalization;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Characters that nobody sees and every search trips over.</summary>
public sealed class InvisibleCharacter : LineRule
{
    private const char ByteOrderMark = '\uFEFF', ZeroWidthSpace = '\u200B', NonJoiner = '\u200C', Joiner = '\u200D';

    private const int MostInARow = 8;

    private static readonly SearchValues<char> _suspects = SearchValues.Create([.. Suspects()]);

    /// <inheritdoc/>
    public override string Name => "invisible-character";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Warning;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a zero-width, direction or control character, or an odd blank in the indentation",
        """
        They come with text pasted from web pages and chats. Nobody sees them, but a search for the word does not find it, a link
        with one in its name leads nowhere, and an item indented with a no-break space stands at a level that its writer
        did not choose. Where writing needs them nothing is said: joiners in emoji and in Arabic, Persian and Indic words,
        direction marks in lines with right-to-left letters, zero-width spaces beside Thai, Lao, Khmer and Burmese.
        """,
        "- sentry\n\t- cloud\u200Bflare\n",
        "- sentry\n\t- cloudflare\n",
        """
        Removes the character, or puts a plain blank in the place of an odd one. Certain for zero-width spaces, byte order marks
        and blanks in the indentation; a choice for control characters and direction marks.
        """,
        Trust.Certain);

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        string text = line.Text;
        if (line.Kind != LineKind.Blank && line.Indent.Length > 0)
            FindInIndent(line, found);
        int at = text.AsSpan().IndexOfAny(_suspects);
        if (at < 0 || !RuleText.IsProse(line))
            return;

        // Blanks at the end are another rule's, whatever they are.
        int end = text.AsSpan().TrimEnd().Length;
        bool? rightToLeft = null;
        while (at < end)
        {
            int next = at + 1;
            if (KindAt(line, at, ref rightToLeft) is var kind and not Kind.Welcome && !RuleText.IsInCode(line, at, next))
            {
                // The mark at the very start of a file is its encoding's: it stands by itself, so that Place can pass over it.
                bool alone = at == 0 && text[0] == ByteOrderMark;
                while (!alone && next < end && KindAt(line, next, ref rightToLeft) == kind)
                    next++;
                found.Add(new(at, next, Describe(text.AsSpan(at, next - at))));
            }
            int skip = text.AsSpan(next).IndexOfAny(_suspects);
            if (skip < 0)
                break;
            at = next + skip;
        }
    }

    /// <inheritdoc/>
    public override Diagnostic? Place(SyntaxTree tree, int line, LineFinding finding, NoteStyle style) =>
        line == 0 && finding is (0, 1, _) && tree.Lines[0].Text[0] == ByteOrderMark ? null : base.Place(tree, line, finding, style);

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        var (start, end) = diagnostic.Span;
        var syntax = tree.Lines[start.Line];
        string text = syntax.Text;
        bool? rightToLeft = null;
        bool isBlank = IsOddBlank(text[start.Character]);
        string replacement = isBlank ? new(' ', end.Character - start.Character) : "";
        bool certain = (start.Character < syntax.Indent.Length || KindAt(syntax, start.Character, ref rightToLeft) == Kind.ZeroWidth)
            && RuleText.ReadsAlike(tree, diagnostic.Span, replacement);
        return
        [
            new(isBlank ? "Replace by plain blanks" : "Remove the invisible character", [new(diagnostic.Span, replacement)],
                certain ? Trust.Certain : Trust.Likely),
        ];
    }

    /// <inheritdoc/>
    public override bool CanFix(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) => true;

    private enum Kind : byte
    {
        Welcome,
        ZeroWidth,
        Direction,
        Joiner,
        Control,
    }

    private static void FindInIndent(LineSyntax line, List<LineFinding> found)
    {
        if (line.IndentText.IndexOfAnyExcept('\t', ' ') < 0 || !RuleText.IsProse(line))
            return;
        for (int i = 0; i < line.Indent.Length; i++)
        {
            int start = i;
            while (i < line.Indent.Length && IsOddBlank(line.Text[i]))
                i++;
            if (i > start)
                found.Add(new(start, i, $"{Name(line.Text[start])} in the indentation"));
        }

        static string Name(char c) => c switch
        {
            '\u00A0' => "a no-break space (U+00A0)",
            '\u3000' => "an ideographic space (U+3000)",
            _ => $"an odd blank (U+{(int)c:X4})",
        };
    }

    private static bool IsOddBlank(char c) => c is not (' ' or '\t') && char.IsWhiteSpace(c);

    private static Kind KindAt(LineSyntax line, int at, ref bool? rightToLeft)
    {
        string text = line.Text;
        char c = text[at];
        switch (c)
        {
            case var _ when at < line.Indent.Length && char.IsWhiteSpace(c):
                return Kind.Welcome;
            case ZeroWidthSpace:
                return IsBetweenWordsWithoutBlanks(text, at) ? Kind.Welcome : Kind.ZeroWidth;
            case ByteOrderMark or '\u2060' or '\u180E':
                return Kind.ZeroWidth;
            case NonJoiner:
                return Beside(text, at, IsJoining) ? Kind.Welcome : Kind.Joiner;
            case Joiner:
                return Beside(text, at, IsJoining) || IsInEmoji(text, at) ? Kind.Welcome : Kind.Joiner;
            case >= '\u2061' and <= '\u2064' or '\u2028' or '\u2029':
                return Kind.Control;
            case '\u061C' or '\u200E' or '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u206F':
                return (rightToLeft ??= HasRightToLeft(text)) ? Kind.Welcome : Kind.Direction;
            default:
                return char.IsControl(c) && c != '\t' ? Kind.Control : Kind.Welcome;
        }
    }

    private static IEnumerable<char> Suspects()
    {
        for (char c = '\0'; c < char.MaxValue; c++)
        {
            if (char.IsControl(c) && c != '\t' || c is '\u2028' or '\u2029'
                || c is '\u061C' or '\u180E' or ByteOrderMark or >= ZeroWidthSpace and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' and not '\u2065')
            {
                yield return c;
            }
        }
    }

    private static bool Beside(string text, int at, Func<char, bool> predicate) =>
        at > 0 && predicate(text[at - 1]) || at + 1 < text.Length && predicate(text[at + 1]);

    // Scripts whose letters change with their neighbours.
    private static bool IsJoining(char c) =>
        c is >= '\u0600' and <= '\u08FF' or >= '\u0900' and <= '\u0DFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u18AF'
            or >= '\u1B00' and <= '\u1BFF' or >= '\uA800' and <= '\uAAFF' or >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFE'
        || char.IsSurrogate(c);

    // Thai, Lao, Burmese, Khmer: a zero-width space is where a line may be broken; some writers set several.
    private static bool IsBetweenWordsWithoutBlanks(string text, int at)
    {
        int before = at - 1, after = at + 1;
        for (int i = 0; i < MostInARow && before >= 0 && text[before] == ZeroWidthSpace; i++)
            before--;
        for (int i = 0; i < MostInARow && after < text.Length && text[after] == ZeroWidthSpace; i++)
            after++;
        return before >= 0 && IsOfThem(text[before]) || after < text.Length && IsOfThem(text[after]);

        static bool IsOfThem(char c) => c is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF';
    }

    private static bool IsInEmoji(string text, int at) =>
        at > 0 && at + 1 < text.Length && IsPart(text[at - 1]) && IsPart(text[at + 1]);

    private static bool IsPart(char c) =>
        char.IsSurrogate(c) || c == '\uFE0F' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherSymbol;

    private static bool HasRightToLeft(string text) =>
        text.AsSpan().IndexOfAnyInRange('\u0590', '\u08FF') >= 0 || text.AsSpan().IndexOfAnyInRange('\uFB1D', '\uFDFF') >= 0
        || text.AsSpan().IndexOfAnyInRange('\uFE70', '\uFEFC') >= 0 || text.AsSpan().IndexOfAnyInRange('\uD802', '\uD803') >= 0;

    private static string Describe(ReadOnlySpan<char> run) => run.Length == 1
        ? $"{NameOf(run[0])} (U+{(int)run[0]:X4}), which nobody sees"
        : $"{run.Length} characters that nobody sees, the first {NameOf(run[0])} (U+{(int)run[0]:X4})";

    private static string NameOf(char c) => c switch
    {
        ByteOrderMark => "a byte order mark inside the text",
        ZeroWidthSpace => "a zero-width space",
        NonJoiner => "a zero-width non-joiner",
        Joiner => "a zero-width joiner",
        '\u2060' => "a word joiner",
        '\u200E' => "a left-to-right mark",
        '\u200F' => "a right-to-left mark",
        '\u061C' => "an Arabic letter mark",
        '\u202A' or '\u202B' => "a direction embedding",
        '\u202D' or '\u202E' => "a direction override",
        '\u202C' => "the end of a change of direction",
        >= '\u2066' and <= '\u2068' => "a direction isolate",
        '\u2069' => "the end of a direction isolate",
        '\u2028' => "a line separator",
        '\u2029' => "a paragraph separator",
        '\u0000' => "a null character",
        '\u001B' => "an escape character",
        _ when char.IsControl(c) => "a control character",
        _ => "an invisible character",
    };
}
