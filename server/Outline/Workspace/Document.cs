using Outline.Syntax;
using Outline.Text;

namespace Outline.Workspace;

/// <summary>One version of an open document.</summary>
/// <param name="Uri">Its name: the client's own string, never read or rewritten.</param>
/// <param name="Version">The client's number for this version.</param>
/// <param name="Tree">Its lines.</param>
/// <param name="LastEditedLine">
/// The line that the last edit ended on, from 0, while the document is unsaved; else null. Hints about it wait: nobody
/// wants a mark under the cursor.
/// </param>
public sealed record Document(string Uri, int Version, SyntaxTree Tree, int? LastEditedLine)
{
    /// <summary>A document as it was opened.</summary>
    public static Document Open(string uri, int version, string text) =>
        new(uri, version, SyntaxTree.Parse(SourceText.Parse(text)), null);

    /// <summary>The text.</summary>
    public SourceText Text => Tree.Text;

    /// <summary>The document after the edits of one notification, each made on the result of the one before.</summary>
    public Document WithChanges(int version, IReadOnlyList<TextChange> changes)
    {
        var (tree, line) = (Tree, LastEditedLine);
        foreach (var change in changes)
        {
            var text = tree.Text.WithChange(change, out var delta);
            tree = change.Span is null ? SyntaxTree.Parse(text) : tree.WithChange(text, delta);
            line = change.Span is null ? null : delta.Start + delta.Added - 1;
        }
        return new(Uri, version, tree, line);
    }

    /// <summary>The document when it has been saved.</summary>
    public Document Saved() => this with { LastEditedLine = null };
}
