using System.Runtime.CompilerServices;
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
public sealed record Document(string Uri, int Version, SyntaxTree Tree, int? LastEditedLine) : INote
{
    private Summed? _summed;

    /// <summary>A document as it was opened.</summary>
    public static Document Open(string uri, int version, string text) =>
        new(uri, version, SyntaxTree.Parse(SourceText.Parse(text)), null);

    /// <inheritdoc/>
    public string? FileUri { get; init; }

    /// <inheritdoc/>
    public string Path { get; init; } = Uri[(Uri.LastIndexOf('/') + 1)..];

    /// <inheritdoc/>
    public ProjectSettings Project { get; init; } = ProjectSettings.Default;

    /// <inheritdoc/>
    public NoteStyle Style { get; init; } = NoteStyle.Default;

    /// <inheritdoc/>
    public int? OpenVersion => Version;

    /// <inheritdoc/>
    public DocumentSummary Summary
    {
        get
        {
            var summed = _summed;
            if (summed is null || summed.Tree != Tree || summed.Project != Project)
                _summed = summed = new(Tree, Project, DocumentSummary.Of(Tree, Path, Project, isKept: true));
            return summed.Summary;
        }
    }

    /// <inheritdoc/>
    public SyntaxTree ReadTree() => Tree;

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
        return this with { Version = version, Tree = tree, LastEditedLine = line };
    }

    /// <summary>Whether one stretch of the document may hold all these words; sometimes true where none does.</summary>
    internal bool MayContain(ReadOnlySpan<ulong> words)
    {
        foreach (var chunk in Tree.Lines.Chunks)
        {
            var facts = ChunkFacts.Of(chunk, Tree.IndentUnit, isKept: true);
            bool all = true;
            foreach (ulong word in words)
                all = all && facts.MayContain(chunk, WordTable.KeyOf(word));
            if (all)
                return true;
        }
        return false;
    }

    /// <summary>The document when it has been saved.</summary>
    public Document Saved() => this with { LastEditedLine = null };

    /// <summary>A document is equal to itself alone: what is worked out of it later changes nothing about that.</summary>
    public bool Equals(Document? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    private sealed record Summed(SyntaxTree Tree, ProjectSettings Project, DocumentSummary Summary);
}
