using CsCheck;
using Outline.Syntax;

namespace Outline.Tests.Syntax;

public class FoldedNameTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" - ", "")]
    [InlineData("sentry", "Sentry")]
    [InlineData("SENTRY", "Sentry")]
    [InlineData("Bank of New York", "BankOfNewYork")]
    [InlineData("builder.io", "BuilderIo")]
    [InlineData("de-facto_labs", "DeFactoLabs")]
    [InlineData("one\u00A0two\u3000three – four", "OneTwoThreeFour")]
    [InlineData("PostHog", "Post'hog")]
    [InlineData("HTTPServer", "Http'server")]
    [InlineData("web3", "Web'3")]
    [InlineData("2captcha", "2'captcha")]
    [InlineData("a16z", "A'16'z")]
    [InlineData("AT&T", "At&T")]
    [InlineData("c#", "C#")]
    [InlineData("Macy's", "Macys")]
    [InlineData("l’Oréal", "L'oreal")]
    [InlineData("Groß", "Gross")]
    [InlineData("E\u0301lan", "Elan")]
    [InlineData("楽天 市場", "楽天市場")]
    public void Words_begin_with_a_capital_and_parts_behind_an_apostrophe(string name, string expected)
    {
        var (letters, parts) = Read(name);
        string shown = string.Concat(letters.Zip(parts, (letter, part) => part switch
        {
            NamePart.Word => char.ToUpperInvariant(letter).ToString(),
            NamePart.Hump => "'" + letter,
            _ => letter.ToString(),
        }));
        Assert.Equal(expected, shown);
    }

    [Theory]
    [InlineData("bio", "builder.io", 2)]
    [InlineData("cf", "cloud flare", 2)]
    [InlineData("cloflare", "cloud flare", 2)]
    [InlineData("bony", "bank of new york", 4)]
    [InlineData("bo", "bank of new york", 2)]
    [InlineData("b", "bank of new york", 1)]
    [InlineData("bny", "bank of new york", 0)]
    [InlineData("ny", "bank of new york", 0)]
    [InlineData("abab", "ab abab", 2)]
    [InlineData("", "ab", 0)]
    [InlineData("a", "", 0)]
    public void Words_begun(string word, string name, int expected)
    {
        var (letters, parts) = Read(name);
        Assert.Equal(expected, FoldedName.WordsBegun(word, letters, parts));
    }

    [Fact]
    public void The_room_is_kept_to() => Gen.Select(Gen.String[Gen.Char, 0, 40], Gen.Int[0, 50]).Sample((name, room) =>
    {
        var parts = new NamePart[room];
        var letters = new char[room];
        int count = FoldedName.Read(name, letters, parts);
        Assert.InRange(count, 0, Math.Min(room, 2 * name.Length));
        Assert.True(count == 0 || parts[0] == NamePart.Word);
    });

    private static (char[] Letters, NamePart[] Parts) Read(string name)
    {
        var letters = new char[2 * name.Length];
        var parts = new NamePart[2 * name.Length];
        int count = FoldedName.Read(name, letters, parts);
        return (letters[..count], parts[..count]);
    }
}
