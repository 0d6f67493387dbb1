using CsCheck;
using Outline.Rules;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class AmbiguousIndentationTests
{
    // A line that is two spaces deeper than its parent: so the file's unit is two.
    private const string UnitOfTwo = "- x\n\t- x\n\t  - x\n\t- x\n";

    [Fact]
    public void Marks_the_item_that_is_not_indented_as_the_file_is() => RuleCheck.Finds<AmbiguousIndentation>(
        UnitOfTwo +
        """
        - customers
        ⇥- team
            - advocates
        ^^^^^ tabs and spaces do not compare: read as a child of “team”, beside “strategy”
        ⇥⇥- strategy
        ⇥⇥- content
        """);

    [Fact]
    public void Marks_the_one_above_where_that_is_the_odd_one() => RuleCheck.Finds<AmbiguousIndentation>(
        """
        - team
        ⇥- advocates
        ⇥  - two
        ^^^^ tabs and spaces do not compare: read as a child of “advocates”, beside “strategy”
        ⇥⇥- strategy
        """);

    [Fact]
    public void Says_it_once_for_items_in_a_row() => RuleCheck.Finds<AmbiguousIndentation>(
        UnitOfTwo +
        """
        - team
        ⇥- advocates
            - two
        ^^^^^ tabs and spaces do not compare: read as a child of “advocates”
            - three
              - four
            - five
        ⇥- strategy
        ⇥- x
        ⇥- x
        """);

    [Fact]
    public void Follows_the_file_where_it_is_indented_by_spaces() => RuleCheck.Finds<AmbiguousIndentation>(
        """
        - a
          - b
            - c
        ⇥- d
        ^^ tabs and spaces do not compare: read as a child of “a”, beside “e”
          - e
        """);

    [Theory]
    [InlineData("- a\n\t- b\n\t  - c\n\t- d")]
    [InlineData("- a\n  - b\n\nhead\n\t- c")]
    [InlineData("- a\n\t- b\n- c\n  - d")]
    [InlineData("- a\n  - b\n\u00A0\u00A0- c")]
    [InlineData("- a\n\t- b\n\u200B\t- c")]
    [InlineData("- a\n\t- b\n    text")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<AmbiguousIndentation>(note);

    [Theory]
    [InlineData("- a\n\t- b\n    - c\n\t\t- d\n", "- a\n\t- b\n\t\t- c\n\t\t- d\n", 0)]
    [InlineData("- a\n\t- b\n    - c\n\t\t- d\n", "- a\n\t- b\n\t- c\n\t\t- d\n", 1)]
    [InlineData("- a\n\t- b\n\t\t- x\n  - c\n    - d\n      text\n  - e\n\t- f\n\t- g\n", "- a\n\t- b\n\t\t- x\n\t- c\n\t\t- d\n\t\t  text\n\t- e\n\t- f\n\t- g\n", 0)]
    public void Indents_with_tabs_where_the_file_does(string before, string after, int choice) =>
        RuleCheck.Fixes<AmbiguousIndentation>(UnitOfTwo + before, UnitOfTwo + after, choice);

    [Fact]
    public void Indents_with_spaces_where_the_file_does() =>
        RuleCheck.Fixes<AmbiguousIndentation>("- a\n  - b\n  - x\n    - c\n\t- d\n\t\t- e\n", "- a\n  - b\n  - x\n    - c\n  - d\n    - e\n");

    [Fact]
    public void Offers_the_other_readings()
    {
        Assert.Equal(["Indent with tabs, beside “d”", "Put it beside “b”"], RuleCheck.Titles<AmbiguousIndentation>(UnitOfTwo + "- a\n\t- b\n    - c\n\t\t- d\n"));
        Assert.Equal(["Indent with tabs, beside “b”", "Make it a child of “x”", "Put it beside “x”"], RuleCheck.Titles<AmbiguousIndentation>(UnitOfTwo + "- a\n\t- b\n\t\t- x\n  - c\n"));
    }

    [Fact]
    public void A_fix_moves_lines_and_changes_none_of_them() => SkewedOutlines.Any.Sample(note =>
    {
        var tree = RuleCheck.Parse(note);
        if (RuleCheck.Find<AmbiguousIndentation>(tree) is not [var diagnostic, ..])
            return;
        foreach (var fix in diagnostic.Rule.Fixes(tree, diagnostic, NoteStyle.Default))
        {
            var mended = RuleCheck.Apply(tree, fix.Edits);
            Assert.Equal(tree.Lines.Select(line => line.Text[line.Indent.Length..]), mended.Lines.Select(line => line.Text[line.Indent.Length..]));
        }
    }, iter: 10_000);
}
