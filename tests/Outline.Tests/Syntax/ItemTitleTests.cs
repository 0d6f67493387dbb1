using Outline.Syntax;

namespace Outline.Tests.Syntax;

public class ItemTitleTests
{
    [Theory]
    [InlineData("- sentry", "sentry")]
    [InlineData("- stackbit - sqspace for devs", "stackbit")]
    [InlineData("- stackbit – sqspace – for devs", "stackbit")]
    [InlineData("- stackbit -", "stackbit")]
    [InlineData("- builder.io: no code", "builder.io")]
    [InlineData("- acme -> bought by beta", "acme")]
    [InlineData("- acme → bought by beta", "acme")]
    [InlineData("- replay?", "replay")]
    [InlineData("- acme? maybe", "acme")]
    [InlineData("- acme (formerly beta)", "acme")]
    [InlineData("- acme https://acme.com", "acme")]
    [InlineData("- acme - https://acme.com", "acme")]
    [InlineData("- de-facto labs", "de-facto labs")]
    [InlineData("- 23andMe", "23andMe")]
    [InlineData("- Bank of New York", "Bank of New York")]
    [InlineData("- ## acme", "acme")]
    [InlineData("- **acme** - bought", "acme")]
    [InlineData("- **acme**?", "acme")]
    public void Names(string line, string title) => Check(line, title, isName: true);

    [Theory]
    [InlineData("-", "")]
    [InlineData("- one two three four five", "one two three four five")]
    [InlineData("- they were bought.", "they were bought.")]
    [InlineData("- bought!", "bought!")]
    [InlineData("- grab, vector", "grab, vector")]
    [InlineData("- TODO call acme", "TODO call acme")]
    [InlineData("- [ ] acme", "[ ] acme")]
    [InlineData("- problem: no code", "problem")]
    [InlineData("- solves:", "solves")]
    [InlineData("- \"like coding\"", "\"like coding\"")]
    [InlineData("- alias:: cf", "alias")]
    [InlineData("- [[acme]]", "[[acme]]")]
    [InlineData("- [acme](https://acme.com)", "[acme]")]
    [InlineData("- https://acme.com", "")]
    [InlineData("- #acme", "#acme")]
    [InlineData("- @ana", "@ana")]
    [InlineData("- `acme`", "`acme`")]
    [InlineData("- 5x revenue", "5x revenue")]
    [InlineData("- jan 2020", "jan 2020")]
    [InlineData("- 15", "15")]
    [InlineData("- -> acme", "")]
    [InlineData("- ?", "")]
    public void Other_titles(string line, string title) => Check(line, title, isName: false);

    private static void Check(string text, string expected, bool isName)
    {
        var title = ItemTitle.Of(LineLexer.Lex(text, LineState.Normal));
        Assert.Equal((expected, isName), (text[title.Start..title.End], title.IsName));
    }
}
