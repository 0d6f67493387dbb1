using System.Text;

namespace CommandLine.Tests;

public sealed class FormatCommandTests : IDisposable
{
    private const string Loose = "-  a\n\t-   b\n\t\t- c\n", Tidy = "- a\n\t- b\n\t\t- c\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Notes_are_written_in_their_own_style()
    {
        string loose = _folder.Write("a.outline", Loose), tidy = _folder.Write("b.outline", Tidy);
        Assert.Equal(new(0, $"formatted {loose}\n1 file formatted, 1 left as it is\n", ""), Cli.Run("format", _folder.Path));
        Assert.Equal((Tidy, Tidy), (File.ReadAllText(loose), File.ReadAllText(tidy)));
        Assert.Equal(new(0, "Nothing to format in 2 files\n", ""), Cli.Run("format", _folder.Path));
    }

    [Fact]
    public void What_is_only_checked_is_not_written()
    {
        string path = _folder.Write("a.outline", Loose);
        Assert.Equal(new(1, $"would format {path}\n1 file would be formatted, 0 left as they are\n", ""), Cli.Run("format", "--check", _folder.Path));
        Assert.Equal(Loose, File.ReadAllText(path));
        _folder.Write("a.outline", Tidy);
        Assert.Equal(0, Cli.Run("format", "--check", path).Code);
    }

    [Fact]
    public void EditorConfig_says_how_and_in_which_encoding()
    {
        _folder.Write(".editorconfig", "root = true\n[*.outline]\nindent_style = space\nindent_size = 2\nend_of_line = crlf\ninsert_final_newline = true\ncharset = utf-8-bom\n");
        string path = _folder.Write("a.outline", "- a\n\t- é");
        Assert.Equal(0, Cli.Run("format", path).Code);
        Assert.Equal([.. Encoding.UTF8.Preamble, .. "- a\r\n  - é\r\n"u8], File.ReadAllBytes(path));
        Assert.Equal(new(0, "Nothing to format in 1 file\n", ""), Cli.Run("format", path));
    }

    [Fact]
    public void The_project_file_comes_before_it()
    {
        _folder.Write(".editorconfig", "root = true\n[*]\nindent_style = space\nindent_size = 4\n");
        _folder.Write(".outline.json", """{ "style": { "indent": "tabs", "marker": "*" } }""");
        string path = _folder.Write("sub/a.outline", "- a\n    - b\n");
        Assert.Equal(0, Cli.Run("format", _folder.Of("sub")).Code);
        Assert.Equal("* a\n\t* b\n", File.ReadAllText(path));
    }

    [Fact]
    public void What_comes_in_goes_out_byte_for_byte()
    {
        Assert.Equal(new(0, Tidy, ""), Cli.RunOn(Loose, "format", "--stdin"));
        byte[] wide = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("-  a\r\n\t- b")];
        Assert.Equal([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("- a\r\n\t- b")], Cli.RunOnBytes(wide, "format", "--stdin").Output);
        Assert.Equal(new(0, "", ""), Cli.RunOn("", "format", "--stdin"));
    }

    [Fact]
    public void Standard_input_has_the_style_of_its_place()
    {
        _folder.Write(".outline.json", """{ "style": { "indent": "spaces", "indentSize": 2 } }""");
        string path = _folder.Write("a.outline", "other");
        Assert.Equal(new(0, "- a\n  - b\n", ""), Cli.RunOn("- a\n\t- b\n", "format", "--stdin", "--stdin-path", path));
        Assert.Equal("other", File.ReadAllText(path));
        Assert.Equal(1, Cli.RunOn("- a\n\t- b\n", "format", "--check", "--stdin", "--stdin-path", path).Code);
    }

    [Fact]
    public void Bytes_that_are_no_text_end_with_2_and_nothing_goes_out()
    {
        var (code, output, error) = Cli.RunOnBytes([.. "- caf"u8, 0xE9], "format", "--stdin");
        Assert.Equal((2, 0, "outline-notes: <stdin>: byte 0xE9 in line 1 (offset 5) is not UTF-8\n"), (code, output.Length, error));
    }

    [Fact]
    public void A_file_that_cannot_be_written_ends_with_2_and_the_others_are_formatted()
    {
        string locked = _folder.Write("a.outline", Loose), open = _folder.Write("b.outline", Loose);
        File.SetAttributes(locked, FileAttributes.ReadOnly);
        Assert.Equal(
            new(2, $"formatted {open}\n1 file formatted, 1 left as it is\n", $"outline-notes: {locked}: not changed: it is read-only\n"), Cli.Run("format", _folder.Path));
        Assert.Equal((Loose, Tidy), (File.ReadAllText(locked), File.ReadAllText(open)));
        File.SetAttributes(locked, FileAttributes.Normal);
    }
}
