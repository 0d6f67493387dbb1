using System.Text.Json;
using CommandLine.Checking;
using CommandLine.Reports;
using Outline.Workspace;

namespace CommandLine.Tests.Reports;

public class JsonReportTests
{
    [Fact]
    public void Nothing_is_an_empty_array() => Assert.Equal("[]\n", Report());

    [Fact]
    public void A_finding_counts_from_one() =>
        Assert.Equal(
            """
            [
            {"path":"a.outline","line":3,"column":3,"endLine":4,"endColumn":1,"rule":"sample","level":"warning","message":"m","fixable":true},
            {"path":"a.outline","line":1,"column":1,"endLine":1,"endColumn":2,"rule":"sample","level":"hint","message":"“ó” & <b>","fixable":false}
            ]

            """,
            Report(
                new(new(new Sample(), new(new(2, 2), new(3, 0)), "m"), "- abc") { IsFixable = true },
                new(new(new Sample(), new(0, 0, 1), "“ó” & <b>") { Level = DiagnosticLevel.Hint }, "x")));

    [Fact]
    public void It_is_json_whatever_the_note_holds()
    {
        string message = "\"\\\n\0\u2028" + (char)0xD83D;
        var array = JsonDocument.Parse(Report(new Finding(new(new Sample(), new(0, 0, 1), message), ""))).RootElement;
        Assert.Equal("\"\\\n\0\u2028\uFFFD", array[0].GetProperty("message").GetString());
    }

    [Fact]
    public void What_a_terminal_would_obey_is_escaped()
    {
        string message = "a\e[2J\u009B\u202E\u007F\U000E0041";
        string json = Report(new Finding(new(new Sample(), new(0, 0, 1), message), ""));
        Assert.DoesNotContain(json.EnumerateRunes(), rune => rune.Value is 0x1B or 0x9B or 0x202E or 0x7F or 0xE0041);
        Assert.Equal(message, JsonDocument.Parse(json).RootElement[0].GetProperty("message").GetString());
    }

    private static string Report(params Finding[] findings)
    {
        var output = new StringWriter { NewLine = "\n" };
        IReport report = new JsonReport(output);
        report.Add("a.outline", findings);
        report.Finish(new());
        return output.ToString();
    }
}
