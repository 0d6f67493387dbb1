namespace CommandLine.Tests;

public class OutlineNotesTests
{
    [Fact]
    public void Version_prints_the_version_and_nothing_else() =>
        Assert.Equal(new(0, OutlineNotes.Version + "\n", ""), Cli.Run("--version"));

    [Fact]
    public void The_version_is_three_numbers() => Assert.Matches(@"^\d+\.\d+\.\d+$", OutlineNotes.Version);

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("check", "--help")]
    [InlineData("format", "--help")]
    [InlineData("explain", "--help")]
    [InlineData("lsp", "--help")]
    public void Help_goes_to_the_output(params string[] args)
    {
        var (code, output, error) = Cli.Run(args);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Usage:", output);
    }

    [Fact]
    public void Help_says_what_the_numbers_count()
    {
        string help = Cli.Run("check", "--help").Output;
        Assert.Contains("UTF-16", help);
        Assert.Contains("0 nothing, 1 findings, 2", help);
    }

    [Theory]
    [InlineData]
    [InlineData("chekc")]
    [InlineData("--nonsense")]
    [InlineData("check", "--nonsense")]
    [InlineData("check", "--format", "xml")]
    [InlineData("check", "--level", "off")]
    [InlineData("check", "--level", "loud")]
    [InlineData("check", "--level")]
    [InlineData("check", "--write-baseline")]
    [InlineData("check", "--fix", "--write-baseline", "--baseline", "x")]
    [InlineData("check", "--stdin", ".")]
    [InlineData("check", "--stdin-path", "a.outline")]
    [InlineData("check", "--stdin", "--stdin-path", "")]
    [InlineData("check", "--rule", "no-such-rule")]
    [InlineData("format", "--stdin-path", "a.outline")]
    [InlineData("format", "--stdin", ".")]
    [InlineData("format", "--fix")]
    [InlineData("explain", "no-such-rule")]
    [InlineData("lsp", "--socket=5007")]
    [InlineData("lsp", "--clientProcessId", "me")]
    public void Bad_usage_ends_with_2_and_says_why(params string[] args)
    {
        var (code, output, error) = Cli.Run(args);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("outline-notes: ", error);
        Assert.Contains("--help", error);
    }

    [Fact]
    public void An_output_that_cannot_be_written_ends_with_2()
    {
        using var error = new StringWriter();
        Assert.Equal(2, OutlineNotes.Run(["--version"], new(Stream.Null, new FullStream(), error)));
        Assert.Contains("cannot be written: no room", error.ToString());
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("no room");
    }
}
