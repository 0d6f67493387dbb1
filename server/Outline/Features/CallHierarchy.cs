using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>Who mentions whom: a company is called where it is mentioned, and calls whom its own items mention.</summary>
/// <param name="Kind">A company; a section or a page where something is mentioned outside any company.</param>
/// <param name="Name">Its name.</param>
/// <param name="Container">What it stands in, for people.</param>
/// <param name="Note">The note.</param>
/// <param name="Span">Where its name stands.</param>
/// <param name="Key">The key of a company; none for what has no calls of its own.</param>
public sealed record CallHierarchy(EntityKind Kind, string Name, string Container, INote Note, LineSpan Span, NameKey Key)
{
    /// <summary>The companies at a place: where it defines one, by that definition.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="note">The note that the target stands in.</param>
    /// <param name="target">The target.</param>
    public static List<CallHierarchy> Prepare(WorkspaceSnapshot workspace, INote note, Target target)
    {
        var items = new List<CallHierarchy>();
        foreach (var entity in target.EntitiesIn(workspace).Where(entity => entity.Kind == EntityKind.Company))
        {
            var sites = entity.Sites.Where(site => site.Definition is not null).ToList();
            int here = sites.FindIndex(site => site.Note == note && site.Definition!.Line == target.Span.Start.Line);
            var (where, definition) = sites[Math.Max(0, here)];
            items.Add(Of(where, definition!));
        }
        return items;
    }

    /// <summary>Under which companies a company is mentioned, note by note; outside of any, in which section or file.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="key">The company.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IEnumerable<(CallHierarchy From, List<LineSpan> Places)> Incoming(
        WorkspaceSnapshot workspace, NameKey key, CancellationToken cancel = default)
    {
        if (workspace.Names.EntityOf(key) is not { } entity)
            yield break;
        foreach (var (note, mentions) in new MentionSearch(workspace, entity).Find(cancel))
        {
            var tree = note.ReadTree();
            CallHierarchy? caller = null;
            var places = new List<LineSpan>();
            // Mentions come in order: those of one company side by side.
            foreach (var mention in mentions)
            {
                var owner = OwnerOf(note, tree, mention.Line);
                if (caller is not null && caller.Span != owner.Span)
                {
                    yield return (caller, places);
                    places = [];
                }
                caller = owner;
                places.Add(mention.Span);
            }
            if (caller is not null)
                yield return (caller, places);
        }
    }

    /// <summary>Which companies are mentioned below a company, wherever it is defined, in the order of the mentions.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="key">The company.</param>
    /// <param name="uri">The note whose places are told.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static List<(CallHierarchy To, List<LineSpan> Places)> Outgoing(
        WorkspaceSnapshot workspace, NameKey key, string uri, CancellationToken cancel = default)
    {
        var calls = new List<(CallHierarchy, List<LineSpan>)>();
        var known = new Dictionary<NameKey, List<LineSpan>?>();
        var mentions = new List<Mention>();
        foreach (var (note, definition) in workspace.Names.EntityOf(key)?.Sites ?? [])
        {
            if (definition is not { Kind: DefinitionKind.Company })
                continue;
            var tree = note.ReadTree();
            int end = tree.SubtreeEnd(definition.Line);
            for (int number = definition.Line; number <= end; number++)
            {
                cancel.ThrowIfCancellationRequested();
                mentions.Clear();
                Mentions.InLine(tree.Lines[number], note.Summary.DefinitionAt(number), note, workspace.Names, mentions);
                foreach (var mention in mentions)
                {
                    foreach (var callee in workspace.Names.Resolve(mention.Name, mention.IsLink))
                    {
                        if (PlacesOf(callee) is { } places && note.Uri == uri)
                            places.Add(new(number, mention.Start, mention.End));
                    }
                }
            }
        }
        return calls;

        // Null for what is no company.
        List<LineSpan>? PlacesOf(NameKey callee)
        {
            if (known.TryGetValue(callee, out var places))
                return places;
            var site = workspace.Names.EntityOf(callee) is { Kind: EntityKind.Company } company
                ? company.Sites.FirstOrDefault(site => site.Definition is not null)
                : default;
            if (site.Definition is { } definition)
                calls.Add((Of(site.Note, definition), places = []));
            known.Add(callee, places);
            return places;
        }
    }

    // The company, section or file that a line stands in.
    private static CallHierarchy OwnerOf(INote note, SyntaxTree tree, int line)
    {
        Definition? company = null, section = null;
        foreach (var definition in note.Summary.Definitions)
        {
            if (definition.Line > line)
                break;
            if (definition.Kind == DefinitionKind.Company)
                company = definition;
            else
                (section, company) = (definition, null);
        }
        return company is not null && tree.SubtreeEnd(company.Line) >= line ? Of(note, company)
            : section is not null ? Of(note, section)
            : new(EntityKind.Page, PageName.Of(note.Path).ToString(), note.Path, note, default, NameKey.None);
    }

    private static CallHierarchy Of(INote note, Definition definition) => definition.Kind == DefinitionKind.Company
        ? new(EntityKind.Company, definition.Name, definition.Section ?? note.Path, note, definition.Selection, definition.Key)
        : new(EntityKind.Section, definition.Name, note.Path, note, definition.Selection, NameKey.None);
}
