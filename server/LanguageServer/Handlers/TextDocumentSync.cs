using LanguageServer.Protocol;
using Microsoft.Extensions.Logging;
using Outline.Features;
using Outline.Text;
using Outline.Workspace;

namespace LanguageServer.Handlers;

/// <summary>
/// <c>textDocument/didOpen</c>, <c>didChange</c>, <c>didSave</c> and <c>didClose</c>. What is merely wrong is logged and
/// ignored. When the text of a document is no longer known for sure, the document is dropped until the client sends it whole.
/// A project file is no document: it goes to <see cref="OpenProjects"/>.
/// </summary>
internal static class TextDocumentSync
{
    public static void DidOpen(Session session, DidOpenTextDocumentParams parameters)
    {
        var (uri, text, version) = parameters.TextDocument;
        if (VersionOf(session, uri) is not null)
            session.Log.LogWarning("A document was opened that was open already: {Uri}", uri);
        Open(session, uri, version, text);
    }

    public static void DidChange(Session session, DidChangeTextDocumentParams parameters)
    {
        var (uri, version) = parameters.TextDocument;
        var changes = parameters.ContentChanges.Select(change => change.ToEngine()).ToList();
        if (session.OutOfStep.Contains(uri))
        {
            Heal(session, uri, version ?? 0, changes);
            return;
        }
        if (VersionOf(session, uri) is not { } before)
        {
            session.Log.LogWarning("A document was changed that is not open: {Uri}", uri);
            return;
        }
        // The order on the wire is the truth; without this change the text would be another than the client's.
        if (version < before)
            session.Log.LogWarning("A change of version {Old} came after version {New}: {Uri}", version, before, uri);
        Edit(session, uri, version ?? before, changes);
    }

    public static void DidSave(Session session, TextDocumentParams parameters)
    {
        string uri = parameters.TextDocument.Uri;
        if (OpenProjects.IsProject(uri))
            return;
        var before = session.Host.Current;
        if (session.Host.Apply(new WorkspaceChange.Saved(uri)) != before)
            session.Inbox.Run(() => RefreshIfHeld(session, before.Find(uri)!, before));
        session.Publisher?.PublishNow(uri);
        session.Reader.Look([uri]);
    }

    public static void DidClose(Session session, TextDocumentParams parameters)
    {
        string uri = parameters.TextDocument.Uri;
        session.OutOfStep.Remove(uri);
        Drop(session, uri);
        if (!OpenProjects.IsProject(uri))
            session.Reader.Look([uri]);
    }

    /// <summary>A message about a document's text could not be read: the text is not known any more.</summary>
    public static void Lose(Session session, string uri)
    {
        Drop(session, uri);
        if (session.OutOfStep.Add(uri))
        {
            session.Client.ShowMessage(
                MessageType.Warning,
                $"Outline Notes lost track of {uri[(uri.LastIndexOf('/') + 1)..]}: the editor sent text that cannot be read. Close the file and open it again.");
        }
    }

    private static void Open(Session session, string uri, int version, string text)
    {
        session.OutOfStep.Remove(uri);
        if (OpenProjects.IsProject(uri))
        {
            session.OpenProjects.Open(uri, version, text);
            return;
        }
        var (file, path) = session.Folders.NameOf(uri);
        session.Host.Apply(new WorkspaceChange.Opened(uri, version, text, file, path));
        session.Style([uri]);
        session.Publisher?.PublishNow(uri);
    }

    private static void Edit(Session session, string uri, int version, IReadOnlyList<TextChange> changes)
    {
        if (OpenProjects.IsProject(uri))
        {
            session.OpenProjects.Edit(uri, version, changes);
            return;
        }
        session.Host.Apply(new WorkspaceChange.Edited(uri, version, changes));
        if (session.Settings.Paranoid || session.Options.IsParanoid)
            Check(session, uri);
        session.Publisher?.PublishLater(uri);
    }

    private static int? VersionOf(Session session, string uri) =>
        OpenProjects.IsProject(uri) ? session.OpenProjects.Find(uri)?.Version : session.Host.Current.Find(uri)?.Version;

    private static void Drop(Session session, string uri)
    {
        if (OpenProjects.IsProject(uri))
        {
            session.OpenProjects.Close(uri);
            return;
        }
        session.Host.Apply(new WorkspaceChange.Closed(uri));
        session.Publisher?.Forget(uri);
    }

    // Only a whole text heals: what was changed before it does not matter then.
    private static void Heal(Session session, string uri, int version, List<TextChange> changes)
    {
        int whole = changes.FindLastIndex(change => change.Span is null);
        if (whole < 0)
            return;
        Open(session, uri, version, changes[whole].NewText);
        if (whole + 1 < changes.Count)
            Edit(session, uri, version, changes[(whole + 1)..]);
    }

    private static void Check(Session session, string uri)
    {
        var document = session.Host.Current.Find(uri)!;
        if (Paranoia.FindDifference(document) is not { } line)
            return;
        session.Log.LogError("After an edit, line {Line} was not read as it should be; the document was read anew: {Uri}", line + 1, uri);
        session.Host.Apply(new WorkspaceChange.Opened(uri, document.Version, document.Text.ToString(), document.FileUri, document.Path));
    }

    // On the pool: whether a hint was held back takes as long to find out as the diagnostics.
    private static void RefreshIfHeld(Session session, Document before, WorkspaceSnapshot workspace)
    {
        if (Diagnostics.Get(before, before.Tree, workspace).Count > Diagnostics.Get(before, workspace).Count)
            session.Inbox.Post(session.RefreshDiagnostics);
    }
}
