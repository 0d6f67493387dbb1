using Outline.Syntax;
using Outline.Text;

namespace CommandLine.Tests;

public class NoteFilesTests
{
    [Fact]
    public void A_folder_is_searched_for_notes_in_order()
    {
        using var folder = new TempFolder();
        foreach (string name in (string[])["b.outline", "a/z.notes", "a.txt", "c.OUTLINE", "d.md", "e.outline.bak", "outline"])
            folder.Write(name, "");
        Assert.Equal(["a.txt", "a/z.notes", "b.outline", "c.OUTLINE"], Names(folder));
    }

    [Fact]
    public void What_is_hidden_or_not_the_users_own_is_left_out()
    {
        using var folder = new TempFolder();
        foreach (string name in (string[])[".git/a.outline", ".hidden/b/a.outline", "node_modules/p/a.outline", ".a.outline", "kept/node_modules.outline"])
            folder.Write(name, "");
        Assert.Equal(["kept/node_modules.outline"], Names(folder));
    }

    [Fact]
    public void A_hidden_folder_is_searched_when_it_is_named()
    {
        using var folder = new TempFolder();
        folder.Write(".notes/a.outline", "");
        Assert.Single(NoteFiles.Find([folder.Of(".notes")]).Files);
    }

    [Fact]
    public void Any_file_is_taken_when_it_is_named()
    {
        using var folder = new TempFolder();
        string path = folder.Write("a.md", "");
        Assert.Equal([new(path, IsNamed: true)], NoteFiles.Find([path]).Files);
    }

    [Fact]
    public void A_file_named_twice_or_met_again_is_taken_once_and_counts_as_named()
    {
        using var folder = new TempFolder();
        string path = folder.Write("a.txt", "");
        Assert.Equal([new(path, IsNamed: true)], NoteFiles.Find([folder.Path, path, path]).Files);
        Assert.Equal([new(path, IsNamed: true)], NoteFiles.Find([path, folder.Path]).Files);
    }

    [Fact]
    public void What_is_not_there_is_told()
    {
        var (files, failures) = NoteFiles.Find(["/no/such/place"]);
        Assert.Empty(files);
        Assert.Equal([new("/no/such/place", "no such file or folder")], failures);
    }

    [UnixFact]
    public void Links_to_folders_are_not_followed_and_links_to_files_are()
    {
        using TempFolder folder = new(), other = new();
        other.Write("o.outline", "");
        folder.Write("a/b/c.outline", "");
        Directory.CreateSymbolicLink(folder.Of("a/b/loop"), folder.Path);
        Directory.CreateSymbolicLink(folder.Of("other"), other.Path);
        File.CreateSymbolicLink(folder.Of("linked.outline"), other.Of("o.outline"));
        Assert.Equal(["a/b/c.outline", "linked.outline"], Names(folder));
    }

    [UnixFact]
    public void A_link_to_a_folder_is_searched_when_it_is_named()
    {
        using TempFolder folder = new(), other = new();
        other.Write("o.outline", "");
        Directory.CreateSymbolicLink(folder.Of("other"), other.Path);
        Assert.Equal([folder.Of("other/o.outline")], NoteFiles.Find([folder.Of("other")]).Files.Select(file => file.Path));
    }

    [Theory]
    [InlineData("- a\n- b\n- c\n", true)]
    [InlineData("ideas\n\t* a\n\t\t* b\n\t* c\n", true)]
    [InlineData("- a\n- b\n", false)]
    [InlineData("- a\n- b\n- c\n\n\n\nx\n y\n z\n", true)]
    [InlineData("- a\n- b\n- c\n 1\n 2\n 3\n 4\n", false)]
    [InlineData("Dear all,\nthis is a letter.\nIt has no items.\n", false)]
    [InlineData("", false)]
    public void A_text_reads_as_an_outline_or_not(string text, bool expected) =>
        Assert.Equal(expected, Folders.NoteReader.LooksLikeOutline(SyntaxTree.Parse(SourceText.Parse(text))));

    private static IEnumerable<string> Names(TempFolder folder)
    {
        var (files, failures) = NoteFiles.Find([folder.Path]);
        Assert.Empty(failures);
        return files.Select(file => Path.GetRelativePath(folder.Path, file.Path).Replace('\\', '/'));
    }
}
