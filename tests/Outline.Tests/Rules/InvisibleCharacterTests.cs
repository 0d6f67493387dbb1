using Outline.Rules;

namespace Outline.Tests.Rules;

public class InvisibleCharacterTests
{
    [Theory]
    [InlineData("- cloud\u200Bflare", 7, 8, "a zero-width space (U+200B), which nobody sees")]
    [InlineData("- a\u2060b", 3, 4, "a word joiner (U+2060), which nobody sees")]
    [InlineData("- a\uFEFFb", 3, 4, "a byte order mark inside the text (U+FEFF), which nobody sees")]
    [InlineData("- a\uFEFF\u200Bb", 3, 5, "2 characters that nobody sees, the first a byte order mark inside the text (U+FEFF)")]
    [InlineData("- abc\u202Efdp", 5, 6, "a direction override (U+202E), which nobody sees")]
    [InlineData("- a\u200Eb", 3, 4, "a left-to-right mark (U+200E), which nobody sees")]
    [InlineData("- a\u200Db", 3, 4, "a zero-width joiner (U+200D), which nobody sees")]
    [InlineData("- a\u0007b", 3, 4, "a control character (U+0007), which nobody sees")]
    [InlineData("- a\u0085b", 3, 4, "a control character (U+0085), which nobody sees")]
    [InlineData("- a\u2028b", 3, 4, "a line separator (U+2028), which nobody sees")]
    [InlineData("- a\n\u00A0\u00A0- b", 0, 2, "a no-break space (U+00A0) in the indentation")]
    [InlineData("- a\n\u3000- b", 0, 1, "an ideographic space (U+3000) in the indentation")]
    [InlineData("- a\n\u200B- b", 0, 1, "a zero-width space (U+200B), which nobody sees")]
    public void Marks_every_run_once(string note, int start, int end, string message)
    {
        var found = Assert.Single(RuleCheck.Find<InvisibleCharacter>(RuleCheck.Parse(note)));
        Assert.Equal((start, end, message), (found.Span.Start.Character, found.Span.End.Character, found.Message));
    }

    [Fact]
    public void Clean_lines_of_many_languages_are_clean() =>
        Assert.DoesNotContain(Languages.Sentences, line => RuleCheck.Find<InvisibleCharacter>(RuleCheck.Parse("- " + line)).Count > 0);

    [Theory]
    [InlineData("\uFEFF- a")]
    [InlineData("- می\u200Cخواهم")]
    [InlineData("- क\u094D\u200Dष")]
    [InlineData("- 👩\u200D💻 ⛹\uFE0F\u200D♂\uFE0F ❤\uFE0F")]
    [InlineData("- \u200Fשלום\u200E (abc)")]
    [InlineData("- ភាសា\u200Bខ្មែរ \u200B\u200Bស")]
    [InlineData("- ไทย\u200Bไทย")]
    [InlineData("-\u00A0a")]
    [InlineData("- 5\u00A0000 km")]
    [InlineData("- a\tb")]
    [InlineData("- `a\u200Bb`")]
    [InlineData("```\na\u200Bb\n```")]
    [InlineData("- a\n\u00A0\n- b")]
    [InlineData("- a\f")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<InvisibleCharacter>(note);

    [Theory]
    [InlineData("- cloud\u200Bflare", "- cloudflare", Trust.Certain)]
    [InlineData("- a\n\u00A0\u00A0- b", "- a\n  - b", Trust.Certain)]
    [InlineData("- a\n\u200B\u200B- b", "- a\n- b", Trust.Certain)]
    [InlineData("\u200B# title\n- a", "# title\n- a", Trust.Likely)]
    [InlineData("-\u200B a\n", "- a\n", Trust.Likely)]
    [InlineData("- a\u202Eb", "- ab", Trust.Likely)]
    [InlineData("- a\u2028b", "- a b", Trust.Likely)]
    [InlineData("- a\u0000b", "- ab", Trust.Likely)]
    public void Removes_or_replaces(string before, string after, Trust trust) => RuleCheck.Fixes<InvisibleCharacter>(before, after, trust: trust);

    [Fact]
    public void A_second_mark_at_the_start_of_the_file_is_one_too_many() =>
        RuleCheck.Fixes<InvisibleCharacter>("\uFEFF\u200B- a", "\uFEFF- a", trust: Trust.Certain);
}
