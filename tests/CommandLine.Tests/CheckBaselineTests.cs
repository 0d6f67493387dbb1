using System.Text.Json;

namespace CommandLine.Tests;

/// <summary>`check --baseline`.</summary>
public sealed class CheckBaselineTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _baseline;

    public CheckBaselineTests()
    {
        _folder.Write("sub/a.outline", "- a\n\t- regularizaciÃ³n\n\t- b [[acme\n");
        _folder.Write("b.outline", "- c\n\t- otra aciÃ³n\n");
        _baseline = _folder.Of("known.json");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_recorded_is_not_told_wherever_it_moves()
    {
        Assert.Equal(new(0, $"3 findings recorded in {_baseline}\n", ""), Record());
        Assert.Equal(new(0, "Nothing to report in 2 files\n3 findings of the baseline not shown\n", ""), Check());
        _folder.Write("b.outline", "- new\n\n- c\n\t- d\n\t\t- otra aciÃ³n\n");
        Assert.Equal(0, Check().Code);
        Assert.Equal([], JsonDocument.Parse(Check("--format", "json").Output).RootElement.EnumerateArray());
    }

    [Fact]
    public void What_is_new_is_told_and_so_is_one_more_of_the_same()
    {
        Record();
        _folder.Write("b.outline", "- c\n\t- otra aciÃ³n\n\t- nueva aciÃ³n\n\t- d\n\t\t- otra aciÃ³n\n");
        var found = JsonDocument.Parse(Check("--format", "json").Output).RootElement.EnumerateArray().Select(one => one.GetProperty("line").GetInt32());
        Assert.Equal([3, 5], found);
    }

    [Fact]
    public void What_is_gone_is_told_and_dropped_when_it_is_written_again()
    {
        Record();
        _folder.Write("b.outline", "- c\n");
        Assert.Equal(
            new(0, "Nothing to report in 2 files\n2 findings of the baseline not shown\n1 of the baseline is gone: --write-baseline drops it\n", ""), Check());
        File.Delete(_folder.Of("sub/a.outline"));
        Assert.EndsWith("\n3 of the baseline are gone: --write-baseline drops them\n", Check().Output);
        Assert.Equal(new(0, $"0 findings recorded in {_baseline}\n", ""), Record());
        Assert.Equal("[]\n", File.ReadAllText(_baseline));
    }

    [Fact]
    public void It_is_sorted_and_has_a_line_for_each_kind()
    {
        _folder.Write("b.outline", "- c\n\t- otra aciÃ³n\n\t- d\n\t\t- otra aciÃ³n\n");
        Record();
        string[] lines = File.ReadAllLines(_baseline);
        Assert.Equal(["[", "]"], [lines[0], lines[^1]]);
        Assert.Matches("""^\{"path":"b.outline","rule":"mojibake","fingerprint":"[0-9a-f]{16}","count":2,"text":"- otra aciÃ³n"\},$""", lines[1]);
        Assert.Matches("""^\{"path":"sub/a.outline","rule":"mojibake","fingerprint":"[0-9a-f]{16}","count":1,"text":"- regularizaciÃ³n"\},$""", lines[2]);
        Assert.StartsWith("""{"path":"sub/a.outline","rule":"unclosed-link",""", lines[3]);
        string written = File.ReadAllText(_baseline);
        Record();
        Assert.Equal(written, File.ReadAllText(_baseline));
    }

    [Fact]
    public void Paths_count_from_its_own_folder()
    {
        Record();
        Assert.Equal(0, Processes.RunIn(_folder.Of("sub"), Processes.Executable, "check", "a.outline", "--baseline", "../known.json").Code);
    }

    [Fact]
    public void What_was_not_looked_at_stays_recorded()
    {
        Record();
        string written = File.ReadAllText(_baseline);
        Assert.Equal(0, Cli.Run("check", _folder.Of("b.outline"), "--baseline", _baseline, "--write-baseline").Code);
        Assert.Equal(written, File.ReadAllText(_baseline));
        Assert.Equal(0, Cli.Run("check", _folder.Path, "--rule", "mojibake", "--baseline", _baseline, "--write-baseline").Code);
        Assert.Equal(written, File.ReadAllText(_baseline));
        Assert.DoesNotContain("gone", Cli.Run("check", _folder.Of("b.outline"), "--baseline", _baseline).Output);
    }

    [Fact]
    public void What_is_known_is_not_mended()
    {
        Record();
        _folder.Write("b.outline", "- c\n\t- otra aciÃ³n\n\t- nueva aciÃ³n\n");
        Assert.Equal(0, Check("--fix").Code);
        Assert.Equal("- c\n\t- otra aciÃ³n\n\t- nueva ación\n", File.ReadAllText(_folder.Of("b.outline")));
    }

    [Fact]
    public void Two_that_were_merged_count_together()
    {
        Record();
        string[] lines = File.ReadAllLines(_baseline);
        File.WriteAllLines(_baseline, ["[", lines[1], .. lines[1..]]);
        _folder.Write("b.outline", "- c\n\t- otra aciÃ³n\n\t- d\n\t\t- otra aciÃ³n\n");
        Assert.Equal(0, Check().Code);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "a": 1 }""")]
    [InlineData("""[{ "path": "a" }]""")]
    [InlineData("""[{ "path": null, "rule": "a", "fingerprint": "b", "count": 1, "text": "" }]""")]
    public void What_is_no_baseline_ends_with_2(string text)
    {
        _folder.Write("known.json", text);
        var (code, output, error) = Check();
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith($"outline-notes: {_baseline}: is no baseline: ", error);
    }

    [Fact]
    public void One_that_is_not_there_ends_with_2() => Assert.Equal((2, ""), (Check().Code, Check().Output));

    [Fact]
    public void One_that_cannot_be_written_ends_with_2()
    {
        string missing = _folder.Of("no/such/known.json");
        var (code, output, error) = Cli.Run("check", _folder.Path, "--baseline", missing, "--write-baseline");
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith($"outline-notes: {missing}: cannot be written: ", error);
        Record();
        File.SetAttributes(_baseline, FileAttributes.ReadOnly);
        Assert.Equal((2, $"outline-notes: {_baseline}: not changed: it is read-only\n"), (Record().Code, Record().Error));
        File.SetAttributes(_baseline, FileAttributes.Normal);
    }

    private Outcome Record() => Cli.Run("check", _folder.Path, "--baseline", _baseline, "--write-baseline");

    private Outcome Check(params string[] more) => Cli.Run(["check", _folder.Path, "--baseline", _baseline, .. more]);
}
