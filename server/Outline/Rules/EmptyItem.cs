using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>A marker without anything behind or below it.</summary>
public sealed class EmptyItem : LineRule
{
    /// <inheritdoc/>
    public override string Name => "empty-item";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Hint;

    /// <inheritdoc/>
    public override bool IsFaded => true;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a marker without text and with nothing below it",
        """
        It is usually what was left when the writer went on elsewhere. In the outline it is a line without a name.
        The line that was edited last is not reported: one is about to write there.
        """,
        "- prisma\n\t- \n- stackbit\n",
        "- prisma\n- stackbit\n",
        "Removes the line. It stays a choice, for a marker alone can be a place kept free on purpose.");

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        if (line.IsEmptyItem)
            found.Add(new(line.Indent.Length, line.MarkerEnd, "this item is empty"));
    }

    /// <inheritdoc/>
    public override Diagnostic? Place(SyntaxTree tree, int line, LineFinding finding, NoteStyle style) =>
        tree.SubtreeEnd(line) > line ? null : base.Place(tree, line, finding, style);

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        int line = diagnostic.Span.Start.Line;
        var end = tree.Text.Clamp(new LinePosition(line + 1, 0));
        return [new("Remove the empty item", [new(new(new(line, 0), end), "")], Trust.Likely)];
    }
}
