using System.Runtime.CompilerServices;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;
using LineChunk = Outline.Text.Chunk<Outline.Syntax.LineSyntax, Outline.Syntax.SyntaxSummary>;

namespace Outline.Rules;

/// <summary>Numbered lists that do not count.</summary>
public sealed class Numbering : NoteRule
{
    // Whether a chunk has markers that count: most notes have none.
    private static readonly ConditionalWeakTable<LineChunk, object> _counts = [];

    /// <inheritdoc/>
    public override string Name => "numbering";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Off;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a numbered list (`1.`, `1)` or `a.`) that uses a number twice, leaves one out or goes back",
        """
        Who refers to a number means one item. A list is what follows each other with the same parent and the same kind of number; it may
        begin with any number, and begins anew at 1 after a higher number or a blank line. What is a way to number says nothing:
        the same number everywhere, every number twice, counting down, and numbers that leave out more than they count. In a list
        that begins above 1 only numbers used twice are looked at. Said once a list, at the first wrong number.
        """,
        "1. write the plan\n2. call them\n2. send it\n3. wait\n",
        "1. write the plan\n2. call them\n3. send it\n4. wait\n",
        """
        Numbers the list anew from its first number. Certain where the list begins at 1 or 0, numbers were only used twice, and
        no marker that gets longer has anything below it; where a number is left out it may have been meant.
        """,
        Trust.Certain);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(SyntaxTree tree, NoteStyle style)
    {
        var found = new List<Diagnostic>();
        foreach (var list in Lists(tree))
        {
            if (FirstWrong(list) is var wrong and > 0)
                found.Add(Describe(tree, list, wrong));
        }
        found.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return found;
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        var list = ListOf(tree, diagnostic.Span.Start.Line);
        var edits = new List<TextChange>();
        bool isCertain = list.Numbers[0] <= 1 && list.Steps.All(step => step is 0 or 1);
        for (int i = 1; i < list.Lines.Count; i++)
        {
            int line = list.Lines[i];
            var syntax = tree.Lines[line];
            var before = Markers.Of(syntax)[..^1];
            string after = Markers.Write(list.Numbers[0] + i, list.Kind, before);
            if (before.SequenceEqual(after))
                continue;
            edits.Add(new(new LineSpan(line, syntax.Indent.Length, syntax.MarkerEnd - 1), after));
            isCertain &= before.Length == after.Length || tree.SubtreeEnd(line) == line;
        }
        string first = RuleText.Quote(Markers.Of(tree.Lines[list.Lines[0]]));
        return [new($"Number the list anew from {first}", edits, isCertain ? Trust.Certain : Trust.Likely)];
    }

    /// <inheritdoc/>
    public override bool CanFix(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) => true;

    private Diagnostic Describe(SyntaxTree tree, NumberedList list, int wrong)
    {
        int line = list.Lines[wrong], before = list.Lines[wrong - 1];
        var syntax = tree.Lines[line];
        var marker = Markers.Of(syntax);
        string expected = Markers.Write(list.Numbers[0] + wrong, list.Kind, marker[..^1]) + marker[^1];
        string why = list.Numbers[wrong].CompareTo(list.Numbers[wrong - 1]) switch
        {
            0 => "the number was used just before",
            > 0 => "a number is left out",
            _ => "the list goes back",
        };
        return new(this, new(line, syntax.Indent.Length, syntax.MarkerEnd), $"{RuleText.Quote(marker)} should be {RuleText.Quote(expected)}: {why}")
        {
            Related = [new(new(before, tree.Lines[before].Indent.Length, tree.Lines[before].MarkerEnd), "the item before")],
        };
    }

    // The place in a list of the first number that does not follow the one before; 0 where there is none, or where that is a way to number.
    private static int FirstWrong(NumberedList list)
    {
        if (list.Lines.Count < 2 || list.Numbers[0] + list.Lines.Count - 1 > Markers.MostOf(list.Kind))
            return 0;
        int first = 0, same = 0, back = 0, other = 0;
        for (int i = 1; i < list.Lines.Count; i++)
        {
            int step = list.Numbers[i] - list.Numbers[i - 1];
            if (step == 1)
                continue;
            first = first == 0 ? i : first;
            same += step == 0 ? 1 : 0;
            back += step == -1 ? 1 : 0;
            other += step != 0 ? 1 : 0;
        }
        int steps = list.Lines.Count - 1;
        bool isWay = same == steps || back == steps || 2 * other > steps || list.Numbers[0] > 1 && other > 0 || IsTwice(list);
        return isWay ? 0 : first;
    }

    // 1. 1. 2. 2. 3. 3.: questions and answers.
    private static bool IsTwice(NumberedList list) => list.Lines.Count >= 4 && list.Lines.Count % 2 == 0
        && list.Steps.Select((step, i) => (step, i)).All(pair => pair.step == pair.i % 2);

    // All lists, each when it ends.
    private static IEnumerable<NumberedList> Lists(SyntaxTree tree)
    {
        // The lists that may go on, the innermost last, with the columns of their indentation.
        var open = new List<(int Width, NumberedList List)>();
        for (int c = 0; c < tree.Lines.Chunks.Length; c++)
        {
            var chunk = tree.Lines.Chunks[c];
            if (!HasCounting(chunk) && (open.Count == 0 || !chunk.Summary.MayHoldHead))
            {
                // Items that do not count end the lists that they stand beside, and those left of which they stand.
                foreach (var ended in Close(open, chunk.Summary.LeastWidth(tree.IndentUnit)))
                    yield return ended;
                continue;
            }
            int start = tree.Lines.StartOf(c);
            for (int i = 0; i < chunk.Count; i++)
            {
                var line = chunk.Items[i];
                if (line.Kind != LineKind.Item)
                {
                    if (open.Count > 0 && SyntaxTree.MayBeHead(line) && tree.IsHead(start + i))
                    {
                        foreach (var ended in Close(open, int.MinValue))
                            yield return ended;
                    }
                    continue;
                }
                int width = tree.WidthOf(line);
                bool counts = Markers.TryCount(Markers.Of(line), out char kind, out int number);
                bool goesOn = counts && open.FindLastIndex(list => list.Width <= width) is var at and >= 0 && open[at].Width == width
                    && open[at].List.GoesOn(tree, start + i, kind, number);
                foreach (var ended in Close(open, goesOn ? width + 1 : width))
                    yield return ended;
                if (goesOn)
                    open[^1].List.Add(start + i, number);
                else if (counts)
                    open.Add((width, new(start + i, kind, number)));
            }
        }
        foreach (var ended in Close(open, int.MinValue))
            yield return ended;
    }

    // Takes out the lists that are indented so far or farther.
    private static List<NumberedList> Close(List<(int Width, NumberedList List)> open, int width)
    {
        int first = open.Count;
        while (first > 0 && open[first - 1].Width >= width)
            first--;
        if (first == open.Count)
            return _none;
        List<NumberedList> ended = [.. open.Skip(first).Select(list => list.List)];
        open.RemoveRange(first, open.Count - first);
        return ended;
    }

    private static readonly List<NumberedList> _none = [];

    // The list that an item stands in.
    private static NumberedList ListOf(SyntaxTree tree, int line)
    {
        int first = line;
        while (Before(tree, first) is var before and >= 0)
            first = before;
        Markers.TryCount(Markers.Of(tree.Lines[first]), out char kind, out int number);
        var list = new NumberedList(first, kind, number);
        int width = tree.WidthOf(tree.Lines[first]);
        for (int next = first; (next = Reindentation.NextItem(tree, tree.SubtreeEnd(next))) >= 0
            && tree.WidthOf(tree.Lines[next]) == width && Markers.TryCount(Markers.Of(tree.Lines[next]), out kind, out number)
            && list.GoesOn(tree, next, kind, number);)
        {
            list.Add(next, number);
        }
        return list;
    }

    // The item of the same list before this one; -1 where it is the first.
    private static int Before(SyntaxTree tree, int line)
    {
        int width = tree.WidthOf(tree.Lines[line]);
        int above = Reindentation.ItemAbove(tree, line);
        while (above >= 0 && tree.Lines[above].Kind == LineKind.Item && tree.WidthOf(tree.Lines[above]) > width)
            above = tree.ParentOf(above);
        if (above < 0 || tree.Lines[above].Kind != LineKind.Item || tree.WidthOf(tree.Lines[above]) < width
            || !Markers.TryCount(Markers.Of(tree.Lines[above]), out char kind, out int number))
        {
            return -1;
        }
        Markers.TryCount(Markers.Of(tree.Lines[line]), out char ownKind, out int own);
        return new NumberedList(above, kind, number).GoesOn(tree, line, ownKind, own) ? above : -1;
    }

    private static bool HasCounting(LineChunk chunk) => (bool)_counts.GetValue(chunk, static chunk =>
    {
        foreach (var line in chunk.Items)
        {
            if (line.Kind == LineKind.Item && !Markers.IsBullet(line))
                return true;
        }
        return false;
    });

    /// <summary>Items that follow each other, and their numbers.</summary>
    private sealed class NumberedList(int line, char kind, int number)
    {
        public char Kind => kind;

        public List<int> Lines { get; } = [line];

        public List<int> Numbers { get; } = [number];

        public IEnumerable<int> Steps => Numbers.Skip(1).Zip(Numbers, static (number, before) => number - before);

        /// <summary>Whether a sibling belongs to the same list, or begins one of its own.</summary>
        public bool GoesOn(SyntaxTree tree, int next, char nextKind, int nextNumber) =>
            nextKind == Kind && (nextNumber > 1 || Numbers[^1] <= 1 && tree.Lines[next - 1].Kind != LineKind.Blank
                || nextNumber == Numbers[^1] + 1);

        public void Add(int line, int number)
        {
            Lines.Add(line);
            Numbers.Add(number);
        }
    }
}
