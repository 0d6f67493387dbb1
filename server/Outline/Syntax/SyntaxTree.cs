using System.Runtime.InteropServices;
using Outline.Text;

namespace Outline.Syntax;

/// <summary>
/// All lines of a document as they are read. Nothing but lines is kept: parents, sections and the extent of a subtree
/// follow from the indentation and are worked out when asked for, so a change costs the lines it touches.
/// </summary>
public sealed class SyntaxTree
{
    // Nine in ten of a file's space-indented items have to agree on a step before it is taken for the unit.
    private const double Agreement = 0.9;
    private const int DefaultUnit = 2;
    private const int Unknown = int.MinValue;

    private int _unit;
    private int _tabsOverSpaces = Unknown;

    private SyntaxTree(SourceText text, ChunkedList<LineSyntax, SyntaxSummary> lines, int lexedLines)
    {
        Text = text;
        Lines = lines;
        LexedLines = lexedLines;
    }

    /// <summary>The text that was read.</summary>
    public SourceText Text { get; }

    /// <summary>One node a line of the text.</summary>
    public ChunkedList<LineSyntax, SyntaxSummary> Lines { get; }

    /// <summary>How many lines were lexed to make this tree from the one before it: the proof that an edit costs what it touches.</summary>
    public int LexedLines { get; }

    /// <summary>Reads a whole text: the specification of what every other way to a tree must give.</summary>
    public static SyntaxTree Parse(SourceText text)
    {
        var state = LineState.Start;
        var lines = ChunkedList<LineSyntax, SyntaxSummary>.Like(text.Lines, line =>
        {
            var syntax = LineLexer.Lex(line.Text, state);
            state = syntax.Exit;
            return syntax;
        });
        return new(text, lines, lines.Count);
    }

    /// <summary>The tree after an edit, equal to <see cref="Parse"/> of the new text.</summary>
    /// <param name="text">The text after the edit.</param>
    /// <param name="delta">The lines that the edit replaced, as <see cref="SourceText.WithChange(TextChange, out LineDelta)"/> told them.</param>
    public SyntaxTree WithChange(SourceText text, LineDelta delta)
    {
        var lexed = new List<LineSyntax>(delta.Added + 1);
        var state = EntryOf(delta.Start);
        for (int line = delta.Start; line < delta.Start + delta.Added; line++)
            Lex(text.Lines[line].Text);

        // Below the edit a line is read anew only while it begins in another state than before.
        int end = delta.Start + delta.Removed;
        while (end < Lines.Count && state != EntryOf(end))
            Lex(Lines[end++].Text);

        void Lex(string line)
        {
            var syntax = LineLexer.Lex(line, state);
            lexed.Add(syntax);
            state = syntax.Exit;
        }

        var lines = Lines.Replace(delta.Start, end - delta.Start, CollectionsMarshal.AsSpan(lexed));
        return new(text, lines, lexed.Count);
    }

    /// <summary>
    /// The file's own step of indentation in spaces, at least 1: the greatest that nine in ten of its space-indented items
    /// are multiples of, 2 where it has none. A tab counts as one step.
    /// </summary>
    public int IndentUnit
    {
        get
        {
            if (_unit == 0)
                _unit = FindUnit();
            return _unit;
        }
    }

    /// <summary>Whether the file indents its items with tabs: as many items by tabs alone as with spaces, or more.</summary>
    public bool IndentsWithTabs
    {
        get
        {
            if (_tabsOverSpaces == Unknown)
            {
                int over = 0;
                foreach (var chunk in Lines.Chunks)
                    over += chunk.Summary.TabItems - (chunk.Summary.SpaceRuns?.Sum() ?? 0);
                _tabsOverSpaces = over;
            }
            return _tabsOverSpaces >= 0;
        }
    }

    /// <summary>Whether any line is indented by a tab. Where none is, the unit decides nothing.</summary>
    public bool HasTabs
    {
        get
        {
            foreach (var chunk in Lines.Chunks)
            {
                if (chunk.Summary.HasTabs)
                    return true;
            }
            return false;
        }
    }

    /// <summary>The columns of a line's indentation, a tab counting as one unit.</summary>
    public int WidthOf(LineSyntax line) => line.Indent.Width(IndentUnit);

    /// <summary>
    /// Whether a line is the head of a section: a heading, or an unmarked line at column 0 that is followed, blanks aside,
    /// by an item.
    /// </summary>
    public bool IsHead(int line)
    {
        var syntax = Lines[line];
        if (!MayBeHead(syntax))
            return false;
        return syntax.Kind == LineKind.Heading
            || NextNonBlank(line + 1) is var next && next < Lines.Count && Lines[next].Kind == LineKind.Item;
    }

    /// <summary>
    /// How high a section stands: 1 to 6 for headings, 7 for other heads, which stand below every heading.
    /// </summary>
    public static int SectionLevel(LineSyntax head) => head.Kind == LineKind.Heading ? head.HeadingLevel : 7;

