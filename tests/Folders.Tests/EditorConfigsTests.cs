using CommandLine.Tests;
using Outline.Text;
using Outline.Workspace;

namespace Folders.Tests;

public class EditorConfigsTests
{
    [Fact]
    public void Nearer_files_count_more_and_the_root_ends_the_search()
    {
        using var folder = new TempFolder();
        folder.Write(".editorconfig", "[*]\nend_of_line = crlf\nindent_size = 3\n");
        folder.Write("in/.editorconfig", "root = true\n[*]\nindent_size = 4\nindent_style = space\n");
        folder.Write("in/deep/.editorconfig", "[*.notes]\nindent_size = 8\n[deeper/a.notes]\nindent_style = tab\n");
        Assert.Equal(new NoteStyle { IndentSize = 3, LineEnd = "\r\n" }, StyleFor("a.notes"));
        Assert.Equal(new NoteStyle { IndentSize = 4, Indent = IndentStyle.Spaces }, StyleFor("in/a.notes"));
        Assert.Equal(new NoteStyle { IndentSize = 8, Indent = IndentStyle.Spaces }, StyleFor("in/deep/a.notes"));
        Assert.Equal(new NoteStyle { IndentSize = 8, Indent = IndentStyle.Tabs }, StyleFor("in/deep/deeper/a.notes"));
        Assert.Equal(4, StyleFor("in/not/there/a.notes").IndentSize);

        NoteStyle StyleFor(string name) => EditorConfigs.StyleFor(folder.Of(name)) with { };
    }

    [Fact]
    public void Notes_that_are_found_come_with_their_style()
    {
        using var folder = new TempFolder();
        folder.Write(".editorconfig", "root = true\n[*.outline]\nindent_style = space\n");
        foreach (string name in (string[])["notes/a.outline", "notes/in/b.outline", "notes/in/c.notes"])
            folder.Write(name, "- a\n");
        folder.Write("notes/in/.editorconfig", "[b.outline]\nindent_size = 6\n");
        Assert.Equal(
            ["a.outline Spaces ", "in/b.outline Spaces 6", "in/c.notes  "],
            NoteFolder.Find(folder.Of("notes"), new(), problem => Assert.Fail(problem.Message))
                .Select(file => $"{file.RelativePath} {file.Style.Indent} {file.Style.IndentSize}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_of_that_name_and_bytes_that_are_no_text_say_nothing()
    {
        using var folder = new TempFolder();
        folder.Write("a/.editorconfig/x", "");
        folder.Write("b/.editorconfig", [0xFF, 0x00, (byte)'[', 0x80]);
        Assert.Null(EditorConfigs.StyleFor(folder.Of("a/n.outline")).Indent);
        Assert.Null(EditorConfigs.StyleFor(folder.Of("b/n.outline")).Indent);
    }

    [Fact]
    public void Latin1_is_believed_of_what_cannot_be_utf8()
    {
        byte[] utf8 = "- café\n"u8.ToArray(), latin = [.. "- caf"u8, 0xE9, (byte)'\n'];
        Assert.False(FileText.TryDecode(latin, out _, out _));
        Assert.True(FileText.TryDecode(latin, out var file, out _, FileEncoding.Latin1));
        Assert.Equal("- café\n", file.Text.ToString());
        Assert.True(file.TryEncode(out var again, out _));
        Assert.Equal(latin, again);

        // The same word in UTF-8 stays what it is.
        Assert.True(FileText.TryDecode(utf8, out file, out _, FileEncoding.Latin1));
        Assert.Equal((FileEncoding.Utf8, "- café\n"), (file.Encoding, file.Text.ToString()));
        Assert.False(new FileText(SourceText.Parse("- a\n- 5 €\n"), FileEncoding.Latin1).TryEncode(out _, out var problem));
        Assert.Equal("U+20AC in line 2 cannot be written as Latin-1", problem.Message);
    }
}
