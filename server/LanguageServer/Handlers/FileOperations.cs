using System.Buffers;
using Folders;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;
using Outline.Workspace;

namespace LanguageServer.Handlers;

/// <summary>
/// <c>workspace/willRenameFiles</c>, <c>didRenameFiles</c> and <c>didDeleteFiles</c>: links, and what the project file says, follow a file or
/// folder that gets another name, and what was moved or deleted is looked at again.
/// </summary>
internal static class FileOperations
{
    // Notes, and folders that may hold some.
    private static readonly FileOperationOptions _notes = new(
    [
        new("file", new("**/*.{outline,notes,txt,md,markdown}", "file")),
        new("file", new("**", "folder")),
    ]);

    private static readonly ChangeAnnotation _links = new("link", "Links to what gets another name", NeedsConfirmation: false);

    private static readonly ChangeAnnotation _patterns = new("pattern", "What the project file says of it", NeedsConfirmation: false);

    /// <summary>What of it is offered to a client.</summary>
    public static FileOperationsOptions Of(ClientCapabilities client) => new()
    {
        WillRename = client.WillRenameFiles ? _notes : null,
        DidRename = client.DidRenameFiles ? _notes : null,
        DidDelete = client.DidDeleteFiles ? _notes : null,
    };

    public static void DidRename(Session session, RenameFilesParams parameters) =>
        session.Reader.Look(parameters.Files.SelectMany(file => (string[])[file.OldUri, file.NewUri]));

    public static void DidDelete(Session session, DeleteFilesParams parameters) => session.Reader.Look(parameters.Files.Select(file => file.Uri));

    public static void WillRename(RequestContext context, RenameFilesParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        var moved = new List<MovedFile>();
        foreach (var (oldUri, newUri) in parameters.Files)
        {
            if (PathOf(oldUri) is { } old && PathOf(newUri) is { } renamed)
                moved.Add(new(old, renamed));
        }
        var renames = new FileRenames(context.Snapshot, PathOf, moved);
        FileEdits[] edits =
        [
            .. renames.Edits(cancel).Select(note => new FileEdits(
                note.Note.Uri, note.Note.OpenVersion, [.. note.Edits.Select(edit => new AnnotatedEdit(edit.Span!.Value, edit.NewText, _links.Id))])),
            .. context.Snapshot.Projects.Select(project => InProject(context, renames, project)).OfType<FileEdits>(),
        ];
        if (edits.Length == 0)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteWorkspaceEdit(context.Client, edits, _links, _patterns);
    }

    // What a project file says of files is told from its folder, which may be moved itself.
    private static FileEdits? InProject(RequestContext context, FileRenames renames, Project project)
    {
        if (context.Projects?.Find(project.Uri) is not { } file || PathOf(project.FolderUri) is not { } folder)
            return null;
        string newFolder = renames.After(folder);
        string after = ProjectFileEdit.MovePaths(file.Text, path =>
            renames.After($"{folder}/{path}") is var moved && moved.StartsWith(newFolder + "/", StringComparison.Ordinal) ? moved[(newFolder.Length + 1)..] : null);
        if (after == file.Text)
            return null;
        var edited = FileEdits.Between(file.Uri, file.Version, file.Text, after);
        return edited with { Edits = [.. edited.Edits.Select(edit => edit with { Annotation = _patterns.Id })] };
    }

    private static string? PathOf(INote note) => PathOf(note.FileUri ?? note.Uri);

    private static string? PathOf(string uri) => FileUri.PathOf(uri)?.Replace(Path.DirectorySeparatorChar, '/').TrimEnd('/');
}
