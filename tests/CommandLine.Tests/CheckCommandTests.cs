using System.Text;
using System.Text.Json;
using CommandLine.Reports;

namespace CommandLine.Tests;

public class CheckCommandTests
{
    private const string Clean = "- a\n- b\n- c\n", Broken = "- a\n- regularizaciÃ³n\n- c\n";

    [Fact]
    public void Clean_notes_end_with_0()
    {
        using var folder = new TempFolder();
        folder.Write("a.outline", Clean);
        folder.Write("b/c.notes", Clean);
        Assert.Equal(new(0, "Nothing to report in 2 files\n", ""), Cli.Run("check", folder.Path));
    }

    [Fact]
    public void Findings_end_with_1()
    {
        using var folder = new TempFolder();
        string path = folder.Write("a.outline", Broken);
        var (code, output, error) = Cli.Run("check", path);
        Assert.Equal((1, ""), (code, error));
        Assert.StartsWith($"warning: mojibake\n --> {path}:2:", output);
        Assert.EndsWith("1 warning in 1 file; 1 can be fixed\n", output);
    }

    [Fact]
    public void Names_count_across_the_files()
    {
        using var folder = new TempFolder();
        string first = folder.Write("a.outline", "- acme\n- globex\n"), second = folder.Write("b.outline", "- x1\n- acme\n\t- [[acme]] [[globx]] [c](./c.outline)\n");
        var (code, output, _) = Cli.Run("check", folder.Path);
        Assert.Equal(1, code);
        Assert.Contains($"information: duplicate-company\n --> {second}:2:3\n", output);
        Assert.Contains($" = note: the first place: {first}:1:3\n", output);
        Assert.Contains($"information: unresolved-link\n --> {second}:3:15\n", output);
        Assert.Contains($"warning: broken-link\n --> {second}:3:27\n", output);
        Assert.EndsWith("1 warning, 2 information in 1 file; 1 can be fixed\n", output);

        // What a file by itself links to may be anywhere.
        Assert.Equal(new(0, "Nothing to report in 1 file\n", ""), Cli.Run("check", second));
        (_, output, _) = Cli.Run("check", second, first);
        Assert.EndsWith("1 information in 1 file\n", output);
    }

    [Fact]
    public void A_folder_without_notes_is_clean()
    {
        using var folder = new TempFolder();
        folder.Write("a.cs", "");
        Assert.Equal(new(0, "No notes found\n", ""), Cli.Run("check", folder.Path));
        Assert.Equal(new(0, "[]\n", ""), Cli.Run("check", folder.Path, "--format", "json"));
    }

    [Fact]
    public void The_owners_note_is_found_in_its_folder() =>
        Assert.Equal(
            [(13, "mojibake"), (178, "ambiguous-indentation"), (181, "skipped-level"), (188, "ambiguous-indentation")],
            Json(Path.GetDirectoryName(Cli.Seed)!).Select(finding => (finding.Line, finding.Rule)));

    [Fact]
    public void Json_names_everything_in_order_and_nothing_else()
    {
        var (code, output, error) = Cli.Run("check", "--format", "json", Cli.Seed);
        Assert.Equal((1, ""), (code, error));
        foreach (var finding in JsonDocument.Parse(output).RootElement.EnumerateArray())
        {
            Assert.Equal(
                ["path", "line", "column", "endLine", "endColumn", "rule", "level", "message", "fixable"],
                finding.EnumerateObject().Select(property => property.Name));
        }
        var mojibake = Json(Cli.Seed)[0];
        Assert.Equal((Cli.Seed, 13, "warning", true), (mojibake.Path, mojibake.Line, mojibake.Level, mojibake.Fixable));
        Assert.Equal("regularizaciÃ³n", File.ReadLines(Cli.Seed).ElementAt(12)[(mojibake.Column - 1)..(mojibake.EndColumn - 1)]);
    }

