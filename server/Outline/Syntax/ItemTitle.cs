namespace Outline.Syntax;

/// <summary>
/// The title of an item: what stands before the first <c> - </c>, <c>:</c>, <c> -> </c>, <c>?</c>, <c>(</c>, <c>aka</c> or
/// URL. Columns are UTF-16 code units from the start of the line.
/// </summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends; after it stands what the item says of it.</param>
/// <param name="IsName">
/// Whether it looks like the name of something: one to four words that are no sentence, task, label, quote, property or
/// link.
/// </param>
public readonly record struct ItemTitle(int Start, int End, bool IsName)
{
    private const int MostWords = 4;

    // What announces another name; the longer before what it begins with.
    private static readonly string[] _announcements = ["aka", "a.k.a.", "fka", "f.k.a.", "formerly known as", "formerly", "née"];

    /// <summary>Reads the title of an item.</summary>
    public static ItemTitle Of(LineSyntax line)
    {
        int start = line.ContentStart, end = line.ContentEnd;
        bool isName = start < end;
        foreach (var span in line.Spans)
        {
            if (span.Start == start)
            {
                if (span.Kind is InlineKind.Label)
                    return new(span.InnerStart, span.InnerEnd, false);
                if (span.Kind is InlineKind.Strong)
                    return new(span.InnerStart, span.InnerEnd, LooksLikeName(line.Text.AsSpan(span.InnerStart, span.InnerEnd - span.InnerStart)));
                isName &= span.Kind is InlineKind.Question or InlineKind.AmountChain;
            }
            if (span.Kind is InlineKind.Url or InlineKind.Arrow)
                end = Math.Min(end, span.Start);
        }

        var text = line.Text.AsSpan(0, end);
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] is '?' or ':' or '(' || text[i] is '-' or '–' or '—' && IsBlank(text, i - 1) && IsBlank(text, i + 1)
                || text[i] == ' ' && AnnouncementLength(text[(i + 1)..]) > 0)
            {
                end = i;
                break;
            }
        }
        end = start + line.Text.AsSpan(start, end - start).TrimEnd().Length;
        return new(start, end, isName && LooksLikeName(line.Text.AsSpan(start, end - start)));

        // "acme -" is on its way to "acme - bought": both ends of the text count as blanks.
        bool IsBlank(ReadOnlySpan<char> text, int at) => at < start || at == text.Length || text[at] == ' ';
    }

    /// <summary>The length of the words that announce another name (<c>aka</c>, <c>formerly</c>) and of the blanks behind them; 0 where there are none.</summary>
    public static int AnnouncementLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || char.ToLowerInvariant(text[0]) is not ('a' or 'f' or 'n'))
            return 0;
        foreach (string words in _announcements)
        {
            if (text.Length > words.Length && text.StartsWith(words, StringComparison.OrdinalIgnoreCase) && text[words.Length] is ' ' or ':')
            {
                int end = words.Length;
                while (end < text.Length && text[end] is ' ' or ':')
                    end++;
                return end;
            }
        }
        return 0;
    }

    private static bool LooksLikeName(ReadOnlySpan<char> title)
    {
        if (title.IsEmpty || title[^1] is '.' or '!' or ';' || title.IndexOfAny(",;\"") >= 0)
            return false;
        int words = 0;
        bool letter = false;
        foreach (var word in title.Split(' '))
        {
            words += word.Start.Value < word.End.Value ? 1 : 0;
            foreach (char c in title[word])
                letter |= char.IsLetter(c);
        }
        return letter && words <= MostWords;
    }
}
