using System.Text;
using Outline.Rules;
using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class MojibakeTests
{
    private static readonly string _high = string.Concat(Enumerable.Range(0x80, 0x20).Select(value => "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"[value - 0x80]));

    [Fact]
    public void Marks_the_word_and_says_what_it_is() => RuleCheck.Finds<Mojibake>(
        """
        - entity regularizaciÃ³n
                 ^^^^^^^^^^^^^^^ “regularizaciÃ³n” is UTF-8 read as Windows-1252: “regularización”
        - it isnâ€™t
             ^^^^^^^ “isnâ€™t” is UTF-8 read as Windows-1252: “isn’t”
        """);

    [Theory]
    [InlineData("- regularizaciÃ³n", "- regularización")]
    [InlineData("- Ã‰tÃ© Ã\u00A0 la Ã§a", "- Été à la ça")]
    [InlineData("- cÅ“ur, Å“uvre", "- cœur, œuvre")]
    [InlineData("- 25Â°C, 5 Âµm, Â£5, Â©2020", "- 25°C, 5 µm, £5, ©2020")]
    [InlineData("- one Â· two", "- one · two")]
    [InlineData("- Ä°stanbul", "- İstanbul")]
    [InlineData("- Viá»‡t Nam", "- Việt Nam")]
    [InlineData("- itâ€™s â€œgoodâ€\u009D", "- it’s “good”")]
    [InlineData("- price: â‚¬5", "- price: €5")]
    [InlineData("- a â†’ b", "- a → b")]
    [InlineData("- ship it ðŸš€", "- ship it 🚀")]
    [InlineData("- ÐŸÑ€Ð¸Ð²ÐµÑ‚, Ð¼Ð¸Ñ€", "- Привет, мир")]
    [InlineData("- æ—¥æœ¬èªž", "- 日本語")]
    [InlineData("- HÃ”PITAL GRÃœN", "- HÔPITAL GRÜN")]
    [InlineData("- nÌƒ", "- n\u0303")]
    [InlineData("- regularizaciÃƒÂ³n", "- regularización")]
    [InlineData("- isnÃ¢â‚¬â„¢t", "- isn’t")]
    [InlineData("- Ã©tÃ© “quoted later”", "- été “quoted later”")]
    public void Decodes(string broken, string whole) => RuleCheckAll(broken, whole);

    [Theory]
    [InlineData("- “CAFÉ”, «CAFÉ», PERÚ” AMANHÃ” AMANHÃ… IRMÃ»")]
    [InlineData("- hâlâ… «hâlâ…» “hâlâ”…")]
    [InlineData("- “é”… «está»… «está…» „stáž“ „kříž“")]
    [InlineData("- 10 Å², 5 Å…, PÅ”, Å°")]
    [InlineData("- RÉSUMÉ : CAFÉ®, É™, ÚŽAS")]
    [InlineData("- `Ã©` is what é becomes")]
    [InlineData("- https://example.com/Ã©tÃ©")]
    [InlineData("- naïve café, Ärger, über")]
    [InlineData("```\nÃ©\n```")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<Mojibake>(note);

    [Fact]
    public void A_mark_that_makes_an_item_of_a_line_is_a_choice() =>
        RuleCheck.Fixes<Mojibake>("â€¢ bullet", "• bullet");

    [Fact]
    public void A_byte_order_mark_is_removed() =>
        RuleCheck.Fixes<Mojibake>("- ï»¿name", "- name", trust: Trust.Certain);

    [Fact]
    public void Clean_lines_of_many_languages_are_clean() =>
        Assert.DoesNotContain(Languages.Sentences, line => Find("- " + line).Count > 0);

    [Fact]
    public void Clean_capitals_before_closing_marks_are_clean()
    {
        string[] marks = ["”", "“", "’", "…", "»", "«", "–", "™", "®", "²", "°", "\u00A0", "…”", "…»", "»…", "”…", "’”", "»—", "”²"];
        var words = Languages.Sentences.SelectMany(line => line.Split(' ')).Select(word => word.Trim('.', ',', ';', ':', '!', '?', '“', '”', '„', '«', '»', '…', '®', '™'))
            .Where(word => word.Length > 1 && word.All(char.IsLetter)).SelectMany(word => new[] { word, word.ToUpperInvariant() }).Distinct();
        Assert.Empty(from word in words from mark in marks let line = $"- so {word}{mark} then" where Find(line).Count > 0 select line);
    }

    [Fact]
    public void Broken_lines_of_many_languages_are_found_and_repaired_exactly()
    {
        AssertRepaired(Break);
        AssertRepaired(line => Break(Break(line)));
        AssertRepaired(line => string.Concat(Encoding.UTF8.GetBytes(line).Select(value => (char)value)));
    }

    private static void AssertRepaired(Func<string, string> breakLine)
    {
        var lines = Languages.Sentences.Where(line => line.Any(c => c > '\x7F')).ToList();
        var failed = lines.Where(line => Repair("- " + breakLine(line)) != "- " + line).ToList();
        Assert.True(failed.Count <= lines.Count * 6 / 100, string.Join('\n', failed.Select(line => $"{line}\n  {Repair(breakLine(line))}")));
    }

    private static string Break(string text) =>
        string.Concat(Encoding.UTF8.GetBytes(text).Select(value => value is >= 0x80 and < 0xA0 ? _high[value - 0x80] : (char)value));

    private static string Repair(string line)
    {
        var tree = RuleCheck.Parse(line);
        var edits = RuleCheck.Find<Mojibake>(tree).SelectMany(diagnostic => diagnostic.Rule.Fixes(tree, diagnostic, NoteStyle.Default).First().Edits);
        return RuleCheck.Apply(tree, [.. edits]).Text.ToString();
    }

    private static List<Diagnostic> Find(string line) => RuleCheck.Find<Mojibake>(RuleCheck.Parse(line));

    private static void RuleCheckAll(string broken, string whole)
    {
        var tree = RuleCheck.Parse(broken);
        var found = RuleCheck.Find<Mojibake>(tree);
        Assert.NotEmpty(found);
        Assert.All(found, diagnostic => Assert.Equal(Trust.Certain, diagnostic.Rule.Fixes(tree, diagnostic, NoteStyle.Default).Single().Trust));
        string repaired = Repair(broken);
        Assert.Equal(whole, repaired);
        Assert.Empty(Find(repaired));
        Assert.Equal(LineKind.Item, tree.Lines[0].Kind);
    }
}
