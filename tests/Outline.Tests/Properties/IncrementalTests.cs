using CsCheck;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Properties;

/// <summary>A tree that was edited cannot be told from one that was read.</summary>
public class IncrementalTests
{
    [Fact]
    public void Edited_notes_are_what_reading_them_gives() => Check(Outlines.Note, iterations: 1000);

    [Fact]
    public void Edited_seeds_are_what_reading_them_gives() => Check(Gen.OneOf([.. Seed.Texts]), iterations: 100);

    [Fact]
    public void Texts_come_back_the_same() =>
        Outlines.AnyNote.Sample(text => Assert.Equal(text, SyntaxTree.Parse(SourceText.Parse(text)).Text.ToString()));

    private static void Check(Gen<string> notes, int iterations) =>
        Gen.Select(notes, Outlines.AnyEdit.Array[1, 12]).Sample((text, edits) =>
        {
            var document = Document.Open("a", 0, text);
            foreach (var edit in edits)
            {
                (var change, text) = edit.Of(text);
                document = document.WithChanges(document.Version + 1, [change]);
                Assert.Equal(text, document.Text.ToString());
                CheckSame(SyntaxTree.Parse(SourceText.Parse(text)), document.Tree);
            }
        }, iter: iterations);

    private static void CheckSame(SyntaxTree read, SyntaxTree edited)
    {
        Assert.Equal(read.Text.Lines, edited.Text.Lines);
        Assert.Equal(read.Lines, edited.Lines);
        Assert.Equal((read.IndentUnit, read.IndentsWithTabs), (edited.IndentUnit, edited.IndentsWithTabs));
        for (int line = 0; line < read.Lines.Count; line++)
        {
            Assert.Equal(
                (read.IsHead(line), read.ParentOf(line), read.SubtreeEnd(line), read.NextNonBlank(line)),
                (edited.IsHead(line), edited.ParentOf(line), edited.SubtreeEnd(line), edited.NextNonBlank(line)));
        }
    }
}
