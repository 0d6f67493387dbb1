using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Lines that end otherwise than the rest of the note.</summary>
public sealed class MixedLineEndings : NoteRule
{
    /// <inheritdoc/>
    public override string Name => "mixed-line-endings";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Off;

    /// <inheritdoc/>
    public override DiagnosticLevel LevelUnder(NoteStyle style) => style.LineEnd is null ? Level : DiagnosticLevel.Information;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "lines that end otherwise (LF, CRLF or CR) than they should",
        """
        Nobody sees it, but a comparison of two versions marks such lines as changed, and some programs show them as one. How lines should
        end is what the style says (`end_of_line` of EditorConfig, `lineEnd`), which also switches the rule on; where nobody has said
        anything, it is what most lines of the note end in. Said once for lines that follow each other. VS Code shows and saves
        notes with one kind of line end, so there it is mostly the command line that finds them.
        """,
        "- sentry\n- airbyte\r\n\t- etl\r\n- prisma\n- hasura\n",
        "- sentry\n- airbyte\n\t- etl\n- prisma\n- hasura\n",
        "Ends these lines as they should. Nothing else changes.",
        Trust.Certain);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(SyntaxTree tree, NoteStyle style)
    {
        var lines = tree.Text.Lines;
        var wanted = LineEnds.Of(tree.Text, style);
        for (int c = 0, after = 0; c < lines.Chunks.Length; c++)
        {
            int left = LineEnds.OthersIn(lines.Chunks[c], wanted);
            for (int line = lines.StartOf(c); left > 0; line++)
            {
                if (!IsOdd(lines[line], wanted))
                    continue;
                left--;
                // A run that began in an earlier chunk has been told.
                if (line < after)
                    continue;
                after = EndOfRun(tree.Text, line, wanted);
                yield return Describe(tree.Text, line, after, wanted, style);
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        var wanted = LineEnds.Of(tree.Text, style);
        string end = new TextLine("", wanted).TerminatorText;
        int first = diagnostic.Span.Start.Line, after = EndOfRun(tree.Text, first, wanted);
        var edits = new List<TextChange>();
        for (int line = first, next; line < after; line = next)
        {
            // Line ends without anything between them change at once: one by one, a CR could come to stand before an LF.
            for (next = line + 1; next < after && tree.Text.Lines[next].Text.Length == 0;)
                next++;
            edits.Add(new(new(EndOf(tree.Text, line), new(next, 0)), string.Concat(Enumerable.Repeat(end, next - line))));
        }
        string what = after - first == 1 ? "the line" : $"the {after - first} lines";
        return [new($"End {what} in {LineEnds.NameOf(wanted)}", edits, Trust.Certain)];
    }

    /// <inheritdoc/>
    public override bool CanFix(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) => true;

    private Diagnostic Describe(SourceText text, int first, int after, LineTerminator wanted, NoteStyle style)
    {
        string lines = after - first == 1 ? "this line ends" : $"{after - first} lines from here on end";
        var names = new List<string>();
        for (int line = first; line < after; line++)
        {
            string name = LineEnds.NameOf(text.Lines[line].Terminator);
            if (!names.Contains(name))
                names.Add(name);
        }
        string others = LineEnds.NameOf(wanted) + (style.LineEnd is null ? " is what the note's other lines end in" : " is what lines are to end in");
        return new(this, new(EndOf(text, first), EndOf(text, first)), $"{lines} in {string.Join(" or ", names)}, and {others}");
    }

    // All that end otherwise go together: a CR that is made of a CRLF must not come to stand before the LF of an empty line.
    private static int EndOfRun(SourceText text, int line, LineTerminator wanted)
    {
        while (line < text.Lines.Count && IsOdd(text.Lines[line], wanted))
            line++;
        return line;
    }

    private static bool IsOdd(TextLine line, LineTerminator wanted) => line.Terminator != LineTerminator.None && line.Terminator != wanted;

    private static LinePosition EndOf(SourceText text, int line) => new(line, text.Lines[line].Text.Length);
}
