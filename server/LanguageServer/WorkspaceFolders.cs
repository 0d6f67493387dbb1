using LanguageServer.Protocol;

namespace LanguageServer;

/// <summary>A folder of the workspace.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Uri">Its URI, canonical, without a slash at the end.</param>
internal sealed record NotesFolder(string Path, string Uri);

/// <summary>The folders of the workspace, and what their files are called in it.</summary>
internal sealed class WorkspaceFolders
{
    /// <summary>The folders, none inside another.</summary>
    public IReadOnlyList<NotesFolder> All { get; private set; } = [];

    /// <summary>Takes the folders of the start: those of a client that knows several, else the root.</summary>
    public void Start(InitializeParams parameters) => Set(
        parameters.WorkspaceFolders?.Select(folder => folder.Uri)
        ?? (parameters.RootUri is { } root ? [root] : parameters.RootPath is { Length: > 0 } path ? [FileUri.Of(path)] : []));

    /// <summary>Takes out and adds folders.</summary>
    public void Change(WorkspaceFoldersChangeEvent change)
    {
        var removed = change.Removed.Select(folder => FileUri.Canonical(folder.Uri)?.TrimEnd('/')).ToHashSet();
        Set(_given.Where(uri => !removed.Contains(FileUri.Canonical(uri)?.TrimEnd('/'))).Concat(change.Added.Select(folder => folder.Uri)));
    }

    /// <summary>What the workspace calls a document: its file's URI, and its path below its folder.</summary>
    /// <param name="uri">The client's URI.</param>
    /// <returns>No URI for what is no file; the name alone for a file outside of all folders.</returns>
    public (string? FileUri, string Path) NameOf(string uri)
    {
        if (FileUri.Canonical(uri) is not { } file)
            return (null, uri[(uri.LastIndexOf('/') + 1)..]);
        string path = FileUri.PathOf(file)!.Replace('\\', '/');
        var folder = All.FirstOrDefault(folder => file.StartsWith(folder.Uri + "/", StringComparison.Ordinal));
        return (file, folder is null ? path[(path.LastIndexOf('/') + 1)..] : path[(folder.Path.TrimEnd('/', '\\').Length + 1)..]);
    }

    private List<string> _given = [];

    private void Set(IEnumerable<string> uris)
    {
        _given = [.. uris];
        var folders = _given.Select(FileUri.PathOf).OfType<string>()
            .Select(path => path.Length > 1 ? path.TrimEnd('/', '\\') : path)
            .Select(path => new NotesFolder(path, FileUri.Of(path).TrimEnd('/')))
            .DistinctBy(folder => folder.Uri)
            .ToList();
        All = [.. folders.Where(folder => !folders.Exists(other => other != folder && folder.Uri.StartsWith(other.Uri + "/", StringComparison.Ordinal)))];
    }
}
