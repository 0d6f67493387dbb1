using System.Globalization;
using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>What several rules ask of the markers of a note.</summary>
internal static class Markers
{
    /// <summary>The markers that do not count.</summary>
    public const string Bullets = NoteStyle.Markers;

    /// <summary>The kinds of markers that count: <c>1.</c>, <c>1)</c> and <c>a.</c></summary>
    public const char Dot = '.', Bracket = ')', Letter = 'a';

    /// <summary>Whether a line is an item with a marker that does not count.</summary>
    public static bool IsBullet(LineSyntax line) => line.Kind == LineKind.Item && line.MarkerLength == 1;

    /// <summary>The marker of a line; empty where it has none.</summary>
    public static ReadOnlySpan<char> Of(LineSyntax line) => line.Text.AsSpan(line.Indent.Length, line.MarkerLength);

    /// <summary>Reads a marker that counts.</summary>
    /// <param name="marker">The marker, without what follows it.</param>
    /// <param name="kind">How it counts: <see cref="Dot"/>, <see cref="Bracket"/> or <see cref="Letter"/>.</param>
    /// <param name="number">Its number; of letters, that in the alphabet, from 1.</param>
    public static bool TryCount(ReadOnlySpan<char> marker, out char kind, out int number)
    {
        (kind, number) = (default, 0);
        if (marker.Length < 2)
            return false;
        kind = marker[^1];
        if (marker is [>= 'a' and <= 'z', '.'])
            (kind, number) = (Letter, marker[0] - 'a' + 1);
        return kind == Letter || int.TryParse(marker[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Writes a number in the place of another one, as that is written: with as many zeros in front.</summary>
    /// <param name="number">The number.</param>
    /// <param name="kind">How it counts.</param>
    /// <param name="like">The other number, without what follows it.</param>
    public static string Write(int number, char kind, ReadOnlySpan<char> like) =>
        kind == Letter ? ((char)('a' + number - 1)).ToString()
        : number.ToString(like is ['0', _, ..] ? $"D{like.Length}" : "D", CultureInfo.InvariantCulture);

    /// <summary>The marker of an item that comes next, with the blanks behind it: <c>4. </c> after <c>3. </c></summary>
    /// <param name="line">The item before it.</param>
    public static string Next(LineSyntax line)
    {
        var rest = line.Text.AsSpan(line.MarkerEnd);
        var gap = rest[..^rest.TrimStart().Length];
        var marker = Of(line);
        string next = TryCount(marker, out char kind, out int number) && number < MostOf(kind)
            ? Write(number + 1, kind, marker[..^1]) + marker[^1]
            : marker.ToString();
        return string.Concat(next, gap.IsEmpty ? " " : gap);
    }

    /// <summary>The greatest number that is read as a marker's.</summary>
    public static int MostOf(char kind) => kind == Letter ? 26 : 999;
}
