using CsCheck;
using Outline.Syntax;
using Outline.Tests.Text;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Workspace;

public class DocumentTests
{
    [Fact]
    public void Each_change_is_made_on_the_result_of_the_one_before()
    {
        var document = Document.Open("a", 1, "- a\n- b").WithChanges(7, [Insert(1, 3, "\n- c"), Insert(2, 3, "d"), new(new LineSpan(0, 0, 2), "")]);
        Assert.Equal(("a", 7, "a\n- b\n- cd"), (document.Uri, document.Version, document.Text.ToString()));
        Assert.Equal([LineKind.Unmarked, LineKind.Item, LineKind.Item], document.Tree.Lines.Select(line => line.Kind));
    }

    [Fact]
    public void A_change_without_a_place_replaces_everything()
    {
        var document = Document.Open("a", 1, "- a").WithChanges(2, [Insert(0, 3, "b"), new(null, "text")]);
        Assert.Equal("text", document.Text.ToString());
        Assert.Null(document.LastEditedLine);
    }

    [Fact]
    public void No_changes_are_a_new_version() => Assert.Equal(2, Document.Open("a", 1, "- a").WithChanges(2, []).Version);

    [Fact]
    public void Changes_give_what_the_same_changes_of_a_string_give() =>
        Gen.Select(Texts.Lines, Texts.Change.Array[1, 6]).Sample((text, changes) =>
        {
            var document = Document.Open("a", 1, text).WithChanges(2, changes);
            Assert.Equal(changes.Aggregate(text, Texts.Apply), document.Text.ToString());
            Assert.Equal(SyntaxTree.Parse(document.Text).Lines, document.Tree.Lines);
            Assert.InRange(document.LastEditedLine ?? 0, 0, document.Tree.Lines.Count - 1);
        }, iter: 2000);

    [Theory]
    [InlineData(1, 3, "x", 1)]
    [InlineData(1, 3, "\n\t- ", 2)]
    [InlineData(0, 0, "- x\r\n- y\r", 2)]
    [InlineData(9, 9, "x", 2)]
    public void The_last_edited_line_is_the_one_an_edit_ends_on(int line, int character, string text, int expected) =>
        Assert.Equal(expected, Document.Open("a", 1, "- a\n- b\n- c").WithChanges(2, [Insert(line, character, text)]).LastEditedLine);

    [Fact]
    public void Removing_lines_ends_on_the_line_where_they_stood() =>
        Assert.Equal(0, Document.Open("a", 1, "- a\n- b\n- c").WithChanges(2, [new(new LineSpan(new(2, 3), new(0, 3)), "")]).LastEditedLine);

    [Fact]
    public void A_line_feed_behind_a_carriage_return_ends_on_the_line_below() =>
        Assert.Equal(1, Document.Open("a", 1, "- a\r- b\n- c").WithChanges(2, [Insert(1, 0, "\n")]).LastEditedLine);

    [Fact]
    public void Saving_forgets_the_last_edited_line() =>
        Assert.Null(Document.Open("a", 1, "- a").WithChanges(2, [Insert(0, 0, "x")]).Saved().LastEditedLine);

    private static TextChange Insert(int line, int character, string text) => new(new LineSpan(line, character, character), text);
}
