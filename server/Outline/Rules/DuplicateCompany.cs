using System.Text;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Companies that are listed twice where once is meant.</summary>
public sealed class DuplicateCompany : WorkspaceRule
{
    /// <inheritdoc/>
    public override string Name => "duplicate-company";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Information;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a company that is listed twice, in one file or in two",
        """
        What is known of it stands in two places, and who reads the one misses the other. The first place is not marked, the others
        name it. Files that are named by a date (`2022-04-05`, `20220405`, `apr-2022`), or stand in such a folder, repeat
        companies on purpose: only two places in the same one of them count. Titles that name nobody (`notes`, `next steps`), single
        letters, and names that the project file lets count only as links say nothing.
        """,
        "- acme - sells rockets\n\t- raised 5m\n- globex\n- acme - hires in berlin\n\t- new ceo\n",
        "- acme - sells rockets\n\t- raised 5m\n\t- hires in berlin\n\t- new ceo\n- globex\n",
        """
        In one file, moves what stands below the later place to the end of what stands below the first. What the later title says
        besides the name becomes an item there; a title that says nothing more goes. Not offered where the later title gives another
        name, or where text would change its meaning. Of two files nothing is changed: the first place, which is named beside the
        message, is the way to the other.
        """);

    /// <inheritdoc/>
    public override bool MayFind(INote note, WorkspaceSnapshot workspace)
    {
        foreach (var definition in note.Summary.Definitions)
        {
            if (definition.Kind == DefinitionKind.Company && FirstOf(definition, note, workspace.Names) is { } first
                && (first.Note.Uri != note.Uri || first.Definition?.Line < definition.Line))
            {
                return true;
            }
        }
        return false;
    }

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(INote note, SyntaxTree tree, WorkspaceSnapshot workspace)
    {
        // Each name once: a file may list one a thousand times.
        var firsts = new Dictionary<NameKey, DefinitionSite?>();
        foreach (var definition in note.Summary.Definitions)
        {
            if (definition.Kind != DefinitionKind.Company)
                continue;
            if (!firsts.TryGetValue(definition.Key, out var found))
                firsts.Add(definition.Key, found = FirstOf(definition, note, workspace.Names));
            if (found is not { Note: var where, Definition: { } first })
                continue;
            bool isHere = where.Uri == note.Uri;
            if (isHere && first.Line >= definition.Line)
                continue;
            yield return new(this, definition.Selection, isHere
                ? $"{RuleText.Quote(definition.Name)} is listed in this file already"
                : $"{RuleText.Quote(definition.Name)} is listed in {where.Path} already")
            {
                Related = [new(first.Selection, "the first place", isHere ? null : where.Uri)],
            };
        }
    }

    // The first place of those that are held against each other; null where the name has one place, or may be repeated.
    private static DefinitionSite? FirstOf(Definition definition, INote note, NameIndex names)
    {
        var sites = new List<DefinitionSite>();
        names.AddTitles(definition.Key, sites);
        if (sites.Count < 2 || CommonNames.Contains(definition.Key) || definition.Name.Count(char.IsLetterOrDigit) < 2
            || note.Project.IsNever(definition.Key, note.Path))
        {
            return null;
        }
        bool isDated = DatedName.IsOf(note.Path);
        int first = sites.FindIndex(site => isDated ? site.Note.Uri == note.Uri : !DatedName.IsOf(site.Note.Path));
        return first < 0 ? null : sites[first];
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(INote note, SyntaxTree tree, Diagnostic diagnostic, WorkspaceSnapshot workspace)
    {
        if (diagnostic.Related is [{ Uri: null } place]
            && note.Summary.DefinitionAt(place.Span.Start.Line) is { } first && note.Summary.DefinitionAt(diagnostic.Span.Start.Line) is { } later
            && Merge(tree, first.Line, later) is { } edits)
        {
            yield return new($"Merge with {RuleText.Quote(first.Name)} in line {first.Line + 1}", edits, Trust.Likely);
        }
    }

    // The edits that move what a company has to the end of what the first has; null where that cannot be done without harm.
    private static List<TextChange>? Merge(SyntaxTree tree, int first, Definition later)
    {
        int firstEnd = tree.SubtreeEnd(first), start = later.Line, end = tree.SubtreeEnd(start);
        if (firstEnd >= start || tree.Lines[firstEnd].Exit != LineState.Normal || tree.Lines[end].Exit != LineState.Normal
            || tree.EntryOf(start) != LineState.Normal || later.Aliases.Any(alias => alias.Span.Start.Line == start) || LosesHead(tree, start, end))
        {
            return null;
        }
        var children = ChildrenOf(tree, start, end);
        int bodyEnd = children.Count > 0 ? children[0] - 1 : end;
        string target = ChildrenOf(tree, first, firstEnd) is [.., var sibling]
            ? Reindentation.Plain(tree.Lines[sibling].IndentText)
            : Reindentation.Plain(tree.Lines[first].IndentText) + Reindentation.Step(tree);

        // The title's own text, the title itself and the children move by themselves.
        var moved = new SortedDictionary<int, string>();
        if (!TryMoveTitle(tree, start, bodyEnd, target, moved))
            return null;
        var indentation = new Reindentation(tree);
        foreach (int child in children)
        {
            indentation.Move(child, target);
            for (int line = child; line <= tree.SubtreeEnd(child); line++)
                moved[line] = tree.Lines[line].Text;
        }
        if (!indentation.IsPlain)
            return null;
        foreach (var edit in indentation.Edits)
        {
            var (line, from) = edit.Span!.Value.Start;
            moved[line] = string.Concat(moved[line].AsSpan(0, from), edit.NewText, moved[line].AsSpan(edit.Span.Value.End.Character));
        }
        // Text of the title that stands between its children would come to belong to another item.
        for (int line = bodyEnd + 1; line <= end; line++)
        {
            if (!moved.ContainsKey(line) && !string.IsNullOrWhiteSpace(tree.Lines[line].Text))
                return null;
        }

        var text = new StringBuilder();
        string terminator = tree.Text.Lines[firstEnd].TerminatorText;
        foreach (var (line, moving) in moved)
        {
            text.Append(terminator).Append(moving);
            if (tree.Text.Lines[line].TerminatorText is { Length: > 0 } own)
                terminator = own;
        }
        LinePosition behind = EndOf(firstEnd), gone = EndOf(start - 1), last = EndOf(end);
        List<TextChange> edits = firstEnd == start - 1
            ? [new(new(behind, last), text.ToString())]
            : [new(new(behind, behind), text.ToString()), new(new(gone, last), "")];
        edits.RemoveAll(edit => edit.Span!.Value.IsEmpty && edit.NewText.Length == 0);
        return edits;

        LinePosition EndOf(int line) => new(line, tree.Lines[line].Text.Length);
    }

    // Whether the line above is a head only because of the items that go.
    private static bool LosesHead(SyntaxTree tree, int start, int end)
    {
        int above = start - 1;
        while (above >= 0 && tree.Lines[above].Kind == LineKind.Blank)
            above--;
        return above >= 0 && tree.Lines[above].Kind == LineKind.Unmarked && tree.IsHead(above)
            && !(tree.NextNonBlank(end + 1) is var next && next < tree.Lines.Count && tree.Lines[next].Kind == LineKind.Item);
    }

    private static List<int> ChildrenOf(SyntaxTree tree, int item, int end)
    {
        var children = new List<int>();
        for (int child = Reindentation.NextItem(tree, item); child >= 0 && child <= end; child = Reindentation.NextItem(tree, tree.SubtreeEnd(child)))
            children.Add(child);
        return children;
    }

    // The title as an item of what it says besides the name, with the text below it.
    private static bool TryMoveTitle(SyntaxTree tree, int start, int bodyEnd, string target, SortedDictionary<int, string> moved)
    {
        var line = tree.Lines[start];
        bool hasBody = false;
        for (int body = start + 1; body <= bodyEnd; body++)
        {
            var below = tree.Lines[body];
            if (below.Kind == LineKind.Blank)
            {
                moved[body] = below.Text;
                continue;
            }
            if (!below.Text.AsSpan().StartsWith(line.IndentText, StringComparison.Ordinal))
                return false;
            moved[body] = string.Concat(target, below.Text.AsSpan(line.Indent.Length));
            hasBody = true;
        }
        var content = RestOf(line);
        if (content.IsEmpty && !hasBody)
        {
            moved.Clear();
            return true;
        }
        if (content.IsEmpty)
            content = line.Content;
        // A number would be wrong among other items.
        var marker = line.Text.AsSpan(line.Indent.Length, line.ContentStart - line.Indent.Length);
        string item = string.Concat(target, marker.ContainsAnyInRange('0', '9') ? "- " : marker, content);
        var read = LineLexer.Lex(item, LineState.Normal);
        moved[start] = item;
        return read.Kind == LineKind.Item && read.Content.SequenceEqual(content) && read.OpensFence == line.OpensFence;
    }

    // What a title says besides the name; nothing where it says no more.
    private static ReadOnlySpan<char> RestOf(LineSyntax line)
    {
        var rest = line.Text.AsSpan(ItemTitle.Of(line).End..line.ContentEnd).TrimStart('*').Trim();
        if (rest is ['-' or '–' or '—' or ':', ..] && (rest.Length == 1 || rest[1] == ' '))
            return rest[1..].Trim();
        return rest is ['?', ..] ? line.Content : rest;
    }
}
