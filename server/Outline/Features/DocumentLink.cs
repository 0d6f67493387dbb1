using Outline.Syntax;
using Outline.Text;

namespace Outline.Features;

/// <summary>A place that can be opened.</summary>
/// <param name="Span">What is underlined.</param>
/// <param name="Target">The URL, as it is written.</param>
public readonly record struct DocumentLink(LineSpan Span, string Target)
{
    // What a system opens by itself. Anything else before "://" is more likely a slip of the hand.
    private static readonly string[] _schemes =
    [
        "http", "https", "ftp", "ftps", "file", "mailto", "obsidian", "logseq", "zotero", "vscode", "slack", "notion", "things", "omnifocus", "evernote",
    ];

    /// <summary>The URLs of a document, bare or as the target of <c>[text](target)</c>, in order.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static List<DocumentLink> Of(SyntaxTree tree, CancellationToken cancel = default)
    {
        var links = new List<DocumentLink>();
        int line = 0;
        foreach (var chunk in tree.Lines.Chunks)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var syntax in chunk.Items)
            {
                // "[https://acme.com](https://acme.com)" is one link.
                int behind = 0;
                foreach (var span in syntax.Spans)
                {
                    if (span.Start >= behind && span.Kind is InlineKind.Url or InlineKind.MarkdownLink
                        && TargetOf(syntax.Text.AsSpan(span.InnerStart, span.InnerEnd - span.InnerStart)) is var target && HasScheme(target))
                    {
                        links.Add(new(new(line, span.Start, span.End), target.ToString()));
                        behind = span.End;
                    }
                }
                line++;
            }
        }
        return links;
    }

    // "[text](target "title")": a title may follow.
    private static ReadOnlySpan<char> TargetOf(ReadOnlySpan<char> inner)
    {
        inner = inner.Trim();
        int blank = inner.IndexOfAny(' ', '\t');
        return blank < 0 ? inner : inner[..blank];
    }

    private static bool HasScheme(ReadOnlySpan<char> target)
    {
        int colon = target.IndexOf(':');
        if (colon < 0)
            return false;
        foreach (string scheme in _schemes)
        {
            if (target[..colon].Equals(scheme, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
