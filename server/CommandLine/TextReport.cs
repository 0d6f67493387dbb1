using System.Text;
using Outline.Workspace;

namespace CommandLine;

/// <summary>Findings for people: a line each, the source under it with the place marked, and a sum at the end.</summary>
internal sealed class TextReport(TextWriter output, bool colours) : IReport
{
    private const int TabStop = 4;

    // Of a long line, so many UTF-16 units around the start of the place are shown.
    private const int Before = 60, After = 100;

    private const string Indent = "    ";

    private readonly Dictionary<DiagnosticLevel, int> _count = [];
    private int _files, _filesWithFindings, _fixable;

    /// <inheritdoc/>
    public void Add(string path, IReadOnlyList<Finding> findings)
    {
        _files++;
        _filesWithFindings += findings.Count > 0 ? 1 : 0;
        foreach (var finding in findings)
        {
            _count[finding.Diagnostic.Level] = _count.GetValueOrDefault(finding.Diagnostic.Level) + 1;
            _fixable += finding.Fixable ? 1 : 0;
            Write(path, finding);
        }
    }

    /// <inheritdoc/>
    public void Finish() => output.WriteLine((_files, _filesWithFindings) switch
    {
        (0, _) => "No notes found",
        (_, 0) => $"Nothing to report in {Count(_files, "file")}",
        _ => string.Join(", ", _count.OrderByDescending(some => some.Key).Select(some => Count(some.Value, Name(some.Key))))
            + $" in {Count(_filesWithFindings, "file")}"
            + (_fixable > 0 ? $"; {_fixable} can be fixed" : ""),
    });

    private void Write(string path, Finding finding)
    {
        var (diagnostic, level) = (finding.Diagnostic, finding.Diagnostic.Level);
        var start = diagnostic.Span.Start;
        output.WriteLine(
            $"{Bold(Printable.Of(path))}:{start.Line + 1}:{start.Character + 1}: {Coloured(level, Name(level))} {diagnostic.Rule.Name}: "
            + Printable.Of(diagnostic.Message));

        var (source, mark) = Excerpt(finding);
        output.WriteLine(Indent + source);
        output.WriteLine(Indent + Coloured(level, mark));
        foreach (var related in diagnostic.Related)
        {
            int line = related.Span.Start.Line + 1;
            string place = related.Uri is { } other ? $"{Printable.Of(other)}:{line}" : $"line {line}";
            output.WriteLine($"{Indent}{place}: {Printable.Of(related.Message)}");
        }
    }

    /// <summary>The line as it can be shown, and the carets under the place; of a place in several lines, the first.</summary>
    private static (string Source, string Mark) Excerpt(Finding finding)
    {
        var (text, span) = (finding.SourceLine, finding.Diagnostic.Span);
        int start = span.Start.Character, end = span.End.Line > span.Start.Line ? text.Length : span.End.Character;
        int from = start > Before + After ? start - Before : 0, to = Math.Min(text.Length, from + Before + After);

        var source = new StringBuilder(from > 0 ? "…" : "");
        int column = source.Length, markStart = -1, markEnd = -1;
        int at = from;
        foreach (var rune in text.AsSpan(from, to - from).EnumerateRunes())
        {
            if (at >= start && markStart < 0)
                markStart = column;
            if (at >= end && markEnd < 0)
                markEnd = column;
            int width = rune.Value == '\t' ? TabStop - column % TabStop : Printable.Width(rune);
            if (rune.Value == '\t')
                source.Append(' ', width);
            else
                Printable.Append(source, rune);
            column += width;
            at += rune.Utf16SequenceLength;
        }
        if (to < text.Length)
            source.Append('…');
        markStart = markStart < 0 ? column : markStart;
        markEnd = markEnd < 0 ? column : markEnd;
        return (source.ToString(), new string(' ', markStart) + new string('^', Math.Max(1, markEnd - markStart)));
    }

    private static string Name(DiagnosticLevel level) => level.ToString().ToLowerInvariant();

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 || what == "information" ? "" : "s")}";

    private string Bold(string text) => colours ? $"\e[1m{text}\e[0m" : text;

    private string Coloured(DiagnosticLevel level, string text) => !colours ? text : level switch
    {
        DiagnosticLevel.Error => $"\e[31m{text}\e[0m",
        DiagnosticLevel.Warning => $"\e[33m{text}\e[0m",
        DiagnosticLevel.Information => $"\e[34m{text}\e[0m",
        _ => $"\e[2m{text}\e[0m",
    };
}
