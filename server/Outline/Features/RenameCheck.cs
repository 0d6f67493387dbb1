using System.Collections.Immutable;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>
/// Makes a renaming on the side and compares: what was renamed must be read as the new name, and every other name must mean
/// what it meant.
/// </summary>
internal sealed class RenameCheck
{
    private readonly WorkspaceSnapshot _before, _after;
    private readonly Entity _entity;
    private readonly Renaming _renaming;
    private readonly string? _newName, _newAlias;
    private readonly NameKey _newKey;

    /// <param name="workspace">The workspace as it is.</param>
    /// <param name="entity">What is renamed, or gets another alias.</param>
    /// <param name="renaming">The renaming.</param>
    /// <param name="newName">Its new name; null where an alias is renamed.</param>
    /// <param name="newAlias">Its new alias; null where it is renamed itself.</param>
    public RenameCheck(WorkspaceSnapshot workspace, Entity entity, Renaming renaming, string? newName, string? newAlias)
    {
        (_before, _entity, _renaming, _newName, _newAlias) = (workspace, entity, renaming, newName, newAlias);
        _newKey = newName is null ? entity.Key : NameKey.Of(newName);
        _after = After();
    }

    /// <summary>What the renaming would spoil first, with its place; null where it spoils nothing.</summary>
    public string? Problem(CancellationToken cancel)
    {
        string[] names = [.. new[] { _newName, _newName is null ? null : NameWriting.Short(_newName), _newAlias }.OfType<string>().Distinct()];
        var edited = _renaming.Notes.ToDictionary(renamed => renamed.Note, renamed => renamed.Edits);
        foreach (var (note, edits) in edited)
        {
            cancel.ThrowIfCancellationRequested();
            var tree = note.ReadTree();
            var changed = Edited(note, tree, edits);
            if (ProblemOfDefinitions(note, changed, edits) is { } definition)
                return definition;
            if (ProblemOfMentions(note, tree, changed, edits, onlyEdited: true) is { } mention)
                return mention;
        }
        // The new name may already stand somewhere, as a part of something else.
        foreach (var note in _before.NotesWith(names))
        {
            cancel.ThrowIfCancellationRequested();
            var tree = note.ReadTree();
            var edits = edited.GetValueOrDefault(note, []);
            if (ProblemOfMentions(note, tree, Edited(note, tree, edits), edits, onlyEdited: false) is { } mention)
                return mention;
        }
        return null;
    }

    /// <summary>What the renaming of a tag, a person or an id would spoil first, with its place; null where it spoils nothing.</summary>
    public static string? ProblemOfMarks(Renaming renaming, MarkKind kind, CancellationToken cancel)
    {
        foreach (var (note, edits) in renaming.Notes)
        {
            cancel.ThrowIfCancellationRequested();
            var tree = Edited(note, note.ReadTree(), edits).Tree;
            foreach (var (before, after) in Moved(edits))
            {
                if (!MarkSearch.FindIn(tree, kind, before.NewText).Exists(place => place.Span == after))
                    return $"“{before.NewText}” would not be read as one in {Rename.PlaceOf(note, after.Start.Line)}";
            }
        }
        return null;
    }

    private static Document Edited(INote note, SyntaxTree tree, IReadOnlyList<RenameEdit> edits)
    {
        for (int i = edits.Count - 1; i >= 0; i--)
        {
            var text = tree.Text.WithChange(new(edits[i].Span, edits[i].NewText), out var delta);
            tree = tree.WithChange(text, delta);
        }
        return new(note.Uri, note.OpenVersion ?? 0, tree, null)
        {
            FileUri = note.FileUri,
            Path = note.Path,
            Project = note.Project,
        };
    }

    // Where the new names stand after all edits of the same note. No edit holds a line end.
    private static IEnumerable<(RenameEdit Edit, LineSpan After)> Moved(IReadOnlyList<RenameEdit> edits)
    {
        int line = -1, shift = 0;
        foreach (var edit in edits)
        {
            shift = edit.Span.Start.Line == line ? shift : 0;
            line = edit.Span.Start.Line;
            int start = edit.Span.Start.Character + shift;
            yield return (edit, new(line, start, start + edit.NewText.Length));
            shift += edit.NewText.Length - (edit.Span.End.Character - edit.Span.Start.Character);
        }
    }

    // Only where a line that gives names is edited, the names of the workspace change.
    private WorkspaceSnapshot After()
    {
        var projects = ImmutableArray.CreateBuilder<Project>();
        foreach (var project in _before.Projects)
        {
            var changes = _renaming.Projects.Where(change => change.Project == project).ToList();
            projects.Add(changes.Count == 0 ? project : project with
            {
                Settings = project.Settings with { Aliases = [.. project.Settings.Aliases.Select(alias => Changed(alias, changes))] },
            });
        }
        var documents = _before.Documents;
        foreach (var (note, edits) in _renaming.Notes)
        {
            if (edits.Any(edit => edit.Part is RenamePart.Definition or RenamePart.OtherHead or RenamePart.Alias
                || note.Summary.DefinitionAt(edit.Span.Start.Line) is { Kind: DefinitionKind.Section }))
            {
                documents = documents.SetItem(note.Uri, Edited(note, note.ReadTree(), edits));
            }
        }
        return new(documents, _before.Files, projects.ToImmutable(), _before.Settings);

        static ProjectAlias Changed(ProjectAlias alias, List<RenamedInProject> changes)
        {
            var change = changes.Find(change => change.Name == alias.Name && (change.Alias is null || change.Alias == alias.Alias));
            return change is null ? alias : change.Alias is null ? alias with { Name = change.NewText } : alias with { Alias = change.NewText };
        }
    }

