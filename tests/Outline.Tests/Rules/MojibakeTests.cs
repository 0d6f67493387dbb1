using System.Text;
using CsCheck;
using Outline.Rules;
using Outline.Syntax;
using Outline.Workspace;
using Xunit.Abstractions;

namespace Outline.Tests.Rules;

public class MojibakeTests(ITestOutputHelper output)
{
    // Of 100 broken lines, so many are found and repaired exactly.
    private const int Bar = 99, BarOfDecomposed = 94;

    // The bytes from 80 on.
    private static readonly string _latin1 = string.Concat(Enumerable.Range(0x80, 0x80).Select(value => (char)value));

    private static readonly string _windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ" + _latin1[0x20..];

    private static readonly string _macRoman =
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø" +
        "¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

    private const int MostPasses = 3;

    private static readonly Gen<string> _mixed = Gen.OneOf(
            Gen.OneOf("é", "É", "“", "”", "’", "–", "…", "\u00A0", "«", "»", "ő", "я", "日", "🚀", "½", "√", "≈", "¬", "Ã", "Â", "â", "‚", "Ä", "`", " ", "a", "n", "A", "5", "https://x.y/"),
            Gen.Select(Gen.OneOf("é", "É", "“", "’", "–", "…", "ő", "яблоко", "日本", "🚀", "½", "√", "≈", "Ø", "ș", "\uFEFF", "\u0301"), Gen.OneOf("W", "L", "M", "WW", "MM", "LM", "WM", "MW"), Break))
        .Array[1, 10].Select(string.Concat);

    [Fact]
    public void Marks_the_word_and_says_what_it_is_and_what_it_was_read_as() => RuleCheck.Finds<Mojibake>(
        """
        - entity regularizaciÃ³n
                 ^^^^^^^^^^^^^^^ “regularizaciÃ³n” is UTF-8 read as Windows-1252: “regularización”
        - it isnâ€™t
             ^^^^^^^ “isnâ€™t” is UTF-8 read as Windows-1252: “isn’t”
        - it isn√¢‚Ç¨‚Ñ¢t
             ^^^^^^^^^^^^ “isn√¢‚Ç¨‚Ñ¢t” is UTF-8 read as Windows-1252, then as Mac Roman: “isn’t”
        - une id√©e
              ^^^^^ “id√©e” is UTF-8 read as Mac Roman: “idée”
        - une idÃƒÂ©e
              ^^^^^^^ “idÃƒÂ©e” is UTF-8 read as Windows-1252 twice: “idée”
        - une idÃƒÆ’Ã‚Â©e
              ^^^^^^^^^^^ “idÃƒÆ’Ã‚Â©e” is UTF-8 read as Windows-1252 3 times: “idée”
        """);

    [Fact]
    public void Control_characters_tell_Latin_1() =>
        Assert.Equal("“isnâ\u0080\u0099t” is UTF-8 read as Latin-1: “isn’t”", Find("- isnâ\u0080\u0099t")[0].Message);

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
    [InlineData("- RÃ©union, CÃ¡ bhfuil, LÃªer", "- Réunion, Cá bhfuil, Lêer")]
    [InlineData("- RÃ©union", "- Réunion")]
    [InlineData("- 4Ã—6, 4Ï€r²", "- 4×6, 4πr²")]
    [InlineData("- koÊ»rsatish, sÉ™hifÉ™", "- koʻrsatish, səhifə")]
    [InlineData("- å›¢ä½“ (Casoå›¢é˜Ÿ)", "- 团体 (Caso团队)")]
    public void Decodes(string broken, string whole) => RuleCheckAll(broken, whole);

