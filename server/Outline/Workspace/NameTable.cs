using Outline.Syntax;

namespace Outline.Workspace;

/// <summary>How a name names something; the better ways first.</summary>
public enum NameForm : byte
{
    /// <summary>The title of a company.</summary>
    Title,

    /// <summary>Another name that a note or the project file gives it.</summary>
    Alias,

    /// <summary>The name of its site without the ending.</summary>
    Short,

    /// <summary>The name of a file.</summary>
    Page,

    /// <summary>The head of a section.</summary>
    Section,
}

/// <summary>One way to name one thing.</summary>
/// <param name="Entity">What is named: the key of its own name.</param>
/// <param name="Form">How.</param>
/// <param name="Note">The note that says so; null for the project file.</param>
/// <param name="Definition">Where it says so; null for pages and for the project file.</param>
internal readonly record struct NameEntry(NameKey Entity, NameForm Form, INote? Note, Definition? Definition);

/// <summary>Names and what they name; made once and then only read.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<ulong, int> _first;
    private readonly Dictionary<ulong, int> _longest;
    private readonly List<(NameEntry Entry, int Next)> _entries;

    private NameTable(int names)
    {
        _first = new(names);
        _longest = new(names);
        _entries = new(names);
    }

    /// <summary>The names that some notes define.</summary>
    /// <param name="notes">The notes.</param>
    /// <param name="expected">About how many names they define.</param>
    public static NameTable Of(IEnumerable<INote> notes, int expected = 0)
    {
        var table = new NameTable(expected);
        foreach (var note in notes)
            table.Add(note);
        return table;
    }

    /// <summary>The aliases that project files give; an alias of nothing is one all the same, and leads nowhere.</summary>
    public static NameTable Of(IEnumerable<ProjectSettings> projects)
    {
        var table = new NameTable(0);
        foreach (var (name, alias) in projects.SelectMany(project => project.Aliases))
        {
            if (NameKey.Of(name) is var entity && entity != NameKey.None && entity != NameKey.Of(alias))
                table.Add(alias, new(entity, NameForm.Alias, null, null));
        }
        return table;
    }

    /// <summary>What this name names.</summary>
    public Enumerator Find(NameKey name) => new(this, _first.GetValueOrDefault(name.Value, -1));

    /// <summary>How many words the longest name has that begins with this one; 0 where none does.</summary>
    public int LongestFrom(ulong word) => _longest.GetValueOrDefault(word);

    /// <summary>All names, in no order.</summary>
    public IEnumerable<ulong> Keys => _first.Keys;

    private void Add(INote note)
    {
        Add(PageName.Of(note.Path), new(default, NameForm.Page, note, null));
        foreach (var definition in note.Summary.Definitions)
        {
            var form = definition.Kind == DefinitionKind.Company ? NameForm.Title : NameForm.Section;
            Add(definition.Name, new(definition.Key, form, note, definition));
            if (definition.ShortKey != NameKey.None && definition.ShortKey != definition.Key)
                Add(Domain.NameOf(definition.Name), new(definition.Key, NameForm.Short, note, definition));
            foreach (var alias in definition.Aliases)
            {
                if (alias.Key != definition.Key)
                    Add(alias.Name, new(definition.Key, NameForm.Alias, note, definition));
            }
        }
    }

    private void Add(ReadOnlySpan<char> name, NameEntry entry)
    {
        var key = NameKey.Of(name, out ulong first, out int words);
        if (key == NameKey.None)
            return;
        if (entry.Form == NameForm.Page)
            entry = entry with { Entity = key };
        ref int longest = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_longest, first, out _);
        longest = Math.Max(longest, words);
        ref int head = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_first, key.Value, out bool isKnown);
        _entries.Add((entry, isKnown ? head : -1));
        head = _entries.Count - 1;
    }

    /// <summary>Walks what one name names.</summary>
    public struct Enumerator(NameTable table, int first)
    {
        private int _next = first;

        public NameEntry Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next < 0)
                return false;
            (Current, _next) = table._entries[_next];
            return true;
        }
    }
}

/// <summary>The name by which a link names a file.</summary>
public static class PageName
{
    /// <summary>The name of a file without folder and ending.</summary>
    /// <param name="path">Its path, parted by <c>/</c>.</param>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        int dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }
}
