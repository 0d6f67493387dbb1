using System.Collections.Immutable;
using Folders;
using Outline.Workspace;

namespace LanguageServer;

/// <summary>A project file as it was read last: as the client shows it, else as it stands on disk.</summary>
/// <param name="Project">What it says.</param>
/// <param name="File">Where it says so.</param>
internal sealed record ReadProject(Project Project, ProjectFile File);

/// <summary>
/// The project files as one reading of the folders meets them: those that the client shows as it shows them, the others from
/// disk. One whose text is the same as before is the very same file.
/// </summary>
/// <param name="known">Those that were read before.</param>
/// <param name="open">Those that the client shows, by canonical URI.</param>
internal sealed class ProjectLookup(IEnumerable<ProjectFile> known, ImmutableDictionary<string, OpenProject> open)
{
    private readonly Dictionary<string, ProjectFile> _known = known.ToDictionary(file => UriOf(file.Folder), StringComparer.Ordinal);
    /// <summary>Those that were read, by URI.</summary>
    public Dictionary<string, ProjectFile> Met { get; } = new(StringComparer.Ordinal);

    /// <summary>The URI of the project file that a folder has, or would have.</summary>
    /// <param name="folder">The absolute path of the folder.</param>
    public static string UriOf(string folder) => FileUri.Of(Path.Join(folder, ProjectFile.Name));

    /// <summary>The project file of a folder, null if it has none.</summary>
    /// <param name="folder">The absolute path of the folder.</param>
    public ProjectFile? Read(string folder)
    {
        var shown = open.IsEmpty ? null : open.GetValueOrDefault(UriOf(folder));
        var file = shown is null ? ProjectFile.Read(folder) : null;
        if (shown is null && file is null)
            return null;
        string uri = UriOf(folder);
        string? text = shown is null ? file!.Text : shown.Text.ToString();
        file = _known.GetValueOrDefault(uri) is { } before && before.Text == text ? before : file ?? ProjectFile.Parse(folder, text!);
        return Met[uri] = file;
    }

    /// <summary>Those that the client shows besides some others.</summary>
    /// <param name="uris">The others.</param>
    public ImmutableArray<ProjectFile> Others(IEnumerable<string> uris) =>
        [.. open.Keys.Except(uris).Select(FileUri.PathOf).OfType<string>().Select(path => Read(Path.GetDirectoryName(path)!)).OfType<ProjectFile>()];
}
