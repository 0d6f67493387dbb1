using System.Text.Json;

namespace CommandLine.Tests;

public sealed class NamesCommandsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public NamesCommandsTests()
    {
        _folder.Write("2021.outline", "chats\n- cloudflare (cf)\n\t- fast\n- builder.io\n");
        _folder.Write("sub/2022.outline", "- acme, cloudflare's rival\n- cloudflare\n\t- like builder\n\t- cf and CF\n");
        _folder.Write(".outline.json", """{ "aliases": { "builder.io": ["bld"] } }""");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Companies_are_listed_with_their_mentions()
    {
        var (code, output, _) = Cli.Run("companies", _folder.Path);
        Assert.Equal(0, code);
        Assert.Matches(@"(?m)^cloudflare +3 mentions +chats +\S*2021\.outline:2 +cf$", output);
        Assert.Matches(@"(?m)^builder\.io +1 mention +chats +\S*2021\.outline:4 +bld$", output);
        Assert.EndsWith("2 companies\n", output);
    }

    [Fact]
    public void As_json_each_has_all_that_was_asked_for()
    {
        var companies = JsonDocument.Parse(Cli.Run("companies", "--format", "json", _folder.Path).Output).RootElement;
        Assert.Equal(
            $$"""{"name":"cloudflare","section":"chats","path":"{{_folder.Of("2021.outline")}}","line":2,"mentions":3,"aliases":["cf"]}""",
            companies[0].GetRawText());
        Assert.Equal("[]\n", Cli.Run("companies", "--format", "json", _folder.Of("empty/..//.outline.json")).Output);
    }

    [Fact]
    public void As_csv_odd_cells_are_quoted_and_no_formula_is_one()
    {
        string path = _folder.Write("odd.outline", "a, \"b\"\n- =acme\n");
        Assert.Equal(
            $"name,section,path,line,mentions,aliases\r\n'=acme,\"a, \"\"b\"\"\",{path},2,0,\r\n", Cli.Run("companies", "--format", "csv", path).Output);
    }

    [Fact]
    public void Mentions_are_shown_with_their_lines()
    {
        var (code, output, _) = Cli.Run("mentions", "CF", _folder.Path);
        Assert.Equal(0, code);
        string path = _folder.Of("sub/2022.outline");
        Assert.Equal($"{path}:1:9: - acme, cloudflare's rival\n{path}:4:4: - cf and CF\n{path}:4:11: - cf and CF\n3 mentions in 1 file\n", output);
    }

    [Fact]
    public void A_name_that_nothing_has_is_bad_usage_and_near_ones_are_told()
    {
        var (code, output, error) = Cli.Run("mentions", "cloudflair", _folder.Path);
        Assert.Equal((2, ""), (code, output));
        Assert.Equal("outline-notes: nothing is called 'cloudflair'; there is cloudflare\n", error);
    }

    [Fact]
    public void A_company_without_mentions_is_told_by_the_exit_code()
    {
        string path = _folder.Write("one.outline", "- lonely\n");
        var (code, output, _) = Cli.Run("mentions", "lonely", path);
        Assert.Equal((1, "0 mentions in 0 files\n"), (code, output));
    }

    [Theory]
    [InlineData("cloudf", 0, "company  cloudflare")]
    [InlineData("cf", 0, "company  cloudflare (cf)")]
    [InlineData("like bui", 0, "item  like builder")]
    [InlineData("zzz", 1, "")]
    public void Symbols_are_found_as_in_an_editor(string query, int code, string expected)
    {
        var (actual, output, _) = Cli.Run("symbols", query, _folder.Path);
        Assert.Equal(code, actual);
        Assert.StartsWith(expected, System.Text.RegularExpressions.Regex.Replace(output, "^(company|item) +", "$1  "));
    }

    [Fact]
    public void What_cannot_be_read_fails_and_the_rest_is_told()
    {
        var (code, output, error) = Cli.Run("companies", _folder.Of("gone.outline"), _folder.Of("2021.outline"));
        Assert.Equal(2, code);
        Assert.Contains("cloudflare", output);
        Assert.Contains("no such file or folder", error);
    }
}
