using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>What a rule has to say about a place.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Span">The place.</param>
/// <param name="Message">One sentence for the writer of the note, without a full stop.</param>
public sealed record Diagnostic(Rule Rule, LineSpan Span, string Message)
{
    /// <summary>How loud it is: what holds for the note that it is about.</summary>
    public DiagnosticLevel Level { get; init; } = Rule.Level;

    /// <summary>Other places that matter.</summary>
    public IReadOnlyList<RelatedPlace> Related { get; init; } = [];
}

/// <summary>A place that explains a diagnostic.</summary>
/// <param name="Span">The place.</param>
/// <param name="Message">What it has to do with it.</param>
/// <param name="Uri">The document that it stands in; null for the one that the diagnostic is about.</param>
public readonly record struct RelatedPlace(LineSpan Span, string Message, string? Uri = null);
