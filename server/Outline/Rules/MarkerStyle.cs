using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;
using LineChunk = Outline.Text.Chunk<Outline.Syntax.LineSyntax, Outline.Syntax.SyntaxSummary>;

namespace Outline.Rules;

/// <summary>Items with another marker than the note has.</summary>
public sealed class MarkerStyle : NoteRule
{
    // How many bullets of each kind a chunk has at each indentation: an edit counts those of the chunk that it touched.
    private static readonly ConditionalWeakTable<LineChunk, Counted[]> _counts = [];

    /// <inheritdoc/>
    public override string Name => "marker-style";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Off;

    /// <inheritdoc/>
    public override DiagnosticLevel LevelUnder(NoteStyle style) => style.Marker is null ? Level : DiagnosticLevel.Information;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "an item whose marker is not the one that the note's other items of its level have",
        """
        Lists that were pasted together keep the markers of where they came from. The marker that is meant is the one that the
        style names (`marker` in `.outline.json`, `outline.style.marker`), which also switches the rule on; where nobody has named one, it
        is the commonest of its level, for many people mark each level in its own way. Numbers and letters are no such markers.
        """,
        "- roleplay\n\t* bad things\n\t- good things\n\t- side kicks\n",
        "- roleplay\n\t- bad things\n\t- good things\n\t- side kicks\n",
        """
        Writes the marker that is meant. Certain where the style names it; else a choice, for some people tell pros from cons by the
        marker.
        """);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(SyntaxTree tree, NoteStyle style)
    {
        var wanted = WantedIn(tree, style);
        for (int c = 0; c < tree.Lines.Chunks.Length; c++)
        {
            var chunk = tree.Lines.Chunks[c];
            int odd = 0, start = tree.Lines.StartOf(c);
            foreach (var counted in CountIn(chunk))
                odd += wanted.Of(counted.Indent.Width(tree.IndentUnit)) == counted.Bullet ? 0 : counted.Count;
            for (int i = 0; odd > 0; i++)
            {
                var line = chunk.Items[i];
                if (!Markers.IsBullet(line) || wanted.Of(tree.WidthOf(line)) is var good && line.Text[line.Indent.Length] == good)
                    continue;
                odd--;
                string marker = RuleText.Quote(Markers.Of(line));
                yield return new(this, new(start + i, line.Indent.Length, line.MarkerEnd), style.Marker is null
                    ? $"the marker is {marker}, and {RuleText.Quote([good])} elsewhere at this level"
                    : $"the marker is {marker}, and is to be {RuleText.Quote([good])}");
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        var line = tree.Lines[diagnostic.Span.Start.Line];
        string wanted = WantedIn(tree, style).Of(tree.WidthOf(line)).ToString();
        bool isCertain = style.Marker is not null && RuleText.ReadsAlike(tree, diagnostic.Span, wanted);
        return [new($"Write {RuleText.Quote(wanted)}", [new(diagnostic.Span, wanted)], isCertain ? Trust.Certain : Trust.Likely)];
    }

    /// <inheritdoc/>
    public override bool CanFix(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) => true;

    private static Wanted WantedIn(SyntaxTree tree, NoteStyle style)
    {
        if (style.Marker is [var said])
            return new(said, null);
        var counts = new Dictionary<int, int[]>();
        foreach (var chunk in tree.Lines.Chunks)
        {
            foreach (var (indent, bullet, count) in CountIn(chunk))
                (CollectionsMarshal.GetValueRefOrAddDefault(counts, indent.Width(tree.IndentUnit), out _) ??= new int[Markers.Bullets.Length])[Markers.Bullets.IndexOf(bullet)] += count;
        }
        return new(default, counts);
    }

    private static Counted[] CountIn(LineChunk chunk) => _counts.GetValue(chunk, static chunk =>
    {
        var counts = new Dictionary<(int Tabs, int Spaces, char Bullet), int>();
        foreach (var line in chunk.Items)
        {
            if (Markers.IsBullet(line))
                CollectionsMarshal.GetValueRefOrAddDefault(counts, (line.Indent.Tabs, line.Indent.Spaces, line.Text[line.Indent.Length]), out _)++;
        }
        return [.. counts.Select(pair => new Counted(new(0, pair.Key.Tabs, pair.Key.Spaces), pair.Key.Bullet, pair.Value))];
    });

    private readonly record struct Counted(Indentation Indent, char Bullet, int Count);

    /// <summary>The markers that are meant.</summary>
    /// <param name="said">The marker of all levels, where somebody has named one.</param>
    /// <param name="counts">Else, how many of the <see cref="Markers.Bullets"/> stand at each level, by its columns.</param>
    private readonly struct Wanted(char said, Dictionary<int, int[]>? counts)
    {
        /// <summary>That of a level.</summary>
        public char Of(int width)
        {
            if (counts is null)
                return said;
            int[] some = counts[width];
            return Markers.Bullets[Array.IndexOf(some, some.Max())];
        }
    }
}
