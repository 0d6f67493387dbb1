using System.Globalization;
using CsCheck;
using Outline.Syntax;

namespace Outline.Tests.Syntax;

public class FoldingTests
{
    // Every letter of the Latin blocks that has a base letter, beyond ASCII and full width.
    public static TheoryData<string, string> LatinLetters => new()
    {
        { "a", "ªÀÁÂÃÄÅàáâãäåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧȺḀḁẚẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặⱥÅ" },
        { "b", "ƀƁƂƃɃɓḂḃḄḅḆḇ" },
        { "c", "ÇçĆćĈĉĊċČčƇƈȻȼɕḈḉ" },
        { "d", "ÐðĎďĐđƉƊƋƌȡɖɗḊḋḌḍḎḏḐḑḒḓ" },
        { "e", "ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩɆɇḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệⱸ" },
        { "f", "ƑƒḞḟ" },
        { "g", "ĜĝĞğĠġĢģƓǤǥǦǧǴǵɠḠḡ" },
        { "h", "ĤĥĦħȞȟɦḢḣḤḥḦḧḨḩḪḫẖⱧⱨ" },
        { "i", "ÌÍÎÏìíîïĨĩĪīĬĭĮįİıƗǏǐȈȉȊȋɨḬḭḮḯỈỉỊị" },
        { "j", "ĴĵǰȷɈɉɟʄʝ" },
        { "k", "ĶķƘƙǨǩḰḱḲḳḴḵⱩⱪK" },
        { "l", "ĹĺĻļĽľĿŀŁłƚȴȽɫɬɭḶḷḸḹḺḻḼḽⱠⱡⱢ" },
        { "m", "ɱḾḿṀṁṂṃⱮ" },
        { "n", "ÑñŃńŅņŇňŉƝƞǸǹȠȵɲɳṄṅṆṇṈṉṊṋ" },
        { "o", "ºÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǪǫǬǭǾǿȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợⱺ" },
        { "p", "ƤƥṔṕṖṗⱣ" },
        { "q", "Ɋɋʠ" },
        { "r", "ŔŕŖŗŘřȐȑȒȓɌɍɼɽɾṘṙṚṛṜṝṞṟⱤ" },
        { "s", "ŚśŜŝŞşŠšſȘșȿʂṠṡṢṣṤṥṦṧṨṩẛẜẝⱾ" },
        { "t", "ŢţŤťŦŧƫƬƭƮȚțȶȾʈṪṫṬṭṮṯṰṱẗⱦ" },
        { "u", "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự" },
        { "v", "ƲʋṼṽṾṿỼỽⱱⱴ" },
        { "w", "ŴŵẀẁẂẃẄẅẆẇẈẉẘⱲⱳ" },
        { "x", "ẊẋẌẍ" },
        { "y", "ÝýÿŶŷŸƳƴȲȳɎɏẎẏẙỲỳỴỵỶỷỸỹỾỿ" },
        { "z", "ŹźŻżŽžƵƶȤȥɀʐʑẐẑẒẓẔẕⱫⱬⱿ" },
        { "ae", "ÆæǢǣǼǽ" },
        { "db", "ȸ" },
        { "dz", "ǄǅǆǱǲǳ" },
        { "hv", "ƕǶ" },
        { "ij", "Ĳĳ" },
        { "lj", "Ǉǈǉ" },
        { "ll", "Ỻỻ" },
        { "nj", "Ǌǋǌ" },
        { "oe", "Œœ" },
        { "qp", "ȹ" },
        { "ss", "ßẞ" },
        { "th", "Þþ" },
        { "ʒ", "Ǯǯ" },
    };

    [Theory, MemberData(nameof(LatinLetters))]
    public void Latin_letters_fold_to_their_base(string expected, string letters) =>
        Assert.All(letters, letter => Assert.Equal(expected, Folding.Of([letter])));

    [Fact]
    public void No_other_Latin_letter_changes_but_in_case()
    {
        var known = LatinLetters.SelectMany(row => (string)row[1]).ToHashSet();
        var others = Range('\u00A1', '\u02AF').Concat(Range('\u1E00', '\u1EFF')).Concat(Range('\u2C60', '\u2C7F'))
            .Where(c => !known.Contains(c) && c != 'µ');
        Assert.All(others, c => Assert.Equal(char.ToLowerInvariant(c).ToString(), Folding.Of([c])));
    }

    [Fact]
    public void Ascii_loses_its_case_and_nothing_else() =>
        Assert.All(Range('\0', '\x7F'), c => Assert.Equal(char.ToLowerInvariant(c).ToString(), Folding.Of([c])));

    [Fact]
    public void Full_width_is_ascii() =>
        Assert.All(Range('!', '~'), c => Assert.Equal(Folding.Of([c]), Folding.Of([(char)(c + 0xFEE0)])));

    [Theory]
    [InlineData("Crédit Agricole", "credit agricole")]
    [InlineData("re\u0301sume\u0301", "resume")]
    [InlineData("Straße", "strasse")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("Ørsted", "orsted")]
    [InlineData("Æther", "aether")]
    [InlineData("Łódź", "lodz")]
    [InlineData("İstanbul, Diyarbakır", "istanbul, diyarbakir")]
    [InlineData("Điện Máy Xanh", "dien may xanh")]
    [InlineData("ΆΛΦΑ Τράπεζα της", "αλφα τραπεζα τησ")]
    [InlineData("ΐΰ ΪΫ", "ιυ ιυ")]
    [InlineData("Артём Ёлкин Йод", "артем елкин йод")]
    [InlineData("Ａｃｍｅ１２", "acme12")]
    [InlineData("\u212Aelvin \u212Bngström", "kelvin angstrom")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("楽天 라인", "楽天 라인")]
    [InlineData("कुल", "कुल")]
    [InlineData("🚀", "🚀")]
    [InlineData("❤\uFE0F", "❤")]
    [InlineData("\uD83D", "\uD83D")]
    public void Names(string text, string expected) => Assert.Equal(expected, Folding.Of(text));

    [Fact]
    public void Capitals_fold_as_small_letters_do() => Assert.All(
        Range('\0', '\uFFFF').Where(c => char.ToLowerInvariant(c) != c),
        c => Assert.Equal(Folding.Of([char.ToLowerInvariant(c)]), Folding.Of([c])));

    [Fact]
    public void What_is_folded_stays() => Gen.String[Gen.Char, 0, 50].Sample(text =>
    {
        string folded = Folding.Of(text);
        Assert.Equal(folded, Folding.Of(folded));
        Assert.InRange(folded.Length, 0, 2 * text.Length);
    }, iter: 20_000);

    [Fact]
    public void Only_marks_fold_to_nothing() => Assert.All(Range('\0', '\uFFFF'), c =>
    {
        bool kept = Folding.TryFold(c, out char first, out char second);
        Assert.Equal(kept, Folding.Of([c]).Length > 0);
        if (!kept)
            Assert.Equal((UnicodeCategory.NonSpacingMark, '\0', '\0'), (char.GetUnicodeCategory(c), first, second));
    });

    private static IEnumerable<char> Range(char from, char to) => Enumerable.Range(from, to - from + 1).Select(c => (char)c);
}
