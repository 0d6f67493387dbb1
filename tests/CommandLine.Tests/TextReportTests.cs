using Outline.Rules;
using Outline.Text;
using Outline.Workspace;

namespace CommandLine.Tests;

public class TextReportTests
{
    [Fact]
    public void A_finding_is_a_line_the_source_and_carets() =>
        Assert.Equal(
            """
            a.outline:3:3: warning sample: something
                - abc
                  ^^^
            1 warning in 1 file

            """, Report(new LineSpan(2, 2, 5), "- abc"));

    [Theory]
    [InlineData("\t- a", 1, 2, "        - a", "        ^")]
    [InlineData("\t\t  - b", 2, 4, "              - b", "            ^^")]
    [InlineData("a\tb", 1, 2, "    a   b", "     ^^^")]
    [InlineData("漢字x", 2, 3, "    漢字x", "        ^")]
    [InlineData("e\u0301x", 2, 3, "    e\u0301x", "     ^")]
    [InlineData("😀x", 2, 3, "    😀x", "      ^")]
    [InlineData("- ", 2, 2, "    - ", "      ^")]
    [InlineData("- \u001B[31mred", 2, 3, "    - ␛[31mred", "      ^")]
    [InlineData("a\u200Bb", 1, 2, "    a\uFFFDb", "     ^")]
    [InlineData("a\u202Eb", 1, 2, "    a\uFFFDb", "     ^")]
    public void Carets_stand_under_the_place(string line, int start, int end, string source, string carets) =>
        Assert.Equal([source, carets], Report(new LineSpan(0, start, end), line).Split('\n')[1..3]);

    [Fact]
    public void Of_a_long_line_the_part_around_the_place_is_shown()
    {
        string[] lines = Report(new LineSpan(0, 5000, 5003), new string('x', 5000) + "yyy" + new string('z', 5000)).Split('\n');
        Assert.Equal("    …" + new string('x', 60) + "yyy" + new string('z', 97) + "…", lines[1]);
        Assert.Equal(new string(' ', 4 + 1 + 60) + "^^^", lines[2]);
    }

    [Fact]
    public void A_place_in_several_lines_is_marked_in_the_first() =>
        Assert.Equal(["    - abc", "      ^^^"], Report(new LineSpan(new(0, 2), new(3, 1)), "- abc").Split('\n')[1..3]);

    [Fact]
    public void Related_places_stand_below() =>
        Assert.Contains(
            "    line 7: the parent\n",
            Report(new Diagnostic(new Sample(), new(0, 0, 1), "m") { Related = [new(new(6, 0, 1), "the parent")] }, "x"));

    [Fact]
    public void Related_places_of_another_file_have_its_path() =>
        Assert.Contains(
            "    b␛.outline:7: the first\n",
            Report(new Diagnostic(new Sample(), new(0, 0, 1), "m") { Related = [new(new(6, 0, 1), "the first", "b\e.outline")] }, "x"));

    [Fact]
    public void What_a_terminal_would_obey_is_shown_as_a_sign()
    {
        string report = Report(new Diagnostic(new Sample(), new(0, 0, 1), "has \e[2J"), "x", path: "a\e]0;b.outline");
        Assert.DoesNotContain('\e', report);
        Assert.Contains("has ␛[2J", report);
    }

    [Fact]
    public void Colours_are_there_when_asked_for() => Assert.Contains("\e[33mwarning\e[0m", Report(new LineSpan(0, 0, 1), "x", colours: true));

    [Fact]
    public void The_sum_counts_by_level_loudest_first()
    {
        var output = new StringWriter { NewLine = "\n" };
        var report = new TextReport(output, colours: false);
        report.Add("a", [Of(DiagnosticLevel.Hint), Of(DiagnosticLevel.Warning, fixable: true), Of(DiagnosticLevel.Information)]);
        report.Add("b", []);
        report.Add("c", [Of(DiagnosticLevel.Warning, fixable: true), Of(DiagnosticLevel.Error), Of(DiagnosticLevel.Information)]);
        report.Finish();
        Assert.EndsWith("1 error, 2 warnings, 2 information, 1 hint in 2 files; 2 can be fixed\n", output.ToString());
    }

    private static string Report(LineSpan span, string line, bool colours = false) =>
        Report(new Diagnostic(new Sample(), span, "something"), line, colours);

    private static string Report(Diagnostic diagnostic, string line, bool colours = false, string path = "a.outline")
    {
        var output = new StringWriter { NewLine = "\n" };
        var report = new TextReport(output, colours);
        report.Add(path, [new(diagnostic, false, line)]);
        report.Finish();
        return output.ToString();
    }

    private static Finding Of(DiagnosticLevel level, bool fixable = false) =>
        new(new(new Sample(), new(0, 0, 1), "m") { Level = level }, fixable, "x");
}
