using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Items that stand more than one level below their parent.</summary>
public sealed class SkippedLevel : TreeRule
{
    // Two spaces a level is the least anybody uses; a file's unit may be less where it is indented without a system.
    private const int LeastUnit = 2;

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
        numbered parent skip nothing.
        """,
        "- control of the network\n\t\t\t- healthcare\n\t\t\t\t- privacy\n- competitors\n",
        "- control of the network\n\t- healthcare\n\t\t- privacy\n- competitors\n",
        """
        Lifts the item, and the siblings that jump with it, to one level below the parent; what stands below them comes along.
        Parents and children stay who they are.
        """,
        Trust.Certain);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(SyntaxTree tree)
    {
        var found = new List<Diagnostic>();
        // The items around the line, by line and width, and whether a child of theirs has been seen.
        var open = new Stack<(int Line, int Width, bool HasChild)>();
        int unit = tree.IndentUnit, line = 0;
        foreach (var chunk in tree.Lines.Chunks)
        {
            foreach (var syntax in chunk.Items)
            {
                if (syntax.Kind == LineKind.Item)
                {
                    int width = syntax.Indent.Width(unit);
                    while (open.Count > 0 && open.Peek().Width >= width)
                        open.Pop();
                    if (open.Count > 0 && !open.Peek().HasChild)
                    {
                        var parent = open.Pop();
                        open.Push(parent with { HasChild = true });
                        if (IsTooDeep(tree, parent.Line, syntax))
                            found.Add(Describe(tree, parent.Line, line));
                    }
                    open.Push((line, width, false));
                }
                else if (syntax.Indent.Length == 0 && tree.IsHead(line))
                {
                    // The head is a parent that stands left of every item. What a merge left is none.
                    open.Clear();
                    open.Push((line, -1, ConflictMarker.IsMark(syntax)));
                }
                line++;
            }
        }
        return found;
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic)
    {
        int line = diagnostic.Span.Start.Line, parent = tree.ParentOf(line);
        if (parent < 0)
            return [];
        var above = IndentOf(tree, parent);
        string target = above.ToString() + Step(tree, above, tree.Lines[line].IndentText);
        var moved = new Reindentation(tree);
        int next = line;
        do
            next = moved.Move(next, target);
        while (next >= 0 && tree.ParentOf(next) == parent && IsTooDeep(tree, parent, tree.Lines[next]));
        return
        [
            new($"Lift {RuleText.Quote(tree.Lines[line].Content)} to one level below {NameOf(tree, parent)}", moved.Edits,
                moved.IsPlain ? Trust.Certain : Trust.Likely),
        ];
    }

    private Diagnostic Describe(SyntaxTree tree, int parent, int line) =>
        new(this, new(line, 0, tree.Lines[line].MarkerEnd), $"a level is skipped between {NameOf(tree, parent)} and this item")
        {
            Related = [new(new(parent, tree.Lines[parent].ContentStart, tree.Lines[parent].ContentEnd), "the parent")],
        };

    private static bool IsTooDeep(SyntaxTree tree, int parent, LineSyntax child)
    {
        var above = IndentOf(tree, parent);
        int unit = tree.IndentUnit;
        if (!child.IndentText.StartsWith(above, StringComparison.Ordinal))
            return tree.WidthOf(child) - tree.WidthOf(tree.Lines[parent]) >= 2 * unit;

        var extra = Indentation.Of(child.IndentText[above.Length..]);
        if (extra.Spaces == 0)
            return extra.Tabs >= 2;
        if (extra.Tabs > 0)
            return extra.Width(unit) >= 2 * unit;
        // Children aligned with the text of a numbered item stand deeper than one unit.
        var syntax = tree.Lines[parent];
        int aligned = syntax.Kind == LineKind.Item ? syntax.ContentStart - above.Length : 0;
        return extra.Spaces >= 2 * Math.Max(unit, LeastUnit) && extra.Spaces > aligned + 1;
    }

    private static ReadOnlySpan<char> IndentOf(SyntaxTree tree, int parent) => tree.Lines[parent].IndentText;

    private static string Step(SyntaxTree tree, ReadOnlySpan<char> parent, ReadOnlySpan<char> child)
    {
        if (!child.StartsWith(parent, StringComparison.Ordinal))
            return Reindentation.Step(tree);
        var extra = child[parent.Length..];
        return !extra.ContainsAnyExcept('\t') ? "\t"
            : !extra.ContainsAnyExcept(' ') ? new(' ', tree.IndentUnit)
            : Reindentation.Step(tree);
    }

    private static string NameOf(SyntaxTree tree, int parent) =>
        tree.Lines[parent].Content is { IsEmpty: false } name ? RuleText.Quote(name) : $"line {parent + 1}";
}
