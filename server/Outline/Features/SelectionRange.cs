using System.Globalization;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Features;

/// <summary>What "expand selection" selects, step by step.</summary>
public static class SelectionRange
{
    /// <summary>
    /// The ranges around a position from the innermost on, each inside the next and none twice: word, what is written
    /// inside the line (link, quote …), the text of the item, its line, its subtree, the subtrees around it, its sections,
    /// the file.
    /// </summary>
    public static List<LineSpan> At(SyntaxTree tree, LinePosition position)
    {
        position = tree.Text.Clamp(position);
        var (number, character) = position;
        var line = tree.Lines[number];
        var ranges = new List<LineSpan> { new(position, position) };

        Add(WordAt(line.Text, number, character));
        var spans = line.Spans;
        for (int i = spans.Length - 1; i >= 0; i--)
        {
            if (spans[i].Start <= character && character <= spans[i].End)
            {
                Add(new(number, spans[i].InnerStart, spans[i].InnerEnd));
                Add(new(number, spans[i].Start, spans[i].End));
            }
        }
        Add(new(number, line.ContentStart, line.ContentEnd));
        Add(new(number, line.Indent.Length, line.Text.Length));
        Add(new(number, 0, line.Text.Length));
        for (int owner = IsNode(number) ? number : tree.ParentOf(number); owner >= 0; owner = tree.ParentOf(owner))
        {
            int end = tree.SubtreeEnd(owner);
            Add(new(new(owner, 0), new(end, tree.Lines[end].Text.Length)));
        }
        Add(new(default, tree.Text.End));
        return ranges;

        bool IsNode(int at) => tree.Lines[at].Kind == LineKind.Item || tree.IsHead(at);

        // Only what holds the range before it, and more, is a step.
        void Add(LineSpan span)
        {
            var inner = ranges[^1];
            if (span.Start <= inner.Start && inner.End <= span.End && span != inner)
                ranges.Add(span);
        }
    }

    // A word goes by whole characters as a reader sees them, and keeps dots, hyphens and apostrophes between letters:
    // "builder.io", "de-emphasize".
    private static LineSpan WordAt(string text, int line, int character)
    {
        int start = character, end = character;
        while (start > 0 && IsWord(text, start - 1))
            start--;
        while (end < text.Length && IsWord(text, end))
            end++;
        return new(line, start, end);
    }

    private static bool IsWord(string text, int at) =>
        IsLetter(text, at) || text[at] is '.' or '-' or '\'' or '’' && at > 0 && at + 1 < text.Length && IsLetter(text, at - 1) && IsLetter(text, at + 1);

    private static bool IsLetter(string text, int at) =>
        char.IsLetterOrDigit(text[at]) || text[at] == '_' || char.IsSurrogate(text[at])
        || CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
