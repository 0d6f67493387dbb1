using System.Text;

namespace CommandLine.Tests;

/// <summary>`check --fix` and `check --dry-run`.</summary>
public sealed class CheckFixTests : IDisposable
{
    private const string Broken = "- a\n\t- regularizaciÃ³n\n", Mended = "- a\n\t- regularización\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_can_be_mended_is_and_the_rest_is_told()
    {
        string path = _folder.Write("a.outline", Broken + "- b [[acme\n");
        var (code, output, error) = Cli.Run("check", "--fix", path);
        Assert.Equal((1, ""), (code, error));
        Assert.Equal(Mended + "- b [[acme\n", File.ReadAllText(path));
        Assert.StartsWith("warning: unclosed-link\n", output);
        Assert.EndsWith($"{path}: fixed 1 mojibake\n1 fixed in 1 file; left 1 warning in 1 file; 1 can be fixed\n", output);
    }

    [Fact]
    public void Where_nothing_is_left_it_ends_with_0_and_again_changes_nothing()
    {
        string path = _folder.Write("a.outline", Broken);
        Assert.Equal(new(0, $"{path}: fixed 1 mojibake\n1 fixed in 1 file; nothing is left\n", ""), Cli.Run("check", "--fix", _folder.Path));
        Assert.Equal(new(0, "Nothing to report in 1 file\n", ""), Cli.Run("check", "--fix", _folder.Path));
        Assert.Equal(Mended, File.ReadAllText(path));
    }

