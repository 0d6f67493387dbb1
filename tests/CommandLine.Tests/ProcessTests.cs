using System.Diagnostics;

namespace CommandLine.Tests;

/// <summary>The built executable, as a shell meets it.</summary>
public class ProcessTests
{
    [ExecutableFact]
    public void Version_is_printed() => Assert.Equal(new(0, OutlineNotes.Version + "\n", ""), Run("--version"));

    [ExecutableFact]
    public void The_current_folder_is_checked_unless_another_is_named()
    {
        using var folder = new TempFolder();
        folder.Write("a/b.outline", "- regularizaciÃ³n\n");
        var (code, output, error) = RunIn(folder.Path, Executable!, "check");
        Assert.Equal((1, ""), (code, error));
        Assert.StartsWith(Path.Join("a", "b.outline") + ":1:", output);
        Assert.DoesNotContain('\e', output);
    }

    [ExecutableFact]
    public void Json_of_the_owners_note_is_that_of_the_library() =>
        Assert.Equal(Cli.Run("check", "--format", "json", Cli.Seed), Run("check", "--format", "json", Cli.Seed));

    [ExecutableFact]
    public void Bad_usage_ends_with_2() => Assert.Equal(2, Run("check", "--level", "loud").Code);

    [ExecutableFact(unixOnly: true)]
    public void A_reader_that_goes_away_is_no_error()
    {
        using var folder = new TempFolder();
        folder.Write("a.outline", string.Concat(Enumerable.Repeat("- regularizaciÃ³n\n", 20_000)));
        var (_, output, error) = RunIn(folder.Path, "/bin/sh", "-c", $"'{Executable}' check | head -n 1");
        Assert.StartsWith("a.outline:1:", output);
        Assert.Equal("", error);
    }

    [ExecutableFact(unixOnly: true)]
    public void A_full_disk_ends_with_2()
    {
        if (!File.Exists("/dev/full"))
            return;
        var (_, output, error) = RunIn(".", "/bin/sh", "-c", $"'{Executable}' --version > /dev/full; echo $?");
        Assert.Equal("2\n", output);
        Assert.Contains("the output cannot be written", error);
    }

    /// <summary>OUTLINE_NOTES_SERVER, or what `npm run build` leaves in dist; null where there is none.</summary>
    internal static string? Executable { get; } = Find();

    private static Outcome Run(params string[] args) => RunIn(".", Executable!, args);

    private static Outcome RunIn(string folder, string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("OUTLINE_NOTES_SERVER") is { Length: > 0 } named)
            return named;
        string built = Path.Join(Cli.Repository, "dist", OperatingSystem.IsWindows() ? "outline-notes.exe" : "outline-notes");
        return File.Exists(built) ? built : null;
    }
}

/// <summary>A test of the built executable, skipped where none was built.</summary>
public sealed class ExecutableFactAttribute : FactAttribute
{
    public ExecutableFactAttribute(bool unixOnly = false) =>
        Skip = ProcessTests.Executable is null ? "dist/outline-notes is not built"
            : unixOnly && OperatingSystem.IsWindows() ? "not on Windows"
            : null;
}
