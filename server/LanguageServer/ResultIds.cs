using System.Runtime.CompilerServices;
using Outline.Workspace;

namespace LanguageServer;

/// <summary>
/// Names results, so that a client which has one already need not get it again. Two results have the same name only when
/// they come from the same text, settings, names and held-back line: versions alone begin anew when a document is opened again.
/// </summary>
internal sealed class ResultIds
{
    private readonly ConditionalWeakTable<object, StrongBox<int>> _numbers = [];
    private int _last;

    /// <summary>The name of the diagnostics of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="workspace">The workspace that they were found in.</param>
    public string Of(Document document, WorkspaceSnapshot workspace) =>
        $"{document.Version}-{NumberOf(document.Tree)}-{document.LastEditedLine}-{NumberOf(workspace.Settings)}-{NumberOf(document.Project)}-{NumberOf(document.Style)}-{workspace.Names.Fingerprint:x}";

    private int NumberOf(object part) => _numbers.GetValue(part, _ => new(Interlocked.Increment(ref _last))).Value;
}
