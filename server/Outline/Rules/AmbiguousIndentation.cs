using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Neighbours whose indentations cannot be compared: one has tabs where the other has spaces.</summary>
public sealed class AmbiguousIndentation : NeighbourRule
{
    /// <inheritdoc/>
    public override string Name => "ambiguous-indentation";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Warning;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "an item whose indentation has spaces where its neighbour's has tabs, so that neither can be said to be the deeper one",
        """
        Whether it is a child or a sibling depends on how wide the reader's tabs are. Here a tab is one level and spaces are
        counted by the file's own unit; the message says what came of it. Said once where several such items follow each other,
        and about the one that is not indented as the rest of the file is.
        """,
        "- team\n\t- advocates\n\t\t- two\n    - writers\n\t- managers\n",
        "- team\n\t- advocates\n\t\t- two\n\t- writers\n\t- managers\n",
        """
        Indents the item as the rest of the file is, at the level at which it was read; or makes it a child or a sibling of the item above
        it. It stays a choice, for the level was a guess.
        """);

    /// <inheritdoc/>
    public override bool IsOdd(LineSyntax above, LineSyntax item, int unit) => above.Kind == LineKind.Item && !Compares(above, item);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(SyntaxTree tree, IReadOnlyList<int> odd)
    {
        // Items in a row that are not indented as the file is: said once. The last one met: its first and last line.
        int start = -1, end = -1;
        foreach (int line in odd)
        {
            int above = Reindentation.ItemAbove(tree, line);
            bool isOwn = IsOwnStyle(tree, tree.Lines[line]);
            int last = isOwn ? above : line, first = last;
            while (first != end && Reindentation.ItemAbove(tree, first) is var next and >= 0 && !IsOwnStyle(tree, tree.Lines[next]))
                first = next;
            if (first == end)
                first = start;
            if (first != start)
                yield return isOwn ? Describe(tree, first, line) : Describe(tree, line, above);
            (start, end) = (first, last);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        int line = diagnostic.Span.Start.Line, parent = tree.ParentOf(line);
        bool hasParent = parent >= 0 && tree.Lines[parent].Kind == LineKind.Item;
        string blanks = tree.IndentsWithTabs ? "tabs" : "spaces";
        int mate = Mate(tree, line, parent);
        if (mate >= 0)
            yield return Move(tree, line, $"Indent with {blanks}, beside {Quote(tree, mate)}", Reindentation.Plain(tree.Lines[mate].IndentText));
        else if (hasParent && IsOwnStyle(tree, tree.Lines[parent]))
            yield return Move(tree, line, $"Indent with {blanks}, below {Quote(tree, parent)}", Reindentation.Plain(tree.Lines[parent].IndentText) + Reindentation.Step(tree));
        else
            yield return Move(tree, line, $"Indent with {blanks}", Convert(tree, tree.WidthOf(tree.Lines[line])));

        int above = Reindentation.ItemAbove(tree, line);
        if (above < 0)
            yield break;
        string beside = Reindentation.Plain(tree.Lines[above].IndentText);
        if (parent != above)
            yield return Move(tree, line, $"Make it a child of {Quote(tree, above)}", beside + Reindentation.Step(tree));
        if (above != mate && tree.ParentOf(above) != parent)
            yield return Move(tree, line, $"Put it beside {Quote(tree, above)}", beside);
    }

    /// <inheritdoc/>
    public override bool CanFix(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) => true;

    private Diagnostic Describe(SyntaxTree tree, int line, int other)
    {
        var syntax = tree.Lines[line];
        int parent = tree.ParentOf(line), mate = Mate(tree, line, parent);
        string level = parent >= 0 && tree.Lines[parent].Kind == LineKind.Item ? $"a child of {Quote(tree, parent)}" : "a first-level item";
        return new(this, new(line, 0, syntax.MarkerEnd),
            $"tabs and spaces do not compare: read as {level}{(mate >= 0 ? $", beside {Quote(tree, mate)}" : "")}")
        {
            Related = [new(new(other, 0, tree.Lines[other].MarkerEnd), "indented by other characters")],
        };
    }

    // The sibling whose indentation the item may take without anybody getting another parent: the next one, which is never
    // deeper, or the one before, which never stands higher.
    private static int Mate(SyntaxTree tree, int line, int parent)
    {
        int next = Reindentation.NextItem(tree, tree.SubtreeEnd(line));
        if (next >= 0 && IsOwnStyle(tree, tree.Lines[next]) && tree.ParentOf(next) == parent)
            return next;
        int before = Reindentation.ItemAbove(tree, line);
        while (before >= 0 && before != parent && tree.ParentOf(before) is var up && up != parent)
            before = up;
        return before >= 0 && before != parent && IsOwnStyle(tree, tree.Lines[before]) ? before : -1;
    }

    private static Fix Move(SyntaxTree tree, int line, string title, string target)
    {
        var moved = new Reindentation(tree, inOwnStyle: true);
        string odd = tree.Lines[line].IndentText.ToString();
        int next = line;
        do
            next = moved.Move(next, target);
        while (next >= 0 && tree.Lines[next].IndentText.SequenceEqual(odd));
        return new(title, moved.Edits, Trust.Likely);
    }

    private static string Convert(SyntaxTree tree, int width)
    {
        int unit = tree.IndentUnit;
        return tree.IndentsWithTabs ? new('\t', (width + unit - 1) / unit) : new(' ', width);
    }

    private static bool IsOwnStyle(SyntaxTree tree, LineSyntax item) =>
        tree.IndentsWithTabs ? item.Indent.Spaces == 0 : item.Indent.Tabs == 0;

    /// <summary>Whether one indentation can be said to be the deeper one, or both the same. Odd blanks count as spaces: another rule speaks of them.</summary>
    internal static bool Compares(LineSyntax a, LineSyntax b)
    {
        if (a.Indent.Tabs == 0 && b.Indent.Tabs == 0 || a.Indent.Spaces == 0 && b.Indent.Spaces == 0)
            return true;
        ReadOnlySpan<char> left = a.IndentText, right = b.IndentText;
        for (int i = 0, j = 0; ; i++, j++)
        {
            while (i < left.Length && Indentation.IsZeroWidth(left[i]))
                i++;
            while (j < right.Length && Indentation.IsZeroWidth(right[j]))
                j++;
            if (i >= left.Length || j >= right.Length)
                return true;
            if (left[i] == '\t' != (right[j] == '\t'))
                return false;
        }
    }

    private static string Quote(SyntaxTree tree, int line) => RuleText.Quote(tree.Lines[line].Content);
}
