using Outline.Workspace;

namespace Outline.Tests.Workspace;

public class MovedPatternTests
{
    [Theory]
    [InlineData("/a.outline", "a.outline", "b.outline", "/b.outline")]
    [InlineData("/a.outline", "a.outline", "sub/b.outline", "/sub/b.outline")]
    [InlineData("sub/a.outline", "sub/a.outline", "b.outline", "/b.outline")]
    [InlineData("sub/a.outline", "sub/a.outline", "sub/b.outline", "sub/b.outline")]
    [InlineData("sub/a.outline", "sub/a.outline", "sub/[b]!.outline", "sub/\\[b\\]\\!.outline")]
    [InlineData("sub/\\[b\\].outline", "sub/[b].outline", "sub/b.outline", "sub/b.outline")]
    [InlineData("sub/**", "sub", "new/sub", "new/sub/**")]
    [InlineData("sub/*.outline", "sub", "new", "new/*.outline")]
    [InlineData("sub/deep/", "sub/deep", "x", "/x/")]
    [InlineData("sub/deep/", "sub/deep", "x/y", "x/y/")]
    [InlineData("/sub/", "sub", "x/y", "/x/y/")]
    [InlineData("sub/{a,b/c}/d", "sub", "x", "x/{a,b/c}/d")]
    [InlineData("sub/a*/b", "sub", "x", "x/a*/b")]
    // No place is named.
    [InlineData("a.outline", "a.outline", "b.outline", null)]
    [InlineData("sub/", "sub", "b", null)]
    [InlineData("**/a.outline", "a.outline", "b.outline", null)]
    [InlineData("*", "a", "b", null)]
    [InlineData("/", "", "b", null)]
    [InlineData("a*/b", "a", "b", null)]
    // Another place is moved.
    [InlineData("sub/a.outline", "sub/b.outline", "c.outline", null)]
    [InlineData("sub/*", "sub/a", "b", null)]
    public void The_names_at_the_beginning_follow(string pattern, string from, string to, string? expected)
    {
        string? found = MovedPattern.Of(pattern, path => path == from ? to : path);
        Assert.Equal(expected, found);
        Assert.True(found is null || PathPattern.TryParse(found, out _, out _));
    }

    [Fact]
    public void What_leaves_the_folder_of_the_project_file_stays() => Assert.Null(MovedPattern.Of("sub/a.outline", _ => null));

    [Theory]
    [InlineData("a b/c.outline", "x/[y] {z}.outline")]
    [InlineData("c.outline", "!.outline")]
    [InlineData("a/b", "c")]
    public void The_exact_pattern_of_a_path_is_the_exact_pattern_of_the_next(string from, string to)
    {
        string moved = MovedPattern.Of(PathPattern.Exactly(from), path => path == from ? to : null)!;
        Assert.True(PathPattern.Parse(moved).Matches(to));
        Assert.False(PathPattern.Parse(moved).Matches("sub/" + to));
        Assert.Equal(PathPattern.Exactly(from), MovedPattern.Of(moved, path => path == to ? from : null) is { } back && from.Contains('/') ? back.TrimStart('/') : MovedPattern.Of(moved, _ => from));
    }
}
