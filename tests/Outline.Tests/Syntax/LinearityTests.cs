using Outline.Syntax;

namespace Outline.Tests.Syntax;

/// <summary>
/// Lines of half a million characters, each unkind to one scanner. A scan that looks at a stretch once a mark takes hours;
/// one pass takes a moment.
/// </summary>
public class LinearityTests
{
    private const int Length = 500_000;

    public static TheoryData<string, string, string> Unkind => new()
    {
        { "", "[[", "" },
        { "", "[[", "]]" },
        { "", "[[a", "]]" },
        { "", "[[ ]]", "" },
        { "", "[", "](" },
        { "", "[](", "" },
        { "", "](", "" },
        { "", "\"", "" },
        { "", "\" ", "" },
        { "", "\"a ", "" },
        { "", "“", "”" },
        { "“", "1k \" ", "\"”" },
        { "“" + string.Concat(Enumerable.Repeat("1k ", 100_000)), "\" ", "”" },
        { "", "`", "" },
        { "", "` ``", "" },
        { string.Concat(Enumerable.Range(1, 900).Select(n => new string('`', n) + " ")), "x", "" },
        { "", "(", "" },
        { "", "((", "" },
        { "", "((a", "" },
        { "", "(a ", "?)" },
        { "", "**", "" },
        { "", "** ", "" },
        { "", "**a ", "" },
        { "", "*", "" },
        { "", "#", "" },
        { "", "#-", "" },
        { "", "#[[", "]]" },
        { "", "@a", "" },
        { "", "^a", "" },
        { "", "-", "" },
        { "", "->", "" },
        { "", "1k -> ", "1k" },
        { "", "1-", "k" },
        { "", "1.", "" },
        { "", "1,", "" },
        { "", "$", "" },
        { "", "2022-", "" },
        { "", "1", "" },
        { "", "jan ", "2022" },
        { "", "j", "" },
        { "", ":", "" },
        { "", "a:", "" },
        { "", "a://", "" },
        { "", "ab://", "" },
        { "", "ab://)", "" },
        { "", "1://", "" },
        { "ab://", ")", "" },
        { "ab://(", "]", "" },
        { "", "mailto:", "" },
        { "", "a ", ": b" },
        { "", "?", "" },
        { "", "\uD83D", "" },
    };

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Unkind))]
    public async Task Spans_of_a_long_line_are_found_in_one_pass(string start, string repeated, string end)
    {
        string text = "- " + start + string.Concat(Enumerable.Repeat(repeated, Length / repeated.Length)) + end;
        var line = LineLexer.Lex(text, LineState.Normal);
        var title = await Task.Run(() => ItemTitle.Of(line));
        Assert.InRange(title.End, title.Start, text.Length);
    }
}
