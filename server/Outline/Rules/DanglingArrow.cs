using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>An arrow that leads nowhere.</summary>
public sealed class DanglingArrow : LineRule
{
    /// <inheritdoc/>
    public override string Name => "dangling-arrow";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Hint;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "an item that ends in an arrow with nothing below it",
        """
        An arrow says that something follows: a consequence, a next step. Where nothing does, a thought broke off. With items or
        text below, the arrow leads to them.
        """,
        "- sat and atmo and sudocli ->\n- compute product\n",
        "- sat and atmo and sudocli\n- compute product\n",
        "Removes the arrow. It stays a choice, for the better one is to finish the sentence.");

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        if (line.Kind != LineKind.Item || line.ContentEnd == line.ContentStart || line.Text[line.ContentEnd - 1] is not ('>' or '→'))
            return;
        int start = ArrowStart(line.Content);
        if (start <= 0 || !IsMeant(line.Content[..start], line.Content[start..]))
            return;
        start += line.ContentStart;
        if (!RuleText.IsInCode(line, start, line.ContentEnd))
            found.Add(new(start, line.ContentEnd, $"nothing follows the arrow “{line.Text.AsSpan(start, line.ContentEnd - start)}”"));
    }

    /// <inheritdoc/>
    public override Diagnostic? Place(SyntaxTree tree, int line, LineFinding finding, NoteStyle style) =>
        tree.SubtreeEnd(line) > line ? null : base.Place(tree, line, finding, style);

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        var (line, column) = diagnostic.Span.Start;
        string text = tree.Lines[line].Text;
        int start = text.AsSpan(0, column).TrimEnd().Length;
        return [new("Remove the arrow", [new(new(line, start, text.Length), "")], Trust.Likely)];
    }

    private static int ArrowStart(ReadOnlySpan<char> content)
    {
        if (content[^1] == '→')
            return content.Length - 1;
        return content[..^1].TrimEnd("-=").Length is var start && start < content.Length - 1 ? start : -1;
    }

    // Words and an arrow. Not a key ("ctrl+→", "⌘⌥→"), not an operator in a list, not "<->", not the end of a comment, not
    // the head of a function.
    private static bool IsMeant(ReadOnlySpan<char> before, ReadOnlySpan<char> arrow) =>
        before.TrimEnd() is { IsEmpty: false } words
        && (char.IsLetterOrDigit(words[^1]) || words[^1] is ')' or ']' or '"' or '”' or '\'' or '%' or '?' or '!' or '.')
        && !before.Contains("<!--", StringComparison.Ordinal) && !(arrow is "=>" && words.EndsWith(')'));
}
