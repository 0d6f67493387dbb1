using Outline.Features;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Features;

public class CodeActionsTests
{
    [Fact]
    public void Fixes_are_told_for_what_is_wrong_at_the_place() => Check("""
        dangling-arrow: - acme⏎→- ⏎- sold
        """, """
        - acme
        →- 
        - sold $0->
        """);

    [Fact]
    public void A_selection_asks_for_all_that_it_touches() => Check("""
        empty-item: - acme⏎- sold ->
        dangling-arrow: - acme⏎→- ⏎- sold
        """, """
        - acme
        $0→- 
        - sold ->$0
        """);

    [Fact]
    public void Where_nothing_is_wrong_there_is_nothing_to_fix() => Check("", """
        - ac$0me
        →- 
        """);

    [Fact]
    public void The_first_fix_of_each_diagnostic_is_preferred() =>
        Assert.All(
            LoneNote.QuickFixes(Seed.Notes, new(default, Seed.Notes.Text.End)).GroupBy(fix => fix.Diagnostic),
            fixes => Assert.Equal([true, .. Enumerable.Repeat(false, fixes.Count() - 1)], fixes.Select(fix => fix.IsPreferred)));

    [Fact]
    public void All_certain_fixes_are_made_at_once()
    {
        var tree = Parse("- acme \n\t\t\t- too deep \n\t- \n- caf\u00C3\u00A9\n");
        var all = LoneNote.FixAll(tree);
        Assert.Equal("- acme\n\t- too deep\n\t- \n- café\n", Edits.Apply(tree.Text, all.Edits));
        Assert.Equal(4, all.Fixed);
        Assert.Equal(["empty-item"], all.Left.Select(diagnostic => diagnostic.Rule.Name));
    }

    [Fact]
    public void Fixing_all_of_the_seed_leaves_what_is_not_certain()
    {
        var all = LoneNote.FixAll(Seed.Notes);
        var mended = Parse(Edits.Apply(Seed.Notes.Text, all.Edits));
        Assert.Equal(all.Left.Select(diagnostic => diagnostic.Rule.Name), LoneNote.Get(mended).Select(diagnostic => diagnostic.Rule.Name));
        Assert.Empty(LoneNote.FixAll(mended).Edits);
        Assert.True(all.Fixed > 0);
    }

    [Fact]
    public void The_edits_are_ordered_and_do_not_overlap()
    {
        var edits = LoneNote.FixAll(Seed.Notes).Edits;
        Assert.All(edits.Zip(edits.Skip(1)), pair => Assert.True(pair.First.Span!.Value.End <= pair.Second.Span!.Value.Start));
    }

    private static void Check(string expected, string source)
    {
        foreach (var fixture in Fixture.Each(source))
        {
            var fixes = LoneNote.QuickFixes(fixture.Tree, fixture.Selection!.Value)
                .Select(fix => $"{fix.Diagnostic.Rule.Name}: {Edits.Apply(fixture.Tree.Text, fix.Fix.Edits)}");
            Expect.Same(expected, string.Join('\n', fixes.Select(fix => fix.Replace("\r\n", "⏎").Replace('\n', '⏎').Replace('\t', '→'))));
        }
    }

    private static SyntaxTree Parse(string text) => SyntaxTree.Parse(SourceText.Parse(text));
}
