using Outline.Rules;

namespace Outline.Tests.Rules;

public class MalformedUrlTests
{
    [Fact]
    public void Marks_the_url_without_the_punctuation_around_it() => RuleCheck.Finds<MalformedUrl>(
        """
        - see (https//vtex.com/us-en), then
               ^^^^^^^^^^^^^^^^^^^^^ “https//vtex.com/us-en” is not a URL: “https://vtex.com/us-en”
        http:/mui.com.
        ^^^^^^^^^^^^^
        """);

    [Theory]
    [InlineData("http//a.com", "http://a.com")]
    [InlineData("http:/a.com/x", "http://a.com/x")]
    [InlineData("https//:a.com", "https://a.com")]
    [InlineData("htp://a.com", "http://a.com")]
    [InlineData("htps://www.a.com", "https://www.a.com")]
    [InlineData("hhttps://a.com", "https://a.com")]
    [InlineData("ttps://a.com", "https://a.com")]
    [InlineData("http:://a.com", "http://a.com")]
    [InlineData("https:///a.com", "https://a.com")]
    [InlineData("https;//a.com", "https://a.com")]
    [InlineData(@"https:\\a.com\b", "https://a.com/b")]
    [InlineData("https://https://a.com", "https://a.com")]
    [InlineData("http://https//a.com/b", "https://a.com/b")]
    [InlineData("HTTP:/A.com", "http://A.com")]
    [InlineData("http:/localhost:3000", "http://localhost:3000")]
    [InlineData("https://a.com/x% 20y.pdf", "https://a.com/x%20y.pdf")]
    [InlineData("https://a.com/x%2 0y", "https://a.com/x%20y")]
    public void Repairs(string broken, string repaired)
    {
        RuleCheck.Fixes<MalformedUrl>($"- {broken}", $"- {repaired}");
        RuleCheck.Fixes<MalformedUrl>($"\t- see {broken} there\n", $"\t- see {repaired} there\n");
        RuleCheck.FindsNothing<MalformedUrl>($"- {repaired}");
    }

    [Theory]
    [InlineData("- https://a.com http://b.org/c?d=http:/e.com ftp://x.y")]
    [InlineData("- https://web.archive.org/web/2020/http:/a.com")]
    [InlineData("- web.archive.org/web/2020/http:/a.com")]
    [InlineData("- http/2 and http/1.1 or http//2")]
    [InlineData("- http: //a")]
    [InlineData("- http:/path/to")]
    [InlineData("- https://a.com/ is 100% 20 people")]
    [InlineData("- https://a.com/x 100% 20x")]
    [InlineData("- `http//a.com`")]
    [InlineData("- http https ttp htp")]
    [InlineData("- xhttp//a.com")]
    [InlineData("- https://a.com/login?next=https://b.com")]
    [InlineData("- http://localhost:3000/http//x.com")]
    [InlineData("```\nhttp//a.com\n```")]
    [InlineData("- the http://-prefix, https://…")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<MalformedUrl>(note);
}
