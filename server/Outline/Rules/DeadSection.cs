using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>A head with nothing below it.</summary>
public sealed class DeadSection : LineRule
{
    /// <inheritdoc/>
    public override string Name => "dead-section";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Off;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a head of a section with nothing below it",
        """
        It promises something that is not there: the section was never written, or what stood in it has moved. What counts as something is
        an item, a line of text or another section. A line without `#` is only a head where a list follows, so one that ends in a
        colon is meant here, below a blank line, an item or nothing, and above another head or the end. What a note begins with is its
        title.
        """,
        "# chats\n- sentry\n# explore\n# later\n- airbyte\n",
        "# chats\n- sentry\n# later\n- airbyte\n",
        "Removes the head. It stays a choice: the section may be about to be written.");

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        if (line.Kind == LineKind.Heading || line.Kind == LineKind.Unmarked && line.Text[^1] == ':' && SyntaxTree.MayBeHead(line))
        {
            var place = line.ContentStart < line.ContentEnd ? (line.ContentStart, line.ContentEnd) : (0, line.HeadingLevel);
            found.Add(new(place.Item1, place.Item2, "nothing stands in this section"));
        }
    }

    /// <inheritdoc/>
    public override Diagnostic? Place(SyntaxTree tree, int line, LineFinding finding, NoteStyle style)
    {
        bool isDead;
        if (tree.Lines[line].Kind == LineKind.Heading)
        {
            isDead = tree.SubtreeEnd(line) == line;
        }
        else
        {
            int next = tree.NextNonBlank(line + 1);
            isDead = (line == 0 || tree.Lines[line - 1].Kind is LineKind.Blank or LineKind.Item) && (next == tree.Lines.Count || tree.IsHead(next));
        }
        isDead = isDead && !IsFirst(tree, line);
        return isDead ? base.Place(tree, line, finding, style) : null;
    }

    private static bool IsFirst(SyntaxTree tree, int line)
    {
        do
            line--;
        while (line >= 0 && tree.Lines[line].Kind is LineKind.Blank or LineKind.FrontMatterEnd or LineKind.FrontMatterContent or LineKind.FrontMatterStart);
        return line < 0;
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        int line = diagnostic.Span.Start.Line;
        return [new("Remove the head", [new(new(new(line, 0), tree.Text.Clamp(new LinePosition(line + 1, 0))), "")], Trust.Likely)];
    }

    /// <inheritdoc/>
    public override bool CanFix(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) => true;
}