    [Theory]
    [InlineData("hint", 1, "mojibake empty-item")]
    [InlineData("information", 1, "mojibake")]
    [InlineData("warning", 1, "mojibake")]
    [InlineData("error", 0, "")]
    public void The_level_is_the_least_that_counts(string level, int code, string rules)
    {
        using var folder = new TempFolder();
        string path = folder.Write("a.outline", Broken + "-\n");
        Assert.Equal(code, Cli.Run("check", path, "--level", level).Code);
        Assert.Equal(rules, string.Join(' ', Json(path, "--level", level).Select(finding => finding.Rule)));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Places_and_excerpts_do_not_depend_on_the_line_ends(string terminator)
    {
        using var folder = new TempFolder();
        string expected = Cli.Run("check", folder.Write("a.outline", Broken)).Output;
        Assert.Contains("regularizaciÃ³n", expected);
        Assert.Equal(expected, Cli.Run("check", folder.Write("a.outline", Broken.ReplaceLineEndings(terminator))).Output);
    }

    [Fact]
    public void Places_and_excerpts_do_not_depend_on_the_encoding()
    {
        using var folder = new TempFolder();
        string expected = Cli.Run("check", folder.Write("a.outline", Broken)).Output;
        Assert.Contains("regularizaciÃ³n", expected);
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
            Assert.Equal(expected, Cli.Run("check", folder.Write("a.outline", [.. encoding.Preamble, .. encoding.GetBytes(Broken)])).Output);
    }

    [Fact]
    public void A_path_that_is_not_there_ends_with_2_and_the_others_are_checked()
    {
        using var folder = new TempFolder();
        string there = folder.Write("a.outline", Broken), missing = folder.Of("b.outline");
        var (code, output, error) = Cli.Run("check", missing, there);
        Assert.Equal((2, $"outline-notes: {missing}: no such file or folder\n"), (code, error));
        Assert.Contains("1 warning in 1 file", output);
    }

    [Fact]
    public void Invalid_utf8_ends_with_2_and_its_place()
    {
        using var folder = new TempFolder();
        string path = folder.Write("a.notes", [.. "- a\n- caf"u8, 0xE9]);
        var expected = new Outcome(2, "No notes found\n", $"outline-notes: {path}: byte 0xE9 in line 2 (offset 9) is not UTF-8\n");
        Assert.Equal(expected, Cli.Run("check", path));
        Assert.Equal(expected, Cli.Run("check", folder.Path));
        Assert.Equal("[]\n", Cli.Run("check", path, "--format", "json").Output);
    }

    [Fact]
    public void Of_text_files_only_those_that_read_as_an_outline_count()
    {
        using var folder = new TempFolder();
        folder.Write("letter.txt", "Dear Anna,\nregularizaciÃ³n\n");
        folder.Write("picture.txt", [1, 0, 2]);
        folder.Write("old letter.txt", [.. "Caf"u8, 0xE9]);
        Assert.Equal(new(0, "No notes found\n", ""), Cli.Run("check", folder.Path));

        folder.Write("list.txt", Broken);
        Assert.Contains("1 warning in 1 file", Cli.Run("check", folder.Path).Output);

        string old = folder.Write("old list.txt", [.. "- a\n- b\n- caf"u8, 0xE9]);
        Assert.Equal($"outline-notes: {old}: byte 0xE9 in line 3 (offset 13) is not UTF-8\n", Cli.Run("check", folder.Path).Error);
    }

    [Fact]
    public void Any_text_file_counts_when_it_is_named()
    {
        using var folder = new TempFolder();
        Assert.Equal(1, Cli.Run("check", folder.Write("letter.txt", "Dear Anna,\nregularizaciÃ³n\n")).Code);
    }

    [Fact]
    public void A_binary_file_ends_with_2_when_it_is_named_and_is_skipped_in_a_folder()
    {
        using var folder = new TempFolder();
        string path = folder.Write("a.outline", [(byte)'-', 0]);
        string message = $"outline-notes: {path}: a NUL byte in line 1 (offset 1): this is not a text file\n";
        Assert.Equal(new(2, "No notes found\n", message), Cli.Run("check", path));
        Assert.Equal(new(0, "No notes found\n", message), Cli.Run("check", folder.Path));
    }

    [Fact]
    public void A_file_over_32_MB_ends_with_2_when_it_is_named_and_is_skipped_in_a_folder()
    {
        using var folder = new TempFolder();
        string path = folder.Write("a.outline", "");
        using (var stream = File.OpenWrite(path))
            stream.SetLength(Folders.NoteReader.LargestSize + 1);
        string message = $"outline-notes: {path}: larger than 32 MB, not read\n";
        Assert.Equal(new(2, "No notes found\n", message), Cli.Run("check", path));
        Assert.Equal(new(0, "No notes found\n", message), Cli.Run("check", folder.Path));
    }

    [UnixFact]
    public void A_file_that_cannot_be_read_ends_with_2_in_a_folder_too()
    {
        using var folder = new TempFolder();
        File.CreateSymbolicLink(folder.Of("gone.outline"), folder.Of("nowhere"));
        File.CreateSymbolicLink(folder.Of("self.outline"), folder.Of("self.outline"));
        folder.Write("z.outline", Broken);
        var (code, output, error) = Cli.Run("check", folder.Path);
        Assert.Equal(2, code);
        Assert.Contains("1 warning in 1 file", output);
        Assert.Contains("gone.outline: cannot be read: ", error);
        Assert.Contains("self.outline: cannot be read: ", error);
    }

    [Fact]
    public void Many_files_are_reported_in_order()
    {
        using var folder = new TempFolder();
        string[] paths = [.. Enumerable.Range(100, 300).Select(i => folder.Write($"{i}.outline", Broken))];
        Assert.Equal(paths, Json(folder.Path).Where(finding => finding.Rule == "mojibake").Select(finding => finding.Path));
    }

    private static List<JsonFinding> Json(params string[] args) =>
        [.. JsonDocument.Parse(Cli.Run(["check", "--format", "json", .. args]).Output).RootElement.EnumerateArray()
            .Select(finding => JsonSerializer.Deserialize(finding, ReportJson.Readable.JsonFinding)!)];
}