    private string? ProblemOfDefinitions(INote note, Document changed, IReadOnlyList<RenameEdit> edits)
    {
        var (before, after) = (note.Summary.Definitions, changed.Summary.Definitions);
        var moved = Moved(edits).ToDictionary(pair => pair.Edit.Span.Start, pair => pair.After);
        for (int i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            if (i >= before.Length || i < after.Length && after[i].Line < before[i].Line)
                return $"{Rename.PlaceOf(note, after[i].Line)} would be read as something of its own, “{after[i].Name}”";
            var old = before[i];
            if (i >= after.Length || after[i].Line != old.Line || after[i].Kind != old.Kind)
                return $"{Rename.PlaceOf(note, old.Line)} would no longer be read as {old.Name}";
            var now = after[i];
            if (moved.TryGetValue(old.Selection.Start, out var selection) && old.Key == _entity.Key && now.Selection != selection)
                return $"in {Rename.PlaceOf(note, old.Line)} “{now.Name}” would be read as the name";
            if (old.Kind == DefinitionKind.Section && now.Key != old.Key && old.Key != _entity.Key
                && LinkTo(old) is { } link)
            {
                return $"the link in {link} would no longer lead to the section “{old.Name}”: rename that first";
            }
            foreach (var alias in old.Aliases)
            {
                if (!now.Aliases.Any(other => other.Key == alias.Key || moved.TryGetValue(alias.Span.Start, out var place) && other.Span == place))
                {
                    return _newAlias is { } name && moved.ContainsKey(alias.Span.Start)
                        ? $"“{name}” would not be read as another name in {Rename.PlaceOf(note, alias.Span.Start.Line)}"
                        : $"“{alias.Name}” in {Rename.PlaceOf(note, alias.Span.Start.Line)} would no longer be read as another name: write “aka {alias.Name}” there first";
                }
            }
        }
        return null;
    }

    private string? LinkTo(Definition section)
    {
        if (_before.Names.EntityOf(section.Key) is not { Kind: EntityKind.Section } entity || entity.Sites.Length > 1)
            return null;
        foreach (var (note, mentions) in new MentionSearch(_before, entity).Find())
            return Rename.PlaceOf(note, mentions[0].Line);
        return null;
    }

    private string? ProblemOfMentions(INote note, SyntaxTree tree, Document changed, IReadOnlyList<RenameEdit> edits, bool onlyEdited)
    {
        List<Mention> before = [], after = [];
        var moved = Moved(edits).ToLookup(pair => pair.After.Start.Line);
        foreach (int number in onlyEdited ? moved.Select(line => line.Key) : Enumerable.Range(0, tree.Lines.Count))
        {
            var (line, now) = (tree.Lines[number], changed.Tree.Lines[number]);
            before.Clear();
            after.Clear();
            Mentions.InLine(line, note.Summary.DefinitionAt(number), note, _before.Names, before);
            Mentions.InLine(now, changed.Summary.DefinitionAt(number), changed, _after.Names, after);
            if (ProblemOfLine(note, number, line.Text, before, after, [.. moved[number]]) is { } problem)
                return problem;
        }
        return null;
    }

    private string? ProblemOfLine(
        INote note, int number, string text, List<Mention> before, List<Mention> after, List<(RenameEdit Edit, LineSpan After)> moved)
    {
        foreach (var mention in before)
        {
            int shift = 0;
            (RenameEdit Edit, LineSpan After)? edit = null;
            bool isGone = false;
            foreach (var (made, place) in moved)
            {
                if (made.Span.Start.Character == mention.Start && made.Span.End.Character == mention.End)
                    edit = (made, place);
                else if (made.Span.End.Character <= mention.Start)
                    shift = place.End.Character - made.Span.End.Character;
                else if (made.Span.Start.Character < mention.End)
                    isGone = true;
            }
            // What a head mentions goes when somebody writes another head.
            if (isGone)
                continue;
            var meant = _before.Names.Resolve(mention.Name, mention.IsLink);
            if (meant.IsEmpty)
                continue;
            var (start, end) = edit is { } known
                ? (known.After.Start.Character, known.After.End.Character)
                : (mention.Start + shift, mention.End + shift);
            int found = after.FindIndex(other => other.Start == start && other.End == end && other.IsLink == mention.IsLink);
            if (found >= 0 && MeansTheSame(meant, _after.Names.Resolve(after[found].Name, mention.IsLink)))
                continue;
            string written = text[mention.Start..mention.End];
            return edit is { } made2
                ? $"“{made2.Edit.NewText}” would not be read as the new name in {Rename.PlaceOf(note, number)}"
                : $"“{written}” in {Rename.PlaceOf(note, number)} would no longer mean {string.Join(" or ", meant.Select(NameOf))}";
        }
        return null;
    }

    private string NameOf(NameKey key) => _before.Names.EntityOf(key)?.Name ?? "what it means";

    private bool MeansTheSame(ImmutableArray<NameKey> before, ImmutableArray<NameKey> after)
    {
        var expected = before.Select(key => key == _entity.Key ? _newKey : key).ToHashSet();
        // What might have meant the renamed one, and was left, means the others now.
        return expected.SetEquals(after) || before.Length > 1 && expected.Remove(_newKey) && expected.SetEquals(after);
    }
}
