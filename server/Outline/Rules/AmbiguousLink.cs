using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Links to a name that several things have.</summary>
public sealed class AmbiguousLink : WorkspaceRule
{
    // More places explain nothing.
    private const int MostPlaces = 20;

    /// <inheritdoc/>
    public override string Name => "ambiguous-link";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Warning;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a link to a name that several companies or files have",
        """
        Which of them is meant cannot be told, neither by who follows the link nor by a search for mentions. A company's own name
        counts for more than another name of it, and that for more than the name of its site without the ending: only the best are
        held against each other. A company that many files list is one company, and sections of one name are one section.
        """,
        "- builder.io - page builder\n\t- rival of [[builder]]\n- builder.co - houses\n",
        "- builder.io - page builder\n\t- rival of [[builder.co]]\n- builder.co - houses\n",
        "Offers the own name of each, where that leads to it alone. Files of the same name cannot be told apart by a link: one of them needs another name.");

    /// <inheritdoc/>
    public override bool MayFind(INote note, WorkspaceSnapshot workspace)
    {
        foreach (var mark in note.Summary.Marks)
        {
            if (mark.Kind == MarkKind.Link && RivalsFor(mark.Name, workspace.Names).Count > 0)
                return true;
        }
        return false;
    }

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(INote note, SyntaxTree tree, WorkspaceSnapshot workspace)
    {
        // Each name once: a file may link to one a thousand times.
        var known = new Dictionary<NameKey, List<Entity>>();
        foreach (var link in NoteLink.In(tree))
        {
            if (link.IsPath || NameKey.Of(link.Name) is var key && key == NameKey.None)
                continue;
            if (!known.TryGetValue(key, out var entities))
                known.Add(key, entities = RivalsFor(key, workspace.Names));
            if (entities.Count == 0)
                continue;
            string quoted = RuleText.Quote(link.Name);
            yield return new(this, link.Span, entities.Count < 2
                ? $"{quoted} is the name of {entities[0].Sites.Length} files"
                : $"{quoted} may be {string.Join(" or ", entities.Select(entity => RuleText.Quote(entity.Name)))}")
            {
                Related = [.. entities.SelectMany(entity => entity.Sites.Select(site => PlaceOf(site, entity, note))).Take(MostPlaces)],
            };
        }
    }

    /// <inheritdoc/>
    public override bool CanFix(INote note, SyntaxTree tree, Diagnostic diagnostic, WorkspaceSnapshot workspace) =>
        // Of several companies at least one has a name of its own that can be written.
        workspace.Names.Resolve(NameKey.Of(tree.Text.Substring(diagnostic.Span)), asLink: true).Length > 1;

    // What a name may mean, where that is more than one thing.
    private static List<Entity> RivalsFor(NameKey name, NameIndex names)
    {
        if (names.CountOf(name, out var form) < 2 && form != NameForm.Page)
            return [];
        var named = names.Resolve(name, asLink: true);
        List<Entity> entities = [.. named.Select(names.EntityOf).OfType<Entity>().OrderBy(entity => entity.Name, StringComparer.Ordinal)];
        return entities.Count > 1 || entities.Exists(entity => entity.Kind == EntityKind.Page && entity.Sites.Length > 1) ? entities : [];
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(INote note, SyntaxTree tree, Diagnostic diagnostic, WorkspaceSnapshot workspace)
    {
        var names = workspace.Names;
        var named = names.Resolve(NameKey.Of(tree.Text.Substring(diagnostic.Span)), asLink: true);
        if (named.Length < 2)
            yield break;
        foreach (var entity in named.Select(names.EntityOf).OfType<Entity>().OrderBy(entity => entity.Name, StringComparer.Ordinal))
        {
            if (entity.Name.AsSpan().IndexOfAny("[]|#") < 0 && names.Resolve(entity.Key, asLink: true) is [var only] && only == entity.Key)
                yield return new($"Link to {RuleText.Quote(entity.Name)}", [new(diagnostic.Span, entity.Name)], Trust.Likely);
        }
    }

    private static RelatedPlace PlaceOf(DefinitionSite site, Entity entity, INote note) => new(
        site.Definition?.Selection ?? default,
        site.Definition is null ? site.Note.Path : entity.Name,
        site.Note.Uri == note.Uri ? null : site.Note.Uri);
}
