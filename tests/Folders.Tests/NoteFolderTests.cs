using Outline.Workspace;

namespace Folders.Tests;

public class NoteFolderTests
{
    private static readonly NoteSelection _notes = new(), _textFilesToo = new() { TextFiles = true };

    [Fact]
    public void Notes_are_found_by_their_ending_in_any_case()
    {
        using var folder = With("b.outline", "a/z.notes", "a.txt", "c.OUTLINE", "d.md", "outline", "e.outline.bak");
        Assert.Equal(["a/z.notes", "b.outline", "c.OUTLINE"], Names(folder));
    }

    [Fact]
    public void A_file_is_told_with_its_absolute_path()
    {
        using var folder = With("a/b.outline");
        Assert.Equal([new(Path.Join(folder.Path, "a", "b.outline"), "a/b.outline", NeedsLook: false, Project: null)], Find(folder, _notes));
    }

    [Fact]
    public void What_is_hidden_or_not_the_users_own_is_left_out()
    {
        using var folder = With(".git/a.outline", ".hidden/b/a.outline", "x/node_modules/p/a.outline", ".a.outline", "k/node_modules.outline");
        Assert.Equal(["k/node_modules.outline"], Names(folder));
    }

    [Fact]
    public void Text_files_need_a_look_unless_the_editor_calls_them_notes()
    {
        using var folder = With("a.txt", "mine/b.txt", "c.outline", "d.todo");
        Assert.Equal(
            ["a.txt True", "c.outline False", "d.todo False", "mine/b.txt False"],
            Looks(folder, _textFilesToo with { Notes = [PathPattern.Parse("mine/*.txt"), PathPattern.Parse("*.todo")] }));
    }

    [Fact]
    public void A_project_file_includes_and_excludes_and_its_text_files_need_a_look()
    {
        using var folder = With("a.txt", "b.md", "c.outline", "old/d.outline", "old/e/f.outline", "x/old/g.outline", "x/skip/h.outline");
        folder.Write(".outline.json", """{ "files": { "include": ["*.txt", "/b.md"], "exclude": ["old/**", "skip"] } }""");
        Assert.Equal(["a.txt True", "b.md False", "c.outline False", "x/old/g.outline False"], Looks(folder, _notes));
    }

    [Fact]
    public void The_nearest_project_file_holds()
    {
        using var folder = With("a.txt", "in/a.txt", "in/b.md", "in/deep/c.md", "other/d.outline");
        folder.Write(".outline.json", """{ "files": { "include": ["*.txt"] } }""");
        folder.Write("in/.outline.json", """{ "files": { "include": ["**/*.md"], "exclude": ["deep/nothing"] } }""");
        string inner = folder.Of("in"), outer = folder.Path;
        Assert.Equal(
            [("a.txt", outer), ("in/b.md", inner), ("in/deep/c.md", inner), ("other/d.outline", outer)],
            Find(folder, _notes).Select(file => (file.RelativePath, file.Project?.Folder)));
    }

    [Fact]
    public void A_project_file_above_the_folder_holds_and_counts_from_where_it_stands()
    {
        using var folder = With("in/deep/a.md", "in/b.md", "in/deep/old/c.outline");
        folder.Write(".outline.json", """{ "files": { "include": ["in/deep/*.md"], "exclude": ["in/*/old"] } }""");
        Assert.Equal(["deep/a.md"], NoteFolder.Find(folder.Of("in"), _notes, Fail).Select(file => file.RelativePath));
    }

    [Fact]
    public void Git_ignores_below_and_what_is_nearer_counts_first()
    {
        using var folder = With("a.outline", "in/a.outline", "in/b.outline", "out/c.outline", "in/out/d.outline", "in/x/b.outline");
        folder.Write(".gitignore", "a.outline\n/out/\n");
        folder.Write("in/.gitignore", "!a.outline\n/b.outline\n");
        Assert.Equal(["in/a.outline", "in/out/d.outline", "in/x/b.outline"], Names(folder));
    }

    [Fact]
    public void An_ignored_folder_is_not_entered()
    {
        using var folder = With("out/a.outline", "b.outline");
        folder.Write(".gitignore", "out/\n!a.outline\n");
        folder.Write("out/.gitignore", "!a.outline\n");
        Assert.Equal(["b.outline"], Names(folder));
    }