    [Fact]
    public void One_fix_may_make_room_for_the_next()
    {
        // Twice broken, behind an invisible character, one level too deep.
        string path = _folder.Write("a.outline", "- a\n\t\t- \u200Bb\n\t\t\t\t- regularizaciÃƒÂ³n\n");
        Assert.Equal(0, Cli.Run("check", "--fix", path).Code);
        Assert.Equal("- a\n\t- b\n\t\t- regularización\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_file_in_which_nothing_changes_is_not_written()
    {
        string path = _folder.Write("a.outline", "- a [[acme\n");
        var before = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, before);
        Assert.Equal(1, Cli.Run("check", "--fix", path).Code);
        Assert.Equal(before, File.GetLastWriteTimeUtc(path));
    }

    [Fact]
    public void Only_what_is_reported_is_mended()
    {
        string path = _folder.Write("a.outline", "- a \n");
        Assert.Equal(0, Cli.Run("check", "--fix", path).Code);
        Assert.Equal("- a \n", File.ReadAllText(path));
        Assert.Equal(0, Cli.Run("check", "--fix", "--level", "hint", path).Code);
        Assert.Equal("- a\n", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void The_encoding_and_the_line_ends_stay(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] mark = hasMark ? encoding.GetPreamble() : [];
        string path = _folder.Write("a.outline", [.. mark, .. encoding.GetBytes("- a\r\n\t- regularizaciÃ³n\r- b\n- c")]);
        Assert.Equal(0, Cli.Run("check", "--fix", path).Code);
        Assert.Equal([.. mark, .. encoding.GetBytes("- a\r\n\t- regularización\r- b\n- c")], File.ReadAllBytes(path));
    }

    [Fact]
    public void What_is_written_has_the_encoding_that_EditorConfig_asks_for()
    {
        _folder.Write(".editorconfig", "root = true\n[*]\ncharset = utf-8-bom\n");
        string mended = _folder.Write("a.outline", Broken), left = _folder.Write("b.outline", "- á\n");
        Assert.Equal(0, Cli.Run("check", "--fix", _folder.Path).Code);
        Assert.Equal([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Mended)], File.ReadAllBytes(mended));
        Assert.Equal("- á\n"u8, File.ReadAllBytes(left));
    }

    [Fact]
    public void Beside_a_report_for_programs_what_was_mended_is_told_on_standard_error()
    {
        string path = _folder.Write("a.outline", Broken);
        Assert.Equal(new(0, "[]\n", $"{path}: fixed 1 mojibake\n"), Cli.Run("check", "--fix", "--format", "json", path));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_told_and_the_others_are_mended()
    {
        string locked = _folder.Write("a.outline", Broken), open = _folder.Write("b.outline", Broken);
        File.SetAttributes(locked, FileAttributes.ReadOnly);
        var (code, output, error) = Cli.Run("check", "--fix", _folder.Path);
        Assert.Equal((2, $"outline-notes: {locked}: not changed: it is read-only\n"), (code, error));
        Assert.EndsWith($"{open}: fixed 1 mojibake\n1 fixed in 1 file; left 1 warning in 1 file; 1 can be fixed\n", output);
        Assert.Equal((Broken, Mended), (File.ReadAllText(locked), File.ReadAllText(open)));
        File.SetAttributes(locked, FileAttributes.Normal);
    }

    [Fact]
    public void A_dry_run_prints_what_would_change_and_writes_nothing()
    {
        string path = _folder.Write("a.outline", Broken);
        var expected = new Outcome(
            1,
            $"""
            --- {path}
            +++ {path}
            @@ -1,2 +1,2 @@
             - a
            -	- regularizaciÃ³n
            +	- regularización

            """, "1 would be fixed in 1 file; 0 would be left\n");
        Assert.Equal(expected, Cli.Run("check", "--dry-run", path));
        Assert.Equal(expected, Cli.Run("check", "--fix", "--dry-run", path));
        Assert.Equal(Broken, File.ReadAllText(path));
    }

    [Fact]
    public void A_dry_run_ends_with_0_only_where_there_is_nothing_at_all()
    {
        string path = _folder.Write("a.outline", "- a\n");
        Assert.Equal(new(0, "", "Nothing to change\n"), Cli.Run("check", "--dry-run", path));
        _folder.Write("a.outline", "- a [[acme\n");
        Assert.Equal(new(1, "", "0 would be fixed in 0 files; 1 would be left\n"), Cli.Run("check", "--dry-run", path));
    }

    [Fact]
    public void What_a_dry_run_prints_is_what_fix_does()
    {
        _folder.Write("a b.outline", Broken);
        _folder.Write("sub/año.outline", "\uFEFF- a\r\n\t\t- regularizaciÃ³n");
        string diff = Processes.RunIn(_folder.Path, Processes.Executable, "check", "--dry-run").Output;
        using var other = new TempFolder();
        foreach (string name in (string[])["a b.outline", "sub/año.outline"])
            other.Write(name, File.ReadAllBytes(_folder.Of(name)));
        other.Write("diff", diff);
        Assert.Equal(0, Processes.RunIn(other.Path, "git", "apply", "-p0", "diff").Code);
        Cli.Run("check", "--fix", _folder.Path);
        foreach (string name in (string[])["a b.outline", "sub/año.outline"])
            Assert.Equal(File.ReadAllBytes(_folder.Of(name)), File.ReadAllBytes(other.Of(name)));
    }

    [UnixFact]
    public void Whenever_it_is_stopped_each_file_is_whole_and_nothing_is_left_beside_it()
    {
        string[] names = [.. Enumerable.Range(0, 40).Select(i => $"{i}.outline")];
        string filler = string.Concat(Enumerable.Repeat("- something to write\n", 40_000));
        var random = new Random(1);
        foreach (int signal in (int[])[Processes.Interrupt, Processes.Terminate, Processes.Kill, Processes.Interrupt, Processes.Terminate, Processes.Kill])
        {
            foreach (string name in names)
                _folder.Write(name, Broken + filler);
            using var process = Processes.Start(_folder.Path, Processes.Executable, "check", "--fix");
            _ = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            // Somewhere in the middle of writing: from the first file that is there on.
            while (!process.HasExited && names.All(name => new FileInfo(_folder.Of(name)).Length == Encoding.UTF8.GetByteCount(Broken + filler)))
                Thread.Sleep(1);
            Thread.Sleep(random.Next(20));
            Processes.Signal(process, signal);
            process.WaitForExit();

            Assert.All(names, name => Assert.Contains(File.ReadAllText(_folder.Of(name)), (string[])[Broken + filler, Mended + filler]));
            // Nothing can be done about what cannot be caught.
            if (signal != Processes.Kill)
                Assert.Equal(names.Length, Directory.GetFiles(_folder.Path, "*", new EnumerationOptions { AttributesToSkip = 0 }).Length);
            foreach (string left in Directory.GetFiles(_folder.Path, ".outline-notes-*", new EnumerationOptions { AttributesToSkip = 0 }))
                File.Delete(left);
        }
    }
}
