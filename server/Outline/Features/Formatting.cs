using System.Text;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>What an editor wants where nobody says how a note is written.</summary>
/// <param name="TabSize">The spaces of a level, at least 1; null where it does not say.</param>
/// <param name="TrimTrailingSpace">Whether blanks at the end of a line go.</param>
/// <param name="InsertFinalLineEnd">Whether the last line is to end, too.</param>
/// <param name="TrimFinalLines">Whether empty lines at the end go.</param>
public sealed record FormattingOptions(
    int? TabSize = null, bool TrimTrailingSpace = false, bool InsertFinalLineEnd = false, bool TrimFinalLines = false);

/// <summary>
/// Writes a note in its style: indentation, one blank behind each marker, and what the style asks for besides. The outline stays
/// what it is: who stands below whom, every text, every block. An item that skips levels goes on skipping as many, for the level
/// between may have been forgotten, and of that a rule speaks. Formatting what has been formatted changes nothing.
/// </summary>
public static class Formatting
{
    // Each writing either is the last one or brings items that all skip levels closer; deeper than this nobody skips.
    private const int MostPasses = 8;

    /// <summary>Formats a note.</summary>
    /// <param name="tree">The note.</param>
    /// <param name="style">How it is to be written; what it does not say stays as the note has it.</param>
    /// <param name="options">What the editor wants; null where there is none.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>Edits of the text as it is, ordered and apart from each other.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static List<TextChange> Of(SyntaxTree tree, NoteStyle style, FormattingOptions? options = null, CancellationToken cancel = default)
    {
        var ended = style.LineEnd is { } lineEnd ? WithLineEnds(tree, lineEnd) : tree;
        var written = Write(ended, style, options, null, cancel);
        return new Difference(tree, written).Edits(EndOf(written, style, options));
    }

    /// <summary>Formats some lines of a note; the others stay, and the lines stand among them as they did.</summary>
    /// <param name="tree">The note.</param>
    /// <param name="ranges">The lines, by what of them is selected; clamped to the text.</param>
    /// <param name="style">How the note is to be written; where the other lines are indented otherwise, as they are.</param>
    /// <param name="options">What the editor wants; null where there is none.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <inheritdoc cref="Of(SyntaxTree, NoteStyle, FormattingOptions?, CancellationToken)"/>
    public static List<TextChange> OfRanges(
        SyntaxTree tree, IReadOnlyList<LineSpan> ranges, NoteStyle style, FormattingOptions? options = null, CancellationToken cancel = default)
    {
        var isFormatted = new bool[tree.Lines.Count];
        foreach (var range in ranges)
        {
            var (start, end) = tree.Text.Clamp(range);
            // A selection of whole lines ends where the next one begins.
            int last = end.Line - (end.Character == 0 && end.Line > start.Line ? 1 : 0);
            isFormatted.AsSpan(start.Line, last - start.Line + 1).Fill(true);
        }
        var written = Write(tree, style, options, line => isFormatted[line], cancel);
        return new Difference(tree, written).Edits(null);
    }

    private static SyntaxTree Write(SyntaxTree tree, NoteStyle style, FormattingOptions? options, Func<int, bool>? isFormatted, CancellationToken cancel)
    {
        bool trims = Trims(style, options);
        for (int pass = 0; pass < MostPasses; pass++)
        {
            var layout = IndentLayout.Of(tree, style, options?.TabSize, isFormatted);
            var written = FormattingPass.Run(tree, new(layout, style.Marker, trims, isFormatted), cancel);
            if (written == tree)
                break;
            tree = written;
        }
        return tree;
    }

    private static bool Trims(NoteStyle style, FormattingOptions? options) => style.TrimTrailingSpace ?? options?.TrimTrailingSpace ?? false;

    private static SyntaxTree WithLineEnds(SyntaxTree tree, string lineEnd)
    {
        if (tree.Text.Lines.All(line => line.Terminator == LineTerminator.None || line.TerminatorText == lineEnd))
            return tree;
        var text = new StringBuilder();
        foreach (var line in tree.Text.Lines)
            text.Append(line.Text).Append(line.Terminator == LineTerminator.None ? "" : lineEnd);
        return SyntaxTree.Parse(SourceText.Parse(text.ToString()));
    }

