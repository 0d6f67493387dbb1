using CsCheck;
using Outline.Rules;
using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class NumberingTests
{
    [Fact]
    public void Marks_the_first_number_that_is_wrong() => RuleCheck.Finds<Numbering>(
        """
        1. plan
        2. call
        ⇥1) monday
        ⇥2) tuesday
        ⇥4) friday
         ^^ “4)” should be “3)”: a number is left out
        ⇥5) sunday
        2. send
        ^^ “2.” should be “3.”: the number was used just before
        3. wait
        a. x
        b. y
        b. z
        ^^ “b.” should be “c.”: the number was used just before
        - other
        1. one
        2. two
        3. three
        2. four
        ^^ “2.” should be “4.”: the list goes back
        """);

    [Fact]
    public void A_list_may_begin_above_one() => RuleCheck.Finds<Numbering>(
        """
        7. a
        8. b
        8. c
        ^^ “8.” should be “9.”: the number was used just before
        """);

    [Fact]
    public void What_stands_below_an_item_does_not_end_the_list() => RuleCheck.Finds<Numbering>(
        """
        1. a
           text
        ⇥- b
        ⇥⇥3. c

        ⇥~~~
        ⇥5. code
        ⇥~~~
        2. d
        2. e
        ^^ “2.” should be “3.”: the number was used just before
        """);

    [Fact]
    public void Lists_are_found_however_far_their_items_are_apart()
    {
        string below = string.Concat(Enumerable.Repeat("\t- below\n", 500));
        var found = Assert.Single(RuleCheck.Find<Numbering>(RuleCheck.Parse($"1. a\n{below}2. b\n{below}2. c\n{below}- d\n1. e\n{below}- f\n5. g\n6. h")));
        Assert.Equal(1_002, found.Span.Start.Line);
    }

    [Theory]
    [InlineData("1. a\n2. b\n3. c")]
    [InlineData("0. a\n1. b\n2. c")]
    [InlineData("1. a\n1. b\n1. c")]
    [InlineData("3. a\n2. b\n1. c")]
    [InlineData("1. a\n1. b\n2. c\n2. d")]
    [InlineData("1. a\n2. b\n\n1. c\n2. d")]
    [InlineData("1. a\n2. b\n1. c\n2. d")]
    [InlineData("1. a\n\n1. c\n2. d")]
    [InlineData("1. a\n\t1. b\n\t2. c\n2. d\n\t1. e")]
    [InlineData("1. a\n2) b\nc. d")]
    [InlineData("1. a\n- b\n5. c\n")]
    [InlineData("head\n1. a\nhead\n5. c\n")]
    [InlineData("24. december\n26. december\n31. december")]
    [InlineData("1. a\n5. b\n9. c")]
    [InlineData("01. a\n02. b\n03. c")]
    [InlineData("998. a\n999. b\n999. c")]
    [InlineData("y. a\nz. b\nz. c")]
    [InlineData("- a\n\t- 1. x\n\t- 3. x")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<Numbering>(note);

    [Theory]
    [InlineData("1. a\n2. b\n\t- x\n2. c\n3. d\n", "1. a\n2. b\n\t- x\n3. c\n4. d\n")]
    [InlineData("\ta. x\n\tb. y\n\tb. z\n", "\ta. x\n\tb. y\n\tc. z\n")]
    public void Counts_without_asking_where_numbers_were_used_twice(string before, string after) =>
        RuleCheck.Fixes<Numbering>(before, after, trust: Trust.Certain);

    [Theory]
    [InlineData("1. a\n2. b\n4. c\n5. d\n", "1. a\n2. b\n3. c\n4. d\n")]
    [InlineData("4. a\n5. b\n5. c\n", "4. a\n5. b\n6. c\n")]
    [InlineData("1. a\n2. b\n3. c\n2. d\n", "1. a\n2. b\n3. c\n4. d\n")]
    [InlineData("08. a\n09. b\n09. c\n", "08. a\n09. b\n10. c\n")]
    [InlineData("1. a\n2. b\n3. c\n4. d\n5. e\n6. f\n7. g\n8. h\n8. i\n9. j\n   - k", "1. a\n2. b\n3. c\n4. d\n5. e\n6. f\n7. g\n8. h\n9. i\n10. j\n   - k")]
    public void Asks_where_a_number_may_have_been_meant(string before, string after) => RuleCheck.Fixes<Numbering>(before, after);

    [Fact]
    public void A_fix_ends_what_it_is_for() => Lists.Sample(note =>
    {
        var tree = RuleCheck.Parse(note);
        foreach (var diagnostic in RuleCheck.Find<Numbering>(tree))
        {
            var fix = diagnostic.Rule.Fixes(tree, diagnostic, NoteStyle.Default).Single();
            var mended = RuleCheck.Apply(tree, fix.Edits);
            Assert.Equal(RuleCheck.Parents(tree), RuleCheck.Parents(mended));
            Assert.Equal(tree.Lines.Select(line => line.Content.ToString()), mended.Lines.Select(line => line.Content.ToString()));
            Assert.DoesNotContain(RuleCheck.Find<Numbering>(mended), left => left.Span.Start.Line == diagnostic.Span.Start.Line);
        }
    }, iter: 10_000);

    private static Gen<string> Lists => Gen.Select(
        Gen.Int[0, 2].Select(tabs => new string('\t', tabs)), Gen.Frequency((4, Gen.Int[0, 4].Select(n => $"{n}. ")), (1, Gen.OneOf("- ", "2) ", "a. ", "b. ", "", "text", "head\n- "))),
        (indent, marker) => indent + marker + (marker is "" ? "" : "x")).Array[1, 14].Select(lines => string.Join('\n', lines));
}
