using Outline.Features;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Features;

public class AliasActionsTests
{
    [Fact]
    public void The_letters_of_a_word_speak_for_a_company() => Check("""
        fivetran: five for 5
        """, """
        - cloudflare
        →- some 5tr$0an
        //- b.outline
        - fivetran
        - sentry
        """);

    [Fact]
    public void What_stands_near_speaks_for_it_too() => Check("""
        cloudflare: some of its letters, on the same line as cloudflare in line 4
        coldfusion: some of its letters
        """, """
        - coldfusion
        - cloudflare
        - sentry
        →- they use, cloudflare and c$0f
        """);

    [Fact]
    public void A_word_below_a_company_may_be_its_name() => Check("""
        coldfusion: some of its letters, noted below coldfusion
        cloudflare: some of its letters
        """, """
        - cloudflare
        - coldfusion
        →- sold
        →→- the best c$0f they had
        """);

    [Fact]
    public void Beside_the_cursor_nothing_is_guessed() => Check("", """
        - cloudflare
        →- the zeb$0ra they had
        """);

    [Fact]
    public void For_a_selection_the_companies_of_its_section_are_told() => Check("""
        sentry: noted below sentry
        cloudflare: in the same section
        """, """
        chats
        - hasura
        explore
        - cloudflare
        - sentry
        →- the $0zebra$0 they had
        """);

    [Theory]
    [InlineData("- cloudflare\n→- a cloud$0flare here")]
    [InlineData("- cloudflare\n→- a `c$0f` here")]
    [InlineData("- cloudflare\n→- a [[c$0f]] here")]
    [InlineData("- cloudflare\n→- a https://c$0f.com here")]
    [InlineData("- cloudflare\n→- a #c$0f here")]
    [InlineData("- cloud$0flare")]
    [InlineData("- cloudflare (aka cf)\n→- c$0f")]
    [InlineData("- notion\n→- see no$0te there")]
    [InlineData("- cloudflare\n→- $0cf\n→- x$0 there")]
    [InlineData("- cloudflare\n→- we $0 met")]
    [InlineData("- cloudflare\n→- met 4$02 times")]
    [InlineData("- cloudflare\n```\nc$0f\n```")]
    public void What_is_or_cannot_be_a_name_gets_none(string source) => Check("", source);

    [Fact]
    public void The_five_best_are_told() => Assert.All(
        Fixture.EachWorkspace(string.Concat(Enumerable.Range(0, 8).Select(i => $"- c{(char)('a' + i)}rf corp\n")) + "→- what a $0crf"),
        files => Assert.Equal(5, CandidatesOf(files).Count));

    [Fact]
    public void A_mention_is_put_in_brackets() => Assert.All(Fixture.EachWorkspace("- cloudflare\n→- 😀 two Cloud$0flare's"), files =>
    {
        var (workspace, note, _) = FixtureWorkspace.AtCursor(files);
        var mention = AliasActions.PlainMentionAt(workspace, note, note.Tree, files[0].Position)!;
        Assert.EndsWith("\t- 😀 two [[Cloudflare]]'s", Edits.Apply(note.Text, AliasActions.Linked(mention)));
    });

    [Theory]
    [InlineData("- cloud$0flare")]
    [InlineData("- cloudflare\n→- [[cloud$0flare]]")]
    [InlineData("- cloudflare\n→- zeb$0ra")]
    [InlineData("- #cloud$0flare it, so")]
    public void What_is_no_plain_mention_is_none(string source) => Assert.All(Fixture.EachWorkspace(source), files =>
    {
        var (workspace, note, _) = FixtureWorkspace.AtCursor(files);
        Assert.Null(AliasActions.PlainMentionAt(workspace, note, note.Tree, files[0].Position));
    });

    private static List<AliasCandidate> CandidatesOf(IReadOnlyList<Fixture> files)
    {
        var (workspace, note, _) = FixtureWorkspace.AtCursor(files);
        return AliasActions.Candidates(workspace, note, note.Tree, files[0].Selection!.Value);
    }

    private static void Check(string expected, string source)
    {
        foreach (var files in Fixture.EachWorkspace(source))
            Expect.Same(expected, string.Join('\n', CandidatesOf(files).Select(candidate => $"{candidate.Name}: {candidate.Reason}")));
    }
}
