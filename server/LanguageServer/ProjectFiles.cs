using System.Collections.Immutable;
using Folders;

namespace LanguageServer;

/// <summary>The project files as the client shows them, and else as they were read last.</summary>
/// <param name="projects">The project files.</param>
/// <param name="open">Those that the client shows, by canonical URI.</param>
/// <param name="folders">The folders of the workspace.</param>
internal sealed class ProjectFiles(
    ImmutableArray<ReadProject> projects, ImmutableDictionary<string, OpenProject> open, IReadOnlyList<NotesFolder> folders) : IProjectFiles
{
    /// <inheritdoc/>
    public ProjectText? Find(string projectUri)
    {
        if (open.TryGetValue(projectUri, out var shown))
            return new(shown.Uri, shown.Version, shown.Text.ToString());
        return projects.FirstOrDefault(read => read.Project.Uri == projectUri)?.File.Text is { } text ? new(projectUri, null, text) : null;
    }

    /// <inheritdoc/>
    public string? NearestFor(string noteUri)
    {
        if (FileUri.Canonical(noteUri) is not { } uri)
            return null;
        var nearest = projects.Where(read => IsBelow(read.Project.FolderUri)).MaxBy(read => read.Project.FolderUri.Length);
        if (nearest is not null)
            return Find(nearest.Project.Uri) is null ? null : nearest.Project.Uri;
        return folders.FirstOrDefault(folder => IsBelow(folder.Uri)) is { } root ? $"{root.Uri}/{ProjectFile.Name}" : null;

        bool IsBelow(string folder) => uri.StartsWith(folder + "/", StringComparison.Ordinal);
    }
}
