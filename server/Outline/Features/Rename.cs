using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>What an edit of a renaming edits.</summary>
public enum RenamePart : byte
{
    /// <summary>The place where a name is given: a title, a head, an id.</summary>
    Definition,

    /// <summary>The head of a section of the same name in another place than that of the cursor.</summary>
    OtherHead,

    /// <summary>A name in a text.</summary>
    Mention,

    /// <summary>The name of a site without its ending: a word that may mean something else.</summary>
    ShortMention,

    /// <summary>Another name, declared or mentioned.</summary>
    Alias,

    /// <summary>The target of a <c>[[link]]</c>.</summary>
    Link,
}

/// <summary>One edit of a renaming, inside one line.</summary>
/// <param name="Span">What is replaced: a writing of the old name.</param>
/// <param name="NewText">The new name, written in the same way.</param>
/// <param name="Part">What it is.</param>
public readonly record struct RenameEdit(LineSpan Span, string NewText, RenamePart Part);

/// <summary>The edits of a note, in order; they do not overlap.</summary>
public sealed record RenamedNote(INote Note, IReadOnlyList<RenameEdit> Edits);

/// <summary>A project file that gives the other names of something, which is to follow.</summary>
/// <param name="Project">The project file as it is.</param>
/// <param name="Name">The name that the other names are given to, as the file writes it.</param>
/// <param name="Alias">The other name that changes, as the file writes it; null where the name itself changes.</param>
/// <param name="NewText">What is to stand there.</param>
public sealed record RenamedInProject(Project Project, string Name, string? Alias, string NewText);

/// <summary>Everything that a renaming changes.</summary>
/// <param name="Notes">The notes, by path.</param>
/// <param name="Projects">What changes in project files.</param>
public sealed record Renaming(IReadOnlyList<RenamedNote> Notes, IReadOnlyList<RenamedInProject> Projects);

/// <summary>What can be renamed at a place.</summary>
/// <param name="Span">Where its name stands.</param>
/// <param name="Name">What it is called.</param>
public readonly record struct Renamable(LineSpan Span, string Name);

/// <summary>Gives something another name, wherever it is written, each time in the writing that it has there.</summary>
public static class Rename
{
    /// <summary>What can be renamed at a position.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="note">The note.</param>
    /// <param name="tree">Its lines.</param>
    /// <param name="position">The position.</param>
    /// <param name="problem">Why what stands there cannot be renamed; null where nothing stands there that has a name.</param>
    public static Renamable? Prepare(WorkspaceSnapshot workspace, INote note, SyntaxTree tree, LinePosition position, out string? problem) =>
        Subject.At(workspace, note, tree, position, out problem) is { } subject ? new(subject.Target.Span, subject.Name) : null;

