using System.Text;

namespace CommandLine.Tests;

/// <summary>`check --watch`.</summary>
public sealed class CheckWatchTests : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_checks_again_when_a_file_changes_comes_or_goes_until_it_is_stopped()
    {
        string path = _folder.Write("a.outline", "- a\n");
        using var stop = new CancellationTokenSource();
        var output = new Growing();
        var code = Task.Run(() => OutlineNotes.Run(["check", "--watch", _folder.Path], new(Stream.Null, output, TextWriter.Null) { Stop = stop.Token }));

        output.WaitFor("Nothing to report in 1 file\n", _patience);
        File.WriteAllText(path, "- acciÃ³n\n");
        output.WaitFor("1 warning in 1 file; 1 can be fixed\n", _patience);
        _folder.Write("sub/b.outline", "- acciÃ³n2\n");
        output.WaitFor("2 warnings in 2 files; 2 can be fixed\n", _patience);
        File.Delete(path);
        output.WaitFor("1 warning in 1 file; 1 can be fixed\n", _patience);
        stop.Cancel();
        Assert.Equal(1, await code.WaitAsync(_patience));
        Assert.DoesNotContain('\e', output.All);
    }

    [UnixFact]
    public async Task Stopped_by_a_signal_it_ends_as_the_last_check_did()
    {
        _folder.Write("a.outline", "- acciÃ³n\n");
        using var process = Processes.Start(_folder.Path, Processes.Executable, "check", "--watch");
        string? line;
        while ((line = await process.StandardOutput.ReadLineAsync().WaitAsync(_patience)) is not null && !line.StartsWith("1 warning"))
            continue;
        Assert.NotNull(line);
        Processes.Signal(process, Processes.Interrupt);
        await process.WaitForExitAsync().WaitAsync(_patience);
        Assert.Equal(1, process.ExitCode);
    }

    [Theory]
    [InlineData("--stdin")]
    [InlineData("--baseline", "x", "--write-baseline")]
    public void With_what_happens_once_it_does_not_go(params string[] more) => Assert.Equal(2, Cli.Run(["check", "--watch", .. more]).Code);

    /// <summary>Text that somebody else writes, and what of it has not been waited for yet.</summary>
    private sealed class Growing : MemoryStream
    {
        private readonly StringBuilder _text = new();
        private int _seen;

        public string All
        {
            get
            {
                lock (_text)
                    return _text.ToString();
            }
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            lock (_text)
            {
                _text.Append(Encoding.UTF8.GetString(buffer));
                Monitor.PulseAll(_text);
            }
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public void WaitFor(string text, TimeSpan patience)
        {
            lock (_text)
            {
                int at;
                while ((at = _text.ToString().IndexOf(text, _seen, StringComparison.Ordinal)) < 0)
                    Assert.True(Monitor.Wait(_text, patience), $"waited in vain for {text} in {_text}");
                _seen = at + text.Length;
            }
        }
    }
}
