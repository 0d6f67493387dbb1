using System.Collections.Immutable;
using Outline.Text;

namespace Outline.Workspace;

/// <summary>Everything that can happen to a workspace.</summary>
public abstract record WorkspaceChange
{
    private WorkspaceChange() { }

    /// <summary>The client shows a document; its text is the truth from now on, whatever is on disk.</summary>
    /// <param name="Uri">The client's own name for it.</param>
    /// <param name="Version">The client's number for its version.</param>
    /// <param name="Text">Its text.</param>
    /// <param name="FileUri">The URI that the workspace gives to the same file; null where it is no file.</param>
    /// <param name="Path">Its path below its folder; null for its name alone.</param>
    public sealed record Opened(string Uri, int Version, string Text, string? FileUri = null, string? Path = null) : WorkspaceChange;

    /// <summary>The client changed a document that is open.</summary>
    public sealed record Edited(string Uri, int Version, IReadOnlyList<TextChange> Changes) : WorkspaceChange;

    /// <summary>The client wrote a document to disk.</summary>
    public sealed record Saved(string Uri) : WorkspaceChange;

    /// <summary>The client no longer shows a document.</summary>
    public sealed record Closed(string Uri) : WorkspaceChange;

    /// <summary>The user's choices.</summary>
    public sealed record Configured(Settings Settings) : WorkspaceChange;

    /// <summary>Files were read, changed or deleted on disk.</summary>
    /// <param name="Removed">The groups that they were in; groups that are not there any more do not matter.</param>
    /// <param name="Added">The groups that stand there now.</param>
    public sealed record FilesRead(IReadOnlyCollection<FileGroup> Removed, IReadOnlyCollection<FileGroup> Added) : WorkspaceChange;

    /// <summary>The project files were read. Open documents come under them at once, files when their groups are made anew.</summary>
    public sealed record ProjectsRead(ImmutableArray<Project> Projects) : WorkspaceChange;

    /// <summary>What EditorConfig says of open documents was read.</summary>
    /// <param name="Styles">How they are to be written, by the client's URI; those that are not open do not matter.</param>
    public sealed record Styled(IReadOnlyDictionary<string, NoteStyle> Styles) : WorkspaceChange;

    /// <summary>Files are called otherwise now, or stand in another folder: open documents get the names that their files have.</summary>
    /// <param name="Names">File URI and path by the client's URI of the document.</param>
    public sealed record Renamed(IReadOnlyDictionary<string, (string? FileUri, string Path)> Names) : WorkspaceChange;
}
