using System.Runtime.CompilerServices;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;
using LineChunk = Outline.Text.Chunk<Outline.Syntax.LineSyntax, Outline.Syntax.SyntaxSummary>;

namespace Outline.Rules;

/// <summary>Headings that leave out a level.</summary>
public sealed class HeadingJump : NoteRule
{
    // Where the headings of a chunk stand: an edit reads the chunk that it touched.
    private static readonly ConditionalWeakTable<LineChunk, int[]> _headings = [];

    /// <inheritdoc/>
    public override string Name => "heading-jump";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Off;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a heading more than one level below the heading above it (`###` below `#`)",
        """
        The level between was left out, or the heading was made smaller for its looks. Tables of contents and programs for the blind
        announce a part that is missing. The first heading of a note may have any level, and a heading may stand as many levels higher
        than the one before as it likes. Items that are headings (`- ## x`) follow their indentation and are not looked at.
        """,
        "# plan\n### first week\n- call them\n#### monday\n- write\n",
        "# plan\n## first week\n- call them\n### monday\n- write\n",
        """
        Raises the heading to one level below the one above, and the headings below it with it: who stands below whom does not change. It
        stays a choice, for the missing heading may be the better mend.
        """);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(SyntaxTree tree, NoteStyle style)
    {
        int above = -1;
        foreach (int line in HeadingsFrom(tree, 0))
        {
            if (above >= 0 && LevelOf(tree, line) > LevelOf(tree, above) + 1)
            {
                var parent = tree.Lines[above];
                yield return new(this, new(line, 0, LevelOf(tree, line)),
                    LevelOf(tree, line) == LevelOf(tree, above) + 2
                        ? $"a level of headings is skipped between {NameOf(tree, above)} and this one"
                        : $"{LevelOf(tree, line) - LevelOf(tree, above) - 1} levels of headings are skipped between {NameOf(tree, above)} and this one")
                {
                    Related = [new(new(above, 0, parent.ContentEnd), "the heading above")],
                };
            }
            above = line;
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        int line = diagnostic.Span.Start.Line, level = LevelOf(tree, diagnostic.Related[0].Span.Start.Line);
        var edits = new List<TextChange>();
        // The headings around the one that is looked at, with their new levels.
        var open = new Stack<(int Old, int New)>();
        foreach (int heading in HeadingsFrom(tree, line))
        {
            int old = LevelOf(tree, heading);
            if (old <= level)
                break;
            while (open.TryPeek(out var before) && before.Old >= old)
                open.Pop();
            int now = open.TryPeek(out var around) ? around.New + old - around.Old : level + 1;
            open.Push((old, now));
            if (now < old)
                edits.Add(new(new LineSpan(heading, now, old), ""));
        }
        return [new($"Raise {NameOf(tree, line)} to level {level + 1}", edits, Trust.Likely)];
    }

    /// <inheritdoc/>
    public override bool CanFix(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) => true;

    private static IEnumerable<int> HeadingsFrom(SyntaxTree tree, int line)
    {
        for (int c = tree.Lines.ChunkOf(line); c < tree.Lines.Chunks.Length; c++)
        {
            if (!tree.Lines.Chunks[c].Summary.MayHoldHead)
                continue;
            int start = tree.Lines.StartOf(c);
            foreach (int heading in _headings.GetValue(tree.Lines.Chunks[c], FindIn))
            {
                if (start + heading >= line)
                    yield return start + heading;
            }
        }
    }

    private static int[] FindIn(LineChunk chunk)
    {
        List<int>? headings = null;
        for (int line = 0; line < chunk.Count; line++)
        {
            if (chunk.Items[line].Kind == LineKind.Heading)
                (headings ??= []).Add(line);
        }
        return headings is null ? [] : [.. headings];
    }

    private static int LevelOf(SyntaxTree tree, int line) => tree.Lines[line].HeadingLevel;

    private static string NameOf(SyntaxTree tree, int line) =>
        tree.Lines[line].Content is { IsEmpty: false } name ? RuleText.Quote(name) : $"line {line + 1}";
}
