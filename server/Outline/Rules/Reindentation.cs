using System.Text;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Rules;

/// <summary>Moves items with everything below them to another indentation.</summary>
/// <param name="tree">The note.</param>
/// <param name="inOwnStyle">Whether the items below get the file's own style too, or keep what sets them apart from the moved one.</param>
internal sealed class Reindentation(SyntaxTree tree, bool inOwnStyle = false)
{
    private readonly List<TextChange> _edits = [];

    /// <summary>The edits so far, in order.</summary>
    public IReadOnlyList<TextChange> Edits => _edits;

    /// <summary>
    /// Whether the outline stays the same beyond doubt: every line moved by the same step, no text comes to stand below
    /// another item, and the file's unit of indentation, which decides between tabs and spaces, does not depend on it.
    /// </summary>
    public bool IsPlain { get; private set; } = true;

    /// <summary>One step of indentation in the file's own style.</summary>
    public static string Step(SyntaxTree tree) => tree.IndentsWithTabs ? "\t" : new(' ', Spaces(tree.IndentUnit));

    /// <summary>
    /// The spaces of one step. A unit of one is no step but a file that has none (three spaces below numbers, four
    /// elsewhere), where other programs take no less than four for a child of everything.
    /// </summary>
    public static int Spaces(int unit) => unit == 1 ? 4 : unit;

    /// <summary>An indentation without what nobody sees, its odd blanks made plain.</summary>
    public static string Plain(ReadOnlySpan<char> indent)
    {
        var plain = new StringBuilder();
        foreach (char c in indent)
        {
            if (!Indentation.IsZeroWidth(c))
                plain.Append(c == '\t' ? c : ' ');
        }
        return plain.ToString();
    }

    /// <summary>Moves an item; returns the next item behind its subtree, -1 where its section or the file ends before one.</summary>
    /// <param name="item">The item's line.</param>
    /// <param name="target">Its new indentation.</param>
    public int Move(int item, string target)
    {
        var syntax = tree.Lines[item];
        var own = syntax.IndentText;
        int width = tree.WidthOf(syntax), last = tree.SubtreeEnd(item);
        IsPlain &= syntax.Indent.Spaces == Indentation.Of(target).Spaces || !tree.HasTabs;
        bool inBlock = false;
        // Where the items below are indented anew, text moves with the item that it stands below.
        ReadOnlySpan<char> before = own;
        string after = target;
        for (int line = item; line <= last; line++)
        {
            var below = tree.Lines[line];
            // What ends a block that is not closed depends on how the two are indented.
            IsPlain &= !inBlock || below.Kind is LineKind.FenceContent or LineKind.FenceEnd;
            inBlock = below.OpensFence || inBlock && below.Kind == LineKind.FenceContent;

            bool isAnew = below.Kind == LineKind.Item && line > item
                && (inOwnStyle || !below.IndentText.StartsWith(own, StringComparison.Ordinal));
            if (isAnew)
            {
                before = below.IndentText;
                after = AtDistance(tree.WidthOf(below) - width, target);
            }
            // Text that comes to stand at the start of the line may be a head there.
            IsPlain &= target.Length > 0 || below.Kind is LineKind.Item or LineKind.Blank or LineKind.FenceContent or LineKind.FenceEnd
                || tree.WidthOf(below) > width;
            if (below.Text.AsSpan().StartsWith(before, StringComparison.Ordinal))
            {
                Replace(line, before, after);
            }
            else if (below.Text.AsSpan().StartsWith(own, StringComparison.Ordinal))
            {
                before = own;
                after = target;
                Replace(line, before, after);
            }
            else if (below.Kind is not (LineKind.Blank or LineKind.FenceContent or LineKind.FenceEnd))
            {
                IsPlain = false;
                if (tree.WidthOf(below) - width is var distance and > 0)
                    Replace(line, below.IndentText, AtDistance(distance, target));
            }
        }
        IsPlain &= !inBlock;

        int next = tree.NextNonBlank(last + 1);
        if (next < tree.Lines.Count && tree.Lines[next] is { Kind: not LineKind.Item } free && free.Indent.Length > 0
            && tree.WidthOf(free) > Indentation.Of(target).Width(tree.IndentUnit))
        {
            IsPlain = false;
        }
        return NextItem(tree, last);
    }

    /// <summary>
    /// Indents all items of a stretch anew: the first-level ones like the first, and each level below by one step. Who stands
    /// below whom does not change, and neither does a jump of several levels, nor what is aligned with the text of its parent.
    /// </summary>
    /// <param name="first">The first line.</param>
    /// <param name="end">The line behind the last.</param>
    /// <param name="start">The indentation of the first level.</param>
    /// <param name="step">What a level adds.</param>
    public void Reshape(int first, int end, string start, string step)
    {
        // The items around the line that is looked at, the outermost first.
        var open = new List<(LineSyntax Item, string Indent)>();
        (string Before, string After) block = ("", "");
        bool inBlock = false;
        IsPlain &= first == 0 || tree.EntryOf(first) == LineState.Normal;
        int spaces = SmallestStep(first, end);
        for (int line = first; line < end; line++)
        {
            var syntax = tree.Lines[line];
            int width = tree.WidthOf(syntax);
            // What ends a block that is not closed depends on how the two are indented.
            IsPlain &= !inBlock || syntax.Kind is LineKind.FenceContent or LineKind.FenceEnd;
            inBlock = syntax.OpensFence || inBlock && syntax.Kind == LineKind.FenceContent;
            switch (syntax.Kind)
            {
                case LineKind.Item:
                    int depth = open.FindIndex(item => tree.WidthOf(item.Item) >= width);
                    string? sibling = depth < 0 ? null : open[depth].Indent;
                    open.RemoveRange(depth < 0 ? open.Count : depth, depth < 0 ? 0 : open.Count - depth);
                    string indent = open is [.., var (parent, above)] ? above + Below(parent, above, syntax, step, spaces) : start;
                    // No deeper than the sibling before it, which may be aligned with a text.
                    if (sibling is not null && !sibling.StartsWith(indent, StringComparison.Ordinal))
                        indent = sibling;
                    open.Add((syntax, indent));
                    Replace(line, syntax.IndentText, indent);
                    block = (syntax.IndentText.ToString(), indent);
                    break;
                case LineKind.Blank:
                    break;
                case LineKind.FenceContent or LineKind.FenceEnd:
                    if (syntax.Text.StartsWith(block.Before, StringComparison.Ordinal))
                        Replace(line, block.Before, block.After);
                    else
                        IsPlain &= syntax.Kind == LineKind.FenceContent && syntax.Text.AsSpan().IsWhiteSpace();
                    break;
                default:
                    string moved = TextIndent(syntax, open, start);
                    // At the start of the line it may be a head.
                    IsPlain &= moved.Length > 0 || width == 0;
                    Replace(line, syntax.IndentText, moved);
                    block = (syntax.IndentText.ToString(), moved);
                    break;
            }
        }
        IsPlain &= !inBlock;
    }

