using CsCheck;
using Outline.Features;
using Outline.Syntax;

namespace Outline.Tests.Features;

public class FuzzyMatchTests
{
    private static readonly string[] _names =
    [
        "sentry", "airbyte", "prisma", "stackbit", "hasura", "builder.io", "ITA", "Tangram", "cloudflare", "replay", "supabase",
        "suborbital", "graphcdn", "astro", "codesandbox", "quicknode", "PostHog", "Acme Holdings", "Bank of New York", "Crédit Agricole",
        "GitHub", "GitLab", "vercel", "Cloud Flare Free", "talk to the people at acme about the data hold",
    ];

    // Names come from pieces that resemble each other, queries from pieces of names and from anything.
    private static readonly Gen<string> _text = Gen.OneOf(
        Gen.OneOf("a", "b", "A", "ab", "io", " ", "-", ".", "1", "é", "ß", "\u0301", "'", "&", "🚀", "\uD83D").Array[0, 12].Select(string.Concat),
        Gen.String[Gen.Char, 0, 20]);

    [Theory]
    [InlineData("cloudflare", "cloudflare", "Cloudflare", "cloudflare workers", "the cloudflare deal", "flarecloudflares", "sentry")]
    [InlineData("cf", "cf", "CF Labs", "acme cf", "cloud flare", "acme CloudFlare", "acf", "cleft", "coffee", "chef of ten", "cargo shelf")]
    [InlineData("bio", "bio", "biotech", "big bio", "builder.io", "blip in other", "symbiosis", "sobriquet")]
    [InlineData("ph", "ph", "phone", "big phone", "page hunt", "PostHog", "graph", "push")]
    [InlineData("hog", "hog", "hog farm", "the hog", "PostHog", "shogun")]
    [InlineData("acme hold", "Acme Hold", "Acme Holdings", "the acme holdings", "hold acme")]
    [InlineData("resume", "resume", "Résumé", "resumes")]
    [InlineData("post hog", "posthog", "PostHogs")]
    [InlineData("bny", "Bank New York", "Bank of New York")]
    public void The_better_comes_first(string typed, params string[] names)
    {
        var query = new FuzzyQuery(typed);
        var found = names.Select(name => (Name: name, Score: query.Score(name))).ToArray();
        Assert.Equal(names, found.Where(one => one.Score > 0).OrderByDescending(one => one.Score).Select(one => one.Name).Concat(
            found.Where(one => one.Score == 0).Select(one => one.Name)));
        Assert.Equal(found.Length, found.Select(one => one.Score).Distinct().Count());
    }

    [Theory]
    [InlineData("sen", "sentry")]
    [InlineData("SEN", "sentry")]
    [InlineData("bio", "builder.io")]
    [InlineData("builderio", "builder.io")]
    [InlineData("su", "supabase", "suborbital", "hasura")]
    [InlineData("cf", "Cloud Flare Free", "cloudflare")]
    [InlineData("vrcl", "vercel")]
    [InlineData("gh", "GitHub", "graphcdn")]
    [InlineData("git", "GitHub", "GitLab")]
    [InlineData("hold acme", "Acme Holdings", "talk to the people at acme about the data hold")]
    [InlineData("york-bank", "Bank of New York")]
    [InlineData("credit", "Crédit Agricole")]
    [InlineData("base", "supabase")]
    [InlineData("qnode", "quicknode")]
    [InlineData("csb", "codesandbox")]
    [InlineData("xyz")]
    [InlineData("sentryy")]
    [InlineData("acme zebra")]
    [InlineData("ytneb")]
    [InlineData("fc")]
    public void Names_of_the_seed_are_found(string typed, params string[] expected)
    {
        var query = new FuzzyQuery(typed);
        Assert.Equal(expected, _names.Where(name => query.Score(name) > 0).OrderByDescending(name => query.Score(name)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" - .")]
    public void Nothing_typed_finds_all(string typed) => Assert.All([.. _names, ""], name => Assert.Equal(1, new FuzzyQuery(typed).Score(name)));

    [Fact]
    public void What_was_never_prepared_finds_all() => Assert.Equal(1, default(FuzzyQuery).Score("sentry"));

    [Fact]
    public void What_is_found_has_all_letters_and_passes_by_its_mask() => Gen.Select(_text, _text).Sample((typed, name) =>
    {
        var query = new FuzzyQuery(typed);
        int score = query.Score(name);
        Assert.InRange(score, 0, 7999);
        if (score > 0)
        {
            Assert.True(query.CanMatch(FuzzyQuery.MaskOf(name)));
            Assert.Subset(Letters(name), Letters(typed));
        }
        static HashSet<char> Letters(string text) => [.. Folding.Of(text).Where(c => !FoldedName.IsSeparator(c) && !FoldedName.IsApostrophe(c))];
    }, iter: 50_000);

    [Fact]
    public void A_name_finds_itself_and_its_beginnings() => Gen.Select(_text, Gen.Int[0, 40]).Sample((name, length) =>
    {
        int self = new FuzzyQuery(name).Score(name);
        Assert.True(self is 1 or > 7000);
        Assert.True(new FuzzyQuery(name[..Math.Min(length, name.Length)]).Score(name) is 1 or > 6000);
    }, iter: 20_000);

    [Fact]
    public void Nothing_is_allocated_for_a_name()
    {
        var query = new FuzzyQuery("hold acme");
        _ = query.Score(_names[^1]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (string name in _names)
            _ = query.Score(name);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("a", "a")]
    [InlineData("ab", "ba")]
    [InlineData("a ", "a")]
    [InlineData("a ", "a ")]
    public async Task Long_names_and_queries_take_no_longer(string repeatedInName, string repeatedInQuery)
    {
        string name = string.Concat(Enumerable.Repeat(repeatedInName, 200_000));
        var query = new FuzzyQuery(string.Concat(Enumerable.Repeat(repeatedInQuery, 200)) + "b");
        Assert.InRange(await Task.Run(() => Enumerable.Range(0, 20).Max(_ => query.Score(name))), 0, 7999);
    }
}
