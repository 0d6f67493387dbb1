using Outline.Features;
using Outline.Tests.Fixtures;

namespace Outline.Tests.Features;

/// <summary>What stands there after Enter. The cursor is where the editor puts it; <c>→</c> is a tab.</summary>
public class OnTypeFormattingTests
{
    [Theory]
    [InlineData("- a\n$0", "- a\n- ")]
    [InlineData("- a\n→* b\n$0", "- a\n→* b\n→* ")]
    [InlineData("- a\n→* b\n→$0", "- a\n→* b\n→* ")]
    [InlineData("3. a\n$0", "3. a\n4. ")]
    [InlineData("9) a\n$0\n11) b", "9) a\n10) \n11) b")]
    [InlineData("b. a\n$0", "b. a\nc. ")]
    [InlineData("-   a\n$0", "-   a\n-   ")]
    [InlineData("- [x] a\n$0", "- [x] a\n- [ ] ")]
    [InlineData("- TODO a\n$0", "- TODO a\n- ")]
    public void Enter_continues_an_item(string typed, string expected) => Becomes(typed, expected);

    [Theory]
    [InlineData("- one\n$0two", "- one\n- two")]
    [InlineData("- a\n→- one\n→$0two", "- a\n→- one\n→- two")]
    public void The_rest_of_a_line_that_is_cut_becomes_an_item(string typed, string expected) => Becomes(typed, expected);

    [Theory]
    [InlineData("- a\n→- \n→$0", "- a\n- ")]
    [InlineData("- a\n→- \n$0", "- a\n- ")]
    [InlineData("1. a\n→- \n→$0", "1. a\n2. ")]
    [InlineData("list\n→- \n→$0", "list\n- ")]
    [InlineData("- a\n- \n$0", "- a\n")]
    [InlineData("- a\n→- b\n→→- \n→→$0\n- c", "- a\n→- b\n→- \n- c")]
    public void Enter_behind_an_empty_item_lifts_it(string typed, string expected) => Becomes(typed, expected);

    [Theory]
    [InlineData("- a\n  text\n$0", "- a\n  text\n  ")]
    [InlineData("- a\n→key:: value\n$0", "- a\n→key:: value\n→")]
    public void Text_below_an_item_goes_on_below_it(string typed, string expected) => Becomes(typed, expected);

    [Theory]
    [InlineData("- a\n- $0")]
    [InlineData("- a\n→- $0")]
    [InlineData("- a\n→- b\n→- $0")]
    [InlineData("- a\n\n$0")]
    [InlineData("head\n$0")]
    [InlineData("# head\n$0")]
    [InlineData("$0\n- a")]
    [InlineData("- \n$0two")]
    [InlineData("- a\n→```\n→code\n$0")]
    [InlineData("- ```\n$0")]
    [InlineData("---\nkey: value\n$0\n---")]
    [InlineData("- a\n  text\n  $0")]
    public void Nothing_else_is_touched(string typed) => Becomes(typed, typed.Replace("$0", ""));

    private static void Becomes(string typed, string expected)
    {
        foreach (var fixture in Fixture.Each(typed))
        {
            string text = fixture.Tree.Text.ToString(), end = text.Contains("\r\n") ? "\r\n" : "\n";
            string now = Edits.Apply(fixture.Tree.Text, OnTypeFormatting.AfterEnter(fixture.Tree, fixture.Position)).ToString();
            Assert.Equal(expected.Replace('→', '\t').Replace("\n", end), now);
        }
    }
}
