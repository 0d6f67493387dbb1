using System.Text;

namespace CommandLine.Tests;

/// <summary>`check --stdin`.</summary>
public sealed class CheckStdinTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_comes_in_is_checked()
    {
        var (code, output, error) = Cli.RunOn("- regularizaciÃ³n\n", "check", "--stdin");
        Assert.Equal((1, ""), (code, error));
        Assert.StartsWith("warning: mojibake\n --> <stdin>:1:3\n", output);
        Assert.Equal(new(0, "Nothing to report in 1 file\n", ""), Cli.RunOn("- a\n", "check", "--stdin"));
        Assert.Equal(0, Cli.RunOn("", "check", "--stdin").Code);
    }

    [Fact]
    public void It_counts_as_the_file_of_the_path_whatever_that_holds()
    {
        _folder.Write(".outline.json", """{ "overrides": [{ "files": "old/**", "rules": { "mojibake": "error" } }] }""");
        _folder.Write("a.outline", "- acme\n- globex\n");
        string path = _folder.Write("old/b.outline", "- x1\n- acme\n- regularizaciÃ³n\n");
        // The names of the other notes count, and nothing is said of them.
        var (code, output, _) = Cli.RunOn("- x1\n\t- [[acme]] [[globex]] [[globx]] regularizaciÃ³n\n", "check", "--stdin", "--stdin-path", path);
        Assert.Equal(1, code);
        Assert.Contains($"error: mojibake\n --> {path}:2:", output);
        Assert.Contains($"information: unresolved-link\n --> {path}:2:26\n", output);
        Assert.EndsWith("1 error, 1 information in 1 file; 2 can be fixed\n", output);
        Assert.Contains("duplicate-company", Cli.RunOn("- x1\n- acme\n", "check", "--stdin", "--stdin-path", _folder.Of("new.outline")).Output);
    }

    [Fact]
    public void Mended_it_goes_out_byte_for_byte_and_findings_beside_it()
    {
        var (code, output, error) = Cli.RunOnBytes([.. Encoding.UTF8.Preamble, .. "- a\r\n\t- regularizaciÃ³n\r- b [[acme"u8], "check", "--stdin", "--fix");
        Assert.Equal(1, code);
        Assert.Equal([.. Encoding.UTF8.Preamble, .. "- a\r\n\t- regularización\r- b [[acme"u8], output);
        Assert.StartsWith("warning: unclosed-link\n", error);

        byte[] wide = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("- regularizaciÃ³n")];
        Assert.Equal([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("- regularización")], Cli.RunOnBytes(wide, "check", "--stdin", "--fix").Output);
        Assert.Equal(new(0, "- a\r\n- b", "Nothing to report in 1 file\n"), Cli.RunOn("- a\r\n- b", "check", "--stdin", "--fix"));
    }

    [Fact]
    public void The_file_of_the_path_is_not_written()
    {
        string path = _folder.Write("a.outline", "- regularizaciÃ³n\n");
        Assert.Equal("- acción\n", Cli.RunOn("- acciÃ³n\n", "check", "--stdin", "--fix", "--stdin-path", path).Output);
        Assert.Equal("- regularizaciÃ³n\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_dry_run_prints_what_would_change() =>
        Assert.Equal(
            "--- <stdin>\n+++ <stdin>\n@@ -1 +1 @@\n-- acciÃ³n\n+- acción\n",
            Cli.RunOn("- acciÃ³n\n", "check", "--stdin", "--dry-run").Output);

    [Theory]
    [InlineData]
    [InlineData("--fix")]
    [InlineData("--format", "json")]
    public void Bytes_that_are_no_text_end_with_2_and_nothing_goes_out(params string[] more)
    {
        var (code, output, error) = Cli.RunOnBytes([.. "- caf"u8, 0xE9], ["check", "--stdin", .. more]);
        Assert.Equal((2, 0), (code, output.Length));
        Assert.Equal("outline-notes: <stdin>: byte 0xE9 in line 1 (offset 5) is not UTF-8\n", error);
    }
}
