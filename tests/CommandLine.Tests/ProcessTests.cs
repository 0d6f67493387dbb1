namespace CommandLine.Tests;

/// <summary>The built executable, as a shell meets it.</summary>
public class ProcessTests
{
    [Fact]
    public void Version_is_printed() => Assert.Equal(new(0, OutlineNotes.Version + "\n", ""), Processes.Run("--version"));

    [Fact]
    public void The_current_folder_is_checked_unless_another_is_named()
    {
        using var folder = new TempFolder();
        folder.Write("a/b.outline", "- regularizaciÃ³n\n");
        var (code, output, error) = Processes.RunIn(folder.Path, Processes.Executable, "check");
        Assert.Equal((1, ""), (code, error));
        Assert.Contains($" --> {Path.Join("a", "b.outline")}:1:", output);
        Assert.DoesNotContain('\e', output);
    }

    [Fact]
    public void Json_of_the_owners_note_is_that_of_the_library() =>
        Assert.Equal(Cli.Run("check", "--format", "json", Cli.Seed), Processes.Run("check", "--format", "json", Cli.Seed));

    [Fact]
    public void Bad_usage_ends_with_2() => Assert.Equal(2, Processes.Run("check", "--level", "loud").Code);

    [UnixFact]
    public void A_reader_that_goes_away_is_no_error()
    {
        using var folder = new TempFolder();
        folder.Write("a.outline", string.Concat(Enumerable.Repeat("- regularizaciÃ³n\n", 20_000)));
        var (_, output, error) = Processes.RunIn(folder.Path, "/bin/sh", "-c", $"'{Processes.Executable}' check | head -n 1");
        Assert.Equal("warning: mojibake\n", output);
        Assert.Equal("", error);
    }

    [UnixFact]
    public void A_full_disk_ends_with_2()
    {
        if (!File.Exists("/dev/full"))
            return;
        var (_, output, error) = Processes.RunIn(".", "/bin/sh", "-c", $"'{Processes.Executable}' --version > /dev/full; echo $?");
        Assert.Equal("2\n", output);
        Assert.Contains("the output cannot be written", error);
    }

    [Fact]
    public void The_server_answers_and_ends_with_the_input()
    {
        const string Initialize = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}""";
        using var process = Processes.Start(".", Processes.Executable, "lsp", "--stdio", $"--clientProcessId={Environment.ProcessId}");
        process.StandardInput.Write($"Content-Length: {Initialize.Length}\r\n\r\n{Initialize}");
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        Assert.StartsWith("Content-Length: ", output);
        Assert.Contains($"\"version\":\"{OutlineNotes.Version}\"", output);
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
    }
}
