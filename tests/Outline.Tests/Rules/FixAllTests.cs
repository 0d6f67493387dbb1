using CsCheck;
using Outline.Features;
using Outline.Rules;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

/// <summary>What fix-all, which nobody looks over, may be trusted with.</summary>
public class FixAllTests
{
    private const int MostPasses = 4;

    private static readonly string _seed = SeedTests.Read();

    // What an edit may bring in: broken text, odd blanks, jumps, blanks at the end.
    private static readonly Gen<string> _insertion = Gen.OneOf(
        "Ã©", "â€™", "Â·", "regularizaciÃƒÂ³n", "\u200B", "\u00A0", "\uFEFF", "\u2060", "\u202E", "\u0007", "\u2028", " ", "  \n", "\t", "\t\t", "\n\t\t\t- ", "\n\t- ", "\n", "\r\n", "\r",
        "- ", "```", "\n```\n", "text", "\ntext", "# ", "- ## ", "key:: ", "`", "[[", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "ï»¿", "â€¢ ", "      ", "    - ");

    private static readonly Gen<string> _edited = Gen.Select(
        Gen.Int[0, 200], Gen.Int[3, 40], Gen.Select(Gen.Int[0, 2000], Gen.Int[0, 12], _insertion).Array[0, 8],
        (first, count, edits) =>
        {
            string[] lines = _seed.Split('\n');
            string note = string.Join('\n', lines.Skip(first).Take(count));
            foreach (var (at, length, inserted) in edits)
            {
                int start = note.Length == 0 ? 0 : at % (note.Length + 1);
                note = note.Remove(start, Math.Min(length, note.Length - start)).Insert(start, inserted);
            }
            return note;
        });

    [Fact]
    public void The_seed_is_mended_in_one_pass()
    {
        var tree = RuleCheck.Parse(_seed);
        var mended = RuleCheck.Apply(tree, LoneNote.FixAll(tree).Edits);
        Assert.Equal(RuleCheck.Parents(tree), RuleCheck.Parents(mended));
        Assert.Empty(LoneNote.FixAll(mended).Edits);
        Assert.Equal(
            [17, 178, 188, 199],
            LoneNote.Get(mended).Select(diagnostic => diagnostic.Span.Start.Line + 1));
    }

    [Fact]
    public void Every_item_keeps_its_parent_and_its_text() => Gen.OneOf(_edited, SkewedOutlines.Any).Sample(note =>
    {
        var tree = RuleCheck.Parse(note);
        var all = LoneNote.FixAll(tree);
        var mended = RuleCheck.Apply(tree, all.Edits);
        Assert.Equal(RuleCheck.Parents(tree), RuleCheck.Parents(mended));
        Assert.Equal(tree.Lines.Select(line => line.Kind), mended.Lines.Select(line => line.Kind));
        Assert.Equal(tree.Text.Lines.Select(line => line.Terminator), mended.Text.Lines.Select(line => line.Terminator));
        var touched = all.Edits.Select(edit => edit.Span!.Value.Start.Line).ToHashSet();
        Assert.All(Enumerable.Range(0, tree.Lines.Count).Where(line => !touched.Contains(line)), line => Assert.Equal(tree.Lines[line].Text, mended.Lines[line].Text));
    }, iter: 5_000);

    // Two fixes may meet in one place; then one of them waits for the next pass.
    [Fact]
    public void It_comes_to_an_end_at_once_unless_fixes_meet() => Gen.OneOf(_edited, SkewedOutlines.Any).Sample(note =>
    {
        var tree = RuleCheck.Parse(note);
        for (int pass = 0; ; pass++)
        {
            var all = LoneNote.FixAll(tree);
            if (all.Edits.Count == 0)
                break;
            Assert.True(pass < MostPasses, $"still mending: {tree.Text}");
            tree = RuleCheck.Apply(tree, all.Edits);
        }
        Assert.DoesNotContain(
            LoneNote.Get(tree),
            diagnostic => diagnostic.Rule.Fixes(tree, diagnostic, NoteStyle.Default).FirstOrDefault() is { Trust: Trust.Certain });
    }, iter: 5_000);
}
