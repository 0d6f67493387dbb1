using System.Collections.Immutable;

namespace Outline.Workspace;

/// <summary>The only thing that changes. One caller applies changes, in order; anyone may keep a snapshot.</summary>
public sealed class WorkspaceHost
{
    /// <summary>The workspace as it is now.</summary>
    public WorkspaceSnapshot Current { get; private set; } = WorkspaceSnapshot.Empty;

    /// <summary>Called when there is a new snapshot, by who applied the change.</summary>
    public event Action? Changed;

    /// <summary>
    /// Makes a change and returns the new snapshot. A change to a document that is not open changes nothing: the caller
    /// can tell from the snapshot being the same object.
    /// </summary>
    public WorkspaceSnapshot Apply(WorkspaceChange change)
    {
        var (documents, files, projects, settings) = (Current.Documents, Current.Files, Current.Projects, Current.Settings);
        switch (change)
        {
            case WorkspaceChange.Opened(var uri, var version, var text, var fileUri, var path):
                var opened = Document.Open(uri, version, text);
                documents = documents.SetItem(
                    uri, opened with { FileUri = fileUri, Path = path ?? opened.Path, Project = Current.ProjectOf(fileUri) });
                break;
            case WorkspaceChange.Edited(var uri, var version, var changes) when documents.TryGetValue(uri, out var document):
                documents = documents.SetItem(uri, document.WithChanges(version, changes));
                break;
            case WorkspaceChange.Saved(var uri) when documents.TryGetValue(uri, out var document) && document.LastEditedLine is not null:
                documents = documents.SetItem(uri, document.Saved());
                break;
            case WorkspaceChange.Closed(var uri):
                documents = documents.Remove(uri);
                break;
            case WorkspaceChange.Configured(var chosen):
                settings = chosen;
                break;
            case WorkspaceChange.FilesRead(var removed, var added):
                files = files.With(removed, added);
                break;
            case WorkspaceChange.ProjectsRead(var read):
                projects = read;
                documents = Under(new(documents, files, projects, settings));
                break;
            case WorkspaceChange.Styled(var styles):
                foreach (var (uri, style) in styles)
                {
                    if (documents.TryGetValue(uri, out var document) && document.Style != style)
                        documents = documents.SetItem(uri, document with { Style = style });
                }
                break;
            case WorkspaceChange.Renamed(var names):
                foreach (var (uri, (fileUri, path)) in names)
                {
                    if (documents.TryGetValue(uri, out var document))
                        documents = documents.SetItem(uri, document with { FileUri = fileUri, Path = path });
                }
                documents = Under(new(documents, files, projects, settings));
                break;
        }
        if (documents != Current.Documents || files != Current.Files || projects != Current.Projects || settings != Current.Settings)
        {
            Current = new(documents, files, projects, settings);
            Changed?.Invoke();
        }
        return Current;
    }

    // The documents under the project files that hold for them.
    private static ImmutableDictionary<string, Document> Under(WorkspaceSnapshot snapshot)
    {
        var documents = snapshot.Documents;
        foreach (var (uri, document) in snapshot.Documents)
        {
            if (snapshot.ProjectOf(document.FileUri) is var project && project != document.Project)
                documents = documents.SetItem(uri, document with { Project = project });
        }
        return documents;
    }
}
