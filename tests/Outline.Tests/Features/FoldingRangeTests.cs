using Outline.Features;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;

namespace Outline.Tests.Features;

/// <summary>Ranges are drawn under the line that stays, with the last line that goes.</summary>
public class FoldingRangeTests
{
    [Fact]
    public void Items_and_sections_fold_with_what_stands_below_them() => Check("""
        chats
        ^^^^^ Section to 4, 4 notes
        - a
        ^^^ Item to 3, 2 notes
        →- b
        ^^^^ Item to 3, 1 notes
        →→- c
        - d

        explore
        ^^^^^^^ Section to 7, 1 notes
        - e
        """);

    [Fact]
    public void Bodies_fold_with_their_item() => Check("""
        - a
        ^^^ Item to 2, 0 notes

          body
        - b
        text
        """);

    [Fact]
    public void Fences_fold_and_one_on_an_items_line_folds_with_it() => Check("""
        - a
        ^^^ Item to 4, 0 notes
          ```
        ^^^^^ Fence to 4

          x
          ```
        - ~~~
        ^^^^^ Item to 7, 0 notes
          x
          ~~~
        """);

    [Fact]
    public void A_fence_left_open_folds_to_its_end() => Check("""
        - a
        ^^^ Item to 2, 0 notes
          ```
        ^^^^^ Fence to 2
          x
        - b
        ^^^ Item to 5, 0 notes
          ```
        ^^^^^ Fence to 5
          x
        """);

    [Fact]
    public void Front_matter_folds() => Check("""
        ---
        ^^^ FrontMatter to 3

        a: b
        ---
        - a
        """);

    [Fact]
    public void A_rule_is_no_front_matter() => Check("""
        ---

        text
        """);

    [Fact]
    public void Two_properties_fold_and_one_does_not() => Check("""
        title:: a
        ^^^^^^^^^ Properties to 1
        b:: c

        - a
        ^^^ Item to 9, 1 notes
          one:: 1
          - a
        ^^^^^ Item to 9, 0 notes
            one:: 1
        ^^^^^^^^^^^ Properties to 7
            two:: 2
            ```
        ^^^^^^^ Fence to 9
            ```
        """);

    [Fact]
    public void Properties_of_two_items_do_not_fold_together() => Check("""
        - a
        ^^^ Item to 5, 1 notes
        →- b
        ^^^^ Item to 3, 0 notes
        →  one:: 1
        ^^^^^^^^^^ Properties to 3
        →  two:: 2
          one:: 1
        ^^^^^^^^^ Properties to 5
          two:: 2
        """);

    [Fact]
    public void There_is_no_ceiling() =>
        Assert.Equal(20_000, FoldingRange.Of(SyntaxTree.Parse(SourceText.Parse(string.Concat(Enumerable.Repeat("- a\n\t- b\n", 20_000))))).Count);

    private static void Check(string expected)
    {
        foreach (var fixture in Fixture.Each(expected))
        {
            var lines = fixture.Tree.Text.Lines;
            Expect.Same(expected, AnnotatedSource.Draw(fixture.Tree.Text, FoldingRange.Of(fixture.Tree).Select(range =>
                (new LineSpan(range.StartLine, 0, lines[range.StartLine].Text.Length),
                $"{range.Kind} to {range.EndLine}{(range.Kind is FoldingKind.Item or FoldingKind.Section ? $", {range.Notes} notes" : "")}"))));
        }
    }
}
