using Outline.Workspace;

namespace Folders.Tests;

public class ProjectFileTests
{
    [Fact]
    public void Everything_is_read()
    {
        var file = ProjectFile.Parse("/notes", """
            // what belongs to us
            {
              "files": { "include": ["**/*.txt"], "exclude": ["archive/**"], },
              "sections": { "companies": ["chats"], "other": ["reading list"], "headings": true, "markdown": true },
              "aliases": { "cloudflare": ["cf", "cflare"], "sentry": "se" /* one */ },
              "never": ["replay", { "name": "astro", "in": "2022/*.outline" }],
              "rules": { "anything": [1, 2] }
            }
            """);
        Assert.Empty(file.Problems);
        Assert.Equal(["**/*.txt"], file.Include.Select(pattern => pattern.Text));
        Assert.Equal(["archive/**"], file.Exclude.Select(pattern => pattern.Text));
        Assert.Equal<ProjectAlias>([new("cloudflare", "cf"), new("cloudflare", "cflare"), new("sentry", "se")], file.Settings.Aliases);
        Assert.Equal([("replay", null), ("astro", "2022/*.outline")], file.Settings.Never.Select(never => (never.Name, never.In?.Text)));
        Assert.Equal<string>(["chats"], file.Settings.CompanySections);
        Assert.Equal<string>(["reading list"], file.Settings.OtherSections);
        Assert.True(file.Settings.CompaniesBelowHeadings);
        Assert.True(file.Settings.CompaniesInMarkdown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData(" // nothing yet\r\n/* and */ ")]
    [InlineData("{ /* nothing */ }")]
    [InlineData("{ \"later\": null }")]
    public void What_says_nothing_says_nothing_wrong(string text)
    {
        var file = ProjectFile.Parse("/notes", text);
        Assert.Empty(file.Problems);
        Assert.Empty(file.Settings.Aliases);
    }

    [Theory]
    [InlineData("[]", 0, 0, "a project file must be an object, { … }")]
    [InlineData("{\n\t\"files\": 1 }", 1, 10, "files must be an object, { … }")]
    [InlineData("{\r\n\"ä😀\": 1, \"never\": {} }", 1, 19, "never must be a list, [ … ]")]
    [InlineData("{ \"files\": { \"include\": \"*.txt\" } }", 0, 24, "include must be a list, [ … ]")]
    [InlineData("{ \"files\": { \"include\": [7] } }", 0, 25, "this must be a text, \"…\"")]
    [InlineData("{ \"files\": { \"exclude\": [\"[a\"] } }", 0, 25, "there is no ] for a [ of this pattern")]
    [InlineData("{ \"sections\": { \"headings\": \"yes\" } }", 0, 28, "headings must be true or false")]
    [InlineData("{ \"aliases\": { \"a\": 1 } }", 0, 20, "the other names of a name must be a list, [ … ]")]
    [InlineData("{ \"aliases\": { \" \": [] } }", 0, 15, "a name cannot be empty")]
    [InlineData("{ \"aliases\": { \"a\": \"\" } }", 0, 20, "this cannot be empty")]
    [InlineData("{ \"aliases\": { \"a\": [\"\\ud800\"] } }", 0, 21, "this holds half of a surrogate pair")]
    [InlineData("{ \"never\": [{ \"in\": \"a\" }] }", 0, 12, "an entry of never needs a \"name\"")]
    [InlineData("{ \"never\": [{ \"name\": \"a\", \"in\": \"{\" }] }", 0, 33, "there is no } for a { of this pattern")]
    [InlineData("{ \"never\": [null] }", 0, 12, "an entry of never that is no text must be an object, { … }")]
    public void What_is_wrong_is_told_with_its_place(string text, int line, int column, string message) =>
        Assert.Equal<ProjectProblem>([new(message, line, column)], ProjectFile.Parse("/notes", text).Problems);

    [Fact]
    public void What_is_right_holds_beside_what_is_wrong()
    {
        var file = ProjectFile.Parse("/notes", """{ "files": 1, "aliases": { "a": ["b", 2, "c"], "d": 3 }, "never": [4, "e", { "name": "f", "in": "[" }] }""");
        Assert.Equal(5, file.Problems.Length);
        Assert.Equal<ProjectAlias>([new("a", "b"), new("a", "c")], file.Settings.Aliases);
        Assert.Equal<NeverName>([new("e", null)], file.Settings.Never);
    }

    [Theory]
    [InlineData("{\n  \"never\": [\"ä\"],\n  \"ü\": }", 2, 7)]
    [InlineData("{ \"never\": [\"ä\"] } x", 0, 19)]
    [InlineData("{ \"never\": [\"ä\"", 0, 15)]
    public void What_stands_before_a_slip_of_the_pen_holds(string text, int line, int column)
    {
        var file = ProjectFile.Parse("/notes", text);
        var problem = Assert.Single(file.Problems);
        Assert.Equal((line, column), (problem.Line, problem.Column));
        Assert.StartsWith("this is not JSON: ", problem.Message);
        Assert.DoesNotContain("LineNumber", problem.Message);
        Assert.Equal<NeverName>([new("ä", null)], file.Settings.Never);
    }

    [Fact]
    public void The_nearest_one_above_is_found()
    {
        using var folder = new TempFolder();
        folder.Write(".outline.json", "");
        folder.Write("a/.outline.json", "");
        folder.Write("a/b/c/d", "");
        Assert.Equal(folder.Of("a"), ProjectFile.FindAbove(folder.Of("a/b/c"))?.Folder);
        Assert.Equal(folder.Of("a"), ProjectFile.FindAbove(folder.Of("a"))?.Folder);
        Assert.Equal(folder.Of(".outline.json"), ProjectFile.FindAbove(folder.Of("not/there"))?.Path);
        Assert.Null(ProjectFile.Read(folder.Of("a/b")));
    }

    [Fact]
    public void One_that_is_no_text_says_so()
    {
        using var folder = new TempFolder();
        folder.Write(".outline.json", [1, 0, 2]);
        Assert.Contains("not a text file", Assert.Single(ProjectFile.Read(folder.Path)!.Problems).Message);
    }
}