    [Fact]
    public void Above_the_folder_git_ignores_up_to_the_root_of_the_repository()
    {
        using var folder = With("repo/in/a.outline", "repo/in/b.outline", "repo/in/c.outline");
        folder.Write("repo/.git/HEAD", "");
        folder.Write("repo/.gitignore", "/in/a.outline\nb.*\n");
        folder.Write(".gitignore", "*\n");
        Assert.Equal(["c.outline"], NoteFolder.Find(folder.Of("repo/in"), _notes, Fail).Select(file => file.RelativePath));
    }

    [Fact]
    public void Without_a_repository_the_folders_above_ignore_nothing()
    {
        using var folder = With("in/a.outline");
        folder.Write(".gitignore", "*\n");
        Assert.Equal(["a.outline"], NoteFolder.Find(folder.Of("in"), _notes, Fail).Select(file => file.RelativePath));
    }

    [UnixFact]
    public void Links_to_folders_are_not_followed_and_links_to_files_are()
    {
        using TempFolder folder = With("a/b/c.outline"), other = With("o.outline");
        Directory.CreateSymbolicLink(folder.Of("a/b/loop"), folder.Path);
        Directory.CreateSymbolicLink(folder.Of("a/itself"), folder.Of("a/itself"));
        Directory.CreateSymbolicLink(folder.Of("other"), other.Path);
        File.CreateSymbolicLink(folder.Of("linked.outline"), other.Of("o.outline"));
        Assert.Equal(["a/b/c.outline", "linked.outline"], Names(folder));
    }

    [UnixFact]
    public void A_folder_that_cannot_be_read_is_told_and_the_others_are_searched()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = With("a/a.outline", "b/b.outline");
        string locked = folder.Of("a");
        File.SetUnixFileMode(locked, UnixFileMode.None);
        try
        {
            // Root reads everything.
            if (CanRead(locked))
                return;
            var problems = new List<FolderProblem>();
            Assert.Equal(["b/b.outline"], NoteFolder.Find(folder.Path, _notes, problems.Add).Select(file => file.RelativePath));
            Assert.Equal(locked, Assert.Single(problems).Path);
        }
        finally
        {
            File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        using var folder = new TempFolder();
        var problems = new List<FolderProblem>();
        Assert.Empty(NoteFolder.Find(folder.Of("gone"), _notes, problems.Add));
        Assert.Equal(folder.Of("gone"), Assert.Single(problems).Path);
    }

    [Fact]
    public void A_folder_that_vanishes_on_the_way_is_told_and_the_others_are_searched()
    {
        using var folder = With("top.outline", "a/a.outline", "b/b.outline");
        var problems = new List<FolderProblem>();
        var found = new List<string>();
        foreach (var file in NoteFolder.Find(folder.Path, _notes, problems.Add))
        {
            found.Add(file.RelativePath);
            if (file.RelativePath == "top.outline")
                Directory.Delete(folder.Of("a"), recursive: true);
        }
        Assert.Equal(["b/b.outline", "top.outline"], found.Order(StringComparer.Ordinal));
        Assert.Equal(folder.Of("a"), Assert.Single(problems).Path);
    }

    [Fact]
    public void Names_of_any_length_are_found()
    {
        string name = new('n', 240), path = string.Join('/', Enumerable.Repeat(new string('f', 200), 3)) + $"/{name}.outline";
        using var folder = With(path);
        Assert.Equal([path], Names(folder));
    }

    private static TempFolder With(params string[] names)
    {
        var folder = new TempFolder();
        foreach (string name in names)
            folder.Write(name, "");
        return folder;
    }

    private static IOrderedEnumerable<FoundFile> Find(TempFolder folder, NoteSelection selection) =>
        NoteFolder.Find(folder.Path, selection, Fail).OrderBy(file => file.RelativePath, StringComparer.Ordinal);

    private static IEnumerable<string> Names(TempFolder folder) => Find(folder, _notes).Select(file => file.RelativePath);

    private static IEnumerable<string> Looks(TempFolder folder, NoteSelection selection) =>
        Find(folder, selection).Select(file => $"{file.RelativePath} {file.NeedsLook}");

    private static void Fail(FolderProblem problem) => Assert.Fail($"{problem.Path}: {problem.Message}");

    private static bool CanRead(string folder)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(folder).Any();
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
