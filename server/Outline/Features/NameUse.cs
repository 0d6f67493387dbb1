using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>How often and how recently names are used, as far as the index of words tells; no text is read.</summary>
internal sealed class NameUse
{
    private readonly WorkspaceSnapshot _workspace;
    private readonly UInt128[] _open;

    public NameUse(WorkspaceSnapshot workspace)
    {
        _workspace = workspace;
        var groups = workspace.Files.Groups;
        _open = new UInt128[groups.Length];
        foreach (var document in workspace.Documents.Values)
        {
            for (int i = 0; i < groups.Length && document.FileUri is not null; i++)
            {
                if (groups[i].Find(document.FileUri) is { } file)
                    _open[i] |= UInt128.One << groups[i].Files.IndexOf(file);
            }
        }
    }

    /// <summary>The files of a group whose documents are open and count instead of them, as bits.</summary>
    /// <param name="group">The number of the group.</param>
    public UInt128 OpenIn(int group) => _open[group];

    /// <summary>
    /// How many notes hold the words of each of some names, and when the newest of these was written: an open document is
    /// newer than any file.
    /// </summary>
    public (int Notes, long Newest)[] Of(IReadOnlyList<string> names)
    {
        ulong[][] words = [.. names.Select(WordReader.HashesOf)];
        var uses = new (int Notes, long Newest)[names.Count];
        foreach (var document in _workspace.Documents.Values)
        {
            for (int i = 0; i < words.Length; i++)
            {
                if (document.MayContain(words[i]))
                    uses[i] = (uses[i].Notes + 1, long.MaxValue);
            }
        }
        // Group by group, for a group's table of words fits into the cache, and all of them do not.
        var groups = _workspace.Files.Groups;
        for (int g = 0; g < groups.Length; g++)
        {
            var files = groups[g].Files;
            var counted = (UInt128.MaxValue >> (FileGroup.MaxFiles - files.Length)) & ~_open[g];
            long newest = NameList.Of(groups[g]).Newest;
            for (int i = 0; i < words.Length; i++)
            {
                var holding = counted;
                foreach (ulong word in words[i])
                    holding &= groups[g].Holding(word);
                if (holding == UInt128.Zero)
                    continue;
                uses[i].Notes += (int)UInt128.PopCount(holding);
                for (; holding != UInt128.Zero && newest > uses[i].Newest; holding &= holding - 1)
                    uses[i].Newest = Math.Max(uses[i].Newest, files[(int)UInt128.TrailingZeroCount(holding)].Modified);
            }
        }
        return uses;
    }
}
