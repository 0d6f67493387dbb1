using System.Runtime.CompilerServices;
using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>A name that some notes give to something.</summary>
/// <param name="Text">The name, as the first of the notes by path writes it.</param>
/// <param name="Path">The path of that note.</param>
/// <param name="Key">What it is compared by.</param>
/// <param name="Form">How it names it.</param>
/// <param name="Owner">The name of what an alias stands for; else null.</param>
/// <param name="Notes">The notes of the list that give it, as bits.</param>
internal readonly record struct ListedName(string Text, string Path, NameKey Key, NameForm Form, string? Owner, UInt128 Notes);

/// <summary>A mark of some notes.</summary>
/// <param name="Mark">The mark, counted over all of them.</param>
/// <param name="Notes">The notes of the list that have it, as bits.</param>
internal readonly record struct ListedMark(Mark Mark, UInt128 Notes);

/// <summary>
/// The names and marks of up to 128 notes, each once, with the letters they are made of beside them: what someone types is
/// held against all names of a workspace. That of a group of files lives as long as the group.
/// </summary>
internal sealed class NameList
{
    private static readonly ConditionalWeakTable<FileGroup, NameList> _ofGroups = [];

    private readonly Dictionary<(NameKey, NameForm, string?), int> _known = [];
    private readonly List<ListedName> _names = [];

    private NameList(IReadOnlyList<INote> notes, Definition? except)
    {
        var marks = new Dictionary<(MarkKind, string), ListedMark>();
        for (int i = 0; i < notes.Count; i++)
        {
            var bit = UInt128.One << i;
            string path = notes[i].Path;
            string page = PageName.Of(path).ToString();
            Add(page, path, NameKey.Of(page), NameForm.Page, null, bit);
            foreach (var definition in notes[i].Summary.Definitions)
            {
                var form = definition.Kind == DefinitionKind.Company ? NameForm.Title : NameForm.Section;
                if (definition != except)
                    Add(definition.Name, path, definition.Key, form, null, bit);
                foreach (var alias in definition.Aliases)
                {
                    if (alias.Key != definition.Key)
                        Add(alias.Name, path, alias.Key, NameForm.Alias, definition.Name, bit);
                }
            }
            foreach (var mark in notes[i].Summary.Marks)
            {
                var before = marks.GetValueOrDefault((mark.Kind, mark.Text), new(mark with { Count = 0 }, 0));
                marks[(mark.Kind, mark.Text)] = new(before.Mark with { Count = before.Mark.Count + mark.Count }, before.Notes | bit);
            }
        }
        Names = [.. _names];
        NameMasks = [.. _names.Select(name => FuzzyQuery.MaskOf(name.Text))];
        NameBeginnings = [.. _names.Select(name => BeginningsOf(name.Text))];
        Newest = notes.Max(note => note is StoredFile file ? file.Modified : long.MaxValue);
        Marks = [.. marks.Values];
        MarkMasks = [.. Marks.Select(mark => FuzzyQuery.MaskOf(mark.Mark.Text))];
        _known.Clear();
        _names.Clear();
    }

    /// <summary>The names.</summary>
    public ListedName[] Names { get; }

    /// <summary>The letters of each name; see <see cref="FuzzyQuery.MaskOf"/>.</summary>
    public ulong[] NameMasks { get; }

    /// <summary>The letters that parts of each name begin with, as <see cref="FuzzyQuery.MaskOf"/> tells them.</summary>
    public ulong[] NameBeginnings { get; }

    /// <summary>The marks.</summary>
    public ListedMark[] Marks { get; }

    /// <summary>The letters of each mark.</summary>
    public ulong[] MarkMasks { get; }

    /// <summary>When the newest of the notes was written: an open document is newer than any file.</summary>
    public long Newest { get; }

    /// <summary>The list of a group of files; its bits are the group's.</summary>
    public static NameList Of(FileGroup group) =>
        _ofGroups.GetValue(group, static files => new([.. files.Files], except: null));

    /// <summary>The list of one document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="except">A definition of it whose name does not count.</param>
    public static NameList Of(Document document, Definition? except) => new([document], except);

    private static ulong BeginningsOf(string name)
    {
        Span<char> letters = stackalloc char[Math.Min(2 * name.Length, 256)];
        Span<NamePart> parts = stackalloc NamePart[letters.Length];
        ulong mask = 0;
        for (int i = FoldedName.Read(name, letters, parts) - 1; i >= 0; i--)
            mask |= parts[i] == NamePart.None ? 0 : FuzzyQuery.MaskOf(letters.Slice(i, 1));
        return mask;
    }

    private void Add(string text, string path, NameKey key, NameForm form, string? owner, UInt128 bit)
    {
        if (key == NameKey.None)
            return;
        if (!_known.TryGetValue((key, form, owner), out int at))
        {
            _known.Add((key, form, owner), _names.Count);
            _names.Add(new(text, path, key, form, owner, bit));
            return;
        }
        var known = _names[at];
        _names[at] = string.CompareOrdinal(path, known.Path) < 0
            ? known with { Text = text, Path = path, Notes = known.Notes | bit }
            : known with { Notes = known.Notes | bit };
    }
}