    // As found in public notes and sources.
    [Theory]
    [InlineData("- Here‚Äôs the process step by step", "- Here’s the process step by step")]
    [InlineData("- understand relationships.¬†Map entities", "- understand relationships.\u00A0Map entities")]
    [InlineData("- ‚¨ú Export JSON via API", "- ⬜ Export JSON via API")]
    [InlineData("- √Ä ajouter : donn√©es expos√©es", "- À ajouter : données exposées")]
    [InlineData("- ‚óãN√©voa Rodopiante, Conjura√ß√£o", "- ○Névoa Rodopiante, Conjuração")]
    [InlineData("- INSER√á√ÉO DE DADOS", "- INSERÇÃO DE DADOS")]
    [InlineData("- Die Gr√∂√üe kommt zur√ºck", "- Die Größe kommt zurück")]
    [InlineData("- √Ñu√üerer Schaden", "- Äußerer Schaden")]
    [InlineData("- Leonard Norrg√•rd", "- Leonard Norrgård")]
    [InlineData("- s√∏k f√∏r √∏l", "- søk før øl")]
    [InlineData("- ƒ∞ndeks Yapƒ±larƒ±", "- İndeks Yapıları")]
    [InlineData("- nh·ªè h∆°n ho·∫∑c b·∫±ng", "- nhỏ hơn hoặc bằng")]
    [InlineData("- JƒÅnis Legzdi≈Ü≈°", "- Jānis Legzdiņš")]
    [InlineData("- –ö–ª–∞—Å—Å —Å–±–æ—Ä–∞ –∏—Å—Ç–æ—Ä–∏–∏", "- Класс сбора истории")]
    [InlineData("- „ÅÇ„ÇäÔºÅ", "- あり！")]
    [InlineData("- CLINOVO‚ÄôS LIABILITY", "- CLINOVO’S LIABILITY")]
    [InlineData("- 25¬∞C, 5 ¬µm, 3√ó4, 1¬Ω, n.¬∫ 4", "- 25°C, 5 µm, 3×4, 1½, n.º 4")]
    [InlineData("- fianceÃÅ", "- fiance\u0301")]
    [InlineData("- M√É¬©ni√É¬®re's", "- Ménière's")]
    [InlineData("- DeÃÄ‚Äôs cafâˆšÂ©", "- De\u0300’s café")]
    [InlineData("- mantÃ©m o texto atual, não Ã© chave", "- mantém o texto atual, não é chave")]
    [InlineData("- naïve “caf√©” – encore", "- naïve “café” – encore")]
    [InlineData("- ÃƒÆ’Ã†â€™Ãƒâ€šÃ‚Â©", "- é")]
    public void Decodes_what_was_found_in_the_wild(string broken, string whole) => RuleCheckAll(broken, whole);

