using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>How often and how recently names are used, as far as the index of words tells; no text is read.</summary>
internal sealed class NameUse
{
    private readonly WorkspaceSnapshot _workspace;
    private readonly UInt128[] _open;
    private readonly long[] _newest;

    public NameUse(WorkspaceSnapshot workspace)
    {
        _workspace = workspace;
        var groups = workspace.Files.Groups;
        _open = new UInt128[groups.Length];
        _newest = new long[groups.Length];
        for (int i = 0; i < groups.Length; i++)
        {
            foreach (var document in workspace.Documents.Values)
            {
                if (document.FileUri is { } uri && groups[i].Find(uri) is { } file)
                    _open[i] |= UInt128.One << groups[i].Files.IndexOf(file);
            }
            foreach (var file in groups[i].Files)
                _newest[i] = Math.Max(_newest[i], file.Modified);
        }
    }

    /// <summary>The files of a group whose documents are open and count instead of them, as bits.</summary>
    /// <param name="group">The number of the group.</param>
    public UInt128 OpenIn(int group) => _open[group];

    /// <summary>How many notes hold the words of a name, and when the newest of them was written: an open document is newer than any file.</summary>
    public (int Notes, long Newest) Of(string name)
    {
        Span<ulong> room = stackalloc ulong[8];
        int count = 0;
        var reader = new WordReader(name);
        while (count < room.Length && reader.Read(out var word))
            room[count++] = word.Hash;
        var words = room[..count];

        int notes = 0;
        long newest = 0;
        foreach (var document in _workspace.Documents.Values)
        {
            if (!document.MayContain(words))
                continue;
            notes++;
            newest = long.MaxValue;
        }
        var groups = _workspace.Files.Groups;
        for (int i = 0; i < groups.Length; i++)
        {
            var holding = ~_open[i];
            foreach (ulong word in words)
                holding &= groups[i].Holding(word);
            notes += (int)UInt128.PopCount(holding & (UInt128.MaxValue >> (FileGroup.MaxFiles - groups[i].Files.Length)));
            if (_newest[i] <= newest)
                continue;
            for (; holding != UInt128.Zero; holding &= holding - 1)
            {
                int file = (int)UInt128.TrailingZeroCount(holding);
                if (file >= groups[i].Files.Length)
                    break;
                newest = Math.Max(newest, groups[i].Files[file].Modified);
            }
        }
        return (notes, newest);
    }
}
