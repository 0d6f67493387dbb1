using CsCheck;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;

namespace Outline.Tests.Syntax;

public class LevelTests
{
    [Fact]
    public void Deeper_is_below_and_equal_is_beside() => Check("""
        -- | - a
         0 | →- b
         1 | →→- c
         0 | →- d
        -- | - e
        """);

    [Fact]
    public void Where_one_indentation_begins_with_the_other_the_longer_is_deeper() => Check("""
        -- | →- a
         0 | →  - b
         1 | →  →- c
         0 | → - d
         3 | →  - e
        """);

    [Fact]
    public void A_jump_of_two_levels_is_one_in_the_tree() => Check("""
        -- | - a
         0 | →→→- b
         0 | →- c
        """);

    [Fact]
    public void Text_belongs_to_the_item_whose_marker_it_stands_behind() => Check("""
        -- | - a
         0 | →- b
         1 | →  body of b
        -- |
         1 | →  more of b
         0 |  body of a
        -- | free text
        """);

    [Fact]
    public void A_fence_stands_with_its_item_whatever_its_lines_are_indented_by() => Check("""
        -- | - a
         0 | →- ```
         1 | content
         1 | →→- content
         1 | ```
         0 | →- b
         0 | →```
         0 | content
         0 | ```
        """);

    [Fact]
    public void Where_neither_begins_with_the_other_columns_decide_by_the_files_unit() => Check("""
        -- | - a
         0 |     - four spaces are the unit here
         1 |         - so this is two levels in
         0 | →- and this is one
         3 |         - below the tab's level
        """);

    [Fact]
    public void A_tab_is_two_columns_where_spaces_say_nothing() => Check("""
        -- | - a
         0 | →→- b
         0 |   →- c
         0 |   - d
         3 | →→- e
        """);

    [Theory]
    [InlineData(2, "- a\n\t- b")]
    [InlineData(2, "- a\n  - b\n    - c")]
    [InlineData(3, "- a\n   - b\n      - c")]
    [InlineData(4, "- a\n    - b\n        - c")]
    [InlineData(1, "- a\n  - b\n   - c")]
    [InlineData(16, "- a\n                - b")]
    [InlineData(2, "- a\n                 - b")]
    [InlineData(2, "- a\n\t  - b\n    text\n     text")]
    public void The_unit_is_the_step_that_the_items_agree_on(int unit, string text) => Assert.Equal(unit, Parse(text).IndentUnit);

    [Theory]
    [InlineData(9, 1, 4)]
    [InlineData(8, 1, 1)]
    public void One_item_in_ten_may_disagree(int four, int three, int unit) =>
        Assert.Equal(unit, Parse(string.Concat(Enumerable.Repeat("    - a\n", four)) + string.Concat(Enumerable.Repeat("   - b\n", three))).IndentUnit);

    [Theory]
    [InlineData("- a", true)]
    [InlineData("- a\n\t- b\n  - c", true)]
    [InlineData("- a\n\t- b\n  - c\n  - d", false)]
    [InlineData("- a\n\t  - b", false)]
    public void Tabs_or_spaces_by_the_number_of_items(string text, bool tabs) => Assert.Equal(tabs, Parse(text).IndentsWithTabs);

    /// <summary>FORMAT.md's rule, word by word: strings decide, columns only where neither is a prefix of the other.</summary>
    [Fact]
    public void Columns_agree_with_comparing_indentations_as_strings() =>
        Gen.Select(Gen.OneOf("\t", " ", "  ", "\u00A0").Array[0, 6].Select(string.Concat), Gen.OneOf("\t", " ", "  ").Array[0, 6].Select(string.Concat), Gen.Int[1, 16])
            .Sample((a, b, unit) =>
            {
                int expected = a == b ? 0
                    : a.StartsWith(b, StringComparison.Ordinal) ? 1
                    : b.StartsWith(a, StringComparison.Ordinal) ? -1
                    : Levels(a, unit).CompareTo(Levels(b, unit));
                Assert.Equal(expected, Math.Sign(Indentation.Of(a).Width(unit) - Indentation.Of(b).Width(unit)));
            });

    private static decimal Levels(string indent, int unit) =>
        Math.Round(indent.Count(c => c == '\t') + indent.Count(c => c != '\t') / (decimal)unit, 10);

    /// <summary>Each line of the expectation is the line of the parent and the line.</summary>
    private static void Check(string expected)
    {
        string source = string.Join('\n', expected.Split('\n').Select(line => line.Length > 5 ? line[5..] : ""));
        foreach (var fixture in Fixture.Each(source))
        {
            var tree = fixture.Tree;
            var lines = tree.Lines.Select((line, i) =>
                $"{(tree.ParentOf(i) is var parent and >= 0 ? parent : "--"),2} | {AnnotatedSource.Shown(line.Text)}".TrimEnd());
            Expect.Same(expected, string.Join('\n', lines));
        }
    }

    private static SyntaxTree Parse(string text) => SyntaxTree.Parse(SourceText.Parse(text));
}
