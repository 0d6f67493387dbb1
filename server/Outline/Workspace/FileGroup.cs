using System.Collections.Immutable;
using Outline.Syntax;

namespace Outline.Workspace;

/// <summary>Up to 128 files and the words in them: what changes one of them makes the group anew.</summary>
public sealed class FileGroup
{
    /// <summary>The most files of a group: one bit each.</summary>
    public const int MaxFiles = 128;

    private readonly Lazy<WordTable> _words;
    private readonly Dictionary<string, int> _byUri = new(StringComparer.Ordinal);
    private GroupNames? _names;

    /// <param name="files">The files, 1 to <see cref="MaxFiles"/>.</param>
    public FileGroup(ImmutableArray<StoredFile> files)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(files.Length, MaxFiles);
        Files = files;
        for (int i = 0; i < files.Length; i++)
            _byUri[files[i].Uri] = i;
        _words = new(IndexWords);
    }

    private FileGroup(ImmutableArray<StoredFile> files, FileGroup other) => (Files, _byUri, _words) = (files, other._byUri, other._words);

    /// <summary>The files.</summary>
    public ImmutableArray<StoredFile> Files { get; }

    /// <summary>The file of a URI, or null.</summary>
    public StoredFile? Find(string uri) => _byUri.TryGetValue(uri, out int index) ? Files[index] : null;

    /// <summary>Everything that the files are called and define, for searches by letters. Worked out when first asked for.</summary>
    internal GroupNames Names => _names ??= new(Files);

    /// <summary>Works out which files hold which words, unless that is done: searches do so themselves, and wait for it.</summary>
    public FileGroup Prepare()
    {
        _ = _words.Value;
        return this;
    }

    /// <summary>The same files under the project files that hold for them; this very group where nothing changes.</summary>
    /// <param name="projectOf">What the project file of a file says.</param>
    public FileGroup Under(Func<StoredFile, ProjectSettings> projectOf)
    {
        ImmutableArray<StoredFile> files = [.. Files.Select(file => projectOf(file) is var project && ReferenceEquals(project, file.Project) ? file : file.Under(project))];
        return files.SequenceEqual(Files) ? this : new(files, this);
    }

    /// <summary>The files that hold a word, or whose plural they hold, as bits.</summary>
    internal UInt128 Holding(ulong word) => _words.Value[WordTable.KeyOf(word)];

    /// <summary>The files that hold a word that begins so.</summary>
    internal UInt128 HoldingBeginning(ulong beginning) => _words.Value[WordTable.KeyOfBeginning(beginning)];

    private WordTable IndexWords()
    {
        var words = new WordTable();
        for (int i = 0; i < Files.Length; i++)
            words.Add(Files[i].ReadCharacters(), i);
        return words;
    }
}

/// <summary>A name that a file gives.</summary>
/// <param name="File">The number of the file in its group.</param>
/// <param name="Definition">What it defines; null for the name of the file itself.</param>
/// <param name="Alias">Which of the definition's aliases it is; -1 for its own name.</param>
internal readonly record struct GroupName(int File, Definition? Definition, int Alias);

/// <summary>
/// The names that the files of a group give, side by side: most of them are passed over by their letters alone, and nothing
/// but those is looked at then.
/// </summary>
internal sealed class GroupNames
{
    public GroupNames(ImmutableArray<StoredFile> files)
    {
        var names = new List<GroupName>();
        var masks = new List<ulong>();
        for (int i = 0; i < files.Length; i++)
        {
            Add(new(i, null, -1), PageName.Of(files[i].Path));
            foreach (var definition in files[i].Summary.Definitions)
            {
                Add(new(i, definition, -1), definition.Name);
                for (int alias = 0; alias < definition.Aliases.Length; alias++)
                    Add(new(i, definition, alias), definition.Aliases[alias].Name);
            }
        }
        (All, Masks) = ([.. names], [.. masks]);

        void Add(GroupName name, ReadOnlySpan<char> text)
        {
            names.Add(name);
            masks.Add(FoldedName.MaskOf(text));
        }
    }

    /// <summary>The names, file by file; the aliases of a definition behind its own name.</summary>
    public GroupName[] All { get; }

    /// <summary>The letters of each, as <see cref="FoldedName.MaskOf"/> tells them.</summary>
    public ulong[] Masks { get; }
}
