using System.Text;
using Outline.Features;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Features;

public class FileRenamesTests
{
    [Fact]
    public void Links_to_a_page_get_its_new_name() => Check("""
        - met, see [[weekly plan]], [[weekly plan#x|Plan]] and Plan
        //- Plan.md
        text of [[weekly plan]]
        """, """
        - met, see [[Plan]], [[plan#x|Plan]] and Plan
        //- Plan.md
        text of [[PLAN]]
        """, ("Plan.md", "weekly plan.md"));

    [Fact]
    public void Links_to_a_company_of_the_same_name_stay() => Check("""
        - acme
        →- see [[acme]]
        //- acme.outline
        text
        """, """
        - acme
        →- see [[acme]]
        //- acme.outline
        text
        """, ("acme.outline", "other.outline"));

    [Fact]
    public void Links_stay_while_another_file_has_the_name() => Check("""
        - see the [[plan]] for it
        //- a/plan.md
        text
        //- b/plan.md
        text
        """, """
        - see the [[plan]] for it
        //- a/plan.md
        text
        //- b/plan.md
        text
        """, ("a/plan.md", "a/other.md"));

    [Theory]
    [InlineData("a|b")]
    [InlineData("a]]b")]
    [InlineData("acme")]
    public void Links_stay_where_the_new_name_could_not_be_linked_to(string name) => Check("""
        - acme
        →- see [[plan]]
        //- plan.md
        text
        """, """
        - acme
        →- see [[plan]]
        //- plan.md
        text
        """, ("plan.md", name + ".md"));

    [Fact]
    public void Paths_lead_to_the_new_place() => Check("""
        - [x](../b/new%20plan.md#part "title") and ![y](./img.png), [z](https://a.b/plan.md), [w](/plan.md), [v](mailto:plan.md), [s](#plan)
        →- 😀 é [x](<../b/new plan.md>), [x](../b/new%20plan), `[x](../plan.md)`
        """, """
        //- a/notes.outline
        - [x](../plan.md#part "title") and ![y](./img.png), [z](https://a.b/plan.md), [w](/plan.md), [v](mailto:plan.md), [s](#plan)
        →- 😀 é [x](<../plan.md>), [x](../plan), `[x](../plan.md)`
        """, ("plan.md", "b/new plan.md"));

    [Theory]
    [InlineData("./plan.md", "./b.md", "b.md")]
    [InlineData("plan.md", "b.md", "b.md")]
    [InlineData("./plan.md", "./sub/b.md", "sub/b.md")]
    [InlineData("./plan.md", "./b%20%28c%29.md", "b (c).md")]
    [InlineData("<plan.md>", "<b (c).md>", "b (c).md")]
    [InlineData("pl%61n.md", "caf%C3%A9.md", "café.md")]
    [InlineData("plan.md", "café.md", "café.md")]
    [InlineData("plan.md", "100%25.md", "100%.md")]
    [InlineData("plan.md 'title'", "a%20b.md 'title'", "a b.md")]
    [InlineData("sub/../plan.md?x#y", "b.md?x#y", "b.md")]
    public void A_path_keeps_its_style(string before, string after, string name) =>
        Check($"- we see, [x]({after})", $"- we see, [x]({before})", ("plan.md", name));

    [Fact]
    public void A_note_that_moves_takes_its_paths_along() => Check("""
        - [x](../b/plan.md), [x](../a/img.png), [x](word), [x](../a/deep/), [own](notes.outline)
        """, """
        //- a/notes.outline
        - [x](../b/plan.md), [x](img.png), [x](word), [x](deep/), [own](notes.outline)
        """, ("a/notes.outline", "c/notes.outline"));

    [Fact]
    public void A_folder_takes_all_its_files_along() => Check("""
        - [x](c/plan.md), [x](c/deep/img.png) [x](./c) [x](ab/x.md) [[plan]]
        //- a/plan.md
        [x](deep/img.png) [x](../notes.outline) [x](../c/plan.md)
        """, """
        - [x](a/plan.md), [x](a/deep/img.png) [x](./a) [x](ab/x.md) [[plan]]
        //- a/plan.md
        [x](deep/img.png) [x](../notes.outline) [x](../a/plan.md)
        """, ("a", "c"));

    [Fact]
    public void A_file_of_a_folder_goes_its_own_way() => Check("""
        - [x](d/plan.md) [x](c/other.md)
        """, """
        - [x](a/plan.md) [x](a/other.md)
        """, ("a", "c"), ("a/plan.md", "d/plan.md"));

    [Fact]
    public void What_is_named_as_before_changes_nothing() => Check("- [x](a.md) [[a]]", "- [x](a.md) [[a]]", ("a.md", "a.md"));

    private static void Check(string expected, string source, params (string Old, string New)[] moved)
    {
        foreach (var files in Fixture.EachWorkspace(source))
        {
            var workspace = FixtureWorkspace.Of(files);
            var edits = new FileRenames(
                workspace, note => "/notes/" + note.Path, moved.Select(file => new MovedFile("/notes/" + file.Old, "/notes/" + file.New))).Edits();
            var drawn = new StringBuilder();
            foreach (var file in files)
            {
                string text = edits.SingleOrDefault(note => note.Note.Path == file.Name) is { } edited
                    ? Edits.Apply(edited.Note.ReadTree().Text, edited.Edits)
                    : file.Tree.Text.ToString();
                drawn.Append(drawn.Length > 0 ? $"\n//- {file.Name}\n" : "").AppendJoin('\n', text.Split(["\r\n", "\n"], StringSplitOptions.None).Select(AnnotatedSource.Shown));
            }
            Assert.Equal(expected, drawn.ToString());
        }
    }
}
