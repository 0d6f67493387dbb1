using System.Collections.Immutable;
using Folders;

namespace LanguageServer;

/// <summary>The project files as they were read last.</summary>
/// <param name="projects">The project files.</param>
/// <param name="folders">The folders of the workspace.</param>
internal sealed class ProjectFiles(ImmutableArray<ReadProject> projects, IReadOnlyList<NotesFolder> folders) : IProjectFiles
{
    /// <inheritdoc/>
    public string? TextOf(string projectUri) => projects.FirstOrDefault(read => read.Project.Uri == projectUri)?.Text;

    /// <inheritdoc/>
    public string? NearestFor(string noteUri)
    {
        if (FileUri.Canonical(noteUri) is not { } uri)
            return null;
        var nearest = projects.Where(read => IsBelow(read.Project.FolderUri)).MaxBy(read => read.Project.FolderUri.Length);
        return nearest?.Project.Uri ?? (folders.FirstOrDefault(folder => IsBelow(folder.Uri)) is { } root ? $"{root.Uri}/{ProjectFile.Name}" : null);

        bool IsBelow(string folder) => uri.StartsWith(folder + "/", StringComparison.Ordinal);
    }
}
