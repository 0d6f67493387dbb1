using CsCheck;
using Outline.Features;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Tests.Properties;
using Outline.Tests.Rules;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Features;

/// <summary>Notes before and after: nothing of the outline may differ, and the second time nothing at all.</summary>
public class FormattingTests
{
    private static readonly NoteStyle _tabs = new() { Indent = IndentStyle.Tabs }, _twoSpaces = new() { Indent = IndentStyle.Spaces, IndentSize = 2 },
        _fourSpaces = new() { Indent = IndentStyle.Spaces, IndentSize = 4 };

    private static readonly Gen<NoteStyle> _style = Gen.Select(
        Gen.OneOf<IndentStyle?>(null, IndentStyle.Tabs, IndentStyle.Spaces), Gen.OneOf<int?>(null, 1, 2, 3, 4, 8), Gen.OneOf<string?>(null, "-", "*", "•"),
        Gen.OneOf<string?>(null, "\n", "\r\n", "\r"), Gen.OneOf<bool?>(null, true, false), Gen.OneOf<bool?>(null, true, false),
        (indent, size, marker, lineEnd, final, trim) => new NoteStyle
        {
            Indent = indent,
            IndentSize = size,
            Marker = marker,
            LineEnd = lineEnd,
            FinalLineEnd = final,
            TrimTrailingSpace = trim,
        });

    [Fact]
    public void Items_are_indented_as_the_file_is() => Check("""
        - a
        →- b
            - c
        →→- d
        →→  - e
              - f
        →- g
        →- h
        """, """
        - a
        →- b
        →→- c
        →→- d
        →→→- e
        →→→- f
        →- g
        →- h
        """);

    [Fact]
    public void Tabs_among_spaces_become_spaces() => Check("""
        - a
          - b
        →- c
            - d
        →→- e
          - f
        """, """
        - a
          - b
          - c
            - d
            - e
          - f
        """);

    [Fact]
    public void The_style_comes_before_what_the_file_has() => Check("""
        chats
        - a
        →- b
        →→- c

        explore
        →- d
        →→- e
        """, """
        chats
        - a
            - b
                - c

        explore
            - d
                - e
        """, _fourSpaces);

    [Fact]
    public void Spaces_become_tabs() => Check("""
        - a
            - b
                - c
            - d
        """, """
        - a
        →- b
        →→- c
        →- d
        """, _tabs);

    [Fact]
    public void Spaces_of_one_width_become_spaces_of_another() => Check("""
        - a
            - b
                - c
        - d
            - e
        """, """
        - a
          - b
            - c
        - d
          - e
        """, _twoSpaces);

    [Fact]
    public void Skipped_levels_stay_skipped() => Check("""
        - a
        →→→- b
        →→→→- c
        - d
        →- e
        """, """
        - a
              - b
                - c
        - d
          - e
        """, _twoSpaces);

    [Fact]
    public void One_blank_stands_behind_a_marker() => Check("""
        -   a
        →*  b
        →→1.    c
        -     [ ] d
        -     # e
        -
        """, """
        - a
        →* b
        →→1. c
        - [ ] d
        - # e
        -
        """);

    [Theory]
    [InlineData("•\u00A0a")]
    [InlineData("- \u00A0a")]
    [InlineData("-\u3000a")]
    [InlineData("-   ")]
    public void Odd_gaps_and_those_with_nothing_behind_them_stay(string note) => Assert.Equal(note, Formatted(note, NoteStyle.Default));

    [Fact]
    public void A_tab_behind_a_marker_is_a_blank() => Assert.Equal("- a\n1. b", Formatted("-\ta\n1.\t b", NoteStyle.Default));

    [Fact]
    public void Texts_below_each_other_in_a_numbered_list_stay_so() => Check("""
        8.   a
        9.   b
        10.  c
        x
        8.  a
        9.  b
        10.  c
        """, """
        8.  a
        9.  b
        10. c
        x
        8. a
        9. b
        10. c
        """);

    [Fact]
    public void What_is_aligned_with_the_text_of_a_number_stays_aligned() => Check("""
        1.  a
            - b
                - c
        10. d
            - e
        - f
            - g
        """, """
        1.  a
            - b
              - c
        10. d
            - e
        - f
          - g
        """, _twoSpaces);

    [Fact]
    public void Children_of_a_number_do_not_come_to_stand_before_its_text() => Check("""
        1. a
            - b
        - c
            - d
        """, """
        1. a
           - b
        - c
          - d
        """, _twoSpaces);

