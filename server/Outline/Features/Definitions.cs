using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>A place that a name leads to.</summary>
/// <param name="Note">The note.</param>
/// <param name="Span">The name there; empty at the start of a file that is meant as a whole.</param>
/// <param name="Range">What belongs to it: the item or section with all that stands below it.</param>
public readonly record struct DefinitionPlace(INote Note, LineSpan Span, LineSpan Range);

/// <summary>Where names, links, tags, people, ids and paths lead to.</summary>
public static class Definitions
{
    // Of so many places is told what belongs to them; for that, their files have to be read.
    private const int MostRead = 20;

    /// <summary>
    /// The places of what a target names, by path and line; a company that several notes list has several. A tag or person
    /// that nothing is called leads to wherever it is written.
    /// </summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="note">The note that the target stands in.</param>
    /// <param name="target">The target.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static List<DefinitionPlace> Of(WorkspaceSnapshot workspace, INote note, Target target, CancellationToken cancel = default) => target.Kind switch
    {
        TargetKind.Entity => OfEntities(target.EntitiesIn(workspace)),
        TargetKind.Item => OfItem(workspace, note, target, cancel),
        TargetKind.Tag or TargetKind.Person => OfMark(workspace, target, cancel),
        TargetKind.Block => OfBlock(workspace, target.Text, cancel),
        TargetKind.Path when FindPath(workspace, note, target.Text) is { } file => [new(file, default, default)],
        _ => [],
    };

    /// <summary>The companies, pages or sections that a tag or person is called like.</summary>
    internal static IEnumerable<Entity> EntitiesOf(WorkspaceSnapshot workspace, string mark) =>
        workspace.Names.Resolve(NameKey.Of(mark), asLink: true).Select(workspace.Names.EntityOf).OfType<Entity>();

    /// <summary>The item or section that <c>[[name#item]]</c> means: what is called so below the name, else what begins so.</summary>
    internal static List<DefinitionPlace> OfItem(WorkspaceSnapshot workspace, INote note, Target target, CancellationToken cancel)
    {
        var sites = target.EntitiesIn(workspace).SelectMany(entity => entity.Sites).ToList();
        if (IsWithoutName(note, target))
            sites.Add(new(note, null));
        var (whole, begun) = (new List<DefinitionPlace>(), new List<DefinitionPlace>());
        var key = NameKey.Of(target.Text, out _, out int words);
        foreach (var (where, definition) in sites)
        {
            cancel.ThrowIfCancellationRequested();
            var tree = where.ReadTree();
            int first = definition is null ? 0 : definition.Line + 1;
            int last = definition is null ? tree.Lines.Count - 1 : tree.SubtreeEnd(definition.Line);
            for (int number = first; number <= last; number++)
            {
                var line = tree.Lines[number];
                if (line.Kind != LineKind.Item && !tree.IsHead(number) || Begins(line.Content, key, words) is not { } isWhole)
                    continue;
                (isWhole ? whole : begun).Add(new(where, new(number, line.ContentStart, line.ContentEnd), RangeOf(tree, number)));
            }
        }
        return whole.Count > 0 ? whole : begun;
    }

    /// <summary>The note that a path of a <c>[text](path)</c> leads to; null where it leads out of the workspace.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="note">The note that the path stands in: it is relative to its folder, or, after a slash, to the workspace's.</param>
    /// <param name="written">The path, as it is written: percent-encoded or not, perhaps with a title and a <c>#fragment</c> behind it.</param>
    public static INote? FindPath(WorkspaceSnapshot workspace, INote note, string written)
    {
        if (PathOf(note.Path, written) is not { } path)
            return null;
        INote? found = null;
        foreach (var other in workspace.Notes)
        {
            if (other.Path != path)
                continue;
            // Two folders may have files of one path; the own folder's is meant.
            if (RootOf(other) == RootOf(note))
                return other;
            found ??= other;
        }
        return found;
    }

    /// <summary>Where an id is given.</summary>
    internal static List<DefinitionPlace> OfBlock(WorkspaceSnapshot workspace, string id, CancellationToken cancel) =>
        PlacesOf(MarkSearch.Find(workspace, MarkKind.BlockId, id, cancel), place => place.IsDefinition);

