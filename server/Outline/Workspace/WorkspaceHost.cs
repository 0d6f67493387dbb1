namespace Outline.Workspace;

/// <summary>The only thing that changes. One caller applies changes, in order; anyone may keep a snapshot.</summary>
public sealed class WorkspaceHost
{
    /// <summary>The workspace as it is now.</summary>
    public WorkspaceSnapshot Current { get; private set; } = WorkspaceSnapshot.Empty;

    /// <summary>
    /// Makes a change and returns the new snapshot. A change to a document that is not open changes nothing: the caller
    /// can tell from the snapshot being the same object.
    /// </summary>
    public WorkspaceSnapshot Apply(WorkspaceChange change)
    {
        var (documents, settings) = Current;
        switch (change)
        {
            case WorkspaceChange.Opened(var uri, var version, var text):
                documents = documents.SetItem(uri, Document.Open(uri, version, text));
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
        }
        if (!ReferenceEquals(documents, Current.Documents) || !ReferenceEquals(settings, Current.Settings))
            Current = new(documents, settings);
        return Current;
    }
}
