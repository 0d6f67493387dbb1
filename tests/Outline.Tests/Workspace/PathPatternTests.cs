using CsCheck;
using Outline.Workspace;

namespace Outline.Tests.Workspace;

public class PathPatternTests
{
    [Theory]
    [InlineData("*.txt", "a.txt b/c/a.txt", "a.txt/b a.TXT")]
    [InlineData("**/*.txt", "a.txt b/c/a.txt", "a.txt/b a.TXT")]
    [InlineData("/*.txt", "a.txt", "b/a.txt")]
    [InlineData("**/*.{outline,notes}", "a.outline b/c.notes", "a.outlines outline")]
    [InlineData("docs/*", "docs/a", "docs docs/a/b x/docs/a")]
    [InlineData("docs/**", "docs/a docs/a/b", "docs x/docs/a")]
    [InlineData("docs/", "docs/a x/docs/a/b", "docs")]
    [InlineData("a/**/b", "a/b a/x/y/b", "ab a/xb b")]
    [InlineData("**/a/**/b", "a/b x/a/y/a/b", "b/a a")]
    [InlineData("**", "a a/b", "")]
    [InlineData("a**b", "ab axxb x/ab", "a/b")]
    [InlineData("?[a-c][!d]", "xax xc- y/xax", "xdx xad xa")]
    [InlineData("[]a-]", "] a -", "b")]
    [InlineData(@"\*[\]]", "*]", "a]")]
    [InlineData("{a,b{c,d}}.{x,}", "a.x bc. bd.x", "b.x a")]
    [InlineData("{*.txt,docs/*.md}", "x/a.txt docs/a.md", "x/docs/a.md")]
    [InlineData("[{,}]", "{ , }", "a")]
    [InlineData("a},", "a},", "a")]
    public void It_matches_and_does_not(string pattern, string matches, string others)
    {
        var parsed = PathPattern.Parse(pattern);
        Assert.All(matches.Split(' '), path => Assert.True(parsed.Matches(path), path));
        Assert.All(others.Split(' ', StringSplitOptions.RemoveEmptyEntries), path => Assert.False(parsed.Matches(path), path));
    }

    [Theory]
    [InlineData("docs/**", "docs docs/a", "x x/docs")]
    [InlineData("docs/", "docs docs/a x/docs", "x")]
    [InlineData("**", "a a/b", "")]
    [InlineData("a/*/**", "a/b a/b/c", "a")]
    [InlineData("docs/*", "", "docs docs/a")]
    public void It_matches_all_below_a_folder(string pattern, string folders, string others)
    {
        var parsed = PathPattern.Parse(pattern);
        Assert.All(folders.Split(' ', StringSplitOptions.RemoveEmptyEntries), path => Assert.True(parsed.MatchesAllBelow(path), path));
        Assert.All(others.Split(' ', StringSplitOptions.RemoveEmptyEntries), path => Assert.False(parsed.MatchesAllBelow(path), path));
    }

    [Theory]
    [InlineData("", "a pattern cannot be empty")]
    [InlineData("[a", "there is no ] for a [ of this pattern")]
    [InlineData("{a[}]", "there is no } for a { of this pattern")]
    [InlineData("a\\", "a pattern cannot end in a backslash")]
    public void What_is_no_pattern_says_why(string text, string expected)
    {
        Assert.False(PathPattern.TryParse(text, out _, out string? problem));
        Assert.Equal(expected, problem);
        Assert.Equal(expected, Assert.Throws<FormatException>(() => PathPattern.Parse(text)).Message);
    }

    [Theory]
    [InlineData("a", 1_001)]
    [InlineData("{a}", 33)]
    [InlineData("{a,b}", 9)]
    public void A_pattern_has_its_limits(string part, int times)
    {
        Assert.False(PathPattern.TryParse(string.Concat(Enumerable.Repeat(part, times)), out _, out _));
        Assert.True(PathPattern.TryParse(string.Concat(Enumerable.Repeat(part, times - 1)), out _, out _));
    }

    [Fact]
    public void Many_stars_are_no_trouble()
    {
        string names = string.Concat(Enumerable.Repeat("*a", 400)) + "*b", folders = string.Concat(Enumerable.Repeat("**/a/", 150)) + "b";
        Assert.False(PathPattern.Parse(names).Matches(new string('a', 10_000)));
        Assert.False(PathPattern.Parse(folders).Matches(string.Join('/', Enumerable.Repeat("a", 5_000))));
    }

    [Fact]
    public void Matching_equals_the_plainest_matcher()
    {
        var token = Gen.OneOf("a", "b", "*", "?", "**", "/", "[ab]", "[!a]", "**/", "/**", "{a,b/}", "{*,{b,}}", ".");
        // Groups multiply, and more than 256 patterns in one are refused, as another test shows.
        var pattern = token.List[1, 7].Where(tokens => tokens.Aggregate(1, (count, part) => count * (part.Count(c => c == ',') + 1)) <= 256).Select(string.Concat);
        var path = Gen.OneOf("a", "b", "ab", "a.b", "ba", ".").List[1, 5].Select(names => string.Join('/', names));
        Gen.Select(pattern, path).Sample((pattern, path) =>
            Assert.Equal(PlainMatcher.Matches(pattern, path), PathPattern.Parse(pattern).Matches(path)), iter: 20_000);
    }

    [Fact]
    public void Any_text_is_a_pattern_or_is_not() => Gen.String[Gen.Char["ab*?[]{},!-\\/"], 0, 12].Sample(text =>
    {
        if (PathPattern.TryParse(text, out var pattern, out _))
            _ = pattern.Matches("a/b") | pattern.MatchesAllBelow("a/b");
    });

    /// <summary>Tries everything. Knows only the sets <c>[ab]</c> and <c>[!a]</c>, and no escapes.</summary>
    private static class PlainMatcher
    {
        public static bool Matches(string pattern, string path)
        {
            int close = pattern.IndexOf('}');
            if (close >= 0)
            {
                int open = pattern.LastIndexOf('{', close);
                return pattern[(open + 1)..close].Split(',').Any(part => Matches(pattern[..open] + part + pattern[(close + 1)..], path));
            }
            bool isBelow = pattern.Length > 1 && pattern.EndsWith('/');
            if (isBelow)
                pattern = pattern[..^1];
            if (!pattern.Contains('/'))
                pattern = "**/" + pattern;
            if (pattern.StartsWith('/'))
                pattern = pattern[1..];
            return Folders([.. (isBelow ? pattern + "/**" : pattern).Split('/')], path.Split('/'));
        }

        private static bool Folders(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path) => pattern switch
        {
            [] => path.IsEmpty,
            ["**"] => !path.IsEmpty,
            ["**", .. var rest] => Folders(rest, path) || !path.IsEmpty && Folders(pattern, path[1..]),
            _ => !path.IsEmpty && Name(pattern[0], path[0]) && Folders(pattern[1..], path[1..]),
        };

        private static bool Name(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
        {
            if (pattern.IsEmpty)
                return name.IsEmpty;
            if (pattern[0] == '*')
                return Name(pattern[1..], name) || !name.IsEmpty && Name(pattern, name[1..]);
            if (name.IsEmpty)
                return false;
            char c = name[0];
            if (pattern.StartsWith("[ab]"))
                return c is 'a' or 'b' && Name(pattern[4..], name[1..]);
            if (pattern.StartsWith("[!a]"))
                return c != 'a' && Name(pattern[4..], name[1..]);
            return (pattern[0] == '?' || pattern[0] == c) && Name(pattern[1..], name[1..]);
        }
    }
}