    private static List<DefinitionPlace> OfEntities(IEnumerable<Entity> entities)
    {
        var places = new List<DefinitionPlace>();
        var sites = entities.SelectMany(entity => entity.Sites)
            .OrderBy(site => site.Note.Path, StringComparer.Ordinal).ThenBy(site => site.Note.Uri, StringComparer.Ordinal)
            .ThenBy(site => site.Definition?.Line ?? -1).ToList();
        // A file that is called like the company that it defines leads to the company.
        var defining = sites.Where(site => site.Definition is not null).Select(site => site.Note).ToHashSet();
        foreach (var (note, definition) in sites)
        {
            if (definition is not null)
                places.Add(new(note, definition.Selection, places.Count < MostRead ? RangeOf(note.ReadTree(), definition.Line) : definition.Selection));
            else if (!defining.Contains(note))
                places.Add(new(note, default, default));
        }
        return places;
    }

    private static List<DefinitionPlace> OfMark(WorkspaceSnapshot workspace, Target target, CancellationToken cancel)
    {
        if (OfEntities(EntitiesOf(workspace, target.Text)) is { Count: > 0 } defined)
            return defined;
        var kind = target.Kind == TargetKind.Tag ? MarkKind.Tag : MarkKind.Person;
        return PlacesOf(MarkSearch.Find(workspace, kind, target.Text, cancel), _ => true);
    }

    private static List<DefinitionPlace> PlacesOf(IEnumerable<(INote Note, List<MarkSearch.Place> Places)> all, Func<MarkSearch.Place, bool> isWanted) =>
    [
        .. all.OrderBy(found => found.Note.Path, StringComparer.Ordinal).ThenBy(found => found.Note.Uri, StringComparer.Ordinal)
            .SelectMany(found => found.Places.Where(isWanted).Select(place => new DefinitionPlace(found.Note, place.Span, place.Span))),
    ];

    private static LineSpan RangeOf(SyntaxTree tree, int line)
    {
        int end = tree.SubtreeEnd(line);
        return new(new(line, 0), new(end, tree.Lines[end].Text.Length));
    }

    // Whether a text has these words and no others; null where it does not begin with them.
    private static bool? Begins(ReadOnlySpan<char> text, NameKey key, int words)
    {
        var begun = NameKey.None;
        var reader = new WordReader(text);
        for (int i = 0; i < words; i++)
        {
            if (!reader.Read(out var word))
                return null;
            begun = begun.Then(word.Hash);
        }
        return begun == key && words > 0 ? !reader.Read(out _) : null;
    }

    // "[[#item]]" is an item of the note that it stands in.
    private static bool IsWithoutName(INote note, Target target)
    {
        var before = note.ReadTree().Lines[target.Span.Start.Line].Text.AsSpan(0, target.Span.Start.Character).TrimEnd();
        return before.EndsWith("#") && before[..^1].TrimEnd().EndsWith("[[");
    }

    private static string? PathOf(string from, string written)
    {
        var target = written.AsSpan().Trim();
        if (target.StartsWith("<") && target.IndexOf('>') is var close and > 0)
            target = target[1..close];
        else if (target.IndexOfAny(' ', '\t') is var blank and >= 0)
            target = target[..blank];
        if (target.IndexOfAny('#', '?') is var fragment and >= 0)
            target = target[..fragment];
        int colon = target.IndexOf(':');
        if (target.IsEmpty || colon >= 0 && !target[..colon].Contains('/'))
            return null;
        string path = Uri.UnescapeDataString(target.ToString()).Replace('\\', '/');
        var parts = path.StartsWith('/') ? [] : from.Split('/')[..^1].ToList();
        foreach (string part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                if (parts.Count == 0)
                    return null;
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }
        return string.Join('/', parts);
    }

    private static string RootOf(INote note)
    {
        string uri = (note as Document)?.FileUri ?? note.Uri;
        int end = uri.Length;
        for (int parts = note.Path.Count(c => c == '/') + 1; parts > 0 && end > 0; parts--)
            end = uri.LastIndexOf('/', end - 1);
        return end > 0 ? uri[..end] : "";
    }
}
