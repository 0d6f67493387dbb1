using System.Collections.Immutable;
using Outline.Features;
using Outline.Rules;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Features;

public class DiagnosticsTests
{
    private const string Notes = "- acme \n\t\t\t- too deep\n\t- \n\t- sold ->\n";

    [Fact]
    public void Diagnostics_come_by_place() =>
        Assert.Equal(["0 trailing-space", "1 skipped-level", "2 empty-item", "3 dangling-arrow"], Told(LoneNote.Get(Opened)));

    [Theory]
    [InlineData(0, "trailing-space")]
    [InlineData(2, "empty-item")]
    [InlineData(3, "dangling-arrow")]
    public void Hints_about_the_last_edited_line_are_held_back(int line, string rule) =>
        Assert.DoesNotContain($"{line} {rule}", Told(LoneNote.Get(Edited(line))));

    [Fact]
    public void Everything_else_is_told_at_once() =>
        Assert.Equal(Told(LoneNote.Get(Opened)), Told(LoneNote.Get(Edited(1))));

    [Fact]
    public void A_hint_that_the_user_made_a_warning_is_told_at_once() =>
        Assert.Contains("2 empty-item", Told(LoneNote.Get(Edited(2), With("empty-item", DiagnosticLevel.Warning))));

    [Fact]
    public void A_hint_that_the_style_made_louder_waits_all_the_same()
    {
        var trim = Settings.Default with { Style = new() { TrimTrailingSpace = true } };
        Assert.Equal(DiagnosticLevel.Information, LoneNote.Get(Opened, trim)[0].Level);
        Assert.DoesNotContain("0 trailing-space", Told(LoneNote.Get(Edited(0), trim)));
        Assert.Contains("0 trailing-space", Told(LoneNote.Get(Edited(0).Saved(), trim)));
    }

    [Theory]
    [InlineData("- one two three\n- one two three\n", "duplicate-item")]
    [InlineData("- [[a|]]\n", "empty-link-text")]
    public void A_rule_may_be_switched_on_and_off_while_the_lines_stay(string note, string rule)
    {
        var tree = Document.Open("a", 1, note).Tree;
        foreach (var level in new[] { DiagnosticLevel.Off, DiagnosticLevel.Warning, DiagnosticLevel.Off, DiagnosticLevel.Error })
            Assert.Equal(level == DiagnosticLevel.Off ? [] : [level], LoneNote.Get(tree, With(rule, level)).Select(diagnostic => diagnostic.Level));
    }

    [Fact]
    public void Hints_are_told_when_another_line_is_edited_or_the_file_is_saved()
    {
        Assert.Contains("2 empty-item", Told(LoneNote.Get(Edited(2).WithChanges(3, [Touch(3)]))));
        Assert.Contains("2 empty-item", Told(LoneNote.Get(Edited(2).Saved())));
    }

    [Theory]
    [InlineData("empty-item")]
    [InlineData("skipped-level")]
    public void A_rule_can_be_switched_off(string rule) =>
        Assert.DoesNotContain(LoneNote.Get(Opened, With(rule, DiagnosticLevel.Off)), diagnostic => diagnostic.Rule.Name == rule);

    [Fact]
    public void Every_rule_has_the_level_it_came_with_or_the_users()
    {
        var rule = RuleCatalogue.All[0];
        Assert.Equal(rule.Level, RulePolicy.Of(Settings.Default).LevelOf(rule));
        Assert.Equal(DiagnosticLevel.Error, RulePolicy.Of(With(rule.Name, DiagnosticLevel.Error)).LevelOf(rule));
    }

    [Fact]
    public void An_edit_moves_what_stands_below_it()
    {
        var document = Opened.WithChanges(2, [new(new LineSpan(0, 0, 0), "- new\n")]).Saved();
        Assert.Equal(["1 trailing-space", "2 skipped-level", "3 empty-item", "4 dangling-arrow"], Told(LoneNote.Get(document)));
    }

    [Fact]
    public void A_search_can_be_cancelled() => Assert.Throws<OperationCanceledException>(() =>
        LoneNote.Get(Opened.Tree, cancel: new CancellationToken(canceled: true)));

    private static Document Opened => Document.Open("a", 1, Notes);

    private static Document Edited(int line) => Opened.WithChanges(2, [Touch(line)]);

    // The line is edited and stays as it was.
    private static TextChange Touch(int line) => new(new LineSpan(line, 0, 0), "");

    private static Settings With(string rule, DiagnosticLevel level) =>
        new() { Levels = ImmutableDictionary<string, DiagnosticLevel>.Empty.Add(rule, level) };

    private static IEnumerable<string> Told(List<Diagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => $"{diagnostic.Span.Start.Line} {diagnostic.Rule.Name}");
}
