using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>The name of a company, shown behind another name of it.</summary>
/// <param name="Position">Where it is shown.</param>
/// <param name="Alias">The other name, as it is written.</param>
/// <param name="Name">The company's own name.</param>
/// <param name="Site">The first place that defines it.</param>
public sealed record InlayHint(LinePosition Position, string Alias, string Name, DefinitionSite Site)
{
    /// <summary>The hints of a note for the mentions by an alias that is not ambiguous, in order.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="note">The note.</param>
    /// <param name="tree">Its lines.</param>
    /// <param name="range">The lines that are shown; clamped.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static List<InlayHint> Of(WorkspaceSnapshot workspace, INote note, SyntaxTree tree, LineSpan range, CancellationToken cancel = default)
    {
        var (start, end) = tree.Text.Clamp(range);
        var hints = new List<InlayHint>();
        var mentions = new List<Mention>();
        var entities = new Dictionary<NameKey, Entity?>();
        for (int number = start.Line; number <= end.Line; number++)
        {
            cancel.ThrowIfCancellationRequested();
            var line = tree.Lines[number];
            mentions.Clear();
            Mentions.InLine(line, note.Summary.DefinitionAt(number), note, workspace.Names, mentions);
            foreach (var mention in mentions)
            {
                var position = new LinePosition(number, EndOf(line, mention));
                if (position < start || position > end || workspace.Names.Resolve(mention.Name, mention.IsLink, out var form) is not [var key] || form != NameForm.Alias)
                    continue;
                if (!entities.TryGetValue(key, out var entity))
                    entities.Add(key, entity = workspace.Names.EntityOf(key));
                if (entity is not null)
                    hints.Add(new(position, line.Text[mention.Start..mention.End], entity.Name, entity.Sites[0]));
            }
        }
        return hints;
    }

    // Behind the brackets of a link, not between them.
    private static int EndOf(LineSyntax line, Mention mention)
    {
        foreach (var span in line.Spans)
        {
            if (mention.IsLink && span.Start < mention.Start && mention.End < span.End && span.Kind is InlineKind.WikiLink or InlineKind.Tag)
                return span.End;
        }
        return mention.End;
    }
}
