using System.Collections.Immutable;
using Folders;
using Outline.Workspace;

namespace CommandLine;

/// <summary>The notes that paths stand for, as one workspace: what is asked of names is asked of all of them.</summary>
internal static class Notebook
{
    // Groups leave both processors something to do.
    private const int GroupSize = 96;

    /// <summary>Reads all notes.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="error">Told of what cannot be read.</param>
    /// <param name="failed">Whether something that was asked for was not read.</param>
    public static WorkspaceSnapshot Read(string[] paths, TextWriter error, out bool failed)
    {
        var search = NoteFiles.Find(paths);
        var found = search.Files;
        var projects = found.Select(file => file.Project).OfType<ProjectFile>().DistinctBy(project => project.Path)
            .ToDictionary(project => project.Path, project => project.Settings);
        var unread = new List<FileFailure>([.. search.Failures, .. search.ProjectProblems]);
        var groups = found.Chunk(GroupSize).AsParallel().AsOrdered().Select(files => Group(files, projects, unread)).ToList();
        foreach (var failure in unread.OrderBy(failure => failure.Path, StringComparer.Ordinal))
            error.WriteLine(failure);
        failed = unread.Exists(failure => !failure.IsSkip);

        var host = new WorkspaceHost();
        host.Apply(new WorkspaceChange.ProjectsRead([.. projects.Select(project => new Project(project.Key, Path.GetDirectoryName(project.Key)!, project.Value))]));
        return host.Apply(new WorkspaceChange.FilesRead([], groups));
    }

    private static FileGroup Group(NoteFile[] files, Dictionary<string, ProjectSettings> projects, List<FileFailure> unread)
    {
        var read = ImmutableArray.CreateBuilder<StoredFile>();
        foreach (var file in files)
        {
            if (file.ReadAsFile(Path.GetFullPath(file.Path), file.Path.Replace('\\', '/'), file.Project is { } project ? projects[project.Path] : ProjectSettings.Default, out var failure) is { } stored)
            {
                read.Add(stored);
            }
            else if (failure is not null)
            {
                lock (unread)
                    unread.Add(failure);
            }
        }
        return new(read.DrainToImmutable());
    }
}
