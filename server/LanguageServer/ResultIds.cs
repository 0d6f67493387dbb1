using System.Runtime.CompilerServices;
using Outline.Workspace;

namespace LanguageServer;

/// <summary>
/// Names results, so that a client which has one already need not get it again. Two results have the same name only when
/// they come from the same text, settings and held-back line: versions alone begin anew when a document is opened again.
/// </summary>
internal sealed class ResultIds
{
    private readonly ConditionalWeakTable<object, StrongBox<int>> _numbers = [];
    private int _last;

    /// <summary>The name of the diagnostics of a document.</summary>
    public string Of(Document document, Settings settings) =>
        $"{document.Version}-{NumberOf(document.Tree)}-{document.LastEditedLine}-{NumberOf(settings)}";

    private int NumberOf(object part) => _numbers.GetValue(part, _ => new(Interlocked.Increment(ref _last))).Value;
}
