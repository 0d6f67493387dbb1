using System.Runtime.CompilerServices;

namespace Outline.Tests.Rules;

/// <summary>
/// Clean sentences in many languages and scripts, with the punctuation that their writers use. Most of them stand in
/// <c>Sentences.tsv</c>, behind the name of their language.
/// </summary>
internal static class Languages
{
    private static readonly Dictionary<char, string> _decompositions = ReadPairs("Decompositions.tsv").ToDictionary(pair => pair[0][0], pair => pair[1]);

    private static readonly string[] _pangrams =
        """
        O coração não tem idade: “amanhã” é só outro dia, disse a irmã — e então?
        São Paulo, manhã de domingo: «a vida é…» e nada mais; 25 °C à sombra, 10 m² por pessoa.
        NÃO, A MANHÃ É NOSSA… “AMANHÃ”, «IRMÃ», MAÇÃ® e AMANHÃ–HOJE não são erros. PERÚ
        Où est passé l’été ? « Là-bas », dit-elle : “voilà”… c’est déjà fini, n’est-ce pas ?
        Le cœur a ses raisons ; l’œuvre coûte 25 €, soit ½ du prix : « CAFÉ », « À LA CARTE », RÉSUMÉ :
        ¿Qué pasó con el niño? «Está», respondió… “así” es la vida: ¡olé! 3.ª edición, n.º 4
        L’università è là, però la città “è così”; perché no? «LIBERTÀ», PERCHÉ… LUNEDÌ®
        Größe, Maße, Füße: „schön“, ‚Ärger‘ und »Übermut« – 20 °C, 5 Å², STRASSE, GROẞ
        Příliš žluťoučký kůň úpěl ďábelské ódy: „až“, „stáž…“, ÚŽASNÝ VÝŠKA, „KŘÍŽ“
        Zażółć gęślą jaźń – „źdźbło”, »łódź«, ŻÓŁĆ®
        Árvíztűrő tükörfúrógép: „őrült”, »űr«, ÁRVÍZ…
        Čežnja, šuma, žaba, đak, ćup – „više”, »još«, ŠUMA™
        Kõik töötajad: „öö“, »jää«, ÕÄÖÜ… ŠOKOLAAD, ŽÜRII
        Įlinkdama fechtuotojo špaga sublykčiojusi: „ąžuolas“, ŪKAS®
        Glāžšķūņa rūķīši: “dzērumā”, ČETRI ĶĒNIŅI…
        Hyvää päivää: ”äiti”, »yö«, TÄMÄ… HYVÄ”, 5 Å, ÄÄNI®
        Räksmörgås på ö i å: ”ÅÄÖ”, »Å«, PÅ… SMÅ”, 10 Å³
        Blåbærsyltetøy: «øl», ”Å”, PÅ™, EN Å… å være eller ikke være
        Kæmi ný öxi hér, ykist þjófum nú bæði víl og ádrepa: „já“, „Æ…“, ÐÓRA
        Pijamalı hasta yağız şoföre çabucak güvendi: “hâlâ”… «hâlâ…» İSTANBUL, HÂLÂ… KÂĞIT®
        Chào buổi sáng! “Đã… rồi”, NHÃ… “ĐÃ” và «lá»; một hai ba: Â, Ă, Ê, Ô, Ơ
        Ștefan și țăranii: „să fie așa”, «ÎN ROMÂNIA…», ÎNCĂ™
        Съешь же ещё этих мягких французских булок, да выпей чаю: «ёлка», „да“, № 5
        Чуєш їх, доцю, га? Кумедна ж ти, прощайся без ґольфів — «ні»!
        Ξεσκεπάζω την ψυχοφθόρα βδελυγμία: «ναι», “όχι”…
        Ֆիդայի գործի առաջ՝ «այո», ոչ։
        აბგდევზთ — „კი“, არა.
        דג סקרן שט בים מאוכזב ולפתע מצא חברה: „כן”, ‏"לא".
        نص حكيم له سر قاطع وذو شأن عظيم: «نعم»، لا؟
        می‌خواهم بدانم چرا نمی‌روی: «بله»، نه؟
        ऋषियों को सताने वाले दुष्ट राक्षसों के राजा रावण: “हाँ”, क्‍ष।
        আমি কী রকম ভাবে বেঁচে আছি তুই এসে দেখে যা নিখিলেশ।
        யாமறிந்த மொழிகளிலே தமிழ்மொழி போல் இனிதாவது எங்கும் காணோம்.
        เป็นมนุษย์สุดประเสริฐเลิศคุณค่า กว่าบรรดาฝูงสัตว์เดรัจฉาน
        ຂ້ອຍກິນແກ້ວໄດ້ ແລະມັນບໍ່ເຮັດໃຫ້ຂ້ອຍເຈັບ
        ខ្ញុំអាចញ៉ាំកញ្ចក់បានដោយគ្មានបញ្ហា
        いろはにほへと　ちりぬるを、「我が世」誰ぞ…常ならむ。カタカナ
        我能吞下玻璃而不伤身体：“是的”……《书名》—好。
        我能吞下玻璃而不傷身體，「是的」。
        나는 유리를 먹을 수 있어요. “그래요”… 그래도 아프지 않아요
        Emoji: 🚀 👩‍💻 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ✅ → ⇒ ≥ ≠ ½ ⅔ ┌─┐ ● ■ ™ © ® € £ ¥ § ¶ † ‡ • … – — “” ‘’ «» ‹›
        Maths: 2√π × 3² ± 5°, α+β=γ, ∑x², x≤y, A×B, ±∞, µm, 10 Å², 3×10⁸, ⌀5 mm, ∅, ℝ²
        Music: Beyoncé, Motörhead, Sigur Rós, Björk, Łona, Céline, Dvořák, Ænima, Ÿ
        Letters: ‘Ã’, ‘Â’, “Ä”, „Å“, «Â», « Â », (Ã), Ñ, ÃÂ, å, ð, ï, â€ is what a clean line may speak of: É, Ë…
        """.Split('\n');

    /// <summary>The sentences of <c>Sentences.tsv</c>, by language.</summary>
    public static ILookup<string, string> ByLanguage { get; } = ReadPairs("Sentences.tsv").ToLookup(pair => pair[0], pair => pair[1]);

    /// <summary>All sentences.</summary>
    public static string[] Sentences { get; } = [.. _pangrams, .. ByLanguage.SelectMany(sentences => sentences)];

    /// <summary>A sentence with its letters taken apart into base letters and marks, as some file systems hand it over.</summary>
    /// <remarks>The runtime leaves text as it is where it runs without the tables of ICU, as here.</remarks>
    public static string Decompose(string sentence) =>
        string.Concat(sentence.Select(c => _decompositions.TryGetValue(c, out string? parts) ? parts : c.ToString()));

    private static IEnumerable<string[]> ReadPairs(string name, [CallerFilePath] string source = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(source)!, name)).Select(line => line.Split('\t'));
}