    [Theory]
    [InlineData("- “CAFÉ”, «CAFÉ», PERÚ” AMANHÃ” AMANHÃ… IRMÃ»")]
    [InlineData("- hâlâ… «hâlâ…» “hâlâ”…")]
    [InlineData("- “é”… «está»… «está…» „stáž“ „kříž“")]
    [InlineData("- 10 Å², 5 Å…, PÅ”, Å°")]
    [InlineData("- RÉSUMÉ : CAFÉ®, É™, ÚŽAS")]
    [InlineData("- `Ã©` is what é becomes")]
    [InlineData("- https://example.com/Ã©tÃ©")]
    [InlineData("- naïve café, Ärger, über")]
    [InlineData("- PÅ–en, LÀ…bas")]
    [InlineData("```\nÃ©\n```")]
    // Greek letters of no language before a sign: the last letter of a French word.
    [InlineData("- NAÏ… INOUÏ» DUBENDÎ½ FERMÎ± KÄYTÖSSÄ½")]
    // Mathematics, and ticks and dots that stand for themselves.
    [InlineData("- 1/√π, √Ω(u,v), √π/2, c/√Ω, √∞, √µ")]
    [InlineData("- log√π and √∑fixi/n, √∫f(x)dx")]
    [InlineData("- if ¬π then ¬Ω, and ¬µ")]
    [InlineData("- hf : ¬∑ i, f i = 0 and ¬∏")]
    [InlineData("- H₀ / √∂ ≈ 67.4, [√∫], «√°»")]
    [InlineData("- œ∑´®†¥¨ˆøπ“‘«åß∂ƒ©˙∆˚¬…æ≈√∫˜µ Ω≈ç√∫˜µ≤≥÷")]
    [InlineData("- (2π)·∫f, ·∫∂x, Ki·∫e dt, 2·∫∫z, π·∑x")]
    [InlineData("- from –∞ to ∞, = –π–Ω, x–π")]
    [InlineData("- ang≈π, θ≈π, ≈£46,000, ≈£5, ≈°C, ≈±5, ≈100")]
    [InlineData("- ≈été, ≈être, ≈à, ≈π, ≈π/2")]
    [InlineData("- £5–£6, £78k–£100k, 45–±2")]
    [InlineData("- ∆°, ∆Ω, ∆x, ∆°")]
    [InlineData("- √πr and √Ωm, x√π, y√π")]
    [InlineData("- Home »über »öffnen »õpe")]
    [InlineData("- ••••√•••• √√√••• [√•*] √")]
    [InlineData("- √öppna")]
    [InlineData("- √Äpfel, √Öl, √Übung")]
    [InlineData("- or √élu (`√ell`)")]
    [InlineData("- ∑∏∆√∞ ≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ©®™∆∏∑√∫√± ∧∨¬≠≤≥")]
    [InlineData("- *†‡§¶ ‡§¶")]
    // Quotation marks and dashes before letters.
    [InlineData("- l’été, «à côté», “é–è”, Paris–Évry, a–ä–ö–ü, –à–, …où")]
    [InlineData("- „Ääh“, ‚Ääh‘, „Öö“, »ö«, »öl, »õhtu")]
    [InlineData("- 5 €à, n.\u00A0º 4, « à », 25\u00A0ºC")]
    [InlineData("- conﬁé, Einﬂüsse, Fu¬ßball, Fjord¬øy")]
    // Other encodings: broken, but not UTF-8.
    [InlineData("- wartoœæ, d³ugoœæ")]
    [InlineData("- ”√µƒ∫Ø ˝ µ«¬Ω ”√ªß")]
    [InlineData("- Ïðèâåò, ÁÐ³öÎÄ±¾ËÑË÷Ä£°æ")]
    [InlineData("- ÉeÅ[ÉuÉãÇÉ_ÉìÉvÇµÇ»Ç¢")]
    [InlineData("- 5M‚‚Ç¨‚Äú10M")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<Mojibake>(note);

    [Fact]
    public void A_mark_that_makes_an_item_of_a_line_is_a_choice() =>
        RuleCheck.Fixes<Mojibake>("â€¢ bullet", "• bullet");

    [Theory]
    [InlineData("- un fi»ôier", "- un fișier")]
    [InlineData("- s…ôhif…ô", "- səhifə")]
    [InlineData("- pi√π", "- più")]
    [InlineData("- √∫ltimo", "- último")]
    [InlineData("- √âric", "- Éric")]
    [InlineData("- one ¬∑ two", "- one · two")]
    [InlineData("- klarte ikke √• lage", "- klarte ikke å lage")]
    [InlineData("- ko\u00A0ªrsatish", "- koʻrsatish")]
    public void Little_evidence_makes_a_choice_where_nothing_speaks_against_it(string broken, string whole)
    {
        RuleCheck.Fixes<Mojibake>(broken, whole, trust: Trust.Likely);
        RuleCheck.FindsNothing<Mojibake>(broken + " – naïve");
    }

    [Fact]
    public void A_byte_order_mark_is_removed() =>
        RuleCheck.Fixes<Mojibake>("- ï»¿name", "- name", trust: Trust.Certain);

    [Fact]
    public void A_byte_order_mark_of_a_Mac_is_removed() =>
        RuleCheck.Fixes<Mojibake>("- Ôªøname", "- name", trust: Trust.Certain);

    [Fact]
    public void The_corpus_is_large_enough()
    {
        Assert.True(Languages.ByLanguage.Count >= 30, $"{Languages.ByLanguage.Count} languages");
        Assert.All(Languages.ByLanguage, sentences => Assert.True(sentences.Count() >= 20, $"{sentences.Key}: {sentences.Count()}"));
        Assert.Equal(Languages.Sentences.Length, Languages.Sentences.Distinct().Count());
    }

    [Fact]
    public void Clean_lines_of_many_languages_are_clean() => AssertClean(
        from sentence in Languages.Sentences
        from variant in new[] { sentence, sentence.ToUpperInvariant(), Languages.Decompose(sentence), Languages.Decompose(sentence.ToUpperInvariant()) }
        from line in new[] { variant, "- " + variant }
        select line);

    [Fact]
    public void Clean_words_before_closing_marks_are_clean()
    {
        string[] marks = ["”", "“", "’", "…", "»", "«", "–", "™", "®", "²", "°", "\u00A0", "…”", "…»", "»…", "”…", "’”", "»—", "”²", "‘", "©", "½", "±", "\u00A0»", "–‘"];
        AssertClean(from word in Words() from mark in marks select $"- so {word}{mark} then");
    }

    [Fact]
    public void Clean_words_behind_opening_marks_are_clean()
    {
        string[] marks = ["«", "»", "“", "”", "„", "‚", "‘", "’", "…", "–", "—", "\u00A0", "·", "•", "≈", "¬", "‹", "›", "«\u00A0", "…«", "¿", "€", "÷", "◊", "l’", "5–"];
        AssertClean(from word in Words() from mark in marks select $"- so {mark}{word} then");
    }

    [Fact]
    public void Clean_words_on_both_sides_of_a_mark_are_clean()
    {
        string[] marks = ["–", "—", "’", "…", "\u00A0", "·", "/", "»\u00A0", " «", "–“", "”–"];
        var words = Words().ToList();
        AssertClean(from i in Enumerable.Range(1, words.Count - 1) from mark in marks select $"- so {words[i - 1]}{mark}{words[i]} then");
    }

    public static TheoryData<string> Misreadings => [.. "W L M WW LL MM WL LW WM MW LM ML WWW".Split(' ')];

    [Theory]
    [MemberData(nameof(Misreadings))]
    public void Broken_lines_of_many_languages_are_found_and_repaired_exactly(string codepages) =>
        AssertRepaired(codepages, Languages.Sentences, Bar);

    [Theory]
    [MemberData(nameof(Misreadings))]
    public void Broken_lines_that_were_decomposed_before_are_too(string codepages) =>
        AssertRepaired(codepages, Languages.Sentences.Select(Languages.Decompose), BarOfDecomposed);

    // Fix-all takes what is certain, and leaves nothing certain behind.
    [Fact]
    public void Whatever_stands_side_by_side_is_repaired_in_a_few_passes() => _mixed.Sample(line =>
    {
        string text = "- " + line;
        for (int pass = 0; pass < MostPasses; pass++)
        {
            string repaired = Repair(text, Trust.Certain);
            if (repaired == text)
                return;
            Assert.True(repaired.Length < text.Length);
            text = repaired;
        }
        Assert.Fail($"still repaired: {text}");
    }, iter: 20_000);

    // Such text is broken beyond this rule: what it would make of it is no better.
    [Fact]
    public void Text_in_a_third_encoding_is_hardly_ever_taken_for_UTF_8()
    {
        (string Language, int[] Codepages)[] origins =
        [
            ("ru", [866, 1251, 20866]), ("uk", [1251, 21866]), ("bg", [1251]), ("zh", [936]), ("zh-Hant", [950]), ("ja", [932, 51932]), ("ko", [949]), ("el", [1253]),
            ("pl", [1250, 28592]), ("cs", [1250]), ("hu", [1250]), ("tr", [1254]), ("he", [1255]), ("ar", [1256]), ("th", [874]), ("fr", [850]), ("de", [850]), ("es", [850]),
        ];
        var lines = (
            from origin in origins
            from codepage in origin.Codepages
            let encoding = CodePagesEncodingProvider.Instance.GetEncoding(codepage)!
            from sentence in Languages.ByLanguage[origin.Language]
            let bytes = encoding.GetBytes(sentence)
            where encoding.GetString(bytes) == sentence
            from table in new[] { _windows1252, _latin1, _macRoman }
            select $"- {origin.Language} {codepage} {Read(bytes, table)}").ToList();
        var found = lines.Where(line => Find(line).Count > 0).ToList();
        Assert.True(lines.Count > 500 && found.Count <= lines.Count / 100, $"{found.Count} of {lines.Count}\n{string.Join('\n', found)}");
    }

    private void AssertRepaired(string codepages, IEnumerable<string> sentences, int bar)
    {
        var lines = sentences.Where(line => line.Any(c => c > '\x7F')).Select(line => "- " + line).ToList();
        var failed = lines.Select(line => (Line: line, Repaired: Repair(Break(line, codepages)))).Where(pair => pair.Repaired != pair.Line).ToList();
        string report = $"{codepages}: {lines.Count - failed.Count} of {lines.Count}\n" + string.Join('\n', failed.Select(pair => $"{pair.Line}\n{pair.Repaired}"));
        output.WriteLine(report);
        Assert.True(lines.Count > 900 && failed.Count * 100 <= lines.Count * (100 - bar), report);
    }

    private static void AssertClean(IEnumerable<string> lines)
    {
        var tree = RuleCheck.Parse(string.Join('\n', lines));
        var rule = new Mojibake();
        var found = new List<LineFinding>();
        var wrong = new List<string>();
        foreach (var line in tree.Lines)
        {
            rule.Find(line, found);
            wrong.AddRange(found.Select(finding => $"{line.Text}: {finding.Message}"));
            found.Clear();
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // The words that begin or end in a letter beyond ASCII, as they are and in capitals.
    private static IEnumerable<string> Words() => Languages.Sentences.SelectMany(line => line.Split(' ', '\u00A0', '\u202F'))
        .Select(word => word.Trim('.', ',', ';', ':', '!', '?', '“', '”', '„', '«', '»', '…', '®', '™'))
        .Where(word => word.Length > 1 && word.All(char.IsLetter) && (word[0] > '\x7F' || word[^1] > '\x7F') && word[0] < '\u0600')
        .SelectMany(word => new[] { word, word.ToUpperInvariant() }).Distinct();

    // W, L, M: read as Windows-1252, as Latin-1, as Mac Roman, one after the other.
    private static string Break(string text, string codepages) => codepages.Aggregate(
        text, (text, codepage) => Read(Encoding.UTF8.GetBytes(text), codepage switch { 'W' => _windows1252, 'L' => _latin1, _ => _macRoman }));

    private static string Read(byte[] bytes, string table) => string.Concat(bytes.Select(value => value < 0x80 ? (char)value : table[value - 0x80]));

    private static string Repair(string line, Trust least = Trust.Likely)
    {
        var tree = RuleCheck.Parse(line);
        var fixes = RuleCheck.Find<Mojibake>(tree).Select(diagnostic => diagnostic.Rule.Fixes(tree, diagnostic, NoteStyle.Default).First());
        return RuleCheck.Apply(tree, [.. fixes.Where(fix => fix.Trust >= least).SelectMany(fix => fix.Edits)]).Text.ToString();
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
