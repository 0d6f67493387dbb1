using Outline.Rules;
using Outline.Text;
using Outline.Workspace;

namespace Folders;

/// <summary>Something in a project file that is wrong.</summary>
/// <param name="Message">What, without a full stop.</param>
/// <param name="Span">The place, lines and columns from 0, columns in UTF-16 code units.</param>
/// <param name="Level">Error where the text is no JSON, warning where a value is not what it has to be, hint where a name says nothing.</param>
public sealed record ProjectProblem(string Message, LineSpan Span, DiagnosticLevel Level)
{
    /// <summary>The line, from 0.</summary>
    public int Line => Span.Start.Line;

    /// <summary>The place in the line, from 0, in UTF-16 code units.</summary>
    public int Column => Span.Start.Character;

    /// <summary>The name of the rule that finds it in notes too; null for what only a project file can get wrong.</summary>
    public string? Rule { get; init; }

    /// <summary>Another place of the file that has to do with it.</summary>
    public RelatedPlace? Related { get; init; }
}

/// <summary>What is wrong with a project file, found by offsets of its text.</summary>
/// <param name="text">The text.</param>
internal sealed class ProblemList(string text)
{
    // Whoever has more to mend begins with these.
    private const int Most = 100;

    private const int LongestQuotation = 40;

    private readonly List<ProjectProblem> _all = [];
    private readonly List<int> _lineStarts = [];

    /// <summary>What was found, in the order of the text.</summary>
    public IEnumerable<ProjectProblem> All => _all.OrderBy(problem => problem.Span.Start);

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => _all.Count == 0;

    /// <summary>Adds a problem.</summary>
    /// <param name="start">Where it begins, in UTF-16 code units from the start of the text.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="message">What is wrong, without a full stop.</param>
    /// <param name="level">How bad it is.</param>
    public void Add(int start, int end, string message, DiagnosticLevel level) => Add(At(start, end, message, level));

    /// <summary>Adds a problem.</summary>
    public void Add(ProjectProblem problem)
    {
        if (_all.Count < Most)
            _all.Add(problem);
    }

    /// <summary>A problem at a place of the text, which is not added.</summary>
    public ProjectProblem At(int start, int end, string message, DiagnosticLevel level) => new(message, SpanOf(start, end), level);

    /// <summary>The lines and columns of a part of the text.</summary>
    public LineSpan SpanOf(int start, int end) => new(PlaceOf(start), PlaceOf(end));

    /// <summary>A part of the text between quotation marks, cut where it is long.</summary>
    public static string Quote(ReadOnlySpan<char> part)
    {
        if (part.Length <= LongestQuotation)
            return $"“{part}”";
        int end = LongestQuotation - (char.IsHighSurrogate(part[LongestQuotation - 1]) ? 1 : 0);
        return $"“{part[..end]}…”";
    }

    private LinePosition PlaceOf(int offset)
    {
        if (_lineStarts.Count == 0)
            FindLines();
        int line = _lineStarts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return new(line, offset - _lineStarts[line]);
    }

    private void FindLines()
    {
        _lineStarts.Add(0);
        int at = 0;
        while (text.AsSpan(at).IndexOfAny('\r', '\n') is var length and >= 0)
        {
            at += length + (text.AsSpan(at + length).StartsWith("\r\n") ? 2 : 1);
            _lineStarts.Add(at);
        }
    }
}
