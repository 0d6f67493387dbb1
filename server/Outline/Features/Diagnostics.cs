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
    private static readonly NeighbourRule[] _neighbourRules = [.. RuleCatalogue.All.OfType<NeighbourRule>()];
    private static readonly NoteRule[] _noteRules = [.. RuleCatalogue.All.OfType<NoteRule>()];

    // What is found in a chunk lives as long as the chunk: an edit asks the rules about the chunks it made.
    private static readonly ConditionalWeakTable<LineChunk, LineFindings> _found = [];
    private static readonly ConditionalWeakTable<LineChunk, OddPairs> _odd = [];
    private static readonly WorkspaceFindings _acrossNotes = new([.. RuleCatalogue.All.OfType<WorkspaceRule>()]);

    /// <summary>
    /// The diagnostics of a document by place. Hints about the line last edited are held back (<see cref="Document.LastEditedLine"/>).
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="workspace">The notes whose names count, and the settings.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static List<Diagnostic> Get(Document document, WorkspaceSnapshot workspace, CancellationToken cancel = default)
    {
        var diagnostics = Get(document, document.Tree, workspace, cancel);
        if (document.LastEditedLine is { } line)
        {
            var style = RulePolicy.Of(document, workspace.Settings).Style;
            diagnostics.RemoveAll(diagnostic => Waits(diagnostic, style) && diagnostic.Span.Start.Line <= line && line <= diagnostic.Span.End.Line);
        }
        return diagnostics;
    }

    // A hint that is louder only because of the style, such as a blank at the end of the line that is being typed, waits all the same.
    private static bool Waits(Diagnostic diagnostic, NoteStyle style) => diagnostic.Level == DiagnosticLevel.Hint
        || diagnostic.Rule.Level == DiagnosticLevel.Hint && diagnostic.Level == diagnostic.Rule.LevelUnder(style);

    /// <summary>The diagnostics of a note by place, with those that the names of all notes show.</summary>
    /// <param name="note">The note.</param>
    /// <param name="tree">Its lines.</param>
    /// <param name="workspace">The notes whose names count, and the settings.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static List<Diagnostic> Get(INote note, SyntaxTree tree, WorkspaceSnapshot workspace, CancellationToken cancel = default)
    {
        var policy = RulePolicy.Of(note, workspace.Settings);
        var diagnostics = FindOwn(tree, policy, isKept: true, cancel);
        _acrossNotes.AddTo(diagnostics, note, tree, workspace, policy, cancel);
        return Finish(diagnostics, tree, policy);
    }

    /// <summary>The diagnostics of a text by place, as far as the text by itself shows them.</summary>
    /// <param name="tree">The text.</param>
    /// <param name="policy">What holds for it.</param>
    /// <param name="isKept">Whether the tree lives on: what was found is used again then after an edit.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static List<Diagnostic> Get(SyntaxTree tree, RulePolicy policy, bool isKept = true, CancellationToken cancel = default) =>
        Finish(FindOwn(tree, policy, isKept, cancel), tree, policy);

    /// <summary>Whether <see cref="GetAcrossNotes"/> may have something to say of a note: where it has not, its lines need not be read.</summary>
    /// <param name="note">The note.</param>
    /// <param name="workspace">The notes whose names count, and the settings.</param>
    public static bool MayHaveAcrossNotes(INote note, WorkspaceSnapshot workspace) =>
        _acrossNotes.MayFind(note, workspace, RulePolicy.Of(note, workspace.Settings));

    /// <summary>The diagnostics that only the names of all notes show, by place.</summary>
    /// <inheritdoc cref="Get(INote, SyntaxTree, WorkspaceSnapshot, CancellationToken)"/>
    public static List<Diagnostic> GetAcrossNotes(INote note, SyntaxTree tree, WorkspaceSnapshot workspace, CancellationToken cancel = default)
    {
        var policy = RulePolicy.Of(note, workspace.Settings);
        var diagnostics = new List<Diagnostic>();
        _acrossNotes.AddTo(diagnostics, note, tree, workspace, policy, cancel);
        return Finish(diagnostics, tree, policy);
    }

    private static List<Diagnostic> FindOwn(SyntaxTree tree, RulePolicy policy, bool isKept, CancellationToken cancel)
    {
        var diagnostics = new List<Diagnostic>();
        ulong wanted = 0;
        for (int i = 0; i < _lineRules.Length; i++)
            wanted |= policy.LevelOf(_lineRules[i]) == DiagnosticLevel.Off ? 0 : 1UL << i;

        int start = 0;
        foreach (var chunk in tree.Lines.Chunks)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var (rule, line, finding) in LineFindings.Of(chunk, wanted, isKept).All)
            {
                if ((wanted >> rule & 1) != 0 && _lineRules[rule].Place(tree, start + line, finding, policy.Style) is { } diagnostic)
                    diagnostics.Add(diagnostic);
            }
            start += chunk.Count;
        }
        var odd = OddPairs.Of(tree, isKept);
        for (int i = 0; i < _neighbourRules.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var rule = _neighbourRules[i];
            if (policy.LevelOf(rule) != DiagnosticLevel.Off)
                diagnostics.AddRange(rule.Find(tree, odd[i]));
        }
        foreach (var rule in _noteRules)
        {
            cancel.ThrowIfCancellationRequested();
            if (policy.LevelOf(rule) != DiagnosticLevel.Off)
                diagnostics.AddRange(rule.Find(tree, policy.Style));
        }
        return diagnostics;
    }

    // What is not to be said goes, the rest gets its level and its place.
    private static List<Diagnostic> Finish(List<Diagnostic> diagnostics, SyntaxTree tree, RulePolicy policy)
    {
        diagnostics.RemoveAll(diagnostic => policy.Ignores(diagnostic, tree));
        for (int i = 0; i < diagnostics.Count; i++)
        {
            if (policy.LevelOf(diagnostics[i].Rule) is var level && level != diagnostics[i].Level)
                diagnostics[i] = diagnostics[i] with { Level = level };
        }
        diagnostics.Sort(Compare);
        return diagnostics;
    }

    /// <summary>The order that diagnostics come in: by place, and in one place by rule.</summary>
    public static int Compare(Diagnostic a, Diagnostic b) =>
        a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start)
        : a.Span.End != b.Span.End ? a.Span.End.CompareTo(b.Span.End)
        : string.CompareOrdinal(a.Rule.Name, b.Rule.Name);

    private readonly record struct Found(int Rule, int Line, LineFinding Finding);

    /// <summary>What line rules find in a chunk. One that is off is not asked.</summary>
    /// <param name="Asked">The rules that were asked, a bit each.</param>
    /// <param name="All">What they found.</param>
    private sealed record LineFindings(ulong Asked, Found[] All)
    {
        private static readonly LineFindings _none = new(0, []);

        /// <summary>What is found in a chunk by these rules, a bit each; others may be among them where findings are kept.</summary>
        public static LineFindings Of(LineChunk chunk, ulong rules, bool isKept)
        {
            if (!isKept)
                return new(rules, FindIn(chunk, rules));
            var known = _found.TryGetValue(chunk, out var found) ? found : _none;
            if ((rules & ~known.Asked) is var missing and not 0)
                _found.AddOrUpdate(chunk, known = new(known.Asked | missing, [.. known.All, .. FindIn(chunk, missing)]));
            return known;
        }

        private static Found[] FindIn(LineChunk chunk, ulong rules)
        {
            List<Found>? all = null;
            var found = new List<LineFinding>();
            for (int line = 0; line < chunk.Count; line++)
            {
                for (int rule = 0; rule < _lineRules.Length; rule++)
                {
                    if ((rules >> rule & 1) == 0)
                        continue;
                    _lineRules[rule].Find(chunk.Items[line], found);
                    foreach (var finding in found)
                        (all ??= []).Add(new(rule, line, finding));
                    found.Clear();
                }
            }
            return all is null ? [] : [.. all];
        }
    }

    /// <summary>The items of a chunk that look wrong below their neighbours, and what has to be the same for that to hold.</summary>
    private sealed class OddPairs
    {
        private readonly Neighbour _entry, _exit;
        private readonly int _unit;
        private readonly (int Rule, int Line)[] _pairs;

        private OddPairs(LineChunk chunk, Neighbour entry, int unit)
        {
            (_entry, _unit) = (entry, unit);
            List<(int, int)>? pairs = null;
            for (int line = 0; line < chunk.Count; line++)
            {
                var syntax = chunk.Items[line];
                var above = entry.Above(syntax);
                for (int rule = 0; above is not null && rule < _neighbourRules.Length; rule++)
                {
                    if (_neighbourRules[rule].IsOdd(above, syntax, unit))
                        (pairs ??= []).Add((rule, line));
                }
                entry = entry.Below(syntax);
            }
            _exit = entry;
            _pairs = pairs is null ? [] : [.. pairs];
        }

        /// <summary>For each rule, the lines that it finds odd, in order.</summary>
        public static List<int>[] Of(SyntaxTree tree, bool isKept)
        {
            List<int>[] lines = [.. _neighbourRules.Select(_ => new List<int>())];
            var entry = default(Neighbour);
            int start = 0, unit = tree.IndentUnit;
            foreach (var chunk in tree.Lines.Chunks)
            {
                OddPairs? odd = null;
                if (!isKept)
                    odd = new(chunk, entry, unit);
                else if (!_odd.TryGetValue(chunk, out odd) || odd._entry != entry || odd._unit != unit)
                    _odd.AddOrUpdate(chunk, odd = new(chunk, entry, unit));
                foreach (var (rule, line) in odd._pairs)
                    lines[rule].Add(start + line);
                entry = odd._exit;
                start += chunk.Count;
            }
            return lines;
        }
    }

    /// <summary>What stands above a line: the item or head that it is compared with, and a line that is a head if an item comes next.</summary>
    private readonly record struct Neighbour(LineSyntax? Last, LineSyntax? MayBeHead)
    {
        /// <summary>The neighbour of an item; null for a line that is none, and where nothing stands above.</summary>
        public LineSyntax? Above(LineSyntax line) => line.Kind == LineKind.Item ? MayBeHead ?? Last : null;

        /// <summary>What stands above the line after this one.</summary>
        public Neighbour Below(LineSyntax line) => line.Kind switch
        {
            LineKind.Blank => this,
            LineKind.Item or LineKind.Heading => new(line, null),
            _ => new(Last, SyntaxTree.MayBeHead(line) ? line : null),
        };
    }
}