    /// <summary>Renames what stands at a position.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="note">The note.</param>
    /// <param name="tree">Its lines.</param>
    /// <param name="position">The position.</param>
    /// <param name="newName">The new name.</param>
    /// <param name="problem">Why it cannot be called so, with the place that stands against it; null where nothing there has a name.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <returns>Null where it cannot be renamed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Renaming? Of(
        WorkspaceSnapshot workspace, INote note, SyntaxTree tree, LinePosition position, string newName, out string? problem,
        CancellationToken cancel = default)
    {
        if (Subject.At(workspace, note, tree, position, out problem) is not { } subject)
            return null;
        newName = subject.Trim(newName);
        problem = subject.ProblemOf(newName) ?? subject.CollisionWith(newName, cancel);
        if (problem is not null)
            return null;
        var renaming = subject.Rename(newName, note, cancel);
        problem = subject.Target.Kind == TargetKind.Entity
            ? new RenameCheck(workspace, subject.Entity!, renaming, subject.IsAlias ? null : newName, subject.IsAlias ? newName : null).Problem(cancel)
            : RenameCheck.ProblemOfMarks(renaming, subject.Mark, cancel);
        return problem is null ? renaming : null;
    }

    /// <summary>A place, for people: path and line from 1.</summary>
    internal static string PlaceOf(INote note, int line) => $"{note.Path}:{line + 1}";

    private static string PlaceOf(Entity entity) =>
        entity.Sites[0] is { Definition: { } definition } site ? PlaceOf(site.Note, definition.Line) : entity.Sites[0].Note.Path;

    /// <summary>What is renamed.</summary>
    private sealed class Subject(WorkspaceSnapshot workspace, Target target, Entity? entity)
    {
        public Target Target => target;

        public Entity? Entity => entity;

        public bool IsAlias => target.Kind == TargetKind.Entity && target.Form == NameForm.Alias;

        public MarkKind Mark => target.Kind switch
        {
            TargetKind.Tag => MarkKind.Tag,
            TargetKind.Person => MarkKind.Person,
            _ => MarkKind.BlockId,
        };

        /// <summary>What it is called, as its definition writes it: the one at the cursor, or the first.</summary>
        public string Name => entity is null || target is { IsDefinition: true, Form: NameForm.Title or NameForm.Section } ? target.Text
            : IsAlias ? entity.Names.FirstOrDefault(name => name.Form == NameForm.Alias && name.Key == Key, new(target.Text, NameForm.Alias)).Text
            : entity.Name;

        private NameKey Key => IsAlias ? NameKey.Of(target.Text) : entity!.Key;

        public static Subject? At(WorkspaceSnapshot workspace, INote note, SyntaxTree tree, LinePosition position, out string? problem)
        {
            problem = null;
            var target = Target.At(workspace, note, tree, position);
            switch (target?.Kind)
            {
                case TargetKind.Tag or TargetKind.Person or TargetKind.Block:
                    return new(workspace, target, null);
                case TargetKind.Entity:
                    var entities = target.EntitiesIn(workspace).ToList();
                    if (entities.Count > 1)
                        problem = $"“{target.Text}” may mean {string.Join(" or ", entities.Select(entity => $"{entity.Name} ({PlaceOf(entity)})"))}: rename it where it is defined";
                    else if (entities is [{ Kind: EntityKind.Page } page])
                        problem = $"“{target.Text}” is the name of the file {page.Sites[0].Note.Path}: rename the file, and the links follow";
                    else if (entities is [var entity])
                        return new(workspace, target, entity);
                    return null;
                default:
                    return null;
            }
        }

        /// <summary>The name without what is typed out of habit: blanks around it, and the sign in front of a mark.</summary>
        public string Trim(string name)
        {
            name = name.Trim();
            char sign = target.Kind switch { TargetKind.Tag => '#', TargetKind.Person => '@', TargetKind.Block => '^', _ => '\0' };
            return name.Length > 0 && name[0] == sign ? name[1..] : name;
        }

        /// <summary>What is wrong with a name, wherever it is to stand.</summary>
        public string? ProblemOf(string name)
        {
            if (name.AsSpan().IndexOfAny('\r', '\n') >= 0)
                return "a name stands on one line";
            if (target.Kind == TargetKind.Block)
                return name.Length == 0 ? "an id cannot be empty" : null;
            if (name.Length == 0)
                return "a name cannot be empty";
            if (NameKey.Of(name) == NameKey.None)
                return $"“{name}” has no letters";
            foreach (string sign in (string[])["[[", "]]", "|", "#"])
            {
                if (name.Contains(sign, StringComparison.Ordinal))
                    return $"a name cannot hold “{sign}”: “{name}” could not be linked to";
            }
            if (entity is not { Kind: EntityKind.Company } || IsAlias)
                return null;
            if (!name.Any(char.IsLetter))
                return $"“{name}” has no letters";
            var line = LineLexer.Lex("- " + name, LineState.Normal);
            var title = ItemTitle.Of(line);
            string read = line.Text[title.Start..title.End];
            return !title.IsName ? $"“{name}” would not be read as a name: one to four words, and no sentence, task, label or link"
                : read != name ? $"of “{name}” only “{read}” would be read as the name"
                : null;
        }

        /// <summary>Who else is called so.</summary>
        public string? CollisionWith(string name, CancellationToken cancel)
        {
            if (entity is null)
            {
                if (Mark != MarkKind.BlockId && NameKey.Of(name) == NameKey.Of(target.Text))
                    return null;
                foreach (var (note, places) in MarkSearch.Find(workspace, Mark, name, cancel))
                    return name == target.Text ? null : $"“{name}” is used already: {PlaceOf(note, places[0].Span.Start.Line)}";
                return null;
            }
            var key = NameKey.Of(name);
            if (key == Key)
                return null;
            var named = workspace.Names.Resolve(key, asLink: true, out var form);
            foreach (var other in named.Select(workspace.Names.EntityOf).OfType<Entity>())
            {
                if (other.Key != entity.Key)
                    return $"“{name}” is {Form(other)} already: {PlaceOf(other)}";
                if (IsAlias || form == NameForm.Alias)
                    return $"{entity.Name} is called “{name}” already: {PlaceOf(other)}";
            }
            return null;

            string Form(Entity other) => form switch
            {
                NameForm.Alias => $"another name of {other.Name}",
                NameForm.Short => $"short for {other.Name}",
                NameForm.Page => "the name of a file",
                NameForm.Section => "the head of a section",
                _ => "the name of something",
            };
        }

        public Renaming Rename(string newName, INote shown, CancellationToken cancel)
        {
            var notes = new Dictionary<INote, List<RenameEdit>>();
            if (entity is null)
                RenameMarks(newName, notes, cancel);
            else if (IsAlias)
                RenameAlias(newName, notes, cancel);
            else
                RenameEntity(newName, shown, notes, cancel);
            var renamed = new List<RenamedNote>();
            foreach (var (note, edits) in notes)
            {
                edits.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
                renamed.Add(new(note, edits));
            }
            renamed.Sort(static (a, b) => string.CompareOrdinal(a.Note.Path, b.Note.Path) is var paths and not 0
                ? paths
                : string.CompareOrdinal(a.Note.Uri, b.Note.Uri));
            return new(renamed, [.. InProjects(newName)]);
        }

        private void RenameMarks(string newName, Dictionary<INote, List<RenameEdit>> notes, CancellationToken cancel)
        {
            foreach (var (note, places) in MarkSearch.Find(workspace, Mark, target.Text, cancel))
            {
                var tree = note.ReadTree();
                foreach (var (span, isDefinition) in places)
                {
                    string written = tree.Text.Substring(span);
                    string text = Mark == MarkKind.BlockId ? newName : NameWriting.Like(written, target.Text, newName);
                    Add(notes, note, span, written, text, isDefinition ? RenamePart.Definition : Mark == MarkKind.BlockId ? RenamePart.Link : RenamePart.Mention);
                }
            }
        }

        private void RenameAlias(string newName, Dictionary<INote, List<RenameEdit>> notes, CancellationToken cancel)
        {
            string old = Name;
            foreach (var site in entity!.Sites)
            {
                foreach (var alias in site.Definition?.Aliases ?? [])
                {
                    if (alias.Key == Key)
                        Add(notes, site.Note, alias.Span, alias.Name, NameWriting.Like(alias.Name, old, newName), RenamePart.Alias);
                }
            }
            foreach (var (note, mentions) in new MentionSearch(workspace, entity).Find(cancel))
            {
                foreach (var (line, syntax, mention) in mentions)
                {
                    if (mention.Name != Key || IsAmbiguous(mention, out _))
                        continue;
                    string written = syntax.Text[mention.Start..mention.End];
                    Add(notes, note, new(line, mention.Start, mention.End), written, NameWriting.Like(written, old, newName), RenamePart.Alias);
                }
            }
        }

        private void RenameEntity(string newName, INote shown, Dictionary<INote, List<RenameEdit>> notes, CancellationToken cancel)
        {
            string old = Name, oldShort = NameWriting.Short(old), newShort = NameWriting.Short(newName);
            foreach (var (note, definition) in entity!.Sites)
            {
                if (definition is null)
                    continue;
                var part = definition.Kind == DefinitionKind.Section
                    && !(target.IsDefinition && note == shown && definition.Line == target.Span.Start.Line) && entity.Sites.Length > 1
                        ? RenamePart.OtherHead
                        : RenamePart.Definition;
                Add(notes, note, definition.Selection, definition.Name, NameWriting.Like(definition.Name, old, newName), part);
            }
            foreach (var (note, mentions) in new MentionSearch(workspace, entity).Find(cancel))
            {
                foreach (var (line, syntax, mention) in mentions)
                {
                    if (IsAmbiguous(mention, out var form) || form == NameForm.Alias)
                        continue;
                    string written = syntax.Text[mention.Start..mention.End];
                    bool isShort = form == NameForm.Short;
                    string text = isShort ? NameWriting.Like(written, oldShort, newShort) : NameWriting.Like(written, old, newName);
                    Add(
                        notes, note, new(line, mention.Start, mention.End), written, text,
                        mention.IsLink ? RenamePart.Link : isShort ? RenamePart.ShortMention : RenamePart.Mention);
                }
            }
            RenameItems(old, newName, notes, cancel);
        }

        // "[[page#head]]" and "[[head#company]]", where it is what stands behind the "#".
        private void RenameItems(string old, string newName, Dictionary<INote, List<RenameEdit>> notes, CancellationToken cancel)
        {
            foreach (var note in workspace.NotesWith([old]))
            {
                cancel.ThrowIfCancellationRequested();
                int number = 0;
                foreach (var chunk in note.ReadTree().Lines.Chunks)
                {
                    foreach (var line in chunk.Items)
                    {
                        if (line.Content.Contains("[[", StringComparison.Ordinal))
                            RenameItemsIn(line, number, old, newName, note, notes);
                        number++;
                    }
                }
            }
        }

        private void RenameItemsIn(LineSyntax line, int number, string old, string newName, INote note, Dictionary<INote, List<RenameEdit>> notes)
        {
            foreach (var span in line.Spans)
            {
                if (span.Kind != InlineKind.WikiLink)
                    continue;
                var link = LinkTarget.Of(line.Text.AsSpan(span.InnerStart, span.InnerEnd - span.InnerStart));
                if (link.Item.IsEmpty || NameKey.Of(link.Item) != entity!.Key || !HoldsIt(NameKey.Of(link.Name), note))
                    continue;
                int start = span.InnerStart + link.ItemStart;
                string written = link.Item.ToString();
                Add(notes, note, new(number, start, start + written.Length), written, NameWriting.Like(written, old, newName), RenamePart.Link);
            }
        }

        // Whether it is defined in what a link names in front of the "#": a file, a section, or the note of the link itself.
        private bool HoldsIt(NameKey container, INote linking) => entity!.Sites.Any(site => site.Definition is { } definition
            && (container == NameKey.None
                ? site.Note == linking
                : workspace.Names.Resolve(container, asLink: true, out var form) is [var only] && only == container
                    && (form == NameForm.Page && NameKey.Of(PageName.Of(site.Note.Path)) == container
                        || form == NameForm.Section && definition.Section is { } section && NameKey.Of(section) == container)));

        // Project files that give it other names; those of the same project file once.
        private IEnumerable<RenamedInProject> InProjects(string newName)
        {
            if (entity is not { Kind: EntityKind.Company })
                yield break;
            foreach (var project in workspace.Projects)
            {
                var written = new HashSet<(string, string?)>();
                foreach (var (name, alias) in project.Settings.Aliases)
                {
                    if (NameKey.Of(name) != entity.Key)
                        continue;
                    string old = IsAlias ? alias : name;
                    if (IsAlias && NameKey.Of(alias) != Key || !written.Add((name, IsAlias ? alias : null)))
                        continue;
                    string text = NameWriting.Like(old, Name, newName);
                    if (text != old)
                        yield return new(project, name, IsAlias ? alias : null, text);
                }
            }
        }

        // Whether a name may mean something else there: nobody knows, so it stays.
        private bool IsAmbiguous(Mention mention, out NameForm form) => workspace.Names.Resolve(mention.Name, mention.IsLink, out form).Length > 1;

        private static void Add(Dictionary<INote, List<RenameEdit>> notes, INote note, LineSpan span, string written, string text, RenamePart part)
        {
            if (written == text)
                return;
            if (!notes.TryGetValue(note, out var edits))
                notes.Add(note, edits = []);
            edits.Add(new(span, text, part));
        }
    }
}
