using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Items that stand more than one level below their parent.</summary>
public sealed class SkippedLevel : NeighbourRule
{
    // So many first children at the same distance are the writer's other style, not a slip.
    private const int Style = 3;

    /// <inheritdoc/>
    public override string Name => "skipped-level";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Warning;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "an item more than one level below its parent",
        """
        The level between is missing: either it was never written, or the item was indented once too often. In the outline the
        item is a child of its parent all the same; other programs put it elsewhere or refuse it. Said once, at the
        first line of the jump. The first items of a section may be one level in. Items that are aligned with the text of a
        numbered parent skip nothing, and neither do three or more first children at the same distance: that is a second style. Where
        tabs and spaces do not compare, the level is a guess, and nothing is said; nor are levels of spaces counted in a note that has tabs.
        """,
        "- control of the network\n\t\t\t- healthcare\n\t\t\t\t- privacy\n- competitors\n",
        "- control of the network\n\t- healthcare\n\t\t- privacy\n- competitors\n",
        """
        Lifts the item, and the siblings that jump with it, to one level below the parent; what stands below them comes along.
        Parents and children stay who they are. Certain where the levels are tabs; with spaces a choice, for other programs may
        count them otherwise.
        """,
        Trust.Certain);

    /// <inheritdoc/>
    public override bool IsOdd(LineSyntax above, LineSyntax item, int unit) => above.Kind == LineKind.Item
        // A first child follows its parent directly, and the first of the children that jump is the first child.
        ? above.Indent.Width(unit) < item.Indent.Width(unit) && IsTooDeep(above, item, unit)
        // What a merge left stands there like a head, and is none.
        : !ConflictMarker.IsMark(above) && IsTooDeep(above, item, unit);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(SyntaxTree tree, IReadOnlyList<int> odd) =>
        odd.Select(line => (Line: line, Parent: tree.ParentOf(line)))
            .GroupBy(pair => Spaces(tree, pair.Parent, pair.Line))
            .Where(group => group.Key == 0 || group.Count() < Style && !tree.HasTabs)
            .SelectMany(group => group)
            .OrderBy(pair => pair.Line)
            .Select(pair => Describe(tree, pair.Parent, pair.Line));

    // How many spaces, and nothing else, the item has more than its parent; 0 where tabs take part.
    private static int Spaces(SyntaxTree tree, int parent, int line)
    {
        Indentation above = tree.Lines[parent].Indent, below = tree.Lines[line].Indent;
        return above.Tabs == below.Tabs ? below.Spaces - above.Spaces : 0;
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        int line = diagnostic.Span.Start.Line, parent = tree.ParentOf(line);
        if (parent < 0)
            return [];
        // The siblings that jump too; the next one shows where they belong.
        var jumping = new List<int> { line };
        int mate = NextSibling(tree, line, parent);
        for (; mate >= 0 && IsTooDeep(tree.Lines[parent], tree.Lines[mate], tree.IndentUnit); mate = NextSibling(tree, mate, parent))
            jumping.Add(mate);

        var above = IndentOf(tree, parent);
        bool hasMate = mate >= 0 && tree.Lines[line].IndentText.StartsWith(tree.Lines[mate].IndentText, StringComparison.Ordinal);
        string target = hasMate
            ? Reindentation.Plain(tree.Lines[mate].IndentText)
            : Reindentation.Plain(above) + Step(tree, above, tree.Lines[line].IndentText);
        var moved = new Reindentation(tree);
        foreach (int item in jumping)
            moved.Move(item, target);
        return
        [
            new($"Lift {RuleText.Quote(tree.Lines[line].Content)} to one level below {NameOf(tree, parent)}", moved.Edits,
                moved.IsPlain && (hasMate || mate < 0) && IsByTabs(above, tree.Lines[line].IndentText) ? Trust.Certain : Trust.Likely),
        ];
    }

    // A tab is one level to everybody; how many spaces are one is a guess, and other programs may guess otherwise.
    private static bool IsByTabs(ReadOnlySpan<char> parent, ReadOnlySpan<char> child) =>
        child.StartsWith(parent, StringComparison.Ordinal) && !child[parent.Length..].ContainsAnyExcept('\t');

    private static int NextSibling(SyntaxTree tree, int line, int parent) =>
        Reindentation.NextItem(tree, tree.SubtreeEnd(line)) is var next and >= 0 && tree.ParentOf(next) == parent ? next : -1;

    /// <inheritdoc/>
    public override bool CanFix(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) => true;

    private Diagnostic Describe(SyntaxTree tree, int parent, int line) =>
        new(this, new(line, 0, tree.Lines[line].MarkerEnd), $"a level is skipped between {NameOf(tree, parent)} and this item")
        {
            Related = [new(new(parent, tree.Lines[parent].ContentStart, tree.Lines[parent].ContentEnd), "the parent")],
        };

    private static bool IsTooDeep(LineSyntax parent, LineSyntax child, int unit)
    {
        var above = parent.IndentText;
        if (!AmbiguousIndentation.Compares(parent, child))
            return false;
        if (!child.IndentText.StartsWith(above, StringComparison.Ordinal))
            return child.Indent.Width(unit) - parent.Indent.Width(unit) >= 2 * unit;

        int tabs = child.Indent.Tabs - parent.Indent.Tabs, spaces = child.Indent.Spaces - parent.Indent.Spaces;
        // Children aligned with the text of a numbered item stand deeper than one unit; so does a tab behind such spaces.
        int aligned = parent.Kind == LineKind.Item ? parent.ContentStart - above.Length : 0;
        if (tabs > 0 && spaces <= aligned)
            return tabs >= 2;
        if (tabs > 0)
            return tabs * unit + spaces >= 2 * unit;
        return spaces >= 2 * Reindentation.Spaces(unit) && spaces > aligned + 1;
    }

    private static ReadOnlySpan<char> IndentOf(SyntaxTree tree, int parent) => tree.Lines[parent].IndentText;

    private static string Step(SyntaxTree tree, ReadOnlySpan<char> parent, ReadOnlySpan<char> child)
    {
        if (IsByTabs(parent, child))
            return "\t";
        bool bySpaces = child.StartsWith(parent, StringComparison.Ordinal) && !child[parent.Length..].ContainsAnyExcept(' ');
        return bySpaces ? new(' ', Reindentation.Spaces(tree.IndentUnit)) : Reindentation.Step(tree);
    }

    private static string NameOf(SyntaxTree tree, int parent) =>
        tree.Lines[parent].Content is { IsEmpty: false } name ? RuleText.Quote(name) : $"line {parent + 1}";
}
