namespace Outline.Text;

/// <summary>One edit.</summary>
/// <param name="Span">What is replaced; null replaces the whole text.</param>
/// <param name="NewText">What stands there afterwards.</param>
public readonly record struct TextChange(LineSpan? Span, string NewText);
