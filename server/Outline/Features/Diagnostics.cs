using System.Runtime.CompilerServices;
using Outline.Rules;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;
using LineChunk = Outline.Text.Chunk<Outline.Syntax.LineSyntax, Outline.Syntax.SyntaxSummary>;

namespace Outline.Features;

/// <summary>Everything the rules have to say about a document.</summary>
public static class Diagnostics
{
    private static readonly LineRule[] _lineRules = [.. RuleCatalogue.All.OfType<LineRule>()];
    private static readonly TreeRule[] _treeRules = [.. RuleCatalogue.All.OfType<TreeRule>()];

    // What the line rules find in a chunk lives as long as the chunk: an edit asks them about the chunks it made.
    private static readonly ConditionalWeakTable<LineChunk, Found[]> _found = [];

    /// <summary>The level of a rule under these settings.</summary>
    public static DiagnosticLevel LevelOf(Rule rule, Settings settings) =>
        settings.Levels.TryGetValue(rule.Name, out var level) ? level : rule.Level;

    /// <summary>
    /// The diagnostics of a document by place. Hints about the line last edited are held back (<see cref="Document.LastEditedLine"/>).
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static List<Diagnostic> Get(Document document, Settings settings, CancellationToken cancel = default)
    {
        var diagnostics = Get(document.Tree, settings, cancel);
        if (document.LastEditedLine is { } line)
        {
            diagnostics.RemoveAll(diagnostic =>
                diagnostic.Span.Start.Line <= line && line <= diagnostic.Span.End.Line
                && LevelOf(diagnostic.Rule, settings) == DiagnosticLevel.Hint);
        }
        return diagnostics;
    }

    /// <summary>The diagnostics of a text by place.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static List<Diagnostic> Get(SyntaxTree tree, Settings settings, CancellationToken cancel = default)
    {
        var diagnostics = new List<Diagnostic>();
        var isOff = new bool[_lineRules.Length];
        for (int i = 0; i < isOff.Length; i++)
            isOff[i] = LevelOf(_lineRules[i], settings) == DiagnosticLevel.Off;

        int start = 0;
        foreach (var chunk in tree.Lines.Chunks)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var (rule, line, finding) in _found.GetValue(chunk, FindIn))
            {
                if (!isOff[rule] && _lineRules[rule].Place(tree, start + line, finding) is { } diagnostic)
                    diagnostics.Add(diagnostic);
            }
            start += chunk.Count;
        }
        foreach (var rule in _treeRules)
        {
            cancel.ThrowIfCancellationRequested();
            if (LevelOf(rule, settings) != DiagnosticLevel.Off)
                diagnostics.AddRange(rule.Find(tree));
        }
        diagnostics.Sort(Compare);
        return diagnostics;
    }

    private static int Compare(Diagnostic a, Diagnostic b) =>
        a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start)
        : a.Span.End != b.Span.End ? a.Span.End.CompareTo(b.Span.End)
        : string.CompareOrdinal(a.Rule.Name, b.Rule.Name);

    private static Found[] FindIn(LineChunk chunk)
    {
        List<Found>? all = null;
        var found = new List<LineFinding>();
        for (int line = 0; line < chunk.Count; line++)
        {
            for (int rule = 0; rule < _lineRules.Length; rule++)
            {
                _lineRules[rule].Find(chunk.Items[line], found);
                if (found.Count == 0)
                    continue;
                all ??= [];
                foreach (var finding in found)
                    all.Add(new(rule, line, finding));
                found.Clear();
            }
        }
        return all is null ? [] : [.. all];
    }

    private readonly record struct Found(int Rule, int Line, LineFinding Finding);
}
