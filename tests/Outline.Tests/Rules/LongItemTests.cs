using Outline.Rules;

namespace Outline.Tests.Rules;

public class LongItemTests
{
    private static readonly string _most = new('x', LongItem.MostCharacters);

    [Fact]
    public void Marks_what_is_too_much() => RuleCheck.Finds<LongItem>($"- a\n\t- {_most}yz  \n{new string(' ', LongItem.MostCharacters + 3)}^^ this item has 302 characters; 300 are much for one");

    [Fact]
    public void A_character_of_two_code_units_is_one()
    {
        RuleCheck.FindsNothing<LongItem>("- " + string.Concat(Enumerable.Repeat("😀", LongItem.MostCharacters)));
        Assert.Single(RuleCheck.Find<LongItem>(RuleCheck.Parse("- " + string.Concat(Enumerable.Repeat("😀", LongItem.MostCharacters + 1)))));
    }

    [Fact]
    public void Addresses_do_not_count()
    {
        string address = "https://a.b/" + _most;
        RuleCheck.FindsNothing<LongItem>($"- {address} and [text]({address}) and {_most[100..]}");
        Assert.Single(RuleCheck.Find<LongItem>(RuleCheck.Parse($"- {address} and [text]({address}) and {_most}")));
    }

    [Fact]
    public void Text_is_no_item() => RuleCheck.FindsNothing<LongItem>($"{_most}x\n- a\n  {_most}x\n\n# {_most}x\n- {_most}\n  x");
}
