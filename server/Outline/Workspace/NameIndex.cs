using System.Collections.Immutable;
using Outline.Syntax;

namespace Outline.Workspace;

/// <summary>
/// All names of a workspace at one moment, and what they name: those of the files, those of the open documents in place of
/// their files', and the aliases of the project files. Nothing is copied: a name is looked up in three tables.
/// </summary>
public sealed class NameIndex
{
    private readonly NameTable _files, _open, _projects;
    private readonly HashSet<string> _openFiles;
    private ulong? _fingerprint;

    internal NameIndex(FileSet files, IReadOnlyCollection<Document> documents, IEnumerable<ProjectSettings> projects)
    {
        _files = files.Names;
        _open = NameTable.Of(documents);
        _projects = NameTable.Of(projects);
        _openFiles = [.. documents.Select(document => document.FileUri).OfType<string>()];
    }

    /// <summary>
    /// Tells sets of names apart: while it stays the same, no name has come or gone, though names may have moved. What looks
    /// at names across files has to look again only when it changes.
    /// </summary>
    public ulong Fingerprint => _fingerprint ??= FindFingerprint();

    /// <summary>Whether a file is shown by the client, so that its document counts and not the file.</summary>
    public bool IsOpen(INote file) => _openFiles.Count > 0 && _openFiles.Contains(file.Uri);

    /// <summary>What a name names, the best first: one way of naming, and only the best, is told. Several answers mean that the name is ambiguous.</summary>
    /// <param name="name">The name.</param>
    /// <param name="asLink">Whether it is written as a link: only links name pages and sections.</param>
    public ImmutableArray<NameKey> Resolve(NameKey name, bool asLink) => Resolve(name, asLink, out _);

    /// <inheritdoc cref="Resolve(NameKey, bool)"/>
    /// <param name="name">The name.</param>
    /// <param name="asLink">Whether it is written as a link: only links name pages and sections.</param>
    /// <param name="form">How it names them.</param>
    public ImmutableArray<NameKey> Resolve(NameKey name, bool asLink, out NameForm form)
    {
        var found = BestOf(name, asLink);
        form = found.Form;
        return found.Entities is { } several ? [.. several] : found.Entity != NameKey.None ? [found.Entity] : [];
    }

    /// <summary>Whether a link with this name leads anywhere.</summary>
    internal bool Has(NameKey name) => BestOf(name, asLink: true).Entity != NameKey.None;

    /// <summary>How many things a link with this name may mean.</summary>
    /// <param name="name">The name.</param>
    /// <param name="form">How it names them.</param>
    internal int CountOf(NameKey name, out NameForm form)
    {
        var found = BestOf(name, asLink: true);
        form = found.Form;
        return found.Entities?.Count ?? (found.Entity != NameKey.None ? 1 : 0);
    }

    /// <summary>Whether a name names this entity.</summary>
    public bool Names(NameKey name, bool asLink, NameKey entity)
    {
        var found = BestOf(name, asLink);
        return found.Entity == entity || found.Entities is { } several && several.Contains(entity);
    }

    /// <summary>The entity of a name of its own; null where nothing is called so.</summary>
    public Entity? EntityOf(NameKey key)
    {
        var sites = new List<DefinitionSite>();
        var form = NameForm.Section;
        foreach (var entry in EntriesOf(key))
        {
            if (entry.Form is not (NameForm.Title or NameForm.Page or NameForm.Section))
                continue;
            form = entry.Form < form ? entry.Form : form;
            sites.Add(new(entry.Note!, entry.Definition));
        }
        if (sites.Count == 0)
            return null;
        var kind = form switch { NameForm.Title => EntityKind.Company, NameForm.Page => EntityKind.Page, _ => EntityKind.Section };
        // Of the same name, a company is meant rather than a section, and a section of a file rather than the file.
        sites.RemoveAll(site => kind == EntityKind.Company && site.Definition is not { Kind: DefinitionKind.Company } && site.Definition is not null
            || kind == EntityKind.Page && site.Definition is not null);
        sites.Sort(Compare);
        string name = sites.Find(site => site.Definition is not null).Definition?.Name ?? PageName.Of(sites[0].Note.Path).ToString();
        var names = new List<EntityName> { new(name, form) };
        if (kind == EntityKind.Company)
        {
            foreach (var definition in sites.Select(site => site.Definition).OfType<Definition>())
            {
                foreach (var alias in definition.Aliases)
                    Add(new(alias.Name, NameForm.Alias));
                if (definition.ShortKey != NameKey.None)
                    Add(new(Domain.NameOf(definition.Name).ToString(), NameForm.Short));
            }
            foreach (var alias in AliasesInProjects(key))
                Add(new(alias, NameForm.Alias));
        }
        return new(key, kind, name, [.. sites], [.. names]);

        void Add(EntityName added)
        {
            if (!names.Exists(known => known.Key == added.Key) && Names(added.Key, asLink: false, key))
                names.Add(added);
        }
    }

