using System.Text;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Features;

/// <summary>How the lines of a note are to be written.</summary>
/// <param name="Layout">What indents items; null leaves them where they are.</param>
/// <param name="Marker">The marker of items that are not numbered; null leaves them.</param>
/// <param name="TrimsLines">Whether blanks at the end of a line go.</param>
/// <param name="IsFormatted">Which lines may change; null for all.</param>
internal sealed record LineFormat(IndentLayout? Layout, string? Marker, bool TrimsLines, Func<int, bool>? IsFormatted);

/// <summary>
/// Writes the lines of a note anew, once. What comes out is read again and compared: a section, or a first-level item with all
/// below it, that would be read otherwise keeps its indentation.
/// </summary>
internal sealed class FormattingPass
{
    // Which part of a note makes another part be read otherwise is found out by leaving it out.
    private const int MostAttempts = 3;

    // More lines are read faster all at once than one by one.
    private const int ManyLines = 64;

    private readonly SyntaxTree _tree;
    private readonly LineFormat _format;
    private readonly int[]? _gaps;
    private readonly Indenting? _indenting;

    private FormattingPass(SyntaxTree tree, LineFormat format)
    {
        (_tree, _format) = (tree, format);
        _gaps = ItemGap.LengthsIn(tree);
        _indenting = format.Layout is { } layout ? new(tree, layout, _gaps, format.IsFormatted) : null;
    }

    /// <summary>The note as it is written once; the same object where nothing changes.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SyntaxTree Run(SyntaxTree tree, LineFormat format, CancellationToken cancel) => new FormattingPass(tree, format).Run(cancel);

    private SyntaxTree Run(CancellationToken cancel)
    {
        var kept = new HashSet<int>();
        for (int attempt = 0; _indenting is not null && attempt < MostAttempts; attempt++)
        {
            cancel.ThrowIfCancellationRequested();
            var changed = Write(_indenting.Lines(kept));
            var written = With(_tree, changed);
            var differences = SameOutline.Differences(_tree, written);
            if (differences.Count == 0)
                return written;
            // What makes a line be read otherwise may stand above it, and may do so to all that follow.
            foreach (int line in attempt == 0 ? differences[..1] : differences)
            {
                kept.Add(_indenting.RegionOf(line));
                kept.Add(_indenting.RegionOf(line) - 1);
            }
        }
        return With(_tree, Write(null));
    }

    /// <summary>The lines that change, in order.</summary>
    private List<(int Line, string Text)> Write(Reindented?[]? indents)
    {
        var changed = new List<(int, string)>();
        int line = 0;
        LineTerminator before = LineTerminator.None;
        foreach (var syntax in _tree.Lines)
        {
            var terminator = _tree.Text.Lines[line].Terminator;
            if (_format.IsFormatted?.Invoke(line) != false && Write(syntax, indents?[line], _gaps?[line] ?? 0) is var text && text != syntax.Text
                // An empty line between a carriage return and a line feed is none.
                && !(text.Length == 0 && before == LineTerminator.CarriageReturn && terminator == LineTerminator.LineFeed))
            {
                changed.Add((line, text));
            }
            before = terminator;
            line++;
        }
        return changed;
    }

    private string Write(LineSyntax line, Reindented? indent, int gap)
    {
        var (from, prefix) = indent ?? new(0, "");
        int end = line.Text.Length;
        if (_format.TrimsLines && IsTrimmed(line))
            end = Math.Max(from, line.Text.AsSpan().TrimEnd().Length);
        if (line.Kind != LineKind.Item)
            return indent is null && end == line.Text.Length ? line.Text : string.Concat(prefix, line.Text.AsSpan(from, end - from));

        var marker = _format.Marker is { } wanted && line.MarkerLength == 1 && !IsDrawn(line.Content) ? wanted : line.Text.AsSpan(line.Indent.Length, line.MarkerLength);
        int text = ItemGap.End(line);
        var blanks = gap > 0 ? new string(' ', gap) : line.Text.AsSpan(line.MarkerEnd, Math.Max(0, Math.Min(text, end) - line.MarkerEnd));
        text = Math.Min(text, end);
        return new StringBuilder(line.Text.Length + prefix.Length)
            .Append(indent is null ? line.IndentText : prefix).Append(marker).Append(blanks).Append(line.Text.AsSpan(text, end - text)).ToString();
    }

    private static bool IsTrimmed(LineSyntax line) => line.Kind is not (LineKind.FenceContent or LineKind.FrontMatterContent)
        // "## " is an empty heading, "##" is text.
        && (line.HeadingLevel == 0 || line.ContentStart < line.ContentEnd);

    // "* * *" is a line that somebody drew, with other markers it is another one.
    private static bool IsDrawn(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept("-*+_ \t");

    private static SyntaxTree With(SyntaxTree tree, List<(int Line, string Text)> changed)
    {
        if (changed.Count > ManyLines)
        {
            var text = new StringBuilder();
            int next = 0, number = 0;
            foreach (var line in tree.Text.Lines)
            {
                bool isChanged = next < changed.Count && changed[next].Line == number++;
                text.Append(isChanged ? changed[next++].Text : line.Text).Append(line.TerminatorText);
            }
            return SyntaxTree.Parse(SourceText.Parse(text.ToString()));
        }
        foreach (var (line, text) in changed)
        {
            var after = tree.Text.WithChange(new(new LineSpan(line, 0, tree.Lines[line].Text.Length), text), out var delta);
            tree = tree.WithChange(after, delta);
        }
        return tree;
    }
}
