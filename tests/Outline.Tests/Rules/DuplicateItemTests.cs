using Outline.Features;
using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class DuplicateItemTests
{
    [Fact]
    public void Marks_the_later_ones() => RuleCheck.Finds<DuplicateItem>(
        """
        - sentry
        ⇥- errors in production
        ⇥- https://sentry.io
        ⇥- errors in production
           ^^^^^^^^^^^^^^^^^^^^ line 2 says the same
        ⇥* https://sentry.io
           ^^^^^^^^^^^^^^^^^ line 3 says the same
        ⇥- errors in production
           ^^^^^^^^^^^^^^^^^^^^ line 2 says the same
        """);

    [Fact]
    public void Items_of_one_section_are_siblings_whether_flush_or_one_level_in() => RuleCheck.Finds<DuplicateItem>(
        """
        explore
        ⇥- call them back
        - call them back
          ^^^^^^^^^^^^^^ line 2 says the same
        later
        - call them back
        """);

    [Fact]
    public void Relates_the_first_one()
    {
        var found = RuleCheck.Find<DuplicateItem>(RuleCheck.Parse("- one two three\n- x\n- one two three"));
        Assert.Equal("0:2-0:15", found.Single().Related.Single().Span.ToString());
    }

    [Theory]
    [InlineData("- sold\n- sold\n- not sold\n- not sold")]
    [InlineData("- a\n\t- call them back\n- b\n\t- call them back")]
    [InlineData("- call them back\n- Call them back\n- call them back.")]
    [InlineData("- call them back\n\t- monday\n- call them back")]
    [InlineData("- call them back\n- call them back\n\t- monday")]
    [InlineData("- call them back\n  or write\n- call them back")]
    [InlineData("- call them back\n- call them back\n  or write")]
    [InlineData("# one two three\n# one two three\none two three\none two three")]
    [InlineData("- ```a b c\n- ```a b c\n")]
    [InlineData("- a\n\t```\n\t- one two three\n\t- one two three\n\t```\n")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<DuplicateItem>(note);

    [Fact]
    public void Finds_what_is_far_apart()
    {
        string between = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"\t- item number {i}\n"));
        var found = RuleCheck.Find<DuplicateItem>(RuleCheck.Parse($"- a\n\t- call them back\n{between}\t- call them back\n- call them back\n"));
        Assert.Equal(1002, found.Single().Span.Start.Line);
    }

    [Theory]
    [InlineData("- a\n\t- https://a.b/c\n\t- x\n\t- https://a.b/c\n- d\n", "- a\n\t- https://a.b/c\n\t- x\n- d\n")]
    [InlineData("- https://a.b/c\n- https://a.b/c", "- https://a.b/c")]
    [InlineData("- [[one two three]]\n- [[one two three]]\n", "- [[one two three]]\n")]
    [InlineData("- [a](https://a.b/c)\n- [a](https://a.b/c)\n\ntext\n", "- [a](https://a.b/c)\n\ntext\n")]
    public void Removes_an_address_without_asking(string before, string after) =>
        RuleCheck.Fixes<DuplicateItem>(before, after, trust: Trust.Certain);

    [Theory]
    [InlineData("- one two three\n- one two three\n", "- one two three\n")]
    [InlineData("- see https://a.b/c\n- see https://a.b/c\n", "- see https://a.b/c\n")]
    [InlineData("- https://a.b/c\n* https://a.b/c\n", "- https://a.b/c\n")]
    [InlineData("- https://a.b/c\n- https://a.b/c \n", "- https://a.b/c\n")]
    [InlineData("\t- x\n - https://a.b/c\n - https://a.b/c\n", "\t- x\n - https://a.b/c\n")]
    public void Asks_before_it_removes_anything_else(string before, string after) => RuleCheck.Fixes<DuplicateItem>(before, after);

    // "a", CR, the line, LF, an empty line, LF: without the line the CR and the LF would be one line end.
    [Fact]
    public void Makes_no_line_end_of_two()
    {
        var tree = RuleCheck.Parse("- https://a.b/c\r- https://a.b/c\n\n- x");
        var found = RuleCheck.Find<DuplicateItem>(tree).Single();
        Assert.Empty(found.Rule.Fixes(tree, found, NoteStyle.Default));
    }

    [Fact]
    public void Waits_while_the_line_is_edited()
    {
        var document = Document.Open("a", 1, "- one two three\n- one two thre\n").WithChanges(2, [new(new(1, 14, 14), "e")]);
        Assert.DoesNotContain(LoneNote.Get(document), diagnostic => diagnostic.Rule is DuplicateItem);
        Assert.Contains(LoneNote.Get(document.Saved()), diagnostic => diagnostic.Rule is DuplicateItem);
    }
}