    /// <summary>The first line from here on that is not blank; the number of lines where there is none.</summary>
    public int NextNonBlank(int line)
    {
        for (int c = Lines.ChunkOf(line); c < Lines.Chunks.Length; c++)
        {
            var chunk = Lines.Chunks[c];
            if (chunk.Summary.AllBlank)
                continue;
            int start = Lines.StartOf(c);
            for (int i = Math.Max(0, line - start); i < chunk.Count; i++)
            {
                if (chunk.Items[i].Kind != LineKind.Blank)
                    return start + i;
            }
        }
        return Lines.Count;
    }

    /// <summary>
    /// The nearest item above with less indentation; where there is none, the head of the section; -1 where the line
    /// stands in neither. For the head of a section, the head of the section around it.
    /// </summary>
    public int ParentOf(int line)
    {
        var syntax = Lines[line];
        bool isHead = IsHead(line);
        int level = isHead ? SectionLevel(syntax) : 0;
        int width = isHead ? -1 : OwnerWidth(line);
        for (int c = Lines.ChunkOf(line); c >= 0; c--)
        {
            var chunk = Lines.Chunks[c];
            if (!chunk.Summary.MayHoldHead && (isHead || chunk.Summary.LeastWidth(IndentUnit) >= width))
                continue;
            int start = Lines.StartOf(c);
            for (int i = Math.Min(chunk.Count, line - start) - 1; i >= 0; i--)
            {
                var above = chunk.Items[i];
                if (!isHead && above.Kind == LineKind.Item && WidthOf(above) < width)
                    return start + i;
                if (MayBeHead(above) && IsHead(start + i) && (!isHead || SectionLevel(above) < level))
                    return start + i;
            }
        }
        return -1;
    }

    /// <summary>
    /// The last line of what stands below an item or a head, itself included: up to the next item that is not deeper or the
    /// next head that is not lower, without trailing blank lines and free text.
    /// </summary>
    public int SubtreeEnd(int line)
    {
        var syntax = Lines[line];
        bool isHead = IsHead(line);
        int level = isHead ? SectionLevel(syntax) : int.MaxValue;
        int width = isHead ? -1 : WidthOf(syntax);
        int end = NextBreak(line + 1, width, level) - 1;
        while (end > line && !Belongs(end, width))
            end--;
        return end;
    }

    /// <summary>
    /// Whether a line, marked or not, may be the head of a section as far as it shows by itself. A drawn line (<c>---</c>,
    /// <c>=====</c>) parts lists and names none.
    /// </summary>
    internal static bool MayBeHead(LineSyntax line) =>
        line.Kind == LineKind.Heading
        || line.Kind == LineKind.Unmarked && line.Indent is { Tabs: 0, Spaces: 0 } && line.Content.ContainsAnyExcept(" -=_*~#+.");

    /// <summary>The columns that place a line below its owner: a line of a block stands where the block was opened.</summary>
    private int OwnerWidth(int line)
    {
        if (Lines[line].Kind is not (LineKind.FenceContent or LineKind.FenceEnd))
            return WidthOf(Lines[line]);
        var fence = EntryOf(line);
        int width = Indentation.Of(fence.FenceIndent).Width(IndentUnit);
        return fence.FenceOnItem ? width + 1 : width;
    }

    private bool Belongs(int line, int width) => Lines[line].Kind switch
    {
        LineKind.Blank => false,
        LineKind.Item => true,
        _ => OwnerWidth(line) > width,
    };

    private int NextBreak(int from, int width, int level)
    {
        for (int c = Lines.ChunkOf(from); c < Lines.Chunks.Length; c++)
        {
            var chunk = Lines.Chunks[c];
            if (!chunk.Summary.MayHoldHead && chunk.Summary.LeastWidth(IndentUnit) > width)
                continue;
            int start = Lines.StartOf(c);
            for (int i = Math.Max(0, from - start); i < chunk.Count; i++)
            {
                var below = chunk.Items[i];
                if (below.Kind == LineKind.Item && WidthOf(below) <= width
                    || MayBeHead(below) && SectionLevel(below) <= level && IsHead(start + i))
                {
                    return start + i;
                }
            }
        }
        return Lines.Count;
    }

    /// <summary>The state that a line begins in.</summary>
    internal LineState EntryOf(int line) => line == 0 ? LineState.Start : Lines[line - 1].Exit;

    private int FindUnit()
    {
        Span<int> runs = stackalloc int[SyntaxSummary.LongestRun + 1];
        runs.Clear();
        foreach (var chunk in Lines.Chunks)
        {
            if (chunk.Summary.SpaceRuns is not { } some)
                continue;
            for (int n = 1; n < some.Length; n++)
                runs[n] += some[n];
        }
        return UnitOf(runs);
    }

    /// <summary>The step of indentation of some items.</summary>
    /// <param name="runs">How many of them have n spaces, at index n up to <see cref="SyntaxSummary.LongestRun"/>.</param>
    internal static int UnitOf(ReadOnlySpan<int> runs)
    {
        int total = 0;
        foreach (int count in runs[1..])
            total += count;
        if (total == 0)
            return DefaultUnit;
        for (int unit = SyntaxSummary.LongestRun; unit > 1; unit--)
        {
            int agree = 0;
            for (int n = unit; n < runs.Length; n += unit)
                agree += runs[n];
            if (agree >= Agreement * total)
                return unit;
        }
        return 1;
    }
}
