using System.Collections.Immutable;
using CsCheck;
using Outline.Features;
using Outline.Rules;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;
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
        "- ", "```", "\n```\n", "text", "\ntext", "# ", "- ## ", "key:: ", "`", "[[", "<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "ï»¿", "â€¢ ", "      ", "    - ",
        "\n- https://a.b/c\n", "\n* https://a.b/c", "\r\n1. x\n2. y\n2. z\n", "2. ", "[[a|]]", "\n### b\n", "\n\n\n");

    // What somebody may have said of a note.
    private static readonly Gen<NoteStyle> _style = Gen.Select(
        One<IndentStyle?>(null, IndentStyle.Tabs, IndentStyle.Spaces), One(null, "-", "*", "•"), One(null, "\n", "\r\n", "\r"),
        One<bool?>(null, true, false), One<bool?>(null, true, false),
        (indent, marker, end, final, trim) => new NoteStyle { Indent = indent, Marker = marker, LineEnd = end, FinalLineEnd = final, TrimTrailingSpace = trim });

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

    private static readonly Gen<(string Note, Settings Settings)> _any = Gen.Select(
        Gen.OneOf(_edited, SkewedOutlines.Any), _style, Gen.Bool, (note, style, isAll) => (note, isAll ? Everything(style) : Settings.Default));

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
    public void Every_item_keeps_its_parent_and_its_text() => _any.Sample(any =>
    {
        var tree = RuleCheck.Parse(any.Note);
        var all = LoneNote.FixAll(tree, any.Settings);
        var mended = RuleCheck.Apply(tree, all.Edits);

        // Lines may go, if they are empty or stand there twice, and the last may get an end.
        var gone = all.Edits.SelectMany(LinesTaken).ToHashSet();
        List<int> left = [.. Enumerable.Range(0, tree.Lines.Count).Where(line => !gone.Contains(line))];
        Assert.All(gone, line => Assert.True(tree.Lines[line].Text.Length == 0 || left.Exists(other => tree.Lines[other].Text == tree.Lines[line].Text)));
        bool isEnded = mended.Lines.Count == left.Count + 1;
        Assert.Equal(left.Count, isEnded ? mended.Lines.Count - 1 : mended.Lines.Count);
        Assert.True(!isEnded || mended.Lines[left.Count].Text.Length == 0 && tree.Lines[left[^1]].Text.Length > 0);

        var touched = all.Edits.SelectMany(edit => Enumerable.Range(edit.Span!.Value.Start.Line, edit.Span.Value.End.Line - edit.Span.Value.Start.Line + 1)).ToHashSet();
        for (int line = 0; line < left.Count; line++)
        {
            LineSyntax before = tree.Lines[left[line]], after = mended.Lines[line];
            Assert.Equal(before.Kind, after.Kind);
            if (!touched.Contains(left[line]))
                Assert.Equal(before.Text, after.Text);
            if (before.Kind == LineKind.Item)
                Assert.Equal(tree.ParentOf(left[line]), mended.ParentOf(line) is var parent and >= 0 ? left[parent] : -1);
            if (any.Settings == Settings.Default && line < left.Count - 1)
                Assert.Equal(tree.Text.Lines[left[line]].Terminator, mended.Text.Lines[line].Terminator);
        }
    }, iter: 10_000);

    // Two fixes may meet in one place; then one of them waits for the next pass.
    [Fact]
    public void It_comes_to_an_end_at_once_unless_fixes_meet() => _any.Sample(any =>
    {
        var tree = RuleCheck.Parse(any.Note);
        for (int pass = 0; ; pass++)
        {
            var all = LoneNote.FixAll(tree, any.Settings);
            if (all.Edits.Count == 0)
                break;
            Assert.True(pass < MostPasses, $"still mending: {tree.Text}");
            tree = RuleCheck.Apply(tree, all.Edits);
        }
        Assert.DoesNotContain(LoneNote.Get(tree, any.Settings), diagnostic => IsCertain(tree, diagnostic, any.Settings));
    }, iter: 10_000);

    [Fact]
    public void One_rule_is_done_in_one_pass_unless_its_own_fixes_meet() => Gen.Select(_any, One([.. RuleCatalogue.All])).Sample((any, rule) =>
    {
        var tree = RuleCheck.Parse(any.Note);
        var policy = RulePolicy.Of(any.Settings);
        var all = CodeActions.FixAll(tree, FindAll(tree), policy);
        if (all.Left.Any(diagnostic => IsCertain(tree, diagnostic, any.Settings)))
            return;
        var mended = RuleCheck.Apply(tree, all.Edits);
        Assert.Empty(CodeActions.FixAll(mended, FindAll(mended), policy).Edits);

        IEnumerable<Diagnostic> FindAll(SyntaxTree tree) => LoneNote.Get(tree, any.Settings).Where(diagnostic => diagnostic.Rule == rule);
    }, iter: 20_000);

    private static Gen<T> One<T>(params T[] some) => Gen.Int[0, some.Length - 1].Select(i => some[i]);

    private static bool IsCertain(SyntaxTree tree, Diagnostic diagnostic, Settings settings) =>
        diagnostic.Rule.Fixes(tree, diagnostic, settings.Style).FirstOrDefault() is { Trust: Trust.Certain };

    // The lines that an edit takes away whole.
    private static IEnumerable<int> LinesTaken(TextChange edit)
    {
        var (start, end) = edit.Span!.Value;
        return start.Line == end.Line || edit.NewText.Length > 0 ? []
            : Enumerable.Range(start.Character == 0 && end.Character == 0 ? start.Line : start.Line + 1, end.Line - start.Line);
    }

    // Every rule speaks, in a note of which somebody has said how it is to be written.
    private static Settings Everything(NoteStyle style) => Settings.Default with
    {
        Style = style,
        Levels = RuleCatalogue.All.ToImmutableDictionary(rule => rule.Name, _ => DiagnosticLevel.Information),
    };
}
