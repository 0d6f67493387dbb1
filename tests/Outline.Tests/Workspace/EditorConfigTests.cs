using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Workspace;

public class EditorConfigTests
{
    [Fact]
    public void Everything_that_means_something_here_is_read() => Assert.Equal(
        new()
        {
            Indent = IndentStyle.Spaces,
            IndentSize = 4,
            LineEnd = "\r\n",
            FinalLineEnd = true,
            TrimTrailingSpace = false,
            Encoding = FileEncoding.Utf8WithMark,
        },
        StyleOf("[*]\nindent_style = space\nindent_size=4\nend_of_line = crlf\ninsert_final_newline = true\ntrim_trailing_whitespace = false\ncharset = utf-8-bom\n"));

    [Theory]
    [InlineData("indent_style = tab", IndentStyle.Tabs)]
    [InlineData("INDENT_STYLE = Space", IndentStyle.Spaces)]
    [InlineData("indent_style = both", null)]
    [InlineData("indent_style", null)]
    [InlineData("= tab", null)]
    [InlineData("indent_style = tab\nindent_style = unset", null)]
    [InlineData("# indent_style = tab\n; indent_style = tab", null)]
    public void The_style_of_indentation(string lines, IndentStyle? expected) => Assert.Equal(expected, StyleOf("[*]\n" + lines).Indent);

    [Theory]
    [InlineData("indent_size = 2", 2)]
    [InlineData("indent_size = tab\ntab_width = 8", 8)]
    [InlineData("indent_size = tab", null)]
    [InlineData("tab_width = 8", null)]
    [InlineData("indent_size = 0", null)]
    [InlineData("indent_size = 17", null)]
    [InlineData("indent_size = -2", null)]
    [InlineData("indent_size = 99999999999", null)]
    public void The_size_of_a_step(string lines, int? expected) => Assert.Equal(expected, StyleOf("[*]\n" + lines).IndentSize);

    [Theory]
    [InlineData("utf-8", FileEncoding.Utf8)]
    [InlineData("utf-16le", FileEncoding.Utf16LittleEndian)]
    [InlineData("utf-16be", FileEncoding.Utf16BigEndian)]
    [InlineData("latin1", FileEncoding.Latin1)]
    [InlineData("ebcdic", null)]
    public void The_encoding(string charset, FileEncoding? expected) => Assert.Equal(expected, StyleOf($"[*]\ncharset = {charset}").Encoding);

    [Theory]
    [InlineData("*.outline", "a.outline", true)]
    [InlineData("*.outline", "deep/er/a.outline", true)]
    [InlineData("*.outline", "a.notes", false)]
    [InlineData("/*.outline", "deep/a.outline", false)]
    [InlineData("journal/**.notes", "journal/2022/may.notes", false)]
    [InlineData("journal/**/*.notes", "journal/2022/may.notes", true)]
    [InlineData("journal/*.notes", "journal/2022/may.notes", false)]
    [InlineData("*.{outline,notes}", "a.notes", true)]
    [InlineData("{2020..2022}.notes", "2021.notes", true)]
    [InlineData("{2020..2022}.notes", "2023.notes", false)]
    [InlineData("{2022..2020}.notes", "2021.notes", true)]
    [InlineData("{one}.notes", "{one}.notes", true)]
    [InlineData("{one}.notes", "one.notes", false)]
    [InlineData("{1..2", "{1..2", true)]
    [InlineData("[ab].notes", "b.notes", true)]
    [InlineData("[!ab].notes", "b.notes", false)]
    [InlineData("a\\*.notes", "a*.notes", true)]
    [InlineData("a\\*.notes", "ab.notes", false)]
    [InlineData("{1..9999999}", "5", false)]
    public void A_section_holds_for_the_files_of_its_pattern(string pattern, string path, bool holds) =>
        Assert.Equal(holds ? IndentStyle.Tabs : null, StyleOf($"[{pattern}]\nindent_style = tab", path).Indent);

    [Fact]
    public void The_last_section_counts_and_unset_takes_back()
    {
        const string Text = "indent_style = tab\n[*]\nindent_style = space\nindent_size = 2\n[*.notes]\nindent_size = unset\nindent_style = tab\n[broken\nindent_style = space\n";
        Assert.Equal(new NoteStyle { Indent = IndentStyle.Spaces, IndentSize = 2 }, StyleOf(Text.Replace("[broken\nindent_style = space\n", ""), "a.outline"));
        Assert.Equal(new NoteStyle { Indent = IndentStyle.Tabs }, StyleOf(Text.Replace("[broken\nindent_style = space\n", ""), "a.notes"));
    }

    [Theory]
    [InlineData("root = true\n[*]", true)]
    [InlineData("\uFEFFROOT = True\r\n", true)]
    [InlineData("[*]\nroot = true", false)]
    [InlineData("root = yes", false)]
    [InlineData("", false)]
    public void The_root_is_said_before_any_section(string text, bool isRoot) => Assert.Equal(isRoot, EditorConfig.Parse(text).IsRoot);

    [Theory]
    [InlineData("\0\0\0")]
    [InlineData("[]\n[[\n]]\n=\n==\n[*\n{{{{\n")]
    [InlineData("[{{{{{{{{a,b},c},d},e},f}]\nindent_style=tab")]
    public void A_broken_file_says_nothing(string text) => Assert.Same(NoteStyle.Default, StyleOf(text));

    private static NoteStyle StyleOf(string text, string path = "a.outline")
    {
        var properties = new Dictionary<string, string>();
        EditorConfig.Parse(text).AddTo(path, properties);
        return EditorConfig.StyleOf(properties);
    }
}
