using Outline.Features;
using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class MixedLineEndingsTests
{
    [Theory]
    [InlineData("- a\n- b\r\n- c\n", null, "1:3-1:3 this line ends in CRLF, and LF is what the note's other lines end in")]
    [InlineData("- a\r\n- b\r\n- c\n", null, "2:3-2:3 this line ends in LF, and CRLF is what the note's other lines end in")]
    [InlineData("- a\n- b\r\n", null, "1:3-1:3 this line ends in CRLF, and LF is what the note's other lines end in")]
    [InlineData("- a\n- b\n- c", "\r\n", "0:3-0:3 2 lines from here on end in LF, and CRLF is what lines are to end in")]
    [InlineData("a\rb\r\nc\nd\n", "\n", "0:1-0:1 2 lines from here on end in CR or CRLF, and LF is what lines are to end in")]
    [InlineData("a\rb\nc\r\n", "\n", "0:1-0:1 this line ends in CR, and LF is what lines are to end in|2:1-2:1 this line ends in CRLF, and LF is what lines are to end in")]
    public void Marks_where_other_lines_begin(string note, string? end, string expected) =>
        Assert.Equal(expected, string.Join('|', Find(note, end).Select(found => $"{found.Span} {found.Message}")));

    [Theory]
    [InlineData("", null)]
    [InlineData("- a", "\r\n")]
    [InlineData("- a\n- b\n", null)]
    [InlineData("- a\r- b\r- c", null)]
    [InlineData("- a\r\n- b\r\n- c", "\r\n")]
    public void Leaves_alone(string note, string? end) => Assert.Empty(Find(note, end));

    [Theory]
    [InlineData("- a\r\r\r- b\r\r", "\n", "- a\n\n\n- b\n\n")]
    [InlineData("- a\n- b\r\n- c\r\n\n- d\n\n", null, "- a\n- b\n- c\n\n- d\n\n")]
    [InlineData("- a\r\n\n- b\r\n- c\r- d", "\r", "- a\r\r- b\r- c\r- d")]
    [InlineData("- a\n\n- b\r\n- c\r- d", "\r\n", "- a\r\n\r\n- b\r\n- c\r- d")]
    public void Ends_them_alike(string before, string? end, string after)
    {
        var tree = RuleCheck.Parse(before);
        var style = new NoteStyle { LineEnd = end };
        var found = Find(before, end);
        var fix = found[0].Rule.Fixes(tree, found[0], style).Single();
        Assert.Equal(Trust.Certain, fix.Trust);
        Assert.Equal(after, RuleCheck.Apply(tree, fix.Edits).Text.ToString());
        Assert.Equal(found.Count - 1, Find(after, end).Count);
    }

    [Fact]
    public void A_run_may_go_over_any_number_of_lines()
    {
        string note = string.Concat(Enumerable.Repeat("- a\n", 1_000)) + string.Concat(Enumerable.Repeat("- b\r\n", 900));
        var found = Assert.Single(Find(note, null));
        Assert.Equal((1_000, 900), (found.Span.Start.Line, found.Rule.Fixes(RuleCheck.Parse(note), found, NoteStyle.Default).Single().Edits.Count));
    }

    [Fact]
    public void Speaks_up_where_the_style_names_a_line_end()
    {
        var tree = RuleCheck.Parse("- a\n- b\r\n");
        Assert.Empty(LoneNote.Get(tree));
        Assert.Equal(DiagnosticLevel.Information, Assert.Single(LoneNote.Get(tree, Settings.Default with { Style = new() { LineEnd = "\n" } })).Level);
    }

    private static List<Diagnostic> Find(string note, string? end) => RuleCheck.Find<MixedLineEndings>(RuleCheck.Parse(note), new() { LineEnd = end });
}
