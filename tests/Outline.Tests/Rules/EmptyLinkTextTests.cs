using Outline.Features;
using Outline.Rules;

namespace Outline.Tests.Rules;

public class EmptyLinkTextTests
{
    [Fact]
    public void Marks_links_without_text() => RuleCheck.Finds<EmptyLinkText>(
        """
        - a [](https://a.b/c) b [[acme|]]
            ^^^^^^^^^^^^^^^^^ this link has no text
                                ^^^^^^^^^ this link has no text
        - [  ](./a.outline) and [[acme#x | ]]
          ^^^^^^^^^^^^^^^^^ this link has no text
                                ^^^^^^^^^^^^^ this link has no text
        """);

    [Theory]
    [InlineData("- [a](https://a.b/c) [[acme]] [[acme|a]] [[|]] []() [] (x)")]
    [InlineData("- ![](image.png) [![](image.png)](https://a.b) ![[image.png|]]")]
    [InlineData("- `[](https://a.b/c)` and `[[acme|]]`")]
    [InlineData("- | [[acme\\|]] |")]
    [InlineData("```\n[](x)\n```")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<EmptyLinkText>(note);

    [Theory]
    [InlineData("- [](https://www.acme.com/)", "- [acme.com](https://www.acme.com/)")]
    [InlineData("- [](../notes/acme.outline)", "- [acme](../notes/acme.outline)")]
    [InlineData("- [ ](https://a.b/c \"title\")", "- [a.b/c](https://a.b/c \"title\")")]
    public void Makes_the_target_the_text(string before, string after) => RuleCheck.Fixes<EmptyLinkText>(before, after);

    [Fact]
    public void Leaves_the_url() => RuleCheck.Fixes<EmptyLinkText>("- a [](https://a.b/c) d", "- a https://a.b/c d", choice: 1);

    [Fact]
    public void Has_one_way_where_there_is_no_url() => Assert.Equal(["Make the text “a”"], RuleCheck.Titles<EmptyLinkText>("- [](a.md)"));

    [Theory]
    [InlineData("- [[acme|]] x", "- [[acme]] x")]
    [InlineData("- [[acme#b | ]]", "- [[acme#b]]")]
    public void Removes_the_bar_without_asking(string before, string after) => RuleCheck.Fixes<EmptyLinkText>(before, after, trust: Trust.Certain);
}
