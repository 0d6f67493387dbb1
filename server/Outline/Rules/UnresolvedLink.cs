using System.Runtime.CompilerServices;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Links to names that nothing has.</summary>
public sealed class UnresolvedLink : WorkspaceRule
{
    private static readonly ConditionalWeakTable<FileSet, Counted> _counted = [];

    /// <inheritdoc/>
    public override string Name => "unresolved-link";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Information;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a link to a name that no company, section or file has",
        """
        It leads nowhere: the name is mistyped, or what it names was renamed or never written down. Said only where links are
        meant to lead somewhere: in files of an open folder in which at least half of all links do. Dates, paths, names of
        other files than notes (`[[plan.pdf]]`), embedded files (`![[…]]`) and tags (`#[[…]]`) say nothing. A link counts as found
        by the names alone, so `[[name#item]]` is here too when nothing has the name.
        """,
        "- acme - rival of [[globex]]\n- globex - sued by [[acme]], sold to [[globx]]\n",
        "- acme - rival of [[globex]]\n- globex - sued by [[acme]], sold to [[globex]]\n",
        """
        Offers the three names that are most like it, and to list the name as a new item at the end of the list that the link
        stands in, with its marker and indentation.
        """);

    /// <inheritdoc/>
    public override bool MayFind(INote note, WorkspaceSnapshot workspace)
    {
        foreach (var mark in note.Summary.Marks)
        {
            if (mark.Kind == MarkKind.Link && !workspace.Names.Has(mark.Name) && IsMeant(mark.Text))
                return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(INote note, SyntaxTree tree, WorkspaceSnapshot workspace)
    {
        List<Diagnostic>? found = null;
        // Each name once: a file may link to one a thousand times.
        var known = new Dictionary<NameKey, bool>();
        foreach (var link in NoteLink.In(tree))
        {
            if (link.IsPath || !IsMeant(link.Name))
                continue;
            var key = NameKey.Of(link.Name);
            if (!known.TryGetValue(key, out bool isThere))
                known.Add(key, isThere = workspace.Names.Has(key));
            if (!isThere)
                (found ??= []).Add(new(this, link.Span, $"nothing in the notes is called {RuleText.Quote(link.Name)}"));
        }
        return found is not null && IsInFolder(note, workspace) && DoMostResolve(workspace) ? found : [];
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(INote note, SyntaxTree tree, Diagnostic diagnostic, WorkspaceSnapshot workspace)
    {
        string written = tree.Text.Substring(diagnostic.Span);
        var names = NearestNames.In(workspace).Where(name => workspace.Names.Resolve(NameKey.Of(name), asLink: true).Length == 1);
        foreach (string name in NearestNames.Of(written, names))
            yield return new($"Link to {RuleText.Quote(name)}", [new(diagnostic.Span, name)], Trust.Likely);
        if (Create(note, tree, diagnostic.Span.Start.Line, written) is { } create)
            yield return create;
    }

    /// <inheritdoc/>
    public override bool CanFix(INote note, SyntaxTree tree, Diagnostic diagnostic, WorkspaceSnapshot workspace) =>
        // The nearest of all names takes longest to find.
        Create(note, tree, diagnostic.Span.Start.Line, tree.Text.Substring(diagnostic.Span)) is not null
        || Fixes(note, tree, diagnostic, workspace).Any();

    /// <summary>Whether a note is a file of a folder whose notes are all known: what a note by itself links to may be anywhere.</summary>
    internal static bool IsInFolder(INote note, WorkspaceSnapshot workspace) =>
        note is StoredFile || note is Document { FileUri: { } uri } && workspace.Files.Find(uri) is not null;

    // Whether a link is one to a name of the notes, as far as its text tells.
    private static bool IsMeant(string name)
    {
        // Paths, placeholders of templates, and code.
        if (name.AsSpan().IndexOfAny("/\\{}<>$=") >= 0 || !name.Any(char.IsLetter) || DatedName.IsIn(name))
            return false;
        int dot = name.LastIndexOf('.');
        // "plan.pdf" is a file; "builder.io" is a company.
        bool isFile = dot > 0 && name.Length - dot is >= 3 and <= 5 && name.AsSpan(dot + 1).IndexOfAnyExceptInRange('0', 'z') < 0;
        return NameKey.Of(name) != NameKey.None && (!isFile || !Domain.NameOf(name).IsEmpty);
    }

    private static bool DoMostResolve(WorkspaceSnapshot workspace)
    {
        var names = workspace.Names;
        // What the files come to holds until they, or the names, change; open documents change with every key.
        if (!_counted.TryGetValue(workspace.Files, out var counted) || counted.Names != names.Fingerprint)
        {
            counted = new(names.Fingerprint, Count(workspace.Files.Files.Where(file => !names.IsOpen(file)), names));
            _counted.AddOrUpdate(workspace.Files, counted);
        }
        var open = Count(workspace.Documents.Values, names);
        return 2 * (counted.Links.Resolved + open.Resolved) >= counted.Links.All + open.All;
    }

    private static (int Resolved, int All) Count(IEnumerable<INote> notes, NameIndex names)
    {
        int resolved = 0, all = 0;
        foreach (var note in notes)
        {
            foreach (var mark in note.Summary.Marks)
            {
                if (mark.Kind != MarkKind.Link || !IsMeant(mark.Text))
                    continue;
                all += mark.Count;
                resolved += names.Has(mark.Name) ? mark.Count : 0;
            }
        }
        return (resolved, all);
    }

    // A new item behind the last of the list that the line stands in, if the new item would be an entry of it.
    private static Fix? Create(INote note, SyntaxTree tree, int line, string name)
    {
        int item = line;
        if (tree.IsHead(line))
            item = Reindentation.NextItem(tree, line);
        else
            while (tree.ParentOf(item) is var parent and >= 0 && tree.Lines[parent].Kind == LineKind.Item)
                item = parent;
        if (item < 0 || tree.Lines[item].Kind != LineKind.Item)
            return null;
        int head = tree.ParentOf(item);
        var section = head < 0 ? null : tree.Lines[head];
        if (!new SectionFilter(note.Path, note.Project).Lists(section))
            return null;

        for (int next = item; next >= 0; next = Reindentation.NextItem(tree, tree.SubtreeEnd(item)))
            item = next;
        var last = tree.Lines[item];
        string added = string.Concat(last.IndentText, Markers.Next(last), name);
        int end = tree.SubtreeEnd(item);
        // What follows an open block belongs to it.
        if (tree.Lines[end].Exit != LineState.Normal)
            return null;
        var syntax = LineLexer.Lex(added, LineState.Normal);
        var title = ItemTitle.Of(syntax);
        if (syntax.Kind != LineKind.Item || !title.IsName || added[title.Start..title.End] != name || title.End != syntax.ContentEnd)
            return null;
        var place = section is { Content.IsEmpty: false } ? $" in section {RuleText.Quote(section.Content)}" : "";
        return new($"Create {RuleText.Quote(name)}{place}", [new(new(end, tree.Lines[end].Text.Length, tree.Lines[end].Text.Length), LineEnd(tree, end) + added)], Trust.Likely);
    }

    // The last line of a text has none of its own.
    private static string LineEnd(SyntaxTree tree, int line) =>
        tree.Text.Lines[line] is { Terminator: not LineTerminator.None } ended ? ended.TerminatorText
        : line > 0 ? tree.Text.Lines[line - 1].TerminatorText
        : "\n";

    private sealed record Counted(ulong Names, (int Resolved, int All) Links);
}
