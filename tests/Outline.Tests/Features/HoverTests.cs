using Outline.Features;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Features;

public class HoverTests
{
    [Fact]
    public void A_company_is_told_by_what_the_notes_say_of_it() => Check("""
        **cloudflare** – edge network

        explore in a.outline, b.outline

        Also called cf.

        - workers
        - public since 2019
        - \#2 in the market

        Mentioned 3 times in 2 files:

        - notes.outline: 2
        - b.outline: 1

        Last dates: jan 2022, 2019.
        """, """
        //- notes.outline
        - see cloud$0flare, and cf
        //- a.outline
        explore
        - cloudflare - edge network
        →- workers
        →→- fast
        →- public since 2019
        //- b.outline
        - Cloudflare (cf)
        →- #2 in the market
        →- 
        - met cloudflare jan 2022.
        """);

    [Fact]
    public void Plain_text_has_no_marks() => Check("""
        acme_corp – a*b
        notes.outline
        - [link](x)

        Mentioned nowhere else.
        """, """
        - acme_co$0rp - a*b
        →- [link](x)
        """, asMarkdown: false);

    [Fact]
    public void Texts_of_notes_make_no_markup() => Check("""
        **acme** – \<img src=x onerror=alert(1)\> \*\*b\*\*

        notes.outline

        - head
        - \- \[ \] list
        - 1\. one
        - see https\://a.io and www\.b.io and \[x\](javascript:alert(1)) and a\@b.io
        - \`code\` \~\~gone\~\~ \&lt; \!\[x\](y) \| \\

        Mentioned nowhere else.
        """, """
        - ac$0me - <img src=x onerror=alert(1)> **b**
        →- # head
        →- - [ ] list
        →- 1. one
        →- see https://a.io and www.b.io and [x](javascript:alert(1)) and a@b.io
        →- `code` ~~gone~~ &lt; ![x](y) | \
        """);

    [Fact]
    public void An_alias_says_what_it_stands_for() => Check("""
        cf stands for **cloudflare**.

        **cloudflare**

        notes.outline

        Also called cf.

        - cf is fast

        Mentioned 1 time in 1 file:

        - notes.outline: 1
        """, """
        - cloudflare
        →- c$0f is fast
        """, new() { Aliases = [new("cloudflare", "cf")] });

    [Fact]
    public void Many_notes_and_files_are_counted()
    {
        string items = string.Concat(Enumerable.Range(1, 12).Select(i => $"→- item {i}\n"));
        string files = string.Concat(Enumerable.Range(1, 12).Select(i => $"//- f{i:00}.outline\n- see acme.\n"));
        string card = CardOf($"- ac$0me\n{items}{files}", asMarkdown: true)!;
        Assert.Contains("- item 8\n- and 4 more\n", card);
        Assert.Contains("Mentioned 12 times in 12 files:\n\n- f01.outline: 1\n", card);
        Assert.Contains("- f08.outline: 1\n- and 4 more files", card);
    }

    [Fact]
    public void A_link_to_nothing() => Check("Nothing is called **no\\_body**.", "- [[no_$0body]]");

    [Fact]
    public void A_tag_and_a_person_by_file()
    {
        Check("""
            **\#red**

            Written 3 times in 2 files:

            - a.outline: 2
            - notes.outline: 1
            """, "- #r$0ed\n//- a.outline\n- #red and #red");
        Check("""
            **\@ana**

            Written 1 time in 1 file:

            - notes.outline: 1

            **ana** – engineer

            people in a.outline

            Mentioned nowhere else.
            """, "- with @a$0na.\n//- a.outline\npeople\n- ana - engineer");
    }

    [Fact]
    public void An_id_and_an_item_show_their_line()
    {
        Check("fast edge ^one\n\na.outline", "- see ((o$0ne))\n//- a.outline\n- fast edge ^one");
        Check("Nothing has the id **two**.", "- see ((t$0wo))");
        Check("pricing\n\na.outline", "- see [[acme#pri$0cing]].\n//- a.outline\n- acme\n→- pricing");
        Check("No item is called **price** there.", "- see [[acme#pri$0ce]].\n//- a.outline\n- acme\n→- pricing");
    }

    [Fact]
    public void A_path_shows_the_file_that_it_leads_to()
    {
        Check("**a.outline**", "- [x](./a.out$0line)\n//- a.outline\n- a");
        Assert.Null(CardOf("- [x](./b.out$0line)", asMarkdown: true));
    }

    [Fact]
    public void An_ambiguous_name_tells_of_all() => Assert.StartsWith(
        "**ac** may be 2 companies.\n\nac stands for **acme cloud**.", CardOf("- acme cloud (aka ac)\n- acme core (aka ac)\nother:\n- see a$0c now, please.", asMarkdown: true));

    [Theory]
    [InlineData("2016-2017 2018-19 2015", "2018-19, 2016-2017, 2015")]
    [InlineData("2022-04 2022-04-05 mar. 2022 2021", "2022-04-05, 2022-04, mar. 2022")]
    [InlineData("December 2020 sept 2020 jan 2021", "jan 2021, December 2020, sept 2020")]
    public void The_latest_dates_are_told(string text, string dates) => Assert.EndsWith($"Last dates: {dates}.", CardOf($"- ac$0me\n→- {text}", asMarkdown: true));

    private static void Check(string expected, string source, ProjectSettings? project = null, bool asMarkdown = true)
    {
        foreach (var files in Fixture.EachWorkspace(source))
            Expect.Same(expected, CardOf(files, asMarkdown, project) ?? "null");
    }

    private static string? CardOf(string source, bool asMarkdown) => CardOf(Fixture.EachWorkspace(source).First(), asMarkdown, null);

    private static string? CardOf(IReadOnlyList<Fixture> files, bool asMarkdown, ProjectSettings? project)
    {
        var (workspace, note, target) = FixtureWorkspace.AtCursor(files, project);
        return Hover.Of(workspace, note, target!, asMarkdown);
    }
}
