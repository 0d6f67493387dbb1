using Outline.Text;

namespace Outline.Workspace;

/// <summary>Everything that can happen to a workspace.</summary>
public abstract record WorkspaceChange
{
    private WorkspaceChange() { }

    /// <summary>The client shows a document; its text is the truth from now on, whatever is on disk.</summary>
    public sealed record Opened(string Uri, int Version, string Text) : WorkspaceChange;

    /// <summary>The client changed a document that is open.</summary>
    public sealed record Edited(string Uri, int Version, IReadOnlyList<TextChange> Changes) : WorkspaceChange;

    /// <summary>The client wrote a document to disk.</summary>
    public sealed record Saved(string Uri) : WorkspaceChange;

    /// <summary>The client no longer shows a document.</summary>
    public sealed record Closed(string Uri) : WorkspaceChange;

    /// <summary>The user's choices.</summary>
    public sealed record Configured(Settings Settings) : WorkspaceChange;
}
