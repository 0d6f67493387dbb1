using System.Buffers;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Links that show nothing.</summary>
public sealed class EmptyLinkText : LineRule
{
    private static readonly SearchValues<string> _hints = SearchValues.Create(["](", "|"], StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string Name => "empty-link-text";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Off;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a link without text (`[](target)`, `[[target|]]`)",
        """
        Where notes are shown as they will look, there is nothing to click on. Images (`![](file.png)`) need no text.
        """,
        "- airbyte\n\t- raised again [](https://airbyte.com/news)\n",
        "- airbyte\n\t- raised again [airbyte.com/news](https://airbyte.com/news)\n",
        """
        Makes the target the text: the address without what comes before the host, or the name of the file; or leaves the bare URL. In
        `[[target|]]` removes the bar, which is certain: the link shows its target then.
        """);

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        if (!line.Content.ContainsAny(_hints) || !RuleText.IsProse(line))
            return;
        foreach (var span in line.Spans)
        {
            bool isEmpty = span.Kind switch
            {
                InlineKind.MarkdownLink => line.Text.AsSpan((span.Start + 1)..(span.InnerStart - 2)).IsWhiteSpace(),
                InlineKind.WikiLink => BarOf(line.Text, span) >= 0,
                _ => false,
            };
            if (isEmpty && !(span.Start > 0 && line.Text[span.Start - 1] == '!'))
                found.Add(new(span.Start, span.End, "this link has no text"));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        int line = diagnostic.Span.Start.Line;
        string text = tree.Lines[line].Text;
        InlineSpan link = default;
        foreach (var span in tree.Lines[line].Spans)
        {
            if (span.Kind is InlineKind.MarkdownLink or InlineKind.WikiLink && span.Start == diagnostic.Span.Start.Character)
                link = span;
        }
        if (link.Kind == InlineKind.WikiLink)
        {
            var bar = new LineSpan(line, BarOf(text, link), link.InnerEnd);
            yield return new("Remove the bar", [new(bar, "")], RuleText.ReadsAlike(tree, bar, "") ? Trust.Certain : Trust.Likely);
            yield break;
        }
        string target = text[link.InnerStart..link.InnerEnd].Trim();
        if (NameOf(target) is { Length: > 0 } name)
            yield return new($"Make the text {RuleText.Quote(name)}", [new(new LineSpan(line, link.Start + 1, link.InnerStart - 2), name)], Trust.Likely);
        if (IsBareUrl(target))
            yield return new("Leave the bare URL", [new(diagnostic.Span, target)], Trust.Likely);
    }

    // Where the bar stands, with the blanks before it, that ends a link; -1 where none does.
    private static int BarOf(string text, InlineSpan link)
    {
        var inner = text.AsSpan(link.InnerStart..link.InnerEnd).TrimEnd();
        // "\|" is the bar of a table.
        return inner.EndsWith('|') && inner[..^1].TrimEnd() is { IsEmpty: false } target && !target.Contains('|') && !target.EndsWith('\\')
            ? link.InnerStart + target.Length
            : -1;
    }

    private static string NameOf(string target)
    {
        // What may follow the target is its title.
        int end = target.IndexOfAny([' ', '\t']);
        string address = end < 0 ? target : target[..end];
        string name;
        if (address.IndexOf("://", StringComparison.Ordinal) is var scheme and > 0)
        {
            name = address[(scheme + 3)..].TrimEnd('/');
            name = name.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
        }
        else
        {
            name = PageName.Of(address.TrimEnd('/')).ToString();
        }
        return name.AsSpan().IndexOfAny("[]()<>") < 0 ? name : "";
    }

    private static bool IsBareUrl(string target) =>
        target.Contains("://", StringComparison.Ordinal)
        && LineLexer.Lex("- " + target, LineState.Normal).Spans is [{ Kind: InlineKind.Url, Start: 2 } url] && url.End == target.Length + 2;
}
