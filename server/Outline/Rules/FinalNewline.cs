using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>A last line that does not end, or that ends where it should not.</summary>
public sealed class FinalNewline : NoteRule
{
    /// <inheritdoc/>
    public override string Name => "final-newline";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Off;

    /// <inheritdoc/>
    public override DiagnosticLevel LevelUnder(NoteStyle style) => style.FinalLineEnd is null ? Level : DiagnosticLevel.Information;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a last line without a line end",
        """
        What is appended to the note, by a program or by `cat`, comes to stand on the same line, and comparisons of two versions mark the last
        line when one is written below it. The style can say so (`insert_final_newline` of EditorConfig, `finalLineEnd`), which also
        switches the rule on; where it says that the last line is not to end, the rule finds line ends at the end of the note.
        """,
        "- sentry\n- airbyte",
        "- sentry\n- airbyte\n",
        "Ends the last line as the others end; or removes the line ends. Nothing else changes.",
        Trust.Certain);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(SyntaxTree tree, NoteStyle style)
    {
        var lines = tree.Text.Lines;
        bool isWanted = style.FinalLineEnd ?? true, isEnded = lines[lines.Count - 1].Text.Length == 0;
        if (isWanted == isEnded || lines.Count == 1 && isEnded)
            return [];
        var end = isWanted ? tree.Text.End : LastEnd(tree.Text);
        return [new(this, new(end, end), isWanted ? "the last line does not end" : "the note is not to end in a line end")];
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) =>
        tree.Text.Lines[tree.Text.Lines.Count - 1].Text.Length > 0
            ? [new("End the last line", [new(diagnostic.Span, new TextLine("", LineEnds.Of(tree.Text, style)).TerminatorText)], Trust.Certain)]
            : [new("Remove the line ends at the end", [new(new(diagnostic.Span.Start, tree.Text.End), "")], Trust.Certain)];

    /// <inheritdoc/>
    public override bool CanFix(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) => true;

    // Behind the last line that has a character.
    private static LinePosition LastEnd(SourceText text)
    {
        int line = text.Lines.Count - 1;
        while (line > 0 && text.Lines[line].Text.Length == 0)
            line--;
        return new(line, text.Lines[line].Text.Length);
    }
}
