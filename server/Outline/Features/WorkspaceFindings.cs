using System.Runtime.CompilerServices;
using Outline.Rules;
using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>
/// What the rules that look across notes find, kept for each note as long as its lines live: a rule is asked again only when
/// the lines, or what they are read as, changed or a name came or went.
/// </summary>
/// <param name="rules">The rules.</param>
internal sealed class WorkspaceFindings(WorkspaceRule[] rules)
{
    private readonly ConditionalWeakTable<SyntaxTree, Known> _known = [];

    /// <summary>Whether a rule that is not off may find something in a note, as far as its summary tells.</summary>
    public bool MayFind(INote note, WorkspaceSnapshot workspace, RulePolicy policy)
    {
        foreach (var rule in rules)
        {
            if (policy.LevelOf(rule) != DiagnosticLevel.Off && rule.MayFind(note, workspace))
                return true;
        }
        return false;
    }

    /// <summary>Adds what the rules find that are not off.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void AddTo(
        List<Diagnostic> diagnostics, INote note, SyntaxTree tree, WorkspaceSnapshot workspace, RulePolicy policy, CancellationToken cancel)
    {
        Known? known = null;
        for (int i = 0; i < rules.Length; i++)
        {
            if (policy.LevelOf(rules[i]) == DiagnosticLevel.Off)
                continue;
            cancel.ThrowIfCancellationRequested();
            if (rules[i].ReadsOtherNotes)
            {
                diagnostics.AddRange(rules[i].Find(note, tree, workspace));
                continue;
            }
            known ??= Of(note, tree, workspace.Names.Fingerprint);
            // Two threads that ask at once find the same.
            diagnostics.AddRange(known.Found[i] ??= [.. rules[i].Find(note, tree, workspace)]);
        }
    }

    private Known Of(INote note, SyntaxTree tree, ulong names)
    {
        var wanted = new Known(names, note.Uri, note.Path, note.Project, new Diagnostic[rules.Length][]);
        if (_known.TryGetValue(tree, out var known) && known.IsFor(wanted))
            return known;
        _known.AddOrUpdate(tree, wanted);
        return wanted;
    }

    private sealed record Known(ulong Names, string Uri, string Path, ProjectSettings Project, Diagnostic[]?[] Found)
    {
        public bool IsFor(Known other) =>
            Names == other.Names && Uri == other.Uri && Path == other.Path && ReferenceEquals(Project, other.Project);
    }
}
