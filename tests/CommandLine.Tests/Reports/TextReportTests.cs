using CommandLine.Checking;
using CommandLine.Reports;
using Outline.Rules;
using Outline.Text;
using Outline.Workspace;

namespace CommandLine.Tests.Reports;

public class TextReportTests
{
    [Fact]
    public void A_finding_is_drawn_in_its_line() =>
        Assert.Equal(
            """
            warning: sample
             --> a.outline:3:3
              |
            3 | - abc
              |   ^^^ something

            1 warning in 1 file

            """, Report(new LineSpan(2, 2, 5), "- abc"));

    [Fact]
    public void The_first_fix_is_told_below() =>
        Assert.Equal(
            """
            warning: sample
               --> a.outline:123:1
                |
            123 | abc
                | ^ something
                |
                = help: Put ␛ there

            1 warning in 1 file; 1 can be fixed

            """, Report(new Finding(new(new Sample(), new(122, 0, 1), "something"), "abc") { IsFixable = true, Fix = new("Put \e there", [], Trust.Likely) }));

    [Theory]
    [InlineData("\t- a", 1, 2, "    - a", "    ^")]
    [InlineData("\t\t  - b", 2, 4, "          - b", "        ^^")]
    [InlineData("a\tb", 1, 2, "a   b", " ^^^")]
    [InlineData("漢字x", 2, 3, "漢字x", "    ^")]
    [InlineData("e\u0301x", 2, 3, "e\u0301x", " ^")]
    [InlineData("😀x", 2, 3, "😀x", "  ^")]
    [InlineData("- ", 2, 2, "-", "  ^")]
    [InlineData("- \u001B[31mred", 2, 3, "- ␛[31mred", "  ^")]
    [InlineData("a\u200Bb", 1, 2, "a\uFFFDb", " ^")]
    [InlineData("a\u202Eb", 1, 2, "a\uFFFDb", " ^")]
    public void Carets_stand_under_the_place(string line, int start, int end, string source, string carets) =>
        Assert.Equal([$"1 | {source}", $"  | {carets} something"], Report(new LineSpan(0, start, end), line).Split('\n')[3..5]);

    [Fact]
    public void Of_a_long_line_the_part_around_the_place_is_shown()
    {
        string[] lines = Report(new LineSpan(0, 5000, 5003), new string('x', 5000) + "yyy" + new string('z', 5000)).Split('\n');
        Assert.Equal("1 | …" + new string('x', 60) + "yyy" + new string('z', 97) + "…", lines[3]);
        Assert.Equal("  | " + new string(' ', 1 + 60) + "^^^ something", lines[4]);
    }

    [Fact]
    public void A_place_in_several_lines_is_marked_in_the_first() =>
        Assert.Equal(["1 | - abc", "  |   ^^^ something"], Report(new LineSpan(new(0, 2), new(3, 1)), "- abc").Split('\n')[3..5]);

    [Fact]
    public void Related_places_of_the_same_file_are_drawn_with_it() =>
        Assert.Equal(
            """
            warning: sample
              --> a.outline:10:2
               |
             7 | p
               | - the parent
            ...
            10 | xyz
               |  ^ m

            1 warning in 1 file

            """,
            Report(new Finding(new(new Sample(), new(9, 1, 2), "m") { Related = [new(new(6, 0, 1), "the parent")] }, "xyz") { RelatedLines = ["p"] }));

    [Fact]
    public void Two_places_of_a_line_share_it() =>
        Assert.Equal(
            ["1 | xyz", "  | - first", "  |   ^ m"],
            Report(new Finding(new(new Sample(), new(0, 2, 3), "m") { Related = [new(new(0, 0, 1), "first")] }, "xyz") { RelatedLines = ["xyz"] }).Split('\n')[3..6]);

    [Fact]
    public void Lines_that_follow_each_other_have_no_dots_between() =>
        Assert.DoesNotContain("...", Report(new Finding(new(new Sample(), new(1, 0, 1), "m") { Related = [new(new(0, 0, 1), "up")] }, "b") { RelatedLines = ["a"] }));

    [Fact]
    public void Related_places_of_another_file_are_named() =>
        Assert.Contains(
            "  |\n  = note: the first: b␛.outline:7:1\n",
            Report(new Finding(new(new Sample(), new(0, 0, 1), "m") { Related = [new(new(6, 0, 1), "the first", "b\e.outline")] }, "x")));

    [Fact]
    public void Of_many_related_places_the_others_are_named() =>
        Assert.Contains(
            "  = note: n5: a.outline:6:1\n",
            Report(new Finding(new(new Sample(), new(0, 0, 1), "m") { Related = [.. Enumerable.Range(1, 5).Select(n => new RelatedPlace(new(n, 0, 1), $"n{n}"))] }, "x")
            {
                RelatedLines = ["1", "2", "3", "4", "5"],
            }));

    [Fact]
    public void What_a_terminal_would_obey_is_shown_as_a_sign()
    {
        string report = Report(new Finding(new(new Sample(), new(0, 0, 1), "has \e[2J"), "x"), path: "a\e]0;b.outline");
        Assert.DoesNotContain('\e', report);
        Assert.Contains("has ␛[2J", report);
    }

    [Fact]
    public void Colours_are_there_when_asked_for() => Assert.Contains("\e[1;33mwarning\e[0m", Report(new LineSpan(0, 0, 1), "x", colours: true));

    [Fact]
    public void The_sum_counts_by_level_loudest_first()
    {
        var output = new StringWriter { NewLine = "\n" };
        IReport report = new TextReport(output, hasColours: false);
        report.Add("a", [Of(DiagnosticLevel.Hint), Of(DiagnosticLevel.Warning, fixable: true), Of(DiagnosticLevel.Information)]);
        report.Add("b", []);
        report.Add("c", [Of(DiagnosticLevel.Warning, fixable: true), Of(DiagnosticLevel.Error), Of(DiagnosticLevel.Information)]);
        report.Finish(new());
        Assert.EndsWith("1 error, 2 warnings, 2 information, 1 hint in 2 files; 2 can be fixed\n", output.ToString());
    }

    [Fact]
    public void What_was_fixed_is_told_by_file_and_rule()
    {
        var output = new StringWriter { NewLine = "\n" };
        IReport report = new TextReport(output, hasColours: false);
        report.Add("a", []);
        report.Finish(new() { Fixed = [new("a", new Dictionary<string, int> { ["mojibake"] = 2, ["empty-item"] = 1 }), new("b", new Dictionary<string, int> { ["mojibake"] = 1 })] });
        Assert.Equal("a: fixed 1 empty-item, 2 mojibake\nb: fixed 1 mojibake\n4 fixed in 2 files; nothing is left\n", output.ToString());
    }

    private static string Report(LineSpan span, string line, bool colours = false) =>
        Report(new Finding(new(new Sample(), span, "something"), line), colours);

    private static string Report(Finding finding, bool colours = false, string path = "a.outline")
    {
        var output = new StringWriter { NewLine = "\n" };
        IReport report = new TextReport(output, colours);
        report.Add(path, [finding]);
        report.Finish(new());
        return output.ToString();
    }

    private static Finding Of(DiagnosticLevel level, bool fixable = false) =>
        new(new(new Sample(), new(0, 0, 1), "m") { Level = level }, "x") { IsFixable = fixable };
}
