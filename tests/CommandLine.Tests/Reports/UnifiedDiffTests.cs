using System.Diagnostics;
using CommandLine.Reports;
using CsCheck;
using Outline.Text;

namespace CommandLine.Tests.Reports;

public class UnifiedDiffTests
{
    [Fact]
    public void What_is_the_same_says_nothing() => Assert.Equal("", Diff("- a\n", "- a\n"));

    [Fact]
    public void A_change_stands_among_three_lines_before_and_after() =>
        Assert.Equal(
            """
            --- a.outline
            +++ a.outline
            @@ -3,7 +3,8 @@
             3
             4
             5
            -6
            +six
            +and more
             7
             8
             9

            """, Diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", "1\n2\n3\n4\n5\nsix\nand more\n7\n8\n9\n10\n"));

    [Fact]
    public void Changes_far_from_each_other_are_parted() =>
        Assert.Equal(
            ["@@ -1,4 +1,4 @@", "@@ -7,4 +7,4 @@"],
            Diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", "one\n2\n3\n4\n5\n6\n7\n8\n9\nten\n").Split('\n').Where(line => line.StartsWith('@')));

    [Fact]
    public void A_line_without_an_end_says_so() =>
        Assert.Equal(
            """
            --- a.outline
            +++ a.outline
            @@ -1,2 +1,2 @@
             - a
            -- b 
            \ No newline at end of file
            +- b
            \ No newline at end of file

            """, Diff("- a\n- b ", "- a\n- b"));

    [Fact]
    public void All_of_a_file_may_come_or_go()
    {
        Assert.Contains("@@ -0,0 +1,2 @@\n+a\n+b\n", Diff("", "a\nb\n"));
        Assert.Contains("@@ -1 +0,0 @@\n-a\n", Diff("a\n", ""));
    }

    [Fact]
    public void Odd_names_are_written_as_git_does()
    {
        Assert.StartsWith("--- a b\t\n+++ a b\t\n", Diff("a", "b", "a b"));
        Assert.StartsWith("--- \"a\\\"\\012b\"\n", Diff("a", "b", "a\"\nb"));
        Assert.StartsWith("--- año\n", Diff("a", "b", "año"));
    }

    [Fact]
    public void Of_utf16_only_that_it_changes_is_told() =>
        Assert.Equal("Binary files a.outline and a.outline differ\n", Diff("a", "b", encoding: FileEncoding.Utf16LittleEndian));

    [Fact]
    public void Where_somebody_looks_nothing_is_obeyed()
    {
        Assert.Contains("-␛[2J", Diff("\e[2J\n", "", isShown: true));
        Assert.Contains("-\e[2J", Diff("\e[2J\n", ""));
        Assert.Contains("-\t- a\n", Diff("\t- a\r\n", "", isShown: true));
    }

    [Fact]
    public void Text_that_changes_in_every_line_takes_no_longer_than_it_is_long()
    {
        string old = string.Concat(Enumerable.Range(0, 50_000).Select(line => $"- {line} \n"));
        Assert.Equal(100_000, Diff(old, old.Replace(" \n", "\n")).Split('\n').Count(line => line.StartsWith("-- ") || line.StartsWith("+- ")));
    }

    [UnixFact]
    public void Git_and_patch_make_the_new_text_of_the_old()
    {
        var line = Gen.OneOf("- a", "- b", "", "\t- ünï", "- x ", "+", "\\ No newline at end of file", "--- a", "@@ -1 +1 @@");
        var end = Gen.OneOf("\n", "\n", "\n", "\r\n", "\r");
        var text = Gen.Select(Gen.Select(line, end, (l, e) => l + e).Array[0, 25], line, (lines, last) => string.Concat(lines) + last);
        var mark = Gen.Bool;
        Gen.Select(text, text, mark).Sample(
            (old, now, hasMark) =>
            {
                var encoding = hasMark ? FileEncoding.Utf8WithMark : FileEncoding.Utf8;
                string diff = Diff(old, now, "f x.outline", encoding);
                if (diff.Length == 0)
                    return old == now;
                return Applied("git", ["apply", "-p0", "--whitespace=nowarn", "--unidiff-zero", "d"], old, diff, encoding).SequenceEqual(Bytes(now, encoding))
                    && (!_hasPatch || Applied("patch", ["-p0", "-s", "--binary", "-i", "d"], old, diff, encoding).SequenceEqual(Bytes(now, encoding)));
            },
            iter: 60, threads: 1, print: sample => $"{sample.Item1.Replace("\r", "␍")}=>{sample.Item2.Replace("\r", "␍")}");
    }

    private static readonly bool _hasPatch = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Join(folder, "patch")));

    private static byte[] Applied(string program, string[] args, string old, string diff, FileEncoding encoding)
    {
        using var folder = new TempFolder();
        string path = folder.Write("f x.outline", Bytes(old, encoding));
        folder.Write("d", diff);
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardOutput = true };
        // Outside of any repository, whatever is above the folder for temporary files.
        start.Environment["GIT_DIR"] = folder.Of("none");
        using var process = Process.Start(start)!;
        string problem = process.StandardError.ReadToEnd() + process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, problem + diff);
        return File.Exists(path) ? File.ReadAllBytes(path) : [];
    }

    private static byte[] Bytes(string text, FileEncoding encoding)
    {
        Assert.True(new FileText(SourceText.Parse(text), encoding).TryEncode(out byte[]? bytes, out _));
        return bytes;
    }

    private static string Diff(string old, string now, string path = "a.outline", FileEncoding encoding = FileEncoding.Utf8, bool isShown = false)
    {
        var output = new StringWriter { NewLine = "\n" };
        new UnifiedDiff(output, new(false), isShown).Write(path, new(SourceText.Parse(old), encoding), new(SourceText.Parse(now), encoding));
        return output.ToString();
    }
}
