using Outline.Rules;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>A fix together with what it mends.</summary>
/// <param name="Diagnostic">What is wrong.</param>
/// <param name="Fix">How to mend it.</param>
/// <param name="IsPreferred">Whether it is the first of the fixes for this diagnostic.</param>
public readonly record struct QuickFix(Diagnostic Diagnostic, Fix Fix, bool IsPreferred);

/// <summary>What fix-all does to a text.</summary>
/// <param name="Edits">Edits of the same text, ordered and not overlapping.</param>
/// <param name="Fixed">How many diagnostics they mend.</param>
/// <param name="Left">What stays: no certain fix, or one that would have met another's edits.</param>
public sealed record FixAllResult(IReadOnlyList<TextChange> Edits, int Fixed, IReadOnlyList<Diagnostic> Left);

/// <summary>What can be done about diagnostics: the fixes at a place, and all certain fixes at once.</summary>
public static class CodeActions
{
    /// <summary>The fixes for what is wrong at a place, hints about the line last edited included: who asks there wants them.</summary>
    /// <param name="note">The note.</param>
    /// <param name="tree">Its lines.</param>
    /// <param name="workspace">All notes, and the settings.</param>
    /// <param name="found">What the rules say of the note.</param>
    /// <param name="span">The place.</param>
    public static List<QuickFix> QuickFixes(INote note, SyntaxTree tree, WorkspaceSnapshot workspace, IReadOnlyList<Diagnostic> found, LineSpan span)
    {
        var style = RulePolicy.Of(note, workspace.Settings).Style;
        var fixes = new List<QuickFix>();
        foreach (var diagnostic in found)
        {
            if (!diagnostic.Span.Touches(span))
                continue;
            bool first = true;
            foreach (var fix in diagnostic.Rule is WorkspaceRule rule
                ? rule.Fixes(note, tree, diagnostic, workspace)
                : diagnostic.Rule.Fixes(tree, diagnostic, style))
            {
                fixes.Add(new(diagnostic, fix, first));
                first = false;
            }
        }
        return fixes;
    }

    /// <summary>
    /// All certain fixes of a note in one pass. Where the edits of two would meet, the first stays and the other is left.
    /// </summary>
    public static FixAllResult FixAll(INote note, SyntaxTree tree, WorkspaceSnapshot workspace, CancellationToken cancel = default) =>
        FixAll(tree, Diagnostics.Get(note, tree, workspace, cancel), RulePolicy.Of(note, workspace.Settings));

    /// <summary>All certain fixes for some of what the rules say of a note, in one pass, as far as the note by itself shows them.</summary>
    /// <param name="tree">The note.</param>
    /// <param name="diagnostics">What is to be mended, by place.</param>
    /// <param name="policy">What holds for the note.</param>
    public static FixAllResult FixAll(SyntaxTree tree, IEnumerable<Diagnostic> diagnostics, RulePolicy policy)
    {
        var edits = new List<TextChange>();
        var left = new List<Diagnostic>();
        int mended = 0;
        foreach (var diagnostic in diagnostics)
        {
            var fix = diagnostic.Rule.Fixes(tree, diagnostic, policy.Style).FirstOrDefault(fix => fix.Trust == Trust.Certain);
            if (fix is null || !TryAdd(edits, fix.Edits))
                left.Add(diagnostic);
            else
                mended++;
        }
        return new(edits, mended, left);
    }

    // The edits so far stand in order and do not meet.
    private static bool TryAdd(List<TextChange> edits, IReadOnlyList<TextChange> added)
    {
        var places = new int[added.Count];
        for (int i = 0; i < added.Count; i++)
        {
            var span = SpanOf(added[i]);
            int at = edits.BinarySearch(added[i], _byStart);
            at = at < 0 ? ~at : at;
            if (at > 0 && Meets(SpanOf(edits[at - 1]), span) || at < edits.Count && Meets(span, SpanOf(edits[at])))
                return false;
            places[i] = at;
        }
        for (int i = 0; i < added.Count; i++)
            edits.Insert(places[i] + i, added[i]);
        return true;
    }

    private static readonly Comparer<TextChange> _byStart =
        Comparer<TextChange>.Create(static (a, b) => SpanOf(a).Start.CompareTo(SpanOf(b).Start));

    private static LineSpan SpanOf(TextChange edit) =>
        edit.Span ?? throw new ArgumentException("a fix edits spans, not the whole text", nameof(edit));

    private static bool Meets(LineSpan left, LineSpan right) =>
        left.End > right.Start || left.Start == right.Start || left.End == right.Start && (left.IsEmpty || right.IsEmpty);
}
