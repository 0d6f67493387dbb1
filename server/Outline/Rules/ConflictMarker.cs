using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>What a merge leaves where two versions differ.</summary>
public sealed class ConflictMarker : LineRule
{
    private const int MarkerLength = 7;

    /// <inheritdoc/>
    public override string Name => "conflict-marker";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Error;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "the marks of a merge that was not finished: `<<<<<<<`, `=======` and `>>>>>>>` at the start of lines, in this order",
        """
        Both versions of the lines stand in the note, and the marks read as heads of sections. One of the marks alone is no
        conflict: a line of equals signs is a rule under a title.
        """,
        "- hasura\n<<<<<<< HEAD\n\t- series b\n=======\n\t- series c\n>>>>>>> laptop\n",
        "- hasura\n\t- series c\n",
        "Keeps one side, or both, and removes the marks. Only the writer knows which.");

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        // In a fenced block somebody explains what they look like.
        if (Is(line, '<') && line.Kind != LineKind.FenceContent)
            found.Add(new(0, line.Text.Length, "a merge left both versions of these lines"));
    }

    /// <inheritdoc/>
    public override Diagnostic? Place(SyntaxTree tree, int line, LineFinding finding, NoteStyle style)
    {
        if (Read(tree, line) is not { } conflict)
            return null;
        return base.Place(tree, line, finding, style)! with
        {
            Related =
            [
                new(WholeLine(tree, conflict.Middle), "the other version begins here"),
                new(WholeLine(tree, conflict.End), "and ends here"),
            ],
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        int start = diagnostic.Span.Start.Line;
        if (Read(tree, start) is not (int bottom, int middle, int end))
            return [];
        return
        [
            new($"Keep the first version{Label(tree, start)}", [Without(tree, start, start), Without(tree, bottom, end)], Trust.Likely),
            new($"Keep the second version{Label(tree, end)}", [Without(tree, start, middle), Without(tree, end, end)], Trust.Likely),
            new("Keep both", [Without(tree, start, start), Without(tree, bottom, middle), Without(tree, end, end)], Trust.Likely),
        ];
    }

    /// <summary>Whether a line by itself looks like one of the marks.</summary>
    internal static bool IsMark(LineSyntax line) =>
        line.Text.Length > 0 && line.Text[0] is '<' or '=' or '>' or '|' && Is(line, line.Text[0]);

    private static bool Is(LineSyntax line, char mark)
    {
        var text = line.Text.AsSpan();
        if (text.Length < MarkerLength || text[0] != mark || text[..MarkerLength].ContainsAnyExcept(mark))
            return false;
        var rest = text[MarkerLength..];
        return mark == '=' ? rest.IsWhiteSpace() : rest.IsEmpty || rest[0] == ' ';
    }

    // Bottom is where the first version ends: the common ancestor's mark if the merge wrote one, else the middle.
    // Another beginning ends the search, which keeps all searches of a file together linear.
    private static (int Bottom, int Middle, int End)? Read(SyntaxTree tree, int start)
    {
        int ancestor = -1, middle = -1;
        for (int line = start + 1; line < tree.Lines.Count; line++)
        {
            var syntax = tree.Lines[line];
            if (!IsMark(syntax))
                continue;
            switch (syntax.Text[0])
            {
                case '|' when ancestor < 0 && middle < 0:
                    ancestor = line;
                    break;
                case '=' when middle < 0:
                    middle = line;
                    break;
                case '>' when middle >= 0:
                    return (ancestor < 0 ? middle : ancestor, middle, line);
                case '<' or '>':
                    return null;
            }
        }
        return null;
    }

    private static TextChange Without(SyntaxTree tree, int first, int last) =>
        new(new(new(first, 0), tree.Text.Clamp(new LinePosition(last + 1, 0))), "");

    private static LineSpan WholeLine(SyntaxTree tree, int line) => new(line, 0, tree.Lines[line].Text.Length);

    private static string Label(SyntaxTree tree, int line) =>
        tree.Lines[line].Text.AsSpan(MarkerLength) is var label && label.IsWhiteSpace() ? "" : $" ({label.Trim()})";
}
