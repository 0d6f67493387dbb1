using CsCheck;
using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Tests.Workspace;

public class AliasEvidenceTests
{
    private static readonly Gen<string> _text = Gen.OneOf(
        Gen.OneOf("a", "b", "A", "ab", "io", " ", "-", "1", "2", "100", "é", "ß", "\u0301", "'", "&", "🚀", "\uD83D").Array[0, 8].Select(string.Concat),
        Gen.String[Gen.Char, 0, 80]);

    [Theory]
    [InlineData("pw", "Page Wise", AliasKind.Initials, 70, "initials")]
    [InlineData("PW", "Page Wise", AliasKind.Initials, 70, "initials")]
    [InlineData("bony", "Bank of New York", AliasKind.Initials, 80, "initials")]
    [InlineData("bny", "Bank of New York", AliasKind.Initials, 75, "initials")]
    [InlineData("nyt", "The New York Times", AliasKind.Initials, 75, "initials")]
    [InlineData("ag", "Acme Group Inc", AliasKind.Initials, 70, "initials")]
    [InlineData("bn", "Barnes & Noble", AliasKind.Initials, 70, "initials")]
    [InlineData("ph", "PostHog", AliasKind.Initials, 65, "initials")]
    [InlineData("yc", "Y Combinator", AliasKind.Initials, 70, "initials")]
    [InlineData("cf", "cloudflare", AliasKind.Shortened, 40, "consonants of “cloudflare”")]
    [InlineData("cflr", "cloudflare", AliasKind.Shortened, 50, "consonants of “cloudflare”")]
    [InlineData("vrcl", "vercel", AliasKind.Shortened, 85, "“vercel” without vowels")]
    [InlineData("sntr", "sentry", AliasKind.Shortened, 85, "“sentry” without vowels")]
    [InlineData("k8s", "kubernetes", AliasKind.Shortened, 85, "8 letters left out")]
    [InlineData("a16z", "Andreessen Horowitz", AliasKind.Shortened, 85, "16 letters left out")]
    [InlineData("sqspace", "squarespace", AliasKind.Shortened, 75, "“squarespace” without “uare”")]
    [InlineData("fedex", "Federal Express", AliasKind.Shortened, 75, "beginnings of its words")]
    [InlineData("bio", "builder.io", AliasKind.Shortened, 75, "beginnings of its words")]
    [InlineData("cloud", "cloudflare", AliasKind.Shortened, 55, "beginning of “cloudflare”")]
    [InlineData("builder", "builder.io", AliasKind.Shortened, 80, "“builder.io” begins with it")]
    [InlineData("5tran", "Fivetran", AliasKind.NumberWord, 90, "5 = five")]
    [InlineData("5tran", "Fivetran Inc", AliasKind.NumberWord, 80, "5 = five")]
    [InlineData("2captcha", "TwoCaptcha", AliasKind.NumberWord, 90, "2 = two")]
    [InlineData("twocaptcha", "2captcha", AliasKind.NumberWord, 90, "2 = two")]
    [InlineData("go2market", "Go To Market", AliasKind.NumberWord, 90, "2 = to")]
    [InlineData("posthog", "post hog", AliasKind.Glued, 90, "written together")]
    [InlineData("post hog", "PostHog", AliasKind.Glued, 90, "written apart")]
    [InlineData("builderio", "builder.io", AliasKind.Glued, 90, "written together")]
    [InlineData("cloudflair", "cloudflare", AliasKind.EditDistance, 52, "2 letters differ")]
    [InlineData("cloudlfare", "cloudflare", AliasKind.EditDistance, 85, "2 letters swapped")]
    [InlineData("clodflare", "cloudflare", AliasKind.EditDistance, 74, "1 letter differs")]
    [InlineData("prizma", "prisma", AliasKind.EditDistance, 56, "1 letter differs")]
    [InlineData("rpisma", "prisma", AliasKind.EditDistance, 66, "2 letters swapped")]
    public void Something_speaks_for(string alias, string name, AliasKind kind, int strength, string reason) =>
        Assert.Equal(new AliasEvidence(kind, strength, reason), AliasEvidence.Of(alias, name));

