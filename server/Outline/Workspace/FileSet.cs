using System.Collections.Immutable;

namespace Outline.Workspace;

/// <summary>The files of the workspace, whether they are open or not, in groups. It never changes.</summary>
public sealed class FileSet
{
    private NameTable? _names;

    private FileSet(ImmutableArray<FileGroup> groups) => Groups = groups;

    /// <summary>No files.</summary>
    public static FileSet Empty { get; } = new([]);

    /// <summary>The groups; none is empty.</summary>
    public ImmutableArray<FileGroup> Groups { get; }

    /// <summary>The files.</summary>
    public IEnumerable<StoredFile> Files => Groups.SelectMany(group => group.Files);

    /// <summary>How many files there are.</summary>
    public int Count => Groups.Sum(group => group.Files.Length);

    /// <summary>What the files define, by name. Worked out when first asked for; two threads that ask at once get equal tables.</summary>
    internal NameTable Names => _names ??= NameTable.Of(Files, Files.Sum(file => 1 + file.Summary.Definitions.Length));

    /// <summary>The file of a URI, or null.</summary>
    public StoredFile? Find(string uri)
    {
        foreach (var group in Groups)
        {
            if (group.Find(uri) is { } file)
                return file;
        }
        return null;
    }

    /// <summary>The set with some groups replaced.</summary>
    /// <param name="removed">Groups that go; those that are not there any more do not matter.</param>
    /// <param name="added">Groups that come; empty ones are left out.</param>
    public FileSet With(IReadOnlyCollection<FileGroup> removed, IEnumerable<FileGroup> added) =>
        new([.. removed.Count == 0 ? Groups : Groups.Where(group => !removed.Contains(group)), .. added.Where(group => group.Files.Length > 0)]);
}
