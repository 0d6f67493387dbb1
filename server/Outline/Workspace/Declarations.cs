using System.Collections.Immutable;
using Outline.Syntax;

namespace Outline.Workspace;

/// <summary>Where notes say that a company has another name.</summary>
internal static class Declarations
{
    /// <summary>The names that a title declares: <c>cloudflare (cf)</c>, <c>meta (fka facebook)</c>, <c>fivetran aka 5tran</c>.</summary>
    /// <param name="line">The line.</param>
    /// <param name="title">Its title.</param>
    /// <param name="number">Its number, from 0.</param>
    public static ImmutableArray<DeclaredAlias> OfTitle(LineSyntax line, ItemTitle title, int number)
    {
        int at = title.End;
        while (at < line.ContentEnd && line.Text[at] is ' ' or '*')
            at++;
        if (at >= line.ContentEnd)
            return [];
        if (line.Text[at] == '(')
        {
            int close = line.Text.IndexOf(')', at);
            if (close < 0 || close > line.ContentEnd)
                return [];
            int inner = at + 1 + ItemTitle.AnnouncementLength(line.Text.AsSpan(at + 1, close - at - 1));
            bool announced = inner > at + 1;
            // "(public)" says something of the company; only what is made of its letters is a name of it.
            return announced || AliasEvidence.IsAbbreviation(line.Text.AsSpan(inner, close - inner), line.Text.AsSpan(title.Start, title.End - title.Start))
                ? Split(line, number, inner, close, announced)
                : [];
        }
        int announcement = ItemTitle.AnnouncementLength(line.Text.AsSpan(at, line.ContentEnd - at));
        if (announcement == 0)
            return [];
        return Split(line, number, at + announcement, EndOfAlias(line, at + announcement), announced: true);
    }

    /// <summary>Whether the key of a property announces other names.</summary>
    public static bool IsAlias(ReadOnlySpan<char> key) =>
        key.Equals("alias", StringComparison.OrdinalIgnoreCase) || key.Equals("aliases", StringComparison.OrdinalIgnoreCase);

    /// <summary>The names that an <c>alias::</c> property lists, parted by commas.</summary>
    public static ImmutableArray<DeclaredAlias> OfProperty(LineSyntax line, int number)
    {
        int start = line.ContentStart + LineLexer.PropertyKeyLength(line.Content) + 2;
        return Split(line, number, start, line.ContentEnd, announced: true);
    }

    private static int EndOfAlias(LineSyntax line, int start)
    {
        for (int i = start; i < line.ContentEnd; i++)
        {
            if (line.Text[i] is '(' or ':' or '?' or ';' || i > start && line.Text[i] is '-' or '–' or '—' && line.Text[i - 1] == ' ')
                return i;
        }
        return line.ContentEnd;
    }

    private static ImmutableArray<DeclaredAlias> Split(LineSyntax line, int number, int start, int end, bool announced)
    {
        var aliases = ImmutableArray.CreateBuilder<DeclaredAlias>();
        while (start < end)
        {
            int comma = line.Text.AsSpan(start, end - start).IndexOf(',');
            int stop = comma < 0 ? end : start + comma;
            int from = start, to = stop;
            while (from < to && line.Text[from] is ' ' or '\t' or '[' or '"' or '“')
                from++;
            while (from < to && line.Text[to - 1] is ' ' or '\t' or ']' or '"' or '”')
                to--;
            if (to > from && NameKey.Of(line.Text.AsSpan(from, to - from), out _, out int words) != NameKey.None && words <= (announced ? 4 : 1))
                aliases.Add(new(line.Text[from..to], new(number, from, to)));
            start = stop + 1;
        }
        return aliases.DrainToImmutable();
    }
}
