using CsCheck;
using Outline.Features;
using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class SkippedLevelTests
{
    [Fact]
    public void Marks_the_first_line_of_the_jump() => RuleCheck.Finds<SkippedLevel>(
        """
        - control of the network
        ⇥⇥⇥- healthcare
        ^^^^ a level is skipped between “control of the network” and this item
        ⇥⇥⇥⇥- privacy
        ⇥⇥- security
        ⇥- competitors
        ⇥⇥⇥- fastly
        ^^^^ a level is skipped between “competitors” and this item
        """);

    [Fact]
    public void Marks_jumps_of_spaces_by_the_files_own_unit() => RuleCheck.Finds<SkippedLevel>(
        """
        - a
            - b
                    - c
        ^^^^^^^^^^^^^ a level is skipped between “b” and this item
            - d
                - e
        - f
            - g
            - h
                - i
            - j
        """);

    [Fact]
    public void Marks_items_more_than_one_level_below_their_head() => RuleCheck.Finds<SkippedLevel>(
        """
        explore
        ⇥⇥- cloudflare
        ^^^ a level is skipped between “explore” and this item
        ⇥- replay
        # Title
        ⇥- fine
        """);

    [Fact]
    public void Relates_the_parent()
    {
        var found = RuleCheck.Find<SkippedLevel>(RuleCheck.Parse("- a\n- b\n\t\t- c"));
        Assert.Equal("1:2-1:3", found.Single().Related.Single().Span.ToString());
    }

    [Theory]
    [InlineData("- a\n\t- b\n\t\t- c\n- d")]
    [InlineData("- a\n  - b\n    - c")]
    [InlineData("- a\n    - b\n        - c")]
    [InlineData("- a\n   - b")]
    [InlineData("10. a\n    - b\n11. c\n    - d\n- e\n  - f")]
    [InlineData("1.  a\n    - b\n- e\n  - f\n    - g")]
    [InlineData("\t\t- a\n\t- b\n- c")]
    [InlineData("head\n\t- a")]
    [InlineData("- a\n\n\t- b")]
    [InlineData("- a\n\t```\n\t\t\t\t- x\n\t```\n\t- b")]
    [InlineData("- a\n\t\t\tbody text")]
    [InlineData("recipe\n1. boil\n   - salt\n2. cook\n   - pasta\n\nother\n- fridge\n    - milk\n    - cheese\n        - brie\n- shelf\n    - rice\n")]
    [InlineData("\t\t- 1. a\n\t\t  \t1. b\n\t\t  \t2. c\n")]
    [InlineData("- a\n\t- b\n  * c\n      * d\n- e\n  - f\n  - g\n")]
    [InlineData("- a\n\t- b\n    \t- c\n      \t- d\n")]
    [InlineData("- a\n  - b\n  - c\n  - d\n- e\n    - f\n- g\n    - h\n- i\n    - j\n")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<SkippedLevel>(note);

    [Theory]
    [InlineData("- a\n\t\t- b\n", "- a\n\t- b\n")]
    [InlineData("- a\n\t\t\t- b\n\t\t\t\t- c\n\t\t- d\n\t- e\n", "- a\n\t- b\n\t\t- c\n\t- d\n\t- e\n")]
    [InlineData("- a\n\t\t- b\n\t\t  text\n\n\t\t\t```\n\t\t\tcode\n\n\t\t\t```\n- c", "- a\n\t- b\n\t  text\n\n\t\t```\n\t\tcode\n\n\t\t```\n- c")]
    [InlineData("head\n\t\t- a\n\t\t\t- b", "head\n\t- a\n\t\t- b")]
    public void Lifts_the_item_with_all_that_stands_below_it(string before, string after) =>
        RuleCheck.Fixes<SkippedLevel>(before, after, trust: Trust.Certain);

    [Fact]
    public void Is_a_choice_where_spaces_are_the_levels() => RuleCheck.Fixes<SkippedLevel>(
        "- a\n    - b\n      - c\n- d\n  - e\n  - f\n", "- a\n  - b\n    - c\n- d\n  - e\n  - f\n", trust: Trust.Likely);

    [Fact]
    public void Is_a_choice_where_text_would_come_to_stand_below_another_item() =>
        RuleCheck.Fixes<SkippedLevel>("- a\n\t\t\t- b\n\t\ttext of a\n", "- a\n\t- b\n\t\ttext of a\n", trust: Trust.Likely);

    [Fact]
    public void Names_what_it_does() => Assert.Equal(["Lift “b” to one level below “a”"], RuleCheck.Titles<SkippedLevel>("- a\n\t\t- b"));

    [Fact]
    public void Nested_jumps_are_mended_in_one_pass()
    {
        var tree = RuleCheck.Parse("- a\n\t\t\t- b\n\t\t\t\t\t\t- c\n");
        Assert.Equal("- a\n\t- b\n\t\t- c\n", RuleCheck.Apply(tree, LoneNote.FixAll(tree).Edits).Text.ToString());
    }

    [Fact]
    public void A_fix_leaves_every_item_its_parent() => SkewedOutlines.Any.Sample(note =>
    {
        var tree = RuleCheck.Parse(note);
        foreach (var diagnostic in RuleCheck.Find<SkippedLevel>(tree))
        {
            foreach (var fix in diagnostic.Rule.Fixes(tree, diagnostic, NoteStyle.Default).Where(fix => fix.Trust == Trust.Certain))
            {
                var mended = RuleCheck.Apply(tree, fix.Edits);
                Assert.Equal(RuleCheck.Parents(tree), RuleCheck.Parents(mended));
                Assert.Equal(tree.Lines.Select(line => line.Text[line.Indent.Length..]), mended.Lines.Select(line => line.Text[line.Indent.Length..]));
                Assert.DoesNotContain(RuleCheck.Find<SkippedLevel>(mended), left => left.Span.Start.Line == diagnostic.Span.Start.Line);
            }
        }
    }, iter: 20_000);

    [Fact]
    public void Nearly_every_fix_is_certain_in_outlines_of_one_style() => SkewedOutlines.OfTabs.Sample(note =>
    {
        var tree = RuleCheck.Parse(note);
        Assert.All(RuleCheck.Find<SkippedLevel>(tree), diagnostic => Assert.Equal(Trust.Certain, diagnostic.Rule.Fixes(tree, diagnostic, NoteStyle.Default).Single().Trust));
    }, iter: 2_000);
}
