using System.Collections.Immutable;

namespace Outline.Workspace;

/// <summary>Up to 128 files and the words in them, worked out together: what changes one of them makes the group anew.</summary>
public sealed class FileGroup
{
    /// <summary>The most files of a group: one bit each.</summary>
    public const int MaxFiles = 128;

    private readonly WordTable _words = new();
    private readonly Dictionary<string, int> _byUri = new(StringComparer.Ordinal);

    /// <param name="files">The files, 1 to <see cref="MaxFiles"/>.</param>
    public FileGroup(ImmutableArray<StoredFile> files)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(files.Length, MaxFiles);
        Files = files;
        for (int i = 0; i < files.Length; i++)
        {
            _byUri[files[i].Uri] = i;
            _words.Add(files[i].ReadCharacters(), i);
        }
    }

    /// <summary>The files.</summary>
    public ImmutableArray<StoredFile> Files { get; }

    /// <summary>The file of a URI, or null.</summary>
    public StoredFile? Find(string uri) => _byUri.TryGetValue(uri, out int index) ? Files[index] : null;

    /// <summary>The files that hold a word, or whose plural they hold, as bits.</summary>
    internal UInt128 Holding(ulong word) => _words[WordTable.KeyOf(word)];

    /// <summary>The files that hold a word that begins so.</summary>
    internal UInt128 HoldingBeginning(ulong beginning) => _words[WordTable.KeyOfBeginning(beginning)];
}
