using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Items with another marker than the note has.</summary>
public sealed class MarkerStyle : NoteRule
{
    /// <inheritdoc/>
    public override string Name => "marker-style";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Off;

    /// <inheritdoc/>
    public override DiagnosticLevel LevelUnder(NoteStyle style) => style.Marker is null ? Level : DiagnosticLevel.Information;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "an item whose marker is not the one that the note's other items have",
        """
        Lists that were pasted together keep the markers of where they came from. The marker that is meant is the one that the
        style names (`marker` in `.outline.json`, `outline.style.marker`), which also switches the rule on; where nobody has named one, it
        is the note's commonest. Numbers and letters are no such markers.
        """,
        "- roleplay\n\t* bad things\n\t- good things\n",
        "- roleplay\n\t- bad things\n\t- good things\n",
        """
        Writes the marker that is meant. Certain where the style names it; else a choice, for some people tell pros from cons, or one level
        from the next, by the marker.
        """);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(SyntaxTree tree, NoteStyle style)
    {
        char wanted = Markers.BulletOf(tree, style);
        int good = Markers.Bullets.IndexOf(wanted);
        for (int c = 0; c < tree.Lines.Chunks.Length; c++)
        {
            var chunk = tree.Lines.Chunks[c];
            int[] counts = Markers.CountIn(chunk);
            int odd = counts.Sum() - counts[good], start = tree.Lines.StartOf(c);
            for (int i = 0; odd > 0; i++)
            {
                var line = chunk.Items[i];
                if (!Markers.IsBullet(line) || line.Text[line.Indent.Length] == wanted)
                    continue;
                odd--;
                string marker = RuleText.Quote(Markers.Of(line));
                yield return new(this, new(start + i, line.Indent.Length, line.MarkerEnd), style.Marker is null
                    ? $"the marker is {marker}, and {RuleText.Quote([wanted])} nearly everywhere else in this note"
                    : $"the marker is {marker}, and is to be {RuleText.Quote([wanted])}");
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        string wanted = Markers.BulletOf(tree, style).ToString();
        bool isCertain = style.Marker is not null && RuleText.ReadsAlike(tree, diagnostic.Span, wanted);
        return [new($"Write {RuleText.Quote(wanted)}", [new(diagnostic.Span, wanted)], isCertain ? Trust.Certain : Trust.Likely)];
    }

    /// <inheritdoc/>
    public override bool CanFix(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) => true;
}
