using System.Collections.Immutable;

namespace Outline.Workspace;

/// <summary>The workspace at one moment; nothing reachable from it ever changes.</summary>
/// <param name="Documents">The open documents by the client's own URI.</param>
/// <param name="Settings">The user's choices.</param>
public sealed record WorkspaceSnapshot(ImmutableDictionary<string, Document> Documents, Settings Settings)
{
    /// <summary>No documents, default settings.</summary>
    public static WorkspaceSnapshot Empty { get; } = new(ImmutableDictionary.Create<string, Document>(StringComparer.Ordinal), Settings.Default);

    /// <summary>An open document, or null where none has this URI.</summary>
    public Document? Find(string uri) => Documents.GetValueOrDefault(uri);
}
