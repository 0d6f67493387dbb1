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
        var (files, _, failures) = NoteFiles.Find(["/no/such/place"]);
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

    [Fact]
    public void What_git_ignores_and_what_the_project_file_excludes_is_left_out_unless_it_is_named()
    {
        using var folder = new TempFolder();
        foreach (string name in (string[])["a.outline", "b.outline", "old/c.outline", "d.md"])
            folder.Write(name, "");
        folder.Write(".gitignore", "b.*\n");
        folder.Write(".outline.json", """{ "files": { "include": ["*.md"], "exclude": ["old/**"] } }""");
        Assert.Equal(["a.outline", "d.md"], Names(folder));
        Assert.Single(NoteFiles.Find([folder.Of("b.outline")]).Files);
    }

    [Fact]
    public void What_is_wrong_with_a_project_file_is_told_with_its_line()
    {
        using var folder = new TempFolder();
        folder.Write("a.outline", "");
        string project = folder.Write(".outline.json", "{\n  \"files\": 1 }");
        Assert.Equal([new(project, "line 2: files must be an object, { … }", IsSkip: true)], NoteFiles.Find([folder.Path]).ProjectProblems);
    }

    private static IEnumerable<string> Names(TempFolder folder)
    {
        var (files, _, failures) = NoteFiles.Find([folder.Path]);
        Assert.Empty(failures);
        return files.Select(file => Path.GetRelativePath(folder.Path, file.Path).Replace('\\', '/'));
    }
}
