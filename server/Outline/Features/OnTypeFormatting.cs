using Outline.Rules;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Features;

/// <summary>
/// What Enter does in a list: it continues an item, with the next number and an open task where there are such; behind an
/// empty item it lifts that by a level, and at the first level takes its marker; and text below an item goes on below it.
/// Editors that have done so by themselves find nothing left to do.
/// </summary>
public static class OnTypeFormatting
{
    /// <summary>The key after which to ask.</summary>
    public const string Trigger = "\n";

    /// <summary>What is to be changed after Enter was pressed.</summary>
    /// <param name="tree">The note, with the new line.</param>
    /// <param name="position">The cursor, in the new line; clamped to the text.</param>
    /// <returns>Edits of the text as it is, ordered and apart from each other; none where the line is right.</returns>
    public static List<TextChange> AfterEnter(SyntaxTree tree, LinePosition position)
    {
        int line = tree.Text.Clamp(position).Line, before = line - 1;
        // What stands in a block is nobody's list.
        if (before < 0 || tree.Lines[before].Exit != LineState.Normal)
            return [];
        var (above, typed) = (tree.Lines[before], tree.Lines[line]);
        return above switch
        {
            { IsEmptyItem: true } => typed.Kind == LineKind.Blank ? Lift(tree, before, line) : [],
            { Kind: LineKind.Item } => typed.Kind is LineKind.Blank or LineKind.Unmarked ? Begin(line, typed, above.IndentText.ToString() + MarkerAfter(above)) : [],
            { Kind: LineKind.Unmarked or LineKind.Property, Indent.Length: > 0 } when typed.Kind is LineKind.Blank or LineKind.Unmarked =>
                Begin(line, typed, above.IndentText.ToString()),
            _ => [],
        };
    }

    private static List<TextChange> Begin(int line, LineSyntax typed, string beginning) =>
        typed.IndentText.SequenceEqual(beginning) ? [] : [new(new LineSpan(line, 0, typed.Indent.Length), beginning)];

    private static string MarkerAfter(LineSyntax item)
    {
        string marker = Markers.Next(item);
        return item.StartSpan is { Kind: InlineKind.Task } task && item.Text[task.Start] == '[' ? marker + "[ ] " : marker;
    }

    // The empty item and the new line become one item at the level above, or an empty line.
    private static List<TextChange> Lift(SyntaxTree tree, int item, int line)
    {
        var empty = tree.Lines[item];
        int parent = tree.ParentOf(item);
        string lifted = parent >= 0 && tree.Lines[parent].Kind == LineKind.Item
            ? tree.Lines[parent].IndentText.ToString() + Markers.Next(tree.Lines[parent])
            : empty.Indent.Length > 0 ? Markers.Of(empty).ToString() + " "
            : "";
        return [new(new LineSpan(new(item, 0), new(line, tree.Lines[line].Text.Length)), lifted)];
    }
}
