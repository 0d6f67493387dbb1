using CommandLine.Checking;
using Outline.Workspace;

namespace CommandLine.Reports;

/// <summary>Findings for people: each in its place, as compilers draw it, and a sum at the end.</summary>
/// <param name="output">Where to.</param>
/// <param name="hasColours">Whether there are colours.</param>
internal sealed class TextReport(TextWriter output, bool hasColours) : IReport
{
    // Of other places in the same file so many are drawn; more explain nothing.
    private const int MostRelated = 4;

    private readonly Colours _colours = new(hasColours);
    private readonly Dictionary<DiagnosticLevel, int> _count = [];
    private int _files, _filesWithFindings, _fixable;

    /// <inheritdoc/>
    public FixDetail Fixes => FixDetail.First;

    /// <inheritdoc/>
    public string Draw(string path, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            return "";
        var drawn = new StringWriter { NewLine = "\n" };
        foreach (var finding in findings)
            Write(drawn, path, finding);
        return drawn.ToString();
    }

    /// <inheritdoc/>
    public void Add(string path, IReadOnlyList<Finding> findings, string drawn)
    {
        output.Write(drawn);
        _files++;
        _filesWithFindings += findings.Count > 0 ? 1 : 0;
        foreach (var finding in findings)
        {
            _count[finding.Diagnostic.Level] = _count.GetValueOrDefault(finding.Diagnostic.Level) + 1;
            _fixable += finding.IsFixable ? 1 : 0;
        }
    }

    /// <inheritdoc/>
    public void Finish(CheckSum sum)
    {
        foreach (var file in sum.Fixed)
            output.WriteLine(FixedLine(file));
        string left = _filesWithFindings == 0 ? "" : SumOf(_count, _filesWithFindings);
        if (sum.Fixed.Count > 0)
            output.WriteLine($"{FixedSum(sum.Fixed)}; {(left.Length > 0 ? $"left {left}" : "nothing is left")}");
        else
            output.WriteLine(left.Length > 0 ? left : _files == 0 ? "No notes found" : $"Nothing to report in {Count(_files, "file")}");
        foreach (string line in BaselineLines(sum))
            output.WriteLine(line);

        string SumOf(Dictionary<DiagnosticLevel, int> count, int files) =>
            string.Join(", ", count.OrderByDescending(some => some.Key).Select(some => Count(some.Value, Name(some.Key))))
            + $" in {Count(files, "file")}"
            + (_fixable > 0 ? $"; {_fixable} can be fixed" : "");
    }

    /// <summary>What was mended in a file.</summary>
    public static string FixedLine(FixedFile file) =>
        $"{Printable.Of(file.Path)}: fixed {string.Join(", ", file.Fixed.OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => $"{rule.Value} {rule.Key}"))}";

    /// <summary>What was mended in all files.</summary>
    public static string FixedSum(IReadOnlyList<FixedFile> files) => $"{files.Sum(file => file.Count)} fixed in {Count(files.Count, "file")}";

    /// <summary>What there is to say of the baseline.</summary>
    public static IEnumerable<string> BaselineLines(CheckSum sum)
    {
        if (sum.Known > 0)
            yield return $"{Count(sum.Known, "finding")} of the baseline not shown";
        if (sum.Gone > 0)
            yield return $"{sum.Gone} of the baseline {(sum.Gone == 1 ? "is" : "are")} gone: --write-baseline drops {(sum.Gone == 1 ? "it" : "them")}";
    }

    /// <summary>A number and what it counts.</summary>
    public static string Count(int number, string what) => $"{number} {what}{(number == 1 || what == "information" ? "" : "s")}";

    private void Write(StringWriter drawn, string path, Finding finding)
    {
        var (diagnostic, level) = (finding.Diagnostic, finding.Diagnostic.Level);
        var start = diagnostic.Span.Start;
        List<CodeFrame.Mark> marks = [new(diagnostic.Span, finding.SourceLine, diagnostic.Message, '^', Colours.Of(level))];
        var elsewhere = new List<RelatedLine>();
        int here = 0;
        foreach (var related in diagnostic.Related)
        {
            if (related.Uri is null && here < finding.RelatedLines.Count && here < MostRelated)
                marks.Add(new(related.Span, finding.RelatedLines[here], related.Message, '-', Colours.Frame));
            else
                elsewhere.Add(new(related.Uri ?? path, related.Span.Start.Line + 1, related.Span.Start.Character + 1, related.Message));
            here += related.Uri is null ? 1 : 0;
        }

        int gutter = CodeFrame.GutterOf(marks);
        string blanks = new(' ', gutter + 1);
        drawn.WriteLine($"{_colours.Paint(Colours.Of(level), Name(level))}{_colours.Paint(Colours.Bold, $": {diagnostic.Rule.Name}")}");
        drawn.WriteLine($"{_colours.Paint(Colours.Frame, $"{new string(' ', gutter)}-->")} {Printable.Of(path)}:{start.Line + 1}:{start.Character + 1}");
        new CodeFrame(_colours).Draw(drawn, marks, gutter);
        if (elsewhere.Count > 0 || finding.Fix is not null)
            drawn.WriteLine(_colours.Paint(Colours.Frame, $"{blanks}|"));
        foreach (var related in elsewhere)
            Note("note", $"{related.Message}: {related.Path}:{related.Line}:{related.Column}");
        if (finding.Fix is { } fix)
            Note("help", fix.Title);
        drawn.WriteLine();

        void Note(string kind, string text) =>
            drawn.WriteLine($"{_colours.Paint(Colours.Frame, $"{blanks}=")} {_colours.Paint(Colours.Bold, kind)}: {Printable.Of(text)}");
    }

    private static string Name(DiagnosticLevel level) => level.ToString().ToLowerInvariant();

    private readonly record struct RelatedLine(string Path, int Line, int Column, string Message);
}
