using LanguageServer.Protocol;

namespace LanguageServer.Handlers;

/// <summary>
/// <c>workspace/didChangeWorkspaceFolders</c>, <c>workspace/didChangeWatchedFiles</c> and
/// <c>window/workDoneProgress/cancel</c>: what happens to the files of the workspace, and to the reading of them.
/// </summary>
internal static class WorkspaceFiles
{
    public static void DidChangeFolders(Session session, DidChangeWorkspaceFoldersParams parameters)
    {
        session.Folders.Change(parameters.Event);
        session.FoldersChanged();
    }

    public static void DidChangeWatched(Session session, DidChangeWatchedFilesParams parameters) =>
        session.Reader.Look(parameters.Changes.Select(change => change.Uri));

    public static void CancelProgress(Session session, WorkDoneProgressParams parameters) => session.Progress.Cancel(parameters.Token);
}
