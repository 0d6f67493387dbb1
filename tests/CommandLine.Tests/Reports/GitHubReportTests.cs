using CommandLine.Checking;
using CommandLine.Reports;
using Outline.Text;
using Outline.Workspace;

namespace CommandLine.Tests.Reports;

public class GitHubReportTests
{
    [Fact]
    public void Nothing_is_nothing() => Assert.Equal("", Report("a.outline"));

    [Fact]
    public void A_finding_is_a_command() =>
        Assert.Equal(
            "::warning file=a.outline,line=3,col=3,endLine=3,endColumn=6,title=sample::m\n",
            Report("a.outline", Of(new LineSpan(2, 2, 5), "m")));

    [Theory]
    [InlineData(DiagnosticLevel.Error, "::error ")]
    [InlineData(DiagnosticLevel.Information, "::notice ")]
    [InlineData(DiagnosticLevel.Hint, "::notice ")]
    public void Levels_are_those_of_annotations(DiagnosticLevel level, string command) =>
        Assert.StartsWith(command, Report("a", Of(new LineSpan(0, 0, 1), "m", level)));

    [Fact]
    public void Of_several_lines_no_columns_are_told() =>
        Assert.Equal("::warning file=a,line=1,endLine=4,title=sample::m\n", Report("a", Of(new(new(0, 2), new(3, 1)), "m")));

    [Fact]
    public void What_would_end_a_part_is_escaped() =>
        Assert.Equal(
            "::warning file=50%25%3A a%2Cb,line=1,col=1,endLine=1,endColumn=2,title=sample::100%25: a, b::c%0D%0Ad␛[2J\n",
            Report("50%: a,b", Of(new LineSpan(0, 0, 1), "100%: a, b::c\r\nd\e[2J")));

    private static Finding Of(LineSpan span, string message, DiagnosticLevel level = DiagnosticLevel.Warning) =>
        new(new(new Sample(), span, message) { Level = level }, "x");

    private static string Report(string path, params Finding[] findings)
    {
        var output = new StringWriter { NewLine = "\n" };
        IReport report = new GitHubReport(output);
        report.Add(path, findings);
        report.Finish(new());
        return output.ToString();
    }
}
