using System.Diagnostics;
using System.Text;

namespace Folders.Tests;

public sealed class FileReplacementTests : IDisposable
{
    private static readonly byte[] _old = "- old\n"u8.ToArray(), _new = [.. "- new\n"u8, .. new byte[100_000]];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_gets_the_new_bytes_and_nothing_else_is_left()
    {
        string path = _folder.Write("a.outline", _old);
        Assert.Null(FileReplacement.TryReplace(path, _old, _new));
        Assert.Equal(_new, File.ReadAllBytes(path));
        OnlyThereIs("a.outline");
    }

    [Fact]
    public void A_file_can_become_empty_and_a_name_can_be_long()
    {
        string path = _folder.Write(new string('n', 240) + ".outline", _old);
        Assert.Null(FileReplacement.TryReplace(path, _old, []));
        Assert.Empty(File.ReadAllBytes(path));
    }

    [UnixFact]
    public void The_mode_stays()
    {
        if (OperatingSystem.IsWindows())
            return;
        string path = _folder.Write("a", _old);
        foreach (var mode in (UnixFileMode[])[UnixFileMode.UserRead | UnixFileMode.UserWrite, (UnixFileMode)0b110_110_110, (UnixFileMode)0b111_101_101])
        {
            File.WriteAllBytes(path, _old);
            File.SetUnixFileMode(path, mode);
            Assert.Null(FileReplacement.TryReplace(path, _old, _new));
            Assert.Equal(mode, File.GetUnixFileMode(path));
        }
    }

    [UnixFact]
    public void The_owner_stays()
    {
        // Only root may give a file away.
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return;
        string path = _folder.Write("a", _old);
        Assert.Equal("", Shell($"chown 1234:4321 '{path}'"));
        File.SetUnixFileMode(path, (UnixFileMode)0b110_100_000);
        Assert.Null(FileReplacement.TryReplace(path, _old, _new));
        Assert.Equal("1234 4321 640\n", Shell($"stat -c '%u %g %a' '{path}'"));
    }

    [UnixFact]
    public void Behind_links_the_file_is_replaced_and_the_links_stay()
    {
        string target = _folder.Write("far/a.outline", _old);
        File.CreateSymbolicLink(_folder.Of("first"), "far/a.outline");
        File.CreateSymbolicLink(_folder.Of("second"), _folder.Of("first"));
        Assert.Null(FileReplacement.TryReplace(_folder.Of("second"), _old, _new));
        Assert.Equal(_new, File.ReadAllBytes(target));
        Assert.Null(new FileInfo(target).LinkTarget);
        Assert.Equal("far/a.outline", new FileInfo(_folder.Of("first")).LinkTarget);
        Assert.Equal(_folder.Of("first"), new FileInfo(_folder.Of("second")).LinkTarget);
        OnlyThereIs("far/a.outline", "first", "second");
    }

    [UnixFact]
    public void Another_hard_link_keeps_the_old_bytes()
    {
        string path = _folder.Write("a", _old), other = _folder.Of("b");
        Assert.Equal("", Shell($"ln '{path}' '{other}'"));
        Assert.Null(FileReplacement.TryReplace(path, _old, _new));
        Assert.Equal(_new, File.ReadAllBytes(path));
        Assert.Equal(_old, File.ReadAllBytes(other));
    }

    [Fact]
    public void A_file_that_another_program_has_changed_is_left_alone()
    {
        string path = _folder.Write("a", "- odd\n"u8.ToArray());
        Assert.Equal("not changed: another program has changed it meanwhile", FileReplacement.TryReplace(path, _old, _new));
        Assert.Equal("- odd\n"u8, File.ReadAllBytes(path));
        OnlyThereIs("a");
    }

    [Fact]
    public void A_file_that_is_gone_is_not_made_again()
    {
        Assert.StartsWith("not changed: ", FileReplacement.TryReplace(_folder.Of("a"), _old, _new));
        Assert.StartsWith("not changed: ", FileReplacement.TryReplace(_folder.Of("no/such/a"), _old, _new));
        OnlyThereIs();
    }

    [UnixFact]
    public void A_link_that_leads_nowhere_is_left_alone()
    {
        File.CreateSymbolicLink(_folder.Of("a"), _folder.Of("nowhere"));
        Assert.StartsWith("not changed: ", FileReplacement.TryReplace(_folder.Of("a"), _old, _new));
        Assert.False(File.Exists(_folder.Of("nowhere")));
    }

    [Fact]
    public void A_file_that_is_read_only_is_left_alone()
    {
        string path = _folder.Write("a", _old);
        File.SetAttributes(path, FileAttributes.ReadOnly);
        Assert.Equal("not changed: it is read-only", FileReplacement.TryReplace(path, _old, _new));
        Assert.Equal(_old, File.ReadAllBytes(path));
        OnlyThereIs("a");
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [UnixFact]
    public void In_a_folder_that_is_read_only_a_file_is_left_alone()
    {
        // Root may write everywhere.
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            return;
        string path = _folder.Write("a", _old);
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.StartsWith("not changed: ", FileReplacement.TryReplace(path, _old, _new));
            Assert.Equal(_old, File.ReadAllBytes(path));
        }
        finally
        {
            File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        OnlyThereIs("a");
    }

    [UnixFact]
    public async Task Whoever_reads_meanwhile_meets_the_old_bytes_or_the_new()
    {
        byte[] small = Encoding.UTF8.GetBytes(new string('a', 300_000)), large = Encoding.UTF8.GetBytes(new string('b', 900_000));
        string path = _folder.Write("a", small);
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                byte[] met = File.ReadAllBytes(path);
                Assert.True(met.AsSpan().SequenceEqual(small) || met.AsSpan().SequenceEqual(large));
            }
        });
        for (int i = 0; i < 40; i++)
            Assert.Null(i % 2 == 0 ? FileReplacement.TryReplace(path, small, large) : FileReplacement.TryReplace(path, large, small));
        done.Cancel();
        await reader;
    }

    private void OnlyThereIs(params string[] names) => Assert.Equal(
        names.Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(_folder.Path, "*", new EnumerationOptions { AttributesToSkip = 0, RecurseSubdirectories = true })
            .Select(path => Path.GetRelativePath(_folder.Path, path).Replace('\\', '/')).Order(StringComparer.Ordinal));

    private static string Shell(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
