using System.Text;
using CommandLine.Checking;
using Outline.Workspace;

namespace CommandLine.Reports;

/// <summary>Findings as workflow commands of GitHub Actions, which shows each beside its line.</summary>
internal sealed class GitHubReport(TextWriter output) : IReport
{
    /// <inheritdoc/>
    public FixDetail Fixes => FixDetail.None;

    /// <inheritdoc/>
    public string Draw(string path, IReadOnlyList<Finding> findings)
    {
        var commands = new StringBuilder();
        foreach (var finding in findings)
        {
            var (diagnostic, span) = (finding.Diagnostic, finding.Diagnostic.Span);
            bool isInLine = span.Start.Line == span.End.Line;
            // Of a place in several lines columns are refused.
            string start = isInLine ? $",col={span.Start.Character + 1}" : "", end = isInLine ? $",endColumn={span.End.Character + 1}" : "";
            commands.Append(
                $"::{Command(diagnostic.Level)} file={Property(path.Replace('\\', '/'))},line={span.Start.Line + 1}{start},endLine={span.End.Line + 1}{end},"
                + $"title={Property(diagnostic.Rule.Name)}::{Data(diagnostic.Message)}\n");
        }
        return commands.ToString();
    }

    /// <inheritdoc/>
    public void Add(string path, IReadOnlyList<Finding> findings, string drawn) => output.Write(drawn);

    /// <inheritdoc/>
    public void Finish(CheckSum sum)
    {
        // Nothing to report is no annotation.
    }

    private static string Command(DiagnosticLevel level) => level switch
    {
        DiagnosticLevel.Error => "error",
        DiagnosticLevel.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text) => Printable.Of(text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A"));

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}
