using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Other names that two companies are given.</summary>
public sealed class DuplicateAlias : WorkspaceRule
{
    /// <summary>The name of the rule, for what finds the same in project files.</summary>
    public const string RuleName = "duplicate-alias";

    // More places explain nothing.
    private const int MostPlaces = 20;

    /// <inheritdoc/>
    public override string Name => RuleName;

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Warning;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "another name that is given to two companies",
        """
        Wherever it is written, nobody can tell whom it means: mentions of the one are listed as mentions of the other. Names come
        from titles (`cloudflare (cf)`, `meta (fka facebook)`), from `alias::` properties and from the project file. A company
        that many files list is one company, and its name may be given there as often as you like.
        """,
        "- cloudflare (cf) - network\n- crowdforce (cf) - crowds\n",
        "- cloudflare (cf) - network\n- crowdforce - crowds\n",
        null);

    /// <inheritdoc/>
    public override bool MayFind(INote note, WorkspaceSnapshot workspace)
    {
        foreach (var definition in note.Summary.Definitions)
        {
            foreach (var alias in definition.Aliases)
            {
                if (alias.Key != definition.Key && workspace.Names.CarriersOf(alias.Key).Any(carrier => carrier.Entity != definition.Key))
                    return true;
            }
        }
        return false;
    }

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(INote note, SyntaxTree tree, WorkspaceSnapshot workspace)
    {
        // Each name once: a file may give one a thousand times.
        var carriers = new Dictionary<NameKey, List<(NameKey Entity, INote? Note, Definition? Definition)>>();
        foreach (var definition in note.Summary.Definitions)
        {
            foreach (var alias in definition.Aliases)
            {
                if (alias.Key == definition.Key)
                    continue;
                if (!carriers.TryGetValue(alias.Key, out var all))
                    carriers.Add(alias.Key, all = [.. workspace.Names.CarriersOf(alias.Key).DistinctBy(carrier => carrier.Entity)]);
                var others = all.FindAll(carrier => carrier.Entity != definition.Key);
                if (others.Count == 0)
                    continue;
                string? first = others[0].Definition?.Name ?? workspace.Names.EntityOf(others[0].Entity)?.Name;
                yield return new(this, alias.Span, $"{RuleText.Quote(alias.Name)} is another name of {RuleText.Quote(first)} too")
                {
                    Related = [.. others.Take(MostPlaces).Select(other => PlaceOf(other, alias.Key, note, workspace)).OfType<RelatedPlace>()],
                };
            }
        }
    }

    private static RelatedPlace? PlaceOf(
        (NameKey Entity, INote? Note, Definition? Definition) other, NameKey alias, INote note, WorkspaceSnapshot workspace)
    {
        if (other is { Note: { } where, Definition: { } definition })
        {
            var span = definition.Aliases.First(declared => declared.Key == alias).Span;
            return new(span, definition.Name, where.Uri == note.Uri ? null : where.Uri);
        }
        // The project file says so: the company that it names is the place that can be shown.
        return workspace.Names.EntityOf(other.Entity) is { Sites: [{ Definition: { } named } site, ..] } entity
            ? new(named.Selection, $"{entity.Name}, by the project file", site.Note.Uri == note.Uri ? null : site.Note.Uri)
            : null;
    }
}