    [Fact]
    public void A_file_without_a_step_keeps_its_columns() => Check("""
        - a
          - b
             - c
        - d
           - e
             - f
        →   - g
        """, """
        - a
          - b
             - c
        - d
           - e
             - f
            - g
        """);

    [Fact]
    public void Texts_properties_and_blocks_move_with_their_item() => Check("""
        - a
            - b
              text
              key:: value
                deeper
              ```sh
              if x
            →→y
              ```
            text of a
          aligned with a
        """, """
        - a
        →- b
        →  text
        →  key:: value
        →    deeper
        →  ```sh
        →  if x
        →→→y
        →  ```
        →text of a
          aligned with a
        """, _tabs);

    [Fact]
    public void A_block_on_an_item_keeps_what_it_has_beyond_the_item() => Check("""
        - a
        →- ```make
        →  all:
        →  →cc
        →→x
        → 
        →  ```
        →- b
        """, """
        - a
            - ```make
              all:
              →cc
            →x
             
              ```
            - b
        """, _fourSpaces);

    [Fact]
    public void Text_never_comes_to_stand_where_it_would_be_a_head() => Check("""
        - a
          - b
          - c
          - d
          - e
          - f
          - g
          - h
          - i
          - j
        head
         - k
         text
         - l
        """, """
        - a
        →- b
        →- c
        →- d
        →- e
        →- f
        →- g
        →- h
        →- i
        →- j
        head
        →- k
        →text
        - l
        """, _tabs);

    [Fact]
    public void A_part_that_would_be_read_otherwise_stays_and_the_rest_does_not() => Check("""
        ---
        key: value
        →- a
        →  - b

        head
        - c
          - d
        """, """
        ---
        key: value
        →- a
        →  - b

        head
        - c
            - d
        """, _fourSpaces);

    [Fact]
    public void Blank_lines_heads_and_free_text_stay() => Check("""
        →
        # title
          free
        head
        →
        - a
        →→
            - b
        → 
        """, """
        →
        # title
          free
        head
        →
        - a
        →→
        →- b
        → 
        """, _tabs);

    [Fact]
    public void Odd_blanks_before_an_item_are_indentation_like_others() =>
        Assert.Equal("- a\n\t- b\n\t- c", Formatted("- a\n\t- b\n\u200B\t- c", NoteStyle.Default));

    [Fact]
    public void The_marker_is_the_styles_and_numbers_are_nobodys() => Check("""
        * a
        →+ b
        →1. c
        →• [ ] d
        * * *
        """, """
        - a
        →- b
        →1. c
        →- [ ] d
        * * *
        """, new() { Marker = "-" });

    [Theory]
    [InlineData("- a  \n\t\n- \n## \n# b \nc \t\n", "- a\n\n-\n## \n# b\nc\n")]
    [InlineData("- ```  \n  x  \n  ```  \n", "- ```\n  x  \n  ```\n")]
    [InlineData("---\nkey: value  \n---  \n- a ", "---\nkey: value  \n---\n- a")]
    [InlineData("- a\r \nb", "- a\r \nb")]
    public void Blanks_at_the_end_go_where_the_style_says_so_and_only_there(string note, string expected)
    {
        Assert.Equal(note, Formatted(note, NoteStyle.Default));
        Assert.Equal(note, Formatted(note, new() { TrimTrailingSpace = false }, new(TrimTrailingSpace: true)));
        Assert.Equal(expected, Formatted(note, new() { TrimTrailingSpace = true }));
        Assert.Equal(expected, Formatted(note, NoteStyle.Default, new(TrimTrailingSpace: true)));
    }

    [Theory]
    [InlineData("- a\r\n\r\n\r\r- b\n\n- c", "\n", "- a\n\n\n\n- b\n\n- c")]
    [InlineData("- a\n\n\r- b\r\n", "\r", "- a\r\r\r- b\r")]
    [InlineData("- a\r\r- b\n", "\r\n", "- a\r\n\r\n- b\r\n")]
    public void Lines_end_as_the_style_says(string note, string lineEnd, string expected)
    {
        Assert.Equal(note, Formatted(note, NoteStyle.Default));
        Assert.Equal(expected, Formatted(note, new() { LineEnd = lineEnd }));
    }