    [Theory]
    [InlineData("sentry", "Sentry")]
    [InlineData("builder io", "Builder.io")]
    [InlineData("credit agricole", "Crédit Agricole")]
    [InlineData("is", "Ink Studio")]
    [InlineData("in", "intel")]
    [InlineData("cl", "cloud ware")]
    [InlineData("ai", "airbyte")]
    [InlineData("pm", "prisma")]
    [InlineData("c", "cloudflare")]
    [InlineData("", "cloudflare")]
    [InlineData("cf", "")]
    [InlineData("flare", "cloudflare")]
    [InlineData("entry", "sentry")]
    [InlineData("replays", "replay")]
    [InlineData("beta", "meta")]
    [InlineData("web2", "web3")]
    [InlineData("angular1", "angular2")]
    [InlineData("fc", "cloudflare")]
    [InlineData("marketing", "cloudflare")]
    [InlineData("k9s", "kubernetes")]
    [InlineData("6tran", "Fivetran")]
    public void Nothing_speaks_for(string alias, string name) => Assert.Null(AliasEvidence.Of(alias, name));

    [Theory]
    [InlineData("cf", "cloudflare")]
    [InlineData("CF", "cloudflare")]
    [InlineData("vrcl", "vercel")]
    [InlineData("cloud", "cloudflare")]
    [InlineData("su", "supabase")]
    [InlineData("qnode", "quicknode")]
    [InlineData("5tran", "Fivetran")]
    [InlineData("k8s", "kubernetes")]
    [InlineData("a16z", "Andreessen Horowitz")]
    [InlineData("pw", "Page Wise")]
    [InlineData("yc", "Y Combinator")]
    [InlineData("nyt", "The New York Times")]
    [InlineData("2cap", "2captcha")]
    [InlineData("ca", "Crédit Agricole")]
    public void Is_an_abbreviation(string alias, string name) => Assert.True(AliasEvidence.IsAbbreviation(alias, name));

    [Theory]
    [InlineData("public", "cloudflare")]
    [InlineData("acquired", "cloudflare")]
    [InlineData("dead", "cloudflare")]
    [InlineData("yc", "cloudflare")]
    [InlineData("sf", "cloudflare")]
    [InlineData("co", "cloudflare")]
    [InlineData("code", "cloudflare")]
    [InlineData("care", "cloudflare")]
    [InlineData("space", "squarespace")]
    [InlineData("TAM", "Tangram")]
    [InlineData("cloudflare", "cloudflare")]
    [InlineData("CloudFlare", "cloudflare")]
    [InlineData("cloudflare inc", "cloudflare")]
    [InlineData("c f", "cloudflare")]
    [InlineData("c-f", "cloudflare")]
    [InlineData("cf?", "cloudflare")]
    [InlineData("c", "cloudflare")]
    [InlineData("", "cloudflare")]
    [InlineData("fc", "cloudflare")]
    [InlineData("lf", "cloudflare")]
    [InlineData("cdn", "cloudflare")]
    [InlineData("2021", "cloudflare")]
    [InlineData("ai", "airbyte")]
    [InlineData("public", "Public Storage")]
    [InlineData("to", "Tailored Ops")]
    [InlineData("cf", "")]
    public void Is_none(string alias, string name) => Assert.False(AliasEvidence.IsAbbreviation(alias, name));

    [Fact]
    public void Any_two_texts_can_be_compared() => Gen.Select(_text, _text).Sample((alias, name) =>
    {
        var evidence = AliasEvidence.Of(alias, name);
        bool isAbbreviation = AliasEvidence.IsAbbreviation(alias, name);
        if (evidence is not null)
        {
            Assert.InRange(evidence.Strength, 1, 100);
            Assert.NotEmpty(evidence.Reason);
        }
        if (isAbbreviation)
            Assert.Subset(Folding.Of(name).ToHashSet(), Folding.Of(alias).Where(c => !char.IsAsciiDigit(c)).ToHashSet());
    }, iter: 50_000);

    [Fact]
    public void No_name_is_its_own_alias() => _text.Sample(name =>
    {
        Assert.Null(AliasEvidence.Of(name, name));
        Assert.False(AliasEvidence.IsAbbreviation(name, name));
    });
}
