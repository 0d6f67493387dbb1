using System.Collections.Immutable;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>A company's own line, above which it is told how often the company is mentioned.</summary>
/// <param name="Span">The name where it is defined.</param>
/// <param name="Name">The name.</param>
public readonly record struct CodeLens(LineSpan Span, string Name)
{
    /// <summary>The companies that a note defines, in order; nothing is counted yet.</summary>
    public static IEnumerable<CodeLens> Of(INote note) =>
        note.Summary.Definitions.Where(definition => definition.Kind == DefinitionKind.Company)
            .Select(definition => new CodeLens(definition.Selection, definition.Name));
}

/// <summary>Where a company is mentioned, without the places that define it.</summary>
/// <param name="Places">The notes that mention it and the places in each.</param>
public sealed record MentionCount(ImmutableArray<(INote Note, ImmutableArray<LineSpan> Spans)> Places)
{
    /// <summary>Counts the mentions of what has a name; nothing where nothing has it any more.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static MentionCount Of(WorkspaceSnapshot workspace, string name, CancellationToken cancel = default) =>
        workspace.Names.EntityOf(NameKey.Of(name)) is { } entity
            ? new([.. new MentionSearch(workspace, entity).Find(cancel).Select(found => (found.Note, found.Mentions.Select(mention => mention.Span).ToImmutableArray()))])
            : new([]);

    /// <summary>The count for people: <c>7 mentions in 3 files</c>.</summary>
    public string Title
    {
        get
        {
            int count = Places.Sum(place => place.Spans.Length);
            string mentions = count switch { 0 => "no mentions", 1 => "1 mention", _ => $"{count} mentions" };
            return Places.Length > 1 ? $"{mentions} in {Places.Length} files" : mentions;
        }
    }
}
