namespace Outline.Text;

/// <summary>A stretch of text; <paramref name="End"/> is not part of it.</summary>
/// <param name="Start">The first place of the span.</param>
/// <param name="End">The place after the span, never before <paramref name="Start"/> in a span the library makes.</param>
public readonly record struct LineSpan(LinePosition Start, LinePosition End)
{
    /// <summary>A span inside one line.</summary>
    /// <param name="line">The line, from 0.</param>
    /// <param name="start">First UTF-16 code unit, from 0.</param>
    /// <param name="end">The code unit after the last.</param>
    public LineSpan(int line, int start, int end) : this(new(line, start), new(line, end)) { }

    /// <summary>Whether nothing stands in the span.</summary>
    public bool IsEmpty => Start == End;

    /// <summary>Whether a position lies in the span or at either end.</summary>
    public bool Touches(LinePosition position) => Start <= position && position <= End;

    /// <summary>Whether two spans share a place, their ends included.</summary>
    public bool Touches(LineSpan other) => Start <= other.End && other.Start <= End;

    /// <inheritdoc/>
    public override string ToString() => $"{Start}-{End}";
}