    /// <summary>Where the text is to end, and what ends its last line.</summary>
    private static (int Line, string LineEnd) EndOf(SyntaxTree tree, NoteStyle style, FormattingOptions? options)
    {
        var lines = tree.Text.Lines;
        int end = lines.Count - 1, last = end;
        bool trims = Trims(style, options);
        while (last > 0 && tree.Lines[last].Kind == LineKind.Blank && (lines[last].Text.Length == 0 || trims && string.IsNullOrWhiteSpace(lines[last].Text)))
            last--;
        bool isEmpty = last == 0 && lines[0].Text.Length == 0;
        switch (style.FinalLineEnd)
        {
            case false:
                return (last, "");
            case null when options is not { InsertFinalLineEnd: true }:
            case true or null when isEmpty:
                break;
            default:
                if (lines[end].Text.Length > 0)
                    return (end, style.LineEnd ?? (end > 0 ? lines[end - 1].TerminatorText : "\n"));
                break;
        }
        if (options is { TrimFinalLines: true } && !isEmpty && last + 1 < end)
            return (last, lines[last].TerminatorText);
        return (end, "");
    }

    /// <summary>The edits that make one text of another that has the same lines, but for what stands before and behind their texts.</summary>
    private sealed class Difference(SyntaxTree before, SyntaxTree after)
    {
        private readonly List<TextChange> _edits = [];

        /// <summary>The edits.</summary>
        /// <param name="end">The last line, and what is to end it; null for the text's own end.</param>
        public List<TextChange> Edits((int Line, string LineEnd)? end)
        {
            int last = end?.Line ?? before.Lines.Count - 1;
            for (int line = 0; line <= last; line++)
            {
                var (was, now) = (before.Lines[line], after.Lines[line]);
                if (!ReferenceEquals(was, now) && was.Text != now.Text)
                    AddLine(line, was, now);
                if (line < last && before.Text.Lines[line].Terminator != after.Text.Lines[line].Terminator)
                    Add(new(line, was.Text.Length), new(line + 1, 0), after.Text.Lines[line].TerminatorText);
            }
            if (end is { } final)
            {
                var from = new LinePosition(last, before.Lines[last].Text.Length);
                if (from != before.Text.End || final.LineEnd.Length > 0)
                    AddEnd(from, final.LineEnd);
            }
            return _edits;
        }

        // What ends the last line may stand there already, with empty lines behind it.
        private void AddEnd(LinePosition from, string lineEnd)
        {
            var next = new LinePosition(from.Line + 1, 0);
            if (lineEnd.Length > 0 && before.Text.Lines[from.Line].TerminatorText == lineEnd)
                (from, lineEnd) = (next, "");
            if (from != before.Text.End || lineEnd.Length > 0)
                Add(from, before.Text.End, lineEnd);
        }

        private void AddLine(int line, LineSyntax was, LineSyntax now)
        {
            if (was.Kind == LineKind.Blank)
            {
                Replace(line, was.Text, 0, was.Text.Length, now.Text);
                return;
            }
            Replace(line, was.Text, 0, was.Indent.Length, now.IndentText);
            int text = was.Indent.Length, nowText = now.Indent.Length;
            if (was.Kind == LineKind.Item)
            {
                Replace(line, was.Text, text, was.MarkerEnd, now.Text.AsSpan(nowText, now.MarkerLength));
                (text, nowText) = (ItemGap.End(was), ItemGap.End(now));
                Replace(line, was.Text, was.MarkerEnd, text, now.Text.AsSpan(now.MarkerEnd, nowText - now.MarkerEnd));
            }
            // Only blanks go at the end.
            int length = now.Text.Length - nowText;
            Replace(line, was.Text, text + length, was.Text.Length, "");
        }

        private void Replace(int line, string text, int start, int end, ReadOnlySpan<char> replacement)
        {
            var replaced = text.AsSpan(start, end - start);
            int same = replaced.CommonPrefixLength(replacement);
            if (same < replaced.Length || same < replacement.Length)
                Add(new(line, start + same), new(line, end), replacement[same..].ToString());
        }

        // Edits that touch are one: made one after the other, a carriage return and a line feed could meet between them.
        private void Add(LinePosition start, LinePosition end, string text)
        {
            if (_edits.Count > 0 && _edits[^1].Span!.Value is var previous && previous.End == start)
                _edits[^1] = new(new LineSpan(previous.Start, end), _edits[^1].NewText + text);
            else
                _edits.Add(new(new LineSpan(start, end), text));
        }
    }
}