    // Text keeps its distance from the item that it belongs to, unless that would put it below another one.
    private string TextIndent(LineSyntax text, List<(LineSyntax Item, string Indent)> open, string start)
    {
        int width = tree.WidthOf(text), owner = open.FindLastIndex(item => tree.WidthOf(item.Item) < width);
        if (width == 0)
            return text.IndentText.ToString();
        if (owner < 0)
            return start;
        var (item, indent) = open[owner];
        string own = text.IndentText.StartsWith(item.IndentText, StringComparison.Ordinal)
            ? string.Concat(indent, text.IndentText[item.Indent.Length..])
            : indent + new string(' ', width - tree.WidthOf(item));
        return owner + 1 == open.Count || open[owner + 1].Indent.StartsWith(own, StringComparison.Ordinal) ? own : open[owner + 1].Indent;
    }

    private string Below(LineSyntax parent, string above, LineSyntax child, string step, int smallest)
    {
        int tabs = child.Indent.Tabs - parent.Indent.Tabs, more = child.Indent.Spaces - parent.Indent.Spaces;
        if (step[0] == ' ' ? IsAligned(parent, child) : above.Length > 0 && IsInText(parent, child))
            return new(' ', more);
        int levels = tabs == 0 ? more / smallest : (tree.WidthOf(child) - tree.WidthOf(parent)) / tree.IndentUnit;
        return string.Concat(Enumerable.Repeat(step, Math.Max(1, levels)));
    }

    /// <summary>Whether a child is indented by spaces up to the text of its numbered parent.</summary>
    public static bool IsAligned(LineSyntax parent, LineSyntax child) =>
        parent.MarkerLength > 1 && parent.Indent.Tabs == child.Indent.Tabs && child.Indent.Spaces - parent.Indent.Spaces == parent.ContentStart - parent.Indent.Length;

    /// <summary>Whether a child is a list within the text of a parent that is indented by tabs, as Logseq writes it: its marker stands below the text.</summary>
    public static bool IsInText(LineSyntax parent, LineSyntax child) =>
        parent.Indent.Tabs > 0 && parent.Indent.Tabs == child.Indent.Tabs && child.IndentText.StartsWith(parent.IndentText, StringComparison.Ordinal)
        && child.Indent.Spaces - parent.Indent.Spaces - (parent.ContentStart - parent.Indent.Length) is >= 0 and < 4;

    // The fewest spaces that a child has more than its parent, those aside that are aligned.
    private int SmallestStep(int first, int end)
    {
        int smallest = int.MaxValue;
        var open = new List<LineSyntax>();
        for (int line = first; line < end; line++)
        {
            var syntax = tree.Lines[line];
            if (syntax.Kind != LineKind.Item)
                continue;
            open.RemoveAll(item => tree.WidthOf(item) >= tree.WidthOf(syntax));
            if (open is [.., var parent] && parent.Indent.Tabs == syntax.Indent.Tabs && syntax.Indent.Spaces > parent.Indent.Spaces
                && !IsAligned(parent, syntax))
            {
                smallest = Math.Min(smallest, syntax.Indent.Spaces - parent.Indent.Spaces);
            }
            open.Add(syntax);
        }
        return smallest;
    }

    /// <summary>The next item of the section behind a line, -1 where there is none.</summary>
    public static int NextItem(SyntaxTree tree, int line)
    {
        for (int next = line + 1; next < tree.Lines.Count; next++)
        {
            if (tree.Lines[next].Kind == LineKind.Item)
                return next;
            if (tree.IsHead(next))
                return -1;
        }
        return -1;
    }

    /// <summary>The nearest item of the section above a line, -1 where there is none.</summary>
    public static int ItemAbove(SyntaxTree tree, int line)
    {
        for (int above = line - 1; above >= 0; above--)
        {
            if (tree.Lines[above].Kind == LineKind.Item)
                return above;
            if (tree.IsHead(above))
                return -1;
        }
        return -1;
    }

    // A line indented by other characters than the item it stands below keeps its distance in columns.
    private string AtDistance(int columns, string target)
    {
        IsPlain = false;
        int unit = tree.IndentUnit;
        return target + (tree.IndentsWithTabs ? new string('\t', columns / unit) + new string(' ', columns % unit) : new string(' ', columns));
    }

    private void Replace(int line, ReadOnlySpan<char> before, string after)
    {
        int same = before.CommonPrefixLength(after);
        if (same < before.Length || same < after.Length)
            _edits.Add(new(new LineSpan(line, same, before.Length), after[same..]));
    }
}
