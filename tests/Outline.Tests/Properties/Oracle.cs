using Outline.Syntax;

namespace Outline.Tests.Properties;

/// <summary>What <see cref="SyntaxTree"/> answers with chunk summaries, said in the plainest way from its lines alone.</summary>
internal sealed class Oracle
{
    private const int Unmarked = 7;

    private readonly LineSyntax[] _lines;

    public Oracle(SyntaxTree tree)
    {
        _lines = [.. tree.Lines];
        Unit = FindUnit();
        Heads = [.. _lines.Select((_, line) => IsHead(line))];
        Parents = [.. _lines.Select((_, line) => ParentOf(line))];

        // A subtree ends at the last line that hangs below it, over any number of parents.
        Ends = [.. Enumerable.Range(0, _lines.Length)];
        for (int line = 0; line < _lines.Length; line++)
        {
            for (int above = line; above >= 0 && _lines[line].Kind != LineKind.Blank; above = Parents[above])
                Ends[above] = line;
        }
    }

    public int Unit { get; }

    public bool IndentsWithTabs =>
        _lines.Count(line => line.Kind == LineKind.Item && line.Indent is { Tabs: > 0, Spaces: 0 })
        >= _lines.Count(line => line.Kind == LineKind.Item && line.Indent.Spaces > 0);

    public bool[] Heads { get; }

    public int[] Parents { get; }

    public int[] Ends { get; }

    public int NextNonBlank(int line)
    {
        while (line < _lines.Length && _lines[line].Kind == LineKind.Blank)
            line++;
        return line;
    }

    private int FindUnit()
    {
        int[] runs = [.. _lines.Where(line => line.Kind == LineKind.Item && line.Indent.Spaces is >= 1 and <= 16).Select(line => line.Indent.Spaces)];
        return runs.Length == 0 ? 2 : Enumerable.Range(1, 16).Last(unit => runs.Count(run => run % unit == 0) * 10 >= runs.Length * 9);
    }

    private bool IsHead(int line) => _lines[line].Kind == LineKind.Heading
        || _lines[line].Kind == LineKind.Unmarked && Width(line) == 0 && _lines[line].Content.ToArray().Any(c => !"-=_*~#+. ".Contains(c))
            && NextNonBlank(line + 1) is var next && next < _lines.Length && _lines[next].Kind == LineKind.Item;

    private int ParentOf(int line)
    {
        int width = OwnedWidth(line);
        for (int above = line - 1; above >= 0; above--)
        {
            bool isParent = Heads[above]
                ? !Heads[line] || Level(above) < Level(line)
                : !Heads[line] && _lines[above].Kind == LineKind.Item && Width(above) < width;
            if (isParent)
                return above;
        }
        return -1;
    }

    private int Level(int head) => _lines[head].Kind == LineKind.Heading ? _lines[head].HeadingLevel : Unmarked;

    private int Width(int line) => _lines[line].Indent.Tabs * Unit + _lines[line].Indent.Spaces;

    // The lines of a fence belong to the item that opened it, or to the one that its first line belongs to.
    private int OwnedWidth(int line)
    {
        int opened = line;
        while (_lines[opened].Kind is LineKind.FenceContent or LineKind.FenceEnd)
            opened--;
        return Width(opened) + (opened != line && _lines[opened].Kind == LineKind.Item ? 1 : 0);
    }
}
