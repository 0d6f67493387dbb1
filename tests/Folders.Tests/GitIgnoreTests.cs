namespace Folders.Tests;

public class GitIgnoreTests
{
    // What `git check-ignore` of Git 2.39.5 says in a repository that holds nothing but the file and the .gitignore.
    // A path that ends in a slash is a folder. Where Git counts bytes, a question mark is a character here.
    [Theory]
    [InlineData("a.txt", "a.txt", true)]
    [InlineData("a.txt", "x/a.txt", true)]
    [InlineData("/a.txt", "x/a.txt", false)]
    [InlineData("/a.txt", "a.txt", true)]
    [InlineData("#a", "#a", false)]
    [InlineData("\\#a", "#a", true)]
    [InlineData("\\!a", "!a", true)]
    [InlineData("a ", "a", true)]
    [InlineData("a\\ ", "a ", true)]
    [InlineData("a\t", "a", false)]
    [InlineData("a\r", "a", true)]
    [InlineData("*.log\n!keep.log", "keep.log", false)]
    [InlineData("*.log\n!keep.log", "x/other.log", true)]
    [InlineData("!keep.log\n*.log", "keep.log", true)]
    [InlineData("out/", "out/", true)]
    [InlineData("out/", "out", false)]
    [InlineData("out/", "x/out/", true)]
    [InlineData("out/", "out/a", true)]
    [InlineData("x/out/", "y/x/out/", false)]
    [InlineData("/out/", "x/out/", false)]
    [InlineData("docs/*.txt", "docs/a.txt", true)]
    [InlineData("docs/*.txt", "docs/x/a.txt", false)]
    [InlineData("docs/*.txt", "x/docs/a.txt", false)]
    [InlineData("**/a", "a", true)]
    [InlineData("**/a", "x/y/a", true)]
    [InlineData("a/**", "a/b/c", true)]
    [InlineData("a/**", "a/", false)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("a/**/b", "a/xb", false)]
    [InlineData("a**b", "axxb", true)]
    [InlineData("a**b", "a/b", false)]
    [InlineData("x/a**b", "x/a/b", false)]
    [InlineData("x/a**b", "x/aqb", true)]
    [InlineData("**", "a/b", true)]
    [InlineData("/**", "a", true)]
    [InlineData("*", "a", true)]
    [InlineData("/*", "a/", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("a?c", "ac", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData("[!a-c]x", "dx", true)]
    [InlineData("[^a-c]x", "bx", false)]
    [InlineData("[]]x", "]x", true)]
    [InlineData("[a", "[a", false)]
    [InlineData("[]-]x", "-x", true)]
    [InlineData("[a-]x", "-x", true)]
    [InlineData("[\\]]x", "]x", true)]
    [InlineData("a[/]b", "a/b", false)]
    [InlineData("[z-a]x", "bx", false)]
    [InlineData("{a,b}", "a", false)]
    [InlineData("{a,b}", "{a,b}", true)]
    [InlineData("[{]x", "{x", true)]
    [InlineData("A.txt", "a.txt", false)]
    [InlineData("a\\", "a", false)]
    [InlineData("a\\", "a\\", false)]
    [InlineData("/", "a", false)]
    [InlineData("a//", "a/", false)]
    [InlineData("a//b", "a/b", false)]
    [InlineData("./a", "a", false)]
    [InlineData("x/\n!x/keep", "x/keep", true)]
    [InlineData("x/*\n!x/keep", "x/keep", false)]
    [InlineData("x/*\n!x/keep", "x/lost", true)]
    [InlineData("\uFEFFa", "a", true)]
    [InlineData("é*", "éa", true)]
    [InlineData("foo*bar*baz", "foo1bar2baz", true)]
    [InlineData("foo*bar*baz", "foobarba", false)]
    [InlineData("!a", "a", false)]
    [InlineData("", "a", false)]
    [InlineData("   ", "a", false)]
    [InlineData("a  b", "a  b", true)]
    [InlineData("**/", "a/", true)]
    [InlineData("**/", "a", false)]
    [InlineData("*/", "a/", true)]
    [InlineData("a/*", "a/b/c", true)]
    [InlineData(" a", " a", true)]
    public void It_says_what_git_says(string text, string path, bool expected) => Assert.Equal(expected, IsIgnored(text, path));

    [Fact]
    public void What_it_does_not_mention_is_left_to_others()
    {
        var file = GitIgnore.Parse("a\n!b\n");
        Assert.Equal([true, false, null], new[] { "a", "b", "c" }.Select(name => file.Ignores(name, isFolder: false)));
    }

    [Fact]
    public void Stars_cost_no_more_than_their_number()
    {
        string pattern = string.Concat(Enumerable.Repeat("*a", 200)) + "*b", name = new('a', 250);
        Assert.False(IsIgnored(pattern, name));
    }

    // Git asks for the folders above first, and does not enter those that are ignored.
    private static bool IsIgnored(string text, string path)
    {
        var file = GitIgnore.Parse(text);
        string bare = path.TrimEnd('/');
        for (int slash = bare.IndexOf('/'); slash >= 0; slash = bare.IndexOf('/', slash + 1))
        {
            if (file.Ignores(bare.AsSpan(0, slash), isFolder: true) == true)
                return true;
        }
        return file.Ignores(bare, path.EndsWith('/')) == true;
    }
}
