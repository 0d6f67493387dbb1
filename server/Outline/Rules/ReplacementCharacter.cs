using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Characters that another program could not read and replaced.</summary>
public sealed class ReplacementCharacter : LineRule
{
    private const char Replacement = '\uFFFD';

    /// <inheritdoc/>
    public override string Name => "replacement-character";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Information;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a character that was lost: a program that could not read it put U+FFFD in its place",
        """
        What stood there is gone from the file; only somebody who knows, or an older copy, can bring it back. The note says so
        where it happened, instead of leaving it to be met years later.
        """,
        "- caf\uFFFD on the corner\n",
        "- café on the corner\n",
        null);

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        string text = line.Text;
        int start = text.IndexOf(Replacement);
        if (start < 0 || !RuleText.IsProse(line))
            return;
        while (start >= 0)
        {
            int length = text.AsSpan(start).IndexOfAnyExcept(Replacement);
            int end = length < 0 ? text.Length : start + length;
            if (!RuleText.IsInCode(line, start, end))
            {
                found.Add(new(start, end, end - start == 1
                    ? "a character was lost here (U+FFFD)"
                    : $"{end - start} characters or bytes were lost here (U+FFFD)"));
            }
            start = text.IndexOf(Replacement, end);
        }
    }
}