    [Theory]
    [InlineData("- a", "- a\n", "- a")]
    [InlineData("- a\r\n- b", "- a\r\n- b\r\n", "- a\r\n- b")]
    [InlineData("- a\n", "- a\n", "- a")]
    [InlineData("- a\n\n\r\n", "- a\n\n\r\n", "- a")]
    [InlineData("", "", "")]
    [InlineData("\n\n", "\n\n", "")]
    [InlineData("- ```\n\n", "- ```\n\n", "- ```\n\n")]
    public void The_last_line_ends_or_does_not(string note, string ended, string open)
    {
        Assert.Equal(note, Formatted(note, NoteStyle.Default));
        Assert.Equal(ended, Formatted(note, new() { FinalLineEnd = true }));
        Assert.Equal(ended, Formatted(note, NoteStyle.Default, new(InsertFinalLineEnd: true)));
        Assert.Equal(open, Formatted(note, new() { FinalLineEnd = false }, new(InsertFinalLineEnd: true)));
    }

    [Theory]
    [InlineData("- a\n\n\n", "- a\n")]
    [InlineData("- a\n", "- a\n")]
    [InlineData("- a", "- a")]
    [InlineData("\n\n", "\n\n")]
    [InlineData("- a\n\n ", "- a\n\n ")]
    public void Empty_lines_at_the_end_go_where_the_editor_wants_it(string note, string expected) =>
        Assert.Equal(expected, Formatted(note, NoteStyle.Default, new(TrimFinalLines: true)));

    [Fact]
    public void The_editors_tabs_count_where_nobody_says_how_many_spaces_are_a_level()
    {
        var spaces = new NoteStyle { Indent = IndentStyle.Spaces };
        Assert.Equal("- a\n   - b", Formatted("- a\n\t- b", spaces, new(TabSize: 3)));
        Assert.Equal("- a\n  - b", Formatted("- a\n\t- b", spaces with { IndentSize = 2 }, new(TabSize: 3)));
        Assert.Equal("- a\n    - b", Formatted("- a\n    - b", spaces, new(TabSize: 3)));
    }

    [Fact]
    public void Edits_touch_nothing_but_what_they_change()
    {
        var edits = Formatting.Of(Parse("- a\n\t  -   b\n\t- c\n\t- d "), new() { Marker = "*", TrimTrailingSpace = true });
        Assert.Equal(["0:0-0:1 *", "1:1-1:4 \t*", "1:5-1:7 ", "2:1-2:2 *", "3:1-3:2 *", "3:4-3:5 "], edits.Select(edit => $"{edit.Span} {edit.NewText}"));
    }

    [Fact]
    public void The_seed_changes_where_its_rules_see_spaces_among_tabs()
    {
        var edits = Formatting.Of(Seed.Notes, NoteStyle.Default);
        Assert.Equal([178, 188], edits.Select(edit => edit.Span!.Value.Start.Line + 1));
    }

    [Fact]
    public void Selected_lines_change_and_others_do_not() => Check("""
        -  a
        →-  b
        $0    -  c
        →→-  d
        $0→-  e
        """, """
        -  a
        →-  b
        →- c
        →→- d
        →-  e
        """, null);

    [Fact]
    public void Selected_lines_are_indented_as_the_others_are_whatever_the_style_says() => Check("""
        - a
        →- b
        $0  - c
            - d$0
        """, """
        - a
        →- b
        →- c
        →→- d
        """, _fourSpaces);

    [Fact]
    public void The_style_counts_where_no_other_line_is_indented() => Check("""
        - a
        $0→- b
        →→- c$0
        - d
        """, """
        - a
            - b
                - c
        - d
        """, _fourSpaces);

    [Fact]
    public void Selected_lines_keep_their_parents_among_lines_that_stay() => Gen.Select(
        Gen.OneOf(Outlines.Note, SkewedOutlines.Any), _style, Gen.Double.Unit, Gen.Double.Unit).Sample((note, style, from, to) =>
    {
        var tree = Parse(note);
        int first = (int)(Math.Min(from, to) * (tree.Lines.Count - 1)), last = (int)(Math.Max(from, to) * (tree.Lines.Count - 1));
        LineSpan[] ranges = [new(new(first, 0), new(last, int.MaxValue))];
        var edits = Formatting.OfRanges(tree, ranges, style);
        Assert.All(edits, edit => Assert.True(first <= edit.Span!.Value.Start.Line && edit.Span.Value.End.Line <= last));
        var formatted = Parse(Applied(tree, edits));
        Assert.Equal(OutlineOf(tree), OutlineOf(formatted));
        Assert.Empty(Formatting.OfRanges(formatted, ranges, style));
    }, iter: 1000);

