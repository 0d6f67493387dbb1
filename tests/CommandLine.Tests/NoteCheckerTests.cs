using CommandLine.Checking;

namespace CommandLine.Tests;

public sealed class NoteCheckerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_note_is_read_again_only_where_names_may_show_more()
    {
        for (int i = 0; i < 100; i++)
            _folder.Write($"{i}.outline", $"- company {i}\n\t- rival of [[company {(i + 1) % 100}]]\n\t- regularizaciÃ³n\n");
        Assert.Equal((100, 0), Check());
        _folder.Write("7.outline", "- company 7\n\t- rival of [[companie 8]]\n");
        _folder.Write("8.outline", "- company 8\n\t- as in [[company 9#rivals]]\n");
        _folder.Write("9.outline", "- company 9\n- company 10\n");
        Assert.Equal((97 + 3, 3), Check());
    }

    private (int Findings, int ReadAgain) Check()
    {
        int read = 0;
        var checker = new NoteChecker(new(), count => Interlocked.Add(ref read, count));
        var files = checker.Check(onFound => NoteFiles.Find([_folder.Path], onFound), out _);
        Assert.Equal(100, read);
        return (files.Sum(file => file.Findings!.Count), checker.ReadAgain);
    }
}
