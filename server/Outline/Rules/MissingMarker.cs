using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>A line that has lost its marker.</summary>
public sealed class MissingMarker : LineRule
{
    // An item this long may be one that was wrapped by hand, and the line below it its rest.
    private const int Wrapped = 60;

    // So many lines without a marker in a row are a text.
    private const int MostInARow = 3;

    /// <inheritdoc/>
    public override string Name => "missing-marker";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Off;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a line without a marker that stands between items, indented as they are",
        """
        It is read as text of the item above all of them, so it is no item of the outline: it cannot be moved, and what stands below it
        belongs to the item before. Lines at the left margin are heads of sections, lines that are indented farther than the item above are
        its text, and neither says anything; nor do more than three lines in a row, a line below an item of 60 characters or more, which
        may have been wrapped by hand, and lines beside a blank one.
        """,
        "- sentry\n\t- errors\n\tperformance\n\t- replay\n",
        "- sentry\n\t- errors\n\t- performance\n\t- replay\n",
        "Puts the marker of its neighbour before it, with the next number where those are numbered; or makes it text of the item above. The outline changes, so it stays a choice.");

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        if (line.Kind == LineKind.Unmarked && line.Indent is not { Tabs: 0, Spaces: 0 } && IsText(line))
            found.Add(new(line.ContentStart, line.ContentEnd, "this line has no marker, and stands between items"));
    }

    /// <inheritdoc/>
    public override Diagnostic? Place(SyntaxTree tree, int line, LineFinding finding, NoteStyle style) =>
        MateOf(tree, line) >= 0 ? base.Place(tree, line, finding, style) : null;

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        int line = diagnostic.Span.Start.Line, start = diagnostic.Span.Start.Character;
        string marker = Markers.Next(tree.Lines[MateOf(tree, line)]);
        yield return new($"Put {RuleText.Quote(marker)} before it", [new(new LineSpan(line, start, start), marker)], Trust.Likely);
        if (tree.Lines[line - 1] is { Kind: LineKind.Item } above)
        {
            string indent = string.Concat(above.IndentText, new string(' ', Math.Max(1, above.ContentStart - above.Indent.Length)));
            yield return new($"Make it text of {RuleText.Quote(above.Content)}", [new(new LineSpan(line, 0, start), indent)], Trust.Likely);
        }
    }

    /// <inheritdoc/>
    public override bool CanFix(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) => true;

    // Words, and not a row of a table, a quotation, an image or a marker without its blank.
    private static bool IsText(LineSyntax line) =>
        (char.IsLetterOrDigit(line.Content[0]) || line.Content[0] is '[' or '(' or '"' or '“' or '@' or '$')
        && MissingSpaceAfterMarker.MarkerLength(line.Content) == 0;

    // The item above whose sibling the line would be; -1 where it does not stand between items.
    private static int MateOf(SyntaxTree tree, int line)
    {
        int width = tree.WidthOf(tree.Lines[line]);
        int above = line - 1, below = line + 1;
        while (above >= 0 && IsAlike(above))
            above--;
        while (below < tree.Lines.Count && IsAlike(below))
            below++;
        if (above < 0 || below == tree.Lines.Count || below - above - 1 > MostInARow
            || tree.Lines[above] is not { Kind: LineKind.Item } item || tree.Lines[below].Kind != LineKind.Item
            || item.ContentEnd - item.ContentStart >= Wrapped || tree.WidthOf(tree.Lines[below]) < width)
        {
            return -1;
        }
        while (above >= 0 && tree.Lines[above].Kind == LineKind.Item && tree.WidthOf(tree.Lines[above]) > width)
            above = tree.ParentOf(above);
        return above >= 0 && tree.Lines[above].Kind == LineKind.Item && tree.WidthOf(tree.Lines[above]) == width ? above : -1;

        bool IsAlike(int other) => Math.Abs(other - line) <= MostInARow
            && tree.Lines[other].Kind == LineKind.Unmarked && tree.WidthOf(tree.Lines[other]) == width;
    }
}
