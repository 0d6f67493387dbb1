using CsCheck;
using Outline.Tests.Fixtures;
using Outline.Text;

namespace Outline.Tests.Properties;

/// <summary>Notes as messy as notes get, and edits of them.</summary>
internal static class Outlines
{
    private static readonly Gen<string> _lineEnd = Gen.Frequency((6, Gen.Const("\n")), (3, Gen.Const("\r\n")), (1, Gen.Const("\r")));

    private static readonly Gen<string> _indent = Gen.Frequency(
        (6, Gen.Int[0, 4].Select(n => new string('\t', n))),
        (4, Gen.Int[0, 9].Select(n => new string(' ', n))),
        (2, Gen.OneOf("\t  ", "  \t", "\t \t", "\u00A0", "\u200B", "\u3000\t", "\f")));

    private static readonly Gen<string> _content = Gen.OneOf(
        "text", "acme - a company", "problem: none", "why?", "", " ", "[[acme]] and [[open", "[a](https://a.b/c)", "https://a.b/(c).", "`code [[x]]` `",
        "**strong** \"quoted\"", "5x -> 3.5x", "jan 2020", "#tag @ana ((id)) ^id", "TODO call", "[ ] call", "😀\uD83D é\u0301", "key:: value", "# x", "x ",
        "\u2028\u0085", "caf\u00C3\u00A9", "```", "~~~", "``` `", "a ->");

    private static readonly Gen<string> _line = Gen.Frequency(
        (12, Gen.Select(_indent, Gen.OneOf("- ", "- ", "* ", "1. ", "a. ", "•\u00A0", "-", "-\t"), _content, (indent, marker, text) => indent + marker + text)),
        (3, _indent),
        (2, _content),
        (2, Gen.Select(_indent, _content, (indent, text) => indent + text)),
        (2, Gen.OneOf("chats", "# one", "## two", "###### six", "---", "...", "key: value", "key:: value")),
        (1, Gen.Select(_indent, Gen.OneOf("```", "```sh", "````", "~~~", "~~~~ x"), (indent, fence) => indent + fence)));

    private static Gen<string> LinesOf(int most) =>
        Gen.Select(_line, _lineEnd, (line, end) => line + end).Array[0, most].Select(string.Concat);

    /// <summary>A note of some lines: of one chunk mostly, and at times of several.</summary>
    public static Gen<string> Note { get; } = Gen.Select(
        Gen.Frequency((4, Gen.Const("")), (1, Gen.OneOf("---\nkey: value\n---\n", "---\r\n\r\nkey: value\r\n", "---\n", "\n---\na: b\n"))),
        Gen.Frequency((6, LinesOf(12)), (3, LinesOf(60)), (1, LinesOf(500))),
        _line,
        (front, lines, last) => front + lines + last);

    /// <summary>A note, made up or real.</summary>
    public static Gen<string> AnyNote { get; } = Gen.Frequency((4, Note), (1, Gen.OneOf([.. Seed.Texts])));

    /// <summary>An edit by shares of the text: where it begins, how much of it goes, and what stands there instead.</summary>
    public static Gen<Edit> AnyEdit { get; } = Gen.Select(
        Gen.Double[0, 1],
        Gen.Frequency((5, Gen.Const(0)), (4, Gen.Int[1, 3]), (2, Gen.Int[4, 60]), (1, Gen.Int[0, 4000])),
        Gen.Frequency(
            (4, Gen.OneOf("x", " ", "\t", "-", "`", "~", "\n", "\r", "\n\t- ", "---\n", "```", "```\n", "\uD83D", "\uDE00", ":: ", "# ")),
            (3, Gen.Const("")),
            (2, LinesOf(6)),
            (1, LinesOf(300))),
        (place, length, text) => new Edit(place, length, text));

    /// <summary>An edit that fits any text.</summary>
    public readonly record struct Edit(double Place, int Length, string NewText)
    {
        /// <summary>The edit as a client tells it of this text, and the same edit of the plain string.</summary>
        public (TextChange Change, string After) Of(string text)
        {
            int start = (int)(Place * text.Length), end = Math.Min(text.Length, start + Length);
            // A place between \r and \n is none that a client can tell.
            while (start > 0 && IsInsideLineEnd(start))
                start--;
            while (IsInsideLineEnd(end))
                end++;
            return (new(new LineSpan(PositionOf(start), PositionOf(end)), NewText), string.Concat(text.AsSpan(0, start), NewText, text.AsSpan(end)));

            bool IsInsideLineEnd(int at) => at > 0 && at < text.Length && text[at - 1] == '\r' && text[at] == '\n';

            LinePosition PositionOf(int offset)
            {
                int line = 0, lineStart = 0;
                for (int i = 0; i < offset; i++)
                {
                    if (text[i] == '\n' || text[i] == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n'))
                        (line, lineStart) = (line + 1, i + 1);
                }
                return new(line, offset - lineStart);
            }
        }
    }
}
