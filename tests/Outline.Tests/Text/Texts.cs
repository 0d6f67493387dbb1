using CsCheck;
using Outline.Text;

namespace Outline.Tests.Text;

/// <summary>Texts to try things on: dense in line ends, marks and halves of pairs, where mistakes hide.</summary>
internal static class Texts
{
    /// <summary>Short texts of letters, blanks and every line terminator, pairs of them split and joined at random.</summary>
    public static Gen<string> Lines { get; } = Gen.OneOf("a", "b", " ", "\t", "- ", "\n", "\r", "\r\n", "\n\r", "\u0085", "\u2028", "\f", "é", "😀")
        .Array[0, 40].Select(parts => string.Concat(parts));

    /// <summary>Any UTF-16, lone surrogates and byte order marks inside included.</summary>
    public static Gen<string> AnyUnits { get; } = Gen.OneOf(
            Gen.OneOf('\n', '\r', 'a', '\0', '\uFEFF', '\uD83D', '\uDE00', '\uFFFD'), Gen.Char)
        .Array[0, 40].Select(units => new string(units));

    /// <summary>A place in or, at times, outside a text of a few lines.</summary>
    public static Gen<LinePosition> Position { get; } = Gen.Select(Gen.Int[-1, 12], Gen.Int[-2, 12]).Select((line, character) => new LinePosition(line, character));

    /// <summary>An edit of such a text; its span may be turned round.</summary>
    public static Gen<TextChange> Change { get; } = Gen.Select(Position, Position, Lines.Where(text => text.Length < 12), Gen.Int[0, 20])
        .Select((start, end, text, whole) => new TextChange(whole == 0 ? null : new LineSpan(start, end), text));

    /// <summary>The place of a position in the plain string: what <see cref="SourceText"/> must agree with.</summary>
    public static int OffsetOf(string text, LinePosition position)
    {
        if (position.Line < 0)
            return 0;
        int at = 0;
        for (int line = 0; line < position.Line; line++)
        {
            int end = text.AsSpan(at).IndexOfAny('\n', '\r');
            if (end < 0)
                return text.Length;
            at += end + (text.AsSpan(at + end).StartsWith("\r\n") ? 2 : 1);
        }
        int length = text.AsSpan(at).IndexOfAny('\n', '\r');
        return at + Math.Clamp(position.Character, 0, length < 0 ? text.Length - at : length);
    }

    /// <summary>The edit made on the plain string.</summary>
    public static string Apply(string text, TextChange change)
    {
        if (change.Span is not { } span)
            return change.NewText;
        int start = OffsetOf(text, span.Start), end = OffsetOf(text, span.End);
        if (start > end)
            (start, end) = (end, start);
        return string.Concat(text.AsSpan(0, start), change.NewText, text.AsSpan(end));
    }
}
