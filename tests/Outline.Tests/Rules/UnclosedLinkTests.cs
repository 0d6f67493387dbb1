using Outline.Rules;

namespace Outline.Tests.Rules;

public class UnclosedLinkTests
{
    [Fact]
    public void Marks_the_link_as_far_as_its_name_seems_to_go() => RuleCheck.Finds<UnclosedLink>(
        """
        - competes with [[hasura - graphql
                        ^^^^^^^^ “[[hasura” has no “]]” on this line
        - [[Acme Corp, then more
          ^^^^^^^^^^^
        - see [[acme] and so on
              ^^^^^^
        - ([[acme) and #[[tag
           ^^^^^^
                        ^^^^^
        - [[a1 [[b2]]
          ^^^^
        """);

    [Theory]
    [InlineData("- [[acme]] and [[b|c]] and [[d#e]]")]
    [InlineData("- if [[ -f x")]
    [InlineData("- if [[ $x == y")]
    [InlineData("- `[[acme`")]
    [InlineData("- https://example.com/[[acme")]
    [InlineData("- a[[i")]
    [InlineData("- colour: ^[[31mred^[[0m")]
    [InlineData("- x = [[1, 2],")]
    [InlineData("- [[1, 2], [3, 4]]")]
    [InlineData("- matrix=[[aa")]
    [InlineData("- [[a-z]+")]
    [InlineData("- [[:alpha:]_]")]
    [InlineData("- \\[[acme")]
    [InlineData("- [[1](https://example.com)")]
    [InlineData("- [[text](https://example.com)]")]
    [InlineData("- trap [-lp] [[arg] signal]")]
    [InlineData("- [[")]
    [InlineData("- [[\"a\", \"b\"]")]
    [InlineData("- [[outer [[inner]] name]]")]
    [InlineData("```\n[[acme\n```")]
    [InlineData("- acme]]")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<UnclosedLink>(note);

    [Theory]
    [InlineData("- [[hasura - graphql", "- [[hasura]] - graphql", 0)]
    [InlineData("- [[hasura - graphql ", "- [[hasura - graphql]] ", 1)]
    [InlineData("- [[Acme Corp", "- [[Acme Corp]]", 0)]
    [InlineData("- [[acme] and", "- [[acme]] and", 0)]
    [InlineData("- with [[acme -> exit", "- with [[acme]] -> exit", 0)]
    [InlineData("- [[acme.", "- [[acme]].", 0)]
    [InlineData("- [[a1 [[b2]]", "- [[a1]] [[b2]]", 0)]
    public void Closes_it(string before, string after, int choice) => RuleCheck.Fixes<UnclosedLink>(before, after, choice);

    [Fact]
    public void Offers_the_rest_of_the_line_only_where_it_differs()
    {
        Assert.Equal(["Close the link: “[[acme]]”"], RuleCheck.Titles<UnclosedLink>("- [[acme"));
        Assert.Equal(["Close the link: “[[acme]]”", "Close the link: “[[acme, inc]]”"], RuleCheck.Titles<UnclosedLink>("- [[acme, inc"));
    }
}
