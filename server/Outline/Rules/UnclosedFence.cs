using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>A fenced block without its closing fence.</summary>
public sealed class UnclosedFence : LineRule
{
    /// <inheritdoc/>
    public override string Name => "unclosed-fence";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Warning;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a fenced block that is not closed before its item or the file ends",
        """
        Nothing inside a fenced block is read as a note. Where the closing fence is missing, everything down to the next item of
        the same or a lower level disappears from the outline.
        """,
        "- build\n  ```sh\n  npm start\n- deploy\n",
        "- build\n  ```sh\n  npm start\n  ```\n- deploy\n",
        "Adds a closing fence below the block's last line. It stays a choice, for the block may have been meant to end earlier.");

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        if (line.OpensFence)
            found.Add(new(line.ContentStart, line.ContentStart + line.Exit.FenceLength, "this block is not closed"));
    }

    /// <inheritdoc/>
    public override Diagnostic? Place(SyntaxTree tree, int line, LineFinding finding, NoteStyle style)
    {
        int end = BlockEnd(tree, line);
        if (end < tree.Lines.Count && tree.Lines[end].Kind == LineKind.FenceEnd)
            return null;
        string where = end < tree.Lines.Count ? $"line {end + 1} ends it" : "it takes the rest of the file";
        return base.Place(tree, line, finding with { Message = $"this block is not closed; {where}" }, style);
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        int line = diagnostic.Span.Start.Line;
        var opening = tree.Lines[line];
        int last = BlockEnd(tree, line) - 1;
        while (last > line && string.IsNullOrWhiteSpace(tree.Lines[last].Text))
            last--;

        string terminator = tree.Text.Lines[line].TerminatorText is { Length: > 0 } own ? own
            : tree.Text.Lines[0].TerminatorText is { Length: > 0 } first ? first
            : "\n";
        string indent = opening.IndentText.ToString() + new string(' ', opening.ContentStart - opening.Indent.Length);
        string fence = new(opening.Exit.FenceMark, opening.Exit.FenceLength);
        var place = new LinePosition(last, tree.Lines[last].Text.Length);
        return [new($"Close the block with {fence}", [new(new(place, place), terminator + indent + fence)], Trust.Likely)];
    }

    // The first line that is not in the block: its closing fence, what ended it, or the number of lines.
    private static int BlockEnd(SyntaxTree tree, int opening)
    {
        int line = opening + 1;
        for (int c = tree.Lines.ChunkOf(line); c < tree.Lines.Chunks.Length; c++)
        {
            int start = tree.Lines.StartOf(c);
            foreach (var syntax in tree.Lines.Chunks[c].Items[(line - start)..])
            {
                if (syntax.Kind != LineKind.FenceContent)
                    return line;
                line++;
            }
        }
        return line;
    }
}
