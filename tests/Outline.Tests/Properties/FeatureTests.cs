using CsCheck;
using Outline.Features;
using Outline.Rules;
using Outline.Syntax;
using Outline.Tests.Features;
using Outline.Tests.Fixtures;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Properties;

/// <summary>No feature throws on any note, and whatever one tells lies inside the document.</summary>
public class FeatureTests
{
    [Fact]
    public void Symbols_nest() => Sample(tree =>
    {
        var symbols = new Symbols(tree);
        DocumentSymbol.Walk(tree, ref symbols);
    });

    [Fact]
    public void Folding_ranges_nest_and_come_in_order() => Sample(tree =>
    {
        var open = new Stack<FoldingRange>();
        int before = 0;
        foreach (var range in FoldingRange.Of(tree))
        {
            Assert.InRange(range.StartLine, before, range.EndLine - 1);
            Assert.InRange(range.EndLine, 0, tree.Lines.Count - 1);
            while (open.Count > 0 && open.Peek().EndLine < range.StartLine)
                _ = open.Pop();
            Assert.True(open.Count == 0 || range.EndLine <= open.Peek().EndLine);
            open.Push(range);
            before = range.StartLine;
        }
    });

    [Fact]
    public void Selections_grow_from_any_position() => Sample(tree =>
    {
        for (int line = 0; line < tree.Lines.Count; line++)
        {
            for (int character = 0; character <= tree.Lines[line].Text.Length; character++)
            {
                var position = new LinePosition(line, character);
                var inner = new LineSpan(position, position);
                var ranges = SelectionRange.At(tree, position);
                Assert.Equal(inner, ranges[0]);
                Assert.Equal(new(default, tree.Text.End), ranges[^1]);
                foreach (var range in ranges.Skip(1))
                {
                    Assert.True(range.Start <= inner.Start && inner.End <= range.End && range != inner);
                    inner = range;
                }
            }
        }
    }, iterations: 30);

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(0, int.MaxValue)]
    public void Selections_at_places_outside_are_those_of_the_nearest(int line, int character) => Sample(tree =>
        Assert.Equal(SelectionRange.At(tree, tree.Text.Clamp(new LinePosition(line, character))), SelectionRange.At(tree, new(line, character))));

    [Fact]
    public void Links_stand_beside_each_other() => Sample(tree =>
    {
        LinePosition before = default;
        foreach (var link in DocumentLink.Of(tree))
        {
            CheckInside(tree, link.Span);
            Assert.True(before <= link.Span.Start && link.Span.Start < link.Span.End);
            before = link.Span.End;
        }
    });

    [Fact]
    public void Diagnostics_and_their_fixes_lie_inside() => Sample(tree =>
    {
        foreach (var diagnostic in LoneNote.Get(tree))
        {
            CheckInside(tree, diagnostic.Span);
            Assert.All(diagnostic.Related, place => CheckInside(tree, place.Span));
            foreach (var edit in diagnostic.Rule.Fixes(tree, diagnostic, NoteStyle.Default).SelectMany(fix => fix.Edits))
                CheckInside(tree, edit.Span!.Value);
        }
    });

    [Fact]
    public void What_the_names_show_lies_inside_and_its_fixes_leave_every_other_line() => Gen.Select(Outlines.AnyNote, _named.Array[1, 6]).Sample((text, added) =>
    {
        string uri = FixtureWorkspace.UriOf("a.outline");
        var host = new WorkspaceHost();
        host.Apply(new WorkspaceChange.FilesRead([], [new([FixtureWorkspace.FileOf("a.outline", "")])]));
        var workspace = host.Apply(new WorkspaceChange.Opened(uri, 1, string.Concat(added) + text, uri, "a.outline"));
        var note = workspace.Find(uri)!;
        foreach (var diagnostic in Diagnostics.Get(note, note.Tree, workspace).Where(diagnostic => diagnostic.Rule is WorkspaceRule))
        {
            CheckInside(note.Tree, diagnostic.Span);
            foreach (var fix in ((WorkspaceRule)diagnostic.Rule).Fixes(note, note.Tree, diagnostic, workspace))
            {
                Assert.All(fix.Edits, edit => CheckInside(note.Tree, edit.Span!.Value));
                if (diagnostic.Rule is not DuplicateCompany)
                    continue;
                // Merging moves lines: but for the title, each is there with its text, as often as before.
                var mended = SyntaxTree.Parse(SourceText.Parse(Edits.Apply(note.Text, fix.Edits)));
                var lost = Told(note.Tree).ToList();
                foreach (string line in Told(mended))
                    lost.Remove(line);
                Assert.InRange(lost.Count, 0, 1);
                Assert.All(lost, line => Assert.Equal(note.Tree.Lines[diagnostic.Span.Start.Line].Content.ToString(), line));
            }
        }

        static IEnumerable<string> Told(SyntaxTree tree) =>
            tree.Lines.Select(line => line.Kind is LineKind.Item ? line.Content.ToString() : line.Text.Trim()).Where(line => line.Length > 0);
    }, iter: 2000);

    [Fact]
    public void Where_the_summary_shows_nothing_the_lines_show_nothing_across_notes() => Gen.Select(Outlines.AnyNote, _named.Array[1, 6], _named.Array[0, 6]).Sample((text, added, others) =>
    {
        var host = new WorkspaceHost();
        var files = new[] { FixtureWorkspace.FileOf("a.outline", string.Concat(added) + text), FixtureWorkspace.FileOf("b.outline", string.Concat(others)) };
        var workspace = host.Apply(new WorkspaceChange.FilesRead([], [new([.. files])]));
        foreach (var file in files)
        {
            if (Diagnostics.GetAcrossNotes(file, file.ReadTree(), workspace).Count > 0)
                Assert.True(Diagnostics.MayHaveAcrossNotes(file, workspace));
        }
    }, iter: 2000);

    private static readonly Gen<string> _named = Gen.OneOf(
        "- acme - a company\n", "- acme\n\t- x\n", "- acme\n  text\n", "* globex (gx)\n", "- gex (gx)\r\n", "see\n", "\t- [[acme#x]] [[gx]] [[acne]]\n", "1. **acme**: y\n", "- acme\n\t```\n\t x\n\t```\n");

    [Fact]
    public void Diagnostics_after_edits_are_those_of_the_note_as_it_is() => Gen.Select(Outlines.AnyNote, Outlines.AnyEdit.Array[1, 5]).Sample((text, edits) =>
    {
        var document = Document.Open("a", 0, text);
        foreach (var edit in edits)
        {
            (var change, text) = edit.Of(text);
            document = document.WithChanges(document.Version + 1, [change]);
            var told = LoneNote.Get(document.Tree).Select(diagnostic => (diagnostic.Rule, diagnostic.Span, diagnostic.Message));
            var read = LoneNote.Get(SyntaxTree.Parse(SourceText.Parse(text)), Settings.Default);
            Assert.Equal(read.Select(diagnostic => (diagnostic.Rule, diagnostic.Span, diagnostic.Message)), told);
        }
    }, iter: 300);

    [Fact]
    public void Fixing_all_comes_to_rest() => Sample(tree =>
    {
        for (int times = 0; times < 10; times++)
            tree = SyntaxTree.Parse(SourceText.Parse(Edits.Apply(tree.Text, LoneNote.FixAll(tree).Edits)));
        Assert.Empty(LoneNote.FixAll(tree).Edits);
    });

    private static void Sample(Action<SyntaxTree> check, int iterations = 2000) =>
        Outlines.AnyNote.Sample(text => check(SyntaxTree.Parse(SourceText.Parse(text))), iter: iterations);

    private static void CheckInside(SyntaxTree tree, LineSpan span)
    {
        Assert.True(span.Start <= span.End);
        Assert.Equal(tree.Text.Clamp(span), span);
    }
}
