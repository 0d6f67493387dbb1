using CsCheck;
using Outline.Syntax;

namespace Outline.Tests.Syntax;

public class WordTests
{
    [Theory]
    [InlineData("acme", "acme")]
    [InlineData("Acme Holdings", "Acme+Holdings")]
    [InlineData("acme-holdings", "acme+holdings")]
    [InlineData("builder.io", "builder+io")]
    [InlineData("acme  holdings", "acme+holdings")]
    [InlineData("sentry - airbyte", "sentry airbyte")]
    [InlineData("vercel, cloudflare", "vercel cloudflare")]
    [InlineData("80/20 builder/oss", "80 20+builder oss")]
    [InlineData("cloudflare's workers", "cloudflare workers")]
    [InlineData("Holdings' cash", "Holdings cash")]
    [InlineData("O’Reilly don't", "O’Reilly+don't")]
    [InlineData("AT&T r&d & more", "AT&T+r&d more")]
    [InlineData("Zürich naïve", "Zürich+naïve")]
    [InlineData("字节跳动", "字+节+跳+动")]
    [InlineData("a字b", "a+字+b")]
    [InlineData("5tran 3.5x", "5tran+3+5x")]
    [InlineData("(cf)[x]", "cf x")]
    [InlineData("-- '' &", "")]
    [InlineData("e\u0301tude", "e\u0301tude")]
    public void Text_is_cut_into_words(string text, string expected) => Assert.Equal(expected, Cut(text));

    [Theory]
    [InlineData("Acme Holdings", "acme-holdings")]
    [InlineData("builder.io", "Builder IO")]
    [InlineData("Société Générale", "societe generale")]
    [InlineData("Nguyễn", "nguyen")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("O'Reilly", "oreilly")]
    [InlineData("ACME", "acme")]
    [InlineData("e\u0301tude", "étude")]
    public void Names_are_the_same(string a, string b) => Assert.Equal(NameKey.Of(a), NameKey.Of(b));

    [Theory]
    [InlineData("acme holdings", "holdings acme")]
    [InlineData("acmeholdings", "acme holdings")]
    [InlineData("acme", "acmes")]
    [InlineData("a b", "ab")]
    [InlineData("replay", "")]
    public void Names_are_others(string a, string b) => Assert.NotEqual(NameKey.Of(a), NameKey.Of(b));

    [Theory]
    [InlineData("cloudflares", "cloudflare")]
    [InlineData("Sentrys", "sentry")]
    public void A_plural_has_a_stem(string plural, string singular)
    {
        Assert.True(new WordReader(plural).Read(out var many) & new WordReader(singular).Read(out var one));
        Assert.Equal(one.Hash, many.Stem);
    }

    [Theory]
    [InlineData("its")]
    [InlineData("cloudflare")]
    public void Others_have_none(string text)
    {
        Assert.True(new WordReader(text).Read(out var word));
        Assert.Equal(0ul, word.Stem);
    }

    [Fact]
    public void Words_stand_in_order_and_apart() => Gen.String.Sample(text =>
    {
        int end = 0;
        var reader = new WordReader(text);
        while (reader.Read(out var word))
        {
            Assert.InRange(word.Start, end, text.Length);
            Assert.InRange(word.End, word.Start + 1, text.Length);
            end = word.End;
        }
    });

    private static string Cut(string text)
    {
        string cut = "";
        var reader = new WordReader(text);
        while (reader.Read(out var word))
            cut += (cut.Length == 0 ? "" : word.Joins ? "+" : " ") + text[word.Start..word.End];
        return cut;
    }
}