    // Neither fences nor odd blanks: nothing keeps the notes from being written as they are to be.
    [Fact]
    public void Plain_items_are_all_in_the_style() => Gen.Select(
        Gen.Select(Gen.Frequency((4, Gen.Int[0, 4].Select(n => new string('\t', n))), (4, Gen.Int[0, 9].Select(n => new string(' ', n)))), Gen.OneOf("- a", "*  b", "head"), (indent, text) => indent + text)
            .Array[1, 20],
        Gen.Int[1, 8], Gen.Bool).Sample((lines, size, byTabs) =>
    {
        var style = new NoteStyle { Indent = byTabs ? IndentStyle.Tabs : IndentStyle.Spaces, IndentSize = size };
        var tree = Parse(string.Join('\n', lines.Select(line => line.EndsWith('d') ? line.Trim() : line)));
        Assert.All(Parse(Applied(tree, Formatting.Of(tree, style))).Lines.Where(line => line.Kind == LineKind.Item), line => Assert.True(
            byTabs ? line.Indent.Spaces == 0 : line.Indent.Tabs == 0 && line.Indent.Spaces % size == 0, line.Text));
    }, iter: 1000);

    [Fact]
    public void The_work_grows_with_the_note()
    {
        static long Bytes(int lines)
        {
            var tree = Parse(string.Concat(Enumerable.Range(0, lines).Select(line => new string(' ', 3 * (line % 7)) + "-  item\n")));
            Formatting.Of(tree, _tabs);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Formatting.Of(tree, _tabs);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.InRange(Bytes(20_000), 0, 12 * Bytes(2_000));
    }

    [Fact]
    public void The_outline_stays_what_it_is() => Gen.Select(Gen.OneOf(Outlines.AnyNote, SkewedOutlines.Any), _style).Sample((note, style) =>
    {
        var tree = Parse(note);
        var formatted = Parse(Applied(tree, Formatting.Of(tree, style)));
        Assert.Equal(OutlineOf(tree), OutlineOf(formatted));
    }, iter: 1000);

    [Fact]
    public void Formatting_twice_is_formatting_once() => Gen.Select(Gen.OneOf(Outlines.AnyNote, SkewedOutlines.Any), _style).Sample((note, style) =>
    {
        var once = Parse(Formatted(note, style));
        Assert.Empty(Formatting.Of(once, style));
    }, iter: 1000);

    // Once by document and once by what is selected, where something is.
    private static void Check(string before, string after, NoteStyle? style = null)
    {
        var expected = Fixture.Each(after).ToList();
        int end = 0;
        foreach (var fixture in Fixture.Each(before))
        {
            var edits = fixture.Selection is { } selection
                ? Formatting.OfRanges(fixture.Tree, [selection], style ?? NoteStyle.Default)
                : Formatting.Of(fixture.Tree, style ?? NoteStyle.Default);
            string formatted = Applied(fixture.Tree, edits);
            Assert.Equal(expected[end++].Tree.Text.ToString(), formatted);
            Assert.Equal(OutlineOf(fixture.Tree), OutlineOf(Parse(formatted)));
        }
    }

    private static string Formatted(string note, NoteStyle style, FormattingOptions? options = null)
    {
        var tree = Parse(note);
        return Applied(tree, Formatting.Of(tree, style, options));
    }

    // Editors make the edits at once, others one after the other from the last to the first: it comes to the same.
    private static string Applied(SyntaxTree tree, IReadOnlyList<TextChange> edits)
    {
        string text = RuleCheck.Apply(tree, edits).Text.ToString();
        var atOnce = new System.Text.StringBuilder();
        var place = default(LinePosition);
        foreach (var edit in edits)
        {
            atOnce.Append(tree.Text.Substring(new(place, edit.Span!.Value.Start))).Append(edit.NewText);
            place = edit.Span.Value.End;
        }
        Assert.Equal(atOnce.Append(tree.Text.Substring(new(place, tree.Text.End))).ToString(), text);
        return text;
    }

    private static SyntaxTree Parse(string text) => SyntaxTree.Parse(SourceText.Parse(text));

    // What each line is, what it stands below and what it says; empty lines at the end may come and go.
    private static List<string> OutlineOf(SyntaxTree tree)
    {
        var outline = Enumerable.Range(0, tree.Lines.Count).Select(line =>
            $"{tree.Lines[line].Kind} {tree.IsHead(line)} {(tree.Lines[line].Kind == LineKind.Blank ? "" : tree.ParentOf(line))} {tree.Lines[line].HeadingLevel} {tree.Lines[line].Content}").ToList();
        while (outline.Count > 0 && (tree.Lines[outline.Count - 1].Kind == LineKind.Blank || tree.Lines[outline.Count - 1].Text.Length == 0))
            outline.RemoveAt(outline.Count - 1);
        return outline;
    }
}
