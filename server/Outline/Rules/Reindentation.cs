using Outline.Syntax;
using Outline.Text;

namespace Outline.Rules;

/// <summary>Moves items with everything below them to another indentation.</summary>
internal sealed class Reindentation(SyntaxTree tree)
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
    public static string Step(SyntaxTree tree) => tree.IndentsWithTabs ? "\t" : new(' ', tree.IndentUnit);

    /// <summary>Moves an item; returns the next item behind its subtree, -1 where its section or the file ends before one.</summary>
    /// <param name="item">The item's line.</param>
    /// <param name="target">Its new indentation.</param>
    public int Move(int item, string target)
    {
        var syntax = tree.Lines[item];
        var own = syntax.IndentText;
        int width = tree.WidthOf(syntax), last = tree.SubtreeEnd(item);
        IsPlain &= syntax.Indent.Spaces == Indentation.Of(target).Spaces || IsUnitWithoutWeight();
        for (int line = item; line <= last; line++)
        {
            var below = tree.Lines[line];
            if (below.Text.AsSpan().StartsWith(own, StringComparison.Ordinal))
                Replace(line, own, target);
            else if (below.Kind is not (LineKind.Blank or LineKind.FenceContent or LineKind.FenceEnd))
                MoveByWidth(line, below, width, target);
        }

        int next = tree.NextNonBlank(last + 1);
        if (next < tree.Lines.Count && tree.Lines[next] is { Kind: not LineKind.Item } free && free.Indent.Length > 0
            && tree.WidthOf(free) > Indentation.Of(target).Width(tree.IndentUnit))
        {
            IsPlain = false;
        }
        return NextItem(tree, last);
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
    private void MoveByWidth(int line, LineSyntax below, int width, string target)
    {
        IsPlain = false;
        int distance = tree.WidthOf(below) - width;
        if (distance <= 0)
            return;
        int unit = tree.IndentUnit;
        Replace(line, below.IndentText, target + (tree.IndentsWithTabs
            ? new string('\t', distance / unit) + new string(' ', distance % unit)
            : new string(' ', distance)));
    }

    private void Replace(int line, ReadOnlySpan<char> before, string after)
    {
        int same = before.CommonPrefixLength(after);
        if (same < before.Length || same < after.Length)
            _edits.Add(new(new LineSpan(line, same, before.Length), after[same..]));
    }

    // Where no line is indented by tabs, the unit compares nothing.
    private bool IsUnitWithoutWeight()
    {
        foreach (var chunk in tree.Lines.Chunks)
        {
            foreach (var line in chunk.Items)
            {
                if (line.Indent.Tabs > 0)
                    return false;
            }
        }
        return true;
    }
}
