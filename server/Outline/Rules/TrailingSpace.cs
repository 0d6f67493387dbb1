using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Blanks at the end of a line.</summary>
public sealed class TrailingSpace : LineRule
{
    /// <inheritdoc/>
    public override string Name => "trailing-space";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Hint;

    /// <inheritdoc/>
    public override DiagnosticLevel LevelUnder(NoteStyle style) => style.TrimTrailingSpace switch
    {
        true => DiagnosticLevel.Information,
        false => DiagnosticLevel.Off,
        null => Level,
    };

    /// <inheritdoc/>
    public override bool IsFaded => true;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "blanks at the end of a line, or a line of blanks at the end of the file",
        """
        Nobody sees them, but they show up in every comparison of two versions, and a search for the end of a line misses them.
        The gap behind a marker that stands alone is no such blank, nor is anything in a fenced block, and a line of
        blanks between two others is left alone: it is often what an editor's own indentation leaves. Where the style says that
        lines have no blanks at their end (`trim_trailing_whitespace` of EditorConfig, `trimTrailingSpace`), it is an information and
        means those lines too; where it says that blanks stay, nothing is said.
        """,
        "- roleplay\u0020\u0020\n\t- bad things\n\t",
        "- roleplay\n\t- bad things\n",
        "Removes the blanks. How the line is read does not change. Certain, except where Markdown would take two blanks before another line of text for a line break.",
        Trust.Certain);

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        string text = line.Text;
        if (text.Length == 0 || !char.IsWhiteSpace(text[^1]) || line.IsEmptyItem || !RuleText.IsProse(line))
            return;
        int start = text.AsSpan().TrimEnd().Length;
        if (line.Kind == LineKind.Blank)
        {
            // Zero-width characters between the blanks are another rule's.
            if (start == 0)
                found.Add(new(0, text.Length, "blanks at the end of the file"));
        }
        else if (IsReadAlikeWithout(line, start))
        {
            found.Add(new(start, text.Length, text.Length - start == 1 ? "a blank at the end of the line" : "blanks at the end of the line"));
        }
    }

    /// <inheritdoc/>
    public override Diagnostic? Place(SyntaxTree tree, int line, LineFinding finding, NoteStyle style) =>
        tree.Lines[line].Kind != LineKind.Blank || tree.NextNonBlank(line + 1) == tree.Lines.Count ? base.Place(tree, line, finding, style)
        : style.TrimTrailingSpace == true ? base.Place(tree, line, finding with { Message = "a line of blanks" }, style)
        : null;

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        int line = diagnostic.Span.Start.Line;
        return diagnostic.Span.Start.Character == 0 && RuleText.IsBetweenReturnAndFeed(tree, line, line)
            ? []
            : [new("Remove the blanks", [new(diagnostic.Span, "")], IsHardBreak(tree, diagnostic.Span) ? Trust.Likely : Trust.Certain)];
    }

    // Two blanks before a line of the same paragraph are a line break to Markdown.
    private static bool IsHardBreak(SyntaxTree tree, LineSpan span) =>
        span.End.Character - span.Start.Character >= 2 && span.Start.Character > 0
        && span.Start.Line + 1 < tree.Lines.Count && tree.Lines[span.Start.Line + 1].Kind == LineKind.Unmarked;

    // "## " is an empty heading, "##" is text.
    private static bool IsReadAlikeWithout(LineSyntax line, int end) =>
        line.HeadingLevel == 0 || line.ContentStart < line.ContentEnd && line.ContentEnd <= end;
}
