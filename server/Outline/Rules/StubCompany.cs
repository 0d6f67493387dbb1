using System.Collections;
using System.Runtime.CompilerServices;
using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Companies of which nothing is known.</summary>
public sealed class StubCompany : WorkspaceRule
{
    // Which of the definitions of a note have something below them: worked out once for each version of a note.
    private static readonly ConditionalWeakTable<INote, BitArray> _withNotes = [];

    /// <inheritdoc/>
    public override string Name => "stub-company";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Off;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a company with nothing below it, in none of the places where it is listed",
        """
        It was listed and never looked into. What stands in its own line, as in `acme - rockets`, is no note below it. Titles that name nobody
        (`notes`, `next steps`), single letters, and names that the project file lets count only as links say nothing. Said once a note.
        """,
        "- acme - sells rockets\n- globex\n\t- raised 5m\n",
        "- acme - sells rockets\n\t- met them in 2021\n- globex\n\t- raised 5m\n",
        null);

    /// <inheritdoc/>
    public override bool ReadsOtherNotes => true;

    /// <inheritdoc/>
    public override bool MayFind(INote note, WorkspaceSnapshot workspace) => note.Summary.Definitions.Any(definition => definition.Kind == DefinitionKind.Company);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(INote note, SyntaxTree tree, WorkspaceSnapshot workspace)
    {
        var seen = new HashSet<NameKey>();
        var sites = new List<DefinitionSite>();
        foreach (var definition in note.Summary.Definitions)
        {
            if (definition.Kind != DefinitionKind.Company || !seen.Add(definition.Key) || CommonNames.Contains(definition.Key)
                || definition.Name.Count(char.IsLetterOrDigit) < 2 || note.Project.IsNever(definition.Key, note.Path)
                || HasNotes(note, tree, definition))
            {
                continue;
            }
            sites.Clear();
            workspace.Names.AddTitles(definition.Key, sites);
            if (!sites.Exists(site => site.Definition is { } other && HasNotes(site.Note, site.Note.Uri == note.Uri ? tree : null, other)))
                yield return new(this, definition.Selection, $"nothing is known of {RuleText.Quote(definition.Name)}");
        }
    }

    private static bool HasNotes(INote note, SyntaxTree? tree, Definition definition)
    {
        var definitions = note.Summary.Definitions;
        var withNotes = _withNotes.GetValue(note, note => Read(note, tree ?? note.ReadTree()));
        return withNotes[definitions.AsSpan().BinarySearch(definition, _byLine)];
    }

    private static readonly Comparer<Definition> _byLine = Comparer<Definition>.Create(static (a, b) => a.Line - b.Line);

    private static BitArray Read(INote note, SyntaxTree tree)
    {
        var definitions = note.Summary.Definitions;
        var withNotes = new BitArray(definitions.Length);
        for (int i = 0; i < definitions.Length; i++)
            withNotes[i] = definitions[i].Kind == DefinitionKind.Company && tree.SubtreeEnd(definitions[i].Line) > definitions[i].Line;
        return withNotes;
    }
}
