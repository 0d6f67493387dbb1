using CsCheck;
using Outline.Features;
using Outline.Rules;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class InconsistentSectionIndentationTests
{
    private static readonly NoteStyle _tabs = new() { Indent = IndentStyle.Tabs }, _four = new() { Indent = IndentStyle.Spaces, IndentSize = 4 };

    [Fact]
    public void Marks_sections_that_begin_otherwise_than_most() => RuleCheck.Finds<InconsistentSectionIndentation>(
        """
        chats
        - sentry
        explore
        ⇥- cloudflare
        ^^ the first items of this section are one level in, those of “chats” are flush
        ⇥⇥- edge
        later
        - prisma
        # Title
        ⇥- below a heading
        """);

    [Fact]
    public void Of_as_many_the_first_counts() => RuleCheck.Finds<InconsistentSectionIndentation>(
        """
        explore
        ⇥- cloudflare
        chats
        - sentry
        ^ the first items of this section are flush, those of “explore” are one level in
        """);

    [Fact]
    public void Marks_items_left_of_the_first() => RuleCheck.Finds<InconsistentSectionIndentation>(
        """
        chats
        ⇥- sentry
        ⇥⇥- errors
        - prisma
        ^ this item stands left of the first one of its section
        - hasura
        """);

    [Fact]
    public void Marks_sections_by_other_blanks() => RuleCheck.Finds<InconsistentSectionIndentation>(
        """
        chats
        - sentry
        ⇥- errors
        ⇥- replay
        explore
        - cloudflare
          - edge
        ^^^ here items are indented by spaces, elsewhere in the note by tabs
          - network
        """);

    [Fact]
    public void Marks_sections_by_other_steps() => RuleCheck.Finds<InconsistentSectionIndentation>(
        """
        - a
        ␣␣- b
        ␣␣␣␣- c
        ␣␣- d
        ␣␣- d
        ␣␣- d
        ␣␣- d
        ␣␣- d
        ␣␣- d
        ␣␣- d
        ␣␣- d
        ␣␣- d
        more
        - a
        ␣␣␣␣- b
        ^^^^^ here a level has 4 spaces, elsewhere in the note 2
        ␣␣␣␣␣␣␣␣- c
        ␣␣␣␣- d
        last
        - a
        ␣␣␣- b
        ^^^^ here a level has 3 spaces, elsewhere in the note 2
        """);

    [Theory]
    [InlineData("- a\n\t- b\n\t\t- c\n- d")]
    [InlineData("chats\n- a\n\t- b\nexplore\n- c\n# title\n\t- d\n")]
    [InlineData("1. a\n   - b\n     - c\n2. d\n   - e\n- f\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n  - g\n")]
    [InlineData("- a\n  - b\n    - c\n- d\n    - e\n")]
    [InlineData("text\n\nmore text\n")]
    [InlineData("- a\n\t- b\n\t  1. c\n\t     - d\n\t  2. e\n\t- f\n\t- g\n")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<InconsistentSectionIndentation>(note);

    [Fact]
    public void Marks_each_section_that_is_not_as_the_style_says() => RuleCheck.Finds<InconsistentSectionIndentation>(
        """
        one
        - a
          - b
        ^^^ here items are indented by spaces, and are to be by tabs
          - c
        two
        - a
        three
        - a
          - b
        ^^^ here items are indented by spaces, and are to be by tabs
        """, _tabs);

    [Fact]
    public void Speaks_up_where_the_style_says_how()
    {
        var tree = RuleCheck.Parse("- a\n\t- b\n");
        Assert.Empty(LoneNote.Get(tree));
        Assert.Empty(LoneNote.Get(tree, Settings.Default with { Style = _tabs }));
        Assert.Equal(DiagnosticLevel.Information, Assert.Single(LoneNote.Get(tree, Settings.Default with { Style = _four })).Level);
    }

    [Theory]
    [InlineData("chats\n- a\nexplore\n\t- c\n\t  text\n\n\t\t```\n\t\tcode\n\t\t```\n\t\t- d\nlater\n- e", "chats\n- a\nexplore\n- c\n  text\n\n\t```\n\tcode\n\t```\n\t- d\nlater\n- e")]
    [InlineData("chats\n\t- a\nexplore\n- c\n\t\t- d\n", "chats\n\t- a\nexplore\n\t- c\n\t\t\t- d\n")]
    [InlineData("chats\n\t- a\n- b\n\t- c\n", "chats\n- a\n- b\n\t- c\n")]
    [InlineData("chats\n\t- a\n\t  - text\n- b\n\t- c\n\t  - d\n", "chats\n- a\n\t- text\n- b\n\t- c\n\t  - d\n")]
    [InlineData("- a\n\t- a\n\t- a\n\t- a\n\t- a\nexplore\n- c\n  1. d\n     - e\n    more\n  2. f\n    - g\n", "- a\n\t- a\n\t- a\n\t- a\n\t- a\nexplore\n- c\n\t1. d\n\t\t- e\n\t\tmore\n\t2. f\n\t\t- g\n")]
    public void Indents_the_section_as_the_note_is(string before, string after) => RuleCheck.Fixes<InconsistentSectionIndentation>(before, after);

    [Theory]
    [InlineData("- a\n  - b\n    - c\n  1. d\n     - e\n", "- a\n    - b\n        - c\n    1. d\n       - e\n")]
    [InlineData("- a\n\t- b\n\t\t\t- c\n", "- a\n    - b\n            - c\n")]
    [InlineData("1. a\n   - b\n  - c\n2. d\n  - e\n", "1. a\n   - b\n   - c\n2. d\n    - e\n")]
    [InlineData("- a\n  - b\n    - c\n   text\n", "- a\n    - b\n        - c\n     text\n")]
    public void Indents_it_as_the_style_says(string before, string after) => RuleCheck.Fixes<InconsistentSectionIndentation>(before, after, style: _four);

    [Theory]
    [InlineData("one\n- a\ntwo\n\t- b\n\t```\n\tcode\n")]
    [InlineData("one\n- a\ntwo\n\t\t- b\n\ttext\n")]
    public void Is_not_offered_where_something_could_be_read_otherwise(string note) => Assert.Empty(RuleCheck.Titles<InconsistentSectionIndentation>(note));

    [Fact]
    public void A_fix_leaves_every_item_its_parent() => Gen.Select(SkewedOutlines.Any, Gen.OneOf(NoteStyle.Default, _tabs, _four)).Sample((note, style) =>
    {
        var tree = RuleCheck.Parse(note);
        foreach (var diagnostic in RuleCheck.Find<InconsistentSectionIndentation>(tree, style))
        {
            foreach (var fix in diagnostic.Rule.Fixes(tree, diagnostic, style))
            {
                var mended = RuleCheck.Apply(tree, fix.Edits);
                Assert.Equal(tree.Lines.Select(line => line.Text[line.Indent.Length..]), mended.Lines.Select(line => line.Text[line.Indent.Length..]));
                Assert.Equal(tree.Lines.Select(line => line.Kind), mended.Lines.Select(line => line.Kind));
                // Where tabs and spaces meet elsewhere, how wide a tab is follows from all spaces of the note.
                if (tree.IndentUnit == mended.IndentUnit)
                    Assert.All(Enumerable.Range(0, tree.Lines.Count).Where(line => tree.Lines[line].Kind != LineKind.Blank), line => Assert.Equal(tree.ParentOf(line), mended.ParentOf(line)));
            }
        }
    }, iter: 20_000);
}