    /// <summary>The places of all companies that have this name as their own title, by path and line.</summary>
    /// <param name="key">The name.</param>
    /// <param name="sites">Takes the places.</param>
    internal void AddTitles(NameKey key, List<DefinitionSite> sites)
    {
        Add(_files);
        Add(_open);
        if (sites.Count > 1)
            sites.Sort(Compare);

        void Add(NameTable table)
        {
            foreach (var entry in table.Find(key))
            {
                if (entry.Form == NameForm.Title && (table != _files || !IsOpen(entry.Note!)))
                    sites.Add(new(entry.Note!, entry.Definition));
            }
        }
    }

    /// <summary>
    /// Who is given this name as another name: the keys of their own names, and the note and place that say so; neither
    /// where the project file does.
    /// </summary>
    internal IEnumerable<(NameKey Entity, INote? Note, Definition? Definition)> CarriersOf(NameKey alias)
    {
        foreach (var entry in EntriesOf(alias))
        {
            if (entry.Form == NameForm.Alias)
                yield return (entry.Entity, entry.Note, entry.Definition);
        }
        foreach (var entry in _projects.Find(alias))
        {
            if (IsDefined(entry.Entity))
                yield return (entry.Entity, null, null);
        }
    }

    /// <summary>How many words the longest name has that begins with this one; 0 where none does.</summary>
    internal int LongestFrom(ulong word) =>
        Math.Max(Math.Max(_files.LongestFrom(word), _open.LongestFrom(word)), _projects.LongestFrom(word));

    /// <summary>Whether a name is one that counts without brackets.</summary>
    internal bool IsPlain(NameKey name, INote note) =>
        (HasPlain(_files, name) || HasPlain(_open, name) || HasPlain(_projects, name))
        && !CommonNames.Contains(name) && !note.Project.IsNever(name, note.Path);

    /// <summary>The aliases that project files give to something, by the key of its own name.</summary>
    private IEnumerable<string> AliasesInProjects(NameKey entity) =>
        ProjectAliases.Where(alias => NameKey.Of(alias.Name) == entity).Select(alias => alias.Alias);

    /// <summary>All aliases of the project files.</summary>
    internal ImmutableArray<ProjectAlias> ProjectAliases { get; init; } = [];

    private IEnumerable<NameEntry> EntriesOf(NameKey key)
    {
        foreach (var entry in _files.Find(key))
        {
            if (!IsOpen(entry.Note!))
                yield return entry;
        }
        foreach (var entry in _open.Find(key))
            yield return entry;
    }

    private Best BestOf(NameKey name, bool asLink)
    {
        var found = new Best();
        Look(_files, name, asLink, ref found);
        Look(_open, name, asLink, ref found);
        Look(_projects, name, asLink, ref found);
        return found;
    }

    private void Look(NameTable table, NameKey name, bool asLink, ref Best best)
    {
        foreach (var entry in table.Find(name))
        {
            if (entry.Form > best.Form || !asLink && entry.Form > NameForm.Short || table == _files && IsOpen(entry.Note!))
                continue;
            if (entry.Note is null && !IsDefined(entry.Entity))
                continue;
            best.Take(entry);
        }
    }

    private bool HasPlain(NameTable table, NameKey name)
    {
        foreach (var entry in table.Find(name))
        {
            if (entry.Form <= NameForm.Short && (entry.Note is null ? IsDefined(entry.Entity) : table != _files || !IsOpen(entry.Note)))
                return true;
        }
        return false;
    }

    // An alias that the project file gives to nothing is none.
    private bool IsDefined(NameKey entity)
    {
        foreach (var entry in _open.Find(entity))
        {
            if (entry.Form == NameForm.Title)
                return true;
        }
        foreach (var entry in _files.Find(entity))
        {
            if (entry.Form == NameForm.Title && !IsOpen(entry.Note!))
                return true;
        }
        return false;
    }

    private ulong FindFingerprint()
    {
        // The names of files that are open stand in both tables or in one: which, only counting tells.
        ulong sum = 0;
        foreach (ulong key in _open.Keys.Concat(_projects.Keys))
            sum += Mix(key, EntriesOf(new(key)).Count());
        return sum ^ Mix((ulong)System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_files), 1);

        static ulong Mix(ulong key, int count) => ((key + (ulong)count) * 0x9E3779B97F4A7C15) ^ (key >> 31);
    }

    private static int Compare(DefinitionSite a, DefinitionSite b) =>
        string.CompareOrdinal(a.Note.Path, b.Note.Path) is var paths and not 0 ? paths
        : string.CompareOrdinal(a.Note.Uri, b.Note.Uri) is var uris and not 0 ? uris
        : (a.Definition?.Line ?? -1).CompareTo(b.Definition?.Line ?? -1);

    private struct Best()
    {
        public NameForm Form { get; private set; } = NameForm.Section;

        public NameKey Entity { get; private set; }

        public List<NameKey>? Entities { get; private set; }

        public void Take(in NameEntry entry)
        {
            if (Entity == NameKey.None || entry.Form < Form)
            {
                (Form, Entity, Entities) = (entry.Form, entry.Entity, null);
            }
            else if (entry.Entity != Entity && Entities?.Contains(entry.Entity) != true)
            {
                (Entities ??= [Entity]).Add(entry.Entity);
            }
        }
    }
}
