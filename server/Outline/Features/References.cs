using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>A place where something is mentioned or gets its name.</summary>
/// <param name="Span">Where the name stands.</param>
/// <param name="IsDefinition">Whether it gets its name, or another name, there.</param>
public readonly record struct Reference(LineSpan Span, bool IsDefinition);

/// <summary>Where something is mentioned.</summary>
public static class References
{
    private static readonly Comparison<Reference> _byPlace = static (a, b) =>
        a.Span.Start.CompareTo(b.Span.Start) is var order and not 0 ? order : b.IsDefinition.CompareTo(a.IsDefinition);

    /// <summary>The places of what a target names, note by note, in the order in which notes are found; in a note, in order.</summary>
    /// <param name="workspace">Where to look.</param>
    /// <param name="note">The note that the target stands in.</param>
    /// <param name="target">The target.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IEnumerable<(INote Note, List<Reference> Places)> Find(
        WorkspaceSnapshot workspace, INote note, Target target, CancellationToken cancel = default)
    {
        switch (target.Kind)
        {
            case TargetKind.Entity:
                return Merged([.. target.EntitiesIn(workspace).Select(entity => OfEntity(workspace, entity, cancel))]);
            case TargetKind.Item:
                return Merged([OfItemLinks(workspace, target, cancel), OfItem(workspace, note, target, cancel)]);
            case TargetKind.Unresolved:
                return OfUnresolved(workspace, NameKey.Of(target.Text), target.Text, cancel);
            case TargetKind.Tag or TargetKind.Person or TargetKind.Block:
                return MarkSearch.Find(workspace, KindOf(target.Kind), target.Text, cancel).Select(found => (found.Note, ReferencesOf(found.Places)));
            default:
                return [];
        }
    }

    /// <summary>The places of what a target names in the note that it stands in, in order.</summary>
    /// <param name="workspace">What names mean.</param>
    /// <param name="note">The note.</param>
    /// <param name="tree">Its lines.</param>
    /// <param name="target">The target.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static List<Reference> InNote(WorkspaceSnapshot workspace, INote note, SyntaxTree tree, Target target, CancellationToken cancel = default)
    {
        switch (target.Kind)
        {
            case TargetKind.Entity:
                var places = new List<Reference>();
                foreach (var entity in target.EntitiesIn(workspace))
                {
                    cancel.ThrowIfCancellationRequested();
                    places.AddRange(new MentionSearch(workspace, entity).FindIn(note).Select(mention => new Reference(mention.Span, false)));
                    places.AddRange(DefinitionsIn(note, entity));
                }
                return Sorted(places);
            case TargetKind.Item:
                return [.. Find(workspace, note, target, cancel).Where(found => found.Note == note).SelectMany(found => found.Places)];
            case TargetKind.Unresolved:
                return LinksIn(workspace, note, NameKey.Of(target.Text));
            case TargetKind.Tag or TargetKind.Person or TargetKind.Block:
                return ReferencesOf(MarkSearch.FindIn(tree, KindOf(target.Kind), target.Text));
            default:
                return [];
        }
    }

    private static MarkKind KindOf(TargetKind kind) => kind switch
    {
        TargetKind.Tag => MarkKind.Tag,
        TargetKind.Person => MarkKind.Person,
        _ => MarkKind.BlockId,
    };

    private static List<Reference> ReferencesOf(List<MarkSearch.Place> places) => places.ConvertAll(place => new Reference(place.Span, place.IsDefinition));

    private static IEnumerable<(INote Note, List<Reference> Places)> OfEntity(WorkspaceSnapshot workspace, Entity entity, CancellationToken cancel)
    {
        var defining = entity.Sites.Select(site => site.Note).ToHashSet();
        foreach (var (note, mentions) in new MentionSearch(workspace, entity).Find(cancel))
        {
            var places = mentions.ConvertAll(mention => new Reference(mention.Span, IsDefinition: false));
            if (defining.Remove(note))
            {
                places.AddRange(DefinitionsIn(note, entity));
                places.Sort(_byPlace);
            }
            yield return (note, places);
        }
        foreach (var note in defining)
            yield return (note, Sorted(DefinitionsIn(note, entity)));
    }

    // Titles, sections, and the other names that are given there. The start of a file that is called so is one where nothing
    // in the file is.
    private static List<Reference> DefinitionsIn(INote note, Entity entity)
    {
        var places = new List<Reference>();
        bool isPage = false;
        foreach (var site in entity.Sites)
        {
            if (site.Note != note)
                continue;
            if (site.Definition is not { } definition)
            {
                isPage = true;
                continue;
            }
            places.Add(new(definition.Selection, IsDefinition: true));
            foreach (var alias in definition.Aliases)
                places.Add(new(alias.Span, IsDefinition: true));
        }
        if (isPage && places.Count == 0)
            places.Add(new(default, IsDefinition: true));
        return places;
    }

    private static IEnumerable<(INote Note, List<Reference> Places)> OfItem(
        WorkspaceSnapshot workspace, INote note, Target target, CancellationToken cancel) =>
        Definitions.OfItem(workspace, note, target, cancel).GroupBy(place => place.Note)
            .Select(places => ((INote)places.Key!, places.Select(place => new Reference(place.Span, IsDefinition: true)).ToList()));

    // The other links to the same item.
    private static IEnumerable<(INote Note, List<Reference> Places)> OfItemLinks(WorkspaceSnapshot workspace, Target target, CancellationToken cancel)
    {
        var key = NameKey.Of(target.Text);
        foreach (var entity in target.EntitiesIn(workspace))
        {
            foreach (var (note, mentions) in new MentionSearch(workspace, entity).Find(cancel))
            {
                var places = new List<Reference>();
                foreach (var (number, line, mention) in mentions)
                {
                    if (mention.IsLink && ItemOf(line, mention) is var (start, end) && NameKey.Of(line.Text.AsSpan(start..end)) == key)
                        places.Add(new(new(number, start, end), IsDefinition: false));
                }
                if (places.Count > 0)
                    yield return (note, places);
            }
        }
    }

    private static (int Start, int End)? ItemOf(LineSyntax line, Mention link)
    {
        foreach (var span in line.Spans)
        {
            if (span.Kind != InlineKind.WikiLink || link.Start < span.Start || link.Start >= span.End)
                continue;
            var target = LinkTarget.Of(line.Text.AsSpan(span.InnerStart, span.InnerEnd - span.InnerStart));
            int start = span.InnerStart + target.ItemStart;
            return target.Item.IsEmpty ? null : (start, start + target.Item.Length);
        }
        return null;
    }

    private static IEnumerable<(INote Note, List<Reference> Places)> OfUnresolved(
        WorkspaceSnapshot workspace, NameKey name, string text, CancellationToken cancel)
    {
        foreach (var note in workspace.NotesWith([text]))
        {
            cancel.ThrowIfCancellationRequested();
            if (LinksIn(workspace, note, name) is { Count: > 0 } places)
                yield return (note, places);
        }
    }

    private static List<Reference> LinksIn(WorkspaceSnapshot workspace, INote note, NameKey name)
    {
        var places = new List<Reference>();
        var mentions = new List<Mention>();
        int number = 0;
        foreach (var chunk in note.ReadTree().Lines.Chunks)
        {
            foreach (var line in chunk.Items)
            {
                mentions.Clear();
                if (line.Text.Contains("[[", StringComparison.Ordinal))
                    Mentions.InLine(line, definition: null, note, workspace.Names, mentions);
                foreach (var mention in mentions)
                {
                    if (mention.IsLink && mention.Name == name)
                        places.Add(new(new(number, mention.Start, mention.End), IsDefinition: false));
                }
                number++;
            }
        }
        return places;
    }

    // An ambiguous name stands for several things, and each of its places is told once.
    private static IEnumerable<(INote Note, List<Reference> Places)> Merged(List<IEnumerable<(INote Note, List<Reference> Places)>> all) =>
        all.Count == 1
            ? all[0]
            : all.SelectMany(found => found).GroupBy(found => found.Note)
                .Select(notes => ((INote)notes.Key!, Sorted(notes.SelectMany(found => found.Places))));

    private static List<Reference> Sorted(IEnumerable<Reference> places)
    {
        var sorted = places.Distinct().ToList();
        sorted.Sort(_byPlace);
        return sorted;
    }
}
