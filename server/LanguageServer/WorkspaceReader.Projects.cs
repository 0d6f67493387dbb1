using System.Collections.Immutable;
using Folders;
using Microsoft.Extensions.Logging;
using Outline.Workspace;

namespace LanguageServer;

/// <content>The project files: what they say counts as soon as it is written down, and mostly without reading a note again.</content>
internal sealed partial class WorkspaceReader
{
    // Project files that the client shows and that hold for no note of the workspace.
    private ImmutableArray<ProjectFile> _unused = [];

    /// <summary>The project files that hold for notes of the workspace.</summary>
    public ImmutableArray<ReadProject> Projects { get; private set; } = [];

    // ---- beside the loop

    private static string UriOfFolder(ProjectFile file) => FileUri.Of(file.Folder.TrimEnd('/', '\\'));

    /// <summary>Project files may have changed. Only where other files are notes now does all have to be read again.</summary>
    private void ReadProjects(Job job, string[] uris)
    {
        try
        {
            var projects = job.Projects.ToBuilder();
            bool isOther = false, hasNames = false;
            foreach (string uri in uris)
            {
                var file = job.Lookup.Read(Path.GetDirectoryName(FileUri.PathOf(uri))!);
                int at = job.Projects.ToList().FindIndex(read => read.Project.Uri == uri);
                if (at < 0)
                {
                    isOther |= file is not null && !job.Unused.Any(unused => unused.Path == file.Path);
                }
                else if (file is null || !file.SelectsLike(projects[at].File))
                {
                    isOther = true;
                }
                else
                {
                    hasNames |= !file.Settings.NamesLike(projects[at].Project.Settings);
                    projects[at] = Placed(job, file);
                }
            }
            if (isOther && job.Folders.Count > 0)
            {
                session.Inbox.Post(() => _readAgain = true);
            }
            else
            {
                Hand(job, projects.DrainToImmutable(), hasNames);
            }
        }
        catch (Exception problem)
        {
            session.Log.LogError(problem, "A project file could not be read");
        }
        session.Inbox.Post(() => Finish(0, isWhole: false));
    }

    // The files as they are, under what their project files say now.
    private void Hand(Job job, ImmutableArray<ReadProject> projects, bool hasNames)
    {
        var unused = job.Lookup.Others(projects.Select(read => read.Project.Uri));
        var under = new WorkspaceSnapshot(WorkspaceSnapshot.Empty.Documents, job.Files, [.. projects.Select(read => read.Project)], Settings.Default);
        var changed = job.Files.Groups.Select(group => (Before: group, After: group.Under(file => under.ProjectOf(file.Uri)))).Where(group => group.Before != group.After).ToList();
        session.Inbox.Post(() =>
        {
            bool isTold = _told == _files;
            Use(projects, unused, job);
            if (changed.Count > 0)
                session.Host.Apply(new WorkspaceChange.FilesRead([.. changed.Select(group => group.Before)], [.. changed.Select(group => group.After)]));
            _files = session.Host.Current.Files;
            // Lenses and hints tell of names alone.
            if (isTold && !hasNames)
                _told = _files;
        });
    }

    // What has not changed stays what it is, and so does what was worked out of it.
    private static ReadProject Placed(Job job, ProjectFile file)
    {
        var settings = job.Folders.Select(folder => file.SettingsIn(folder.Path)).FirstOrDefault(placed => placed is not null) ?? file.Settings;
        return job.Projects.FirstOrDefault(read => ReferenceEquals(read.File, file) && read.Project.Settings == settings)
            ?? new(new(ProjectLookup.UriOf(file.Folder), UriOfFolder(file), settings), file);
    }

    // ---- in the loop

    private void Use(ImmutableArray<ReadProject> projects, ImmutableArray<ProjectFile> unused, Job job)
    {
        if (!projects.SequenceEqual(Projects))
            session.Host.Apply(new WorkspaceChange.ProjectsRead([.. projects.Select(read => read.Project)]));
        (Projects, _unused) = (projects, unused);
        session.ProjectDiagnostics.Publish([.. projects.Select(read => read.File), .. unused], job.Open, session.Settings.Outline);
    }
}
