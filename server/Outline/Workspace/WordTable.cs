using System.Numerics;
using Outline.Syntax;

namespace Outline.Workspace;

/// <summary>
/// Which of up to 128 files hold a word: a table from hash to a set of bits. It answers for words, for their plurals and
/// for the beginnings of words; a wrong yes is rare and harmless, for whoever asks looks into the file.
/// </summary>
internal sealed class WordTable
{
    private const int InitialSize = 1024;

    // Open addressing, at most two thirds full; the key 0 is an empty place.
    private uint[] _keys = new uint[InitialSize];
    private UInt128[] _files = new UInt128[InitialSize];
    private int _count;

    /// <summary>The key of a word.</summary>
    public static uint KeyOf(ulong word)
    {
        uint key = (uint)(word ^ (word >> 32));
        return key == 0 ? 1 : key;
    }

    /// <summary>The key of the beginning of a word.</summary>
    public static uint KeyOfBeginning(ulong beginning) => KeyOf(ulong.RotateLeft(beginning, 17) + 0x9E3779B97F4A7C15);

    /// <summary>Adds all keys of a word to a set.</summary>
    public static void AddTo(HashSet<uint> words, in Word word)
    {
        words.Add(KeyOf(word.Hash));
        words.Add(KeyOfBeginning(word.Beginning));
        if (word.Stem != 0)
            words.Add(KeyOf(word.Stem));
    }

    /// <summary>Adds the words of a text to a file's.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's number, 0 to 127.</param>
    public void Add(ReadOnlySpan<char> text, int file)
    {
        UInt128 bit = UInt128.One << file;
        var reader = new WordReader(text);
        while (reader.Read(out var word))
        {
            Add(KeyOf(word.Hash), bit);
            Add(KeyOfBeginning(word.Beginning), bit);
            if (word.Stem != 0)
                Add(KeyOf(word.Stem), bit);
        }
    }

    /// <summary>The files that hold a key.</summary>
    public UInt128 this[uint key]
    {
        get
        {
            int mask = _keys.Length - 1;
            for (int at = (int)(key * 0x9E3779B1) & mask; _keys[at] != 0; at = (at + 1) & mask)
            {
                if (_keys[at] == key)
                    return _files[at];
            }
            return UInt128.Zero;
        }
    }

    private void Add(uint key, UInt128 bit)
    {
        int mask = _keys.Length - 1;
        int at = (int)(key * 0x9E3779B1) & mask;
        while (_keys[at] != key)
        {
            if (_keys[at] == 0)
            {
                _keys[at] = key;
                _files[at] = bit;
                if (++_count * 3 > _keys.Length * 2)
                    Grow();
                return;
            }
            at = (at + 1) & mask;
        }
        _files[at] |= bit;
    }

    private void Grow()
    {
        var (keys, files) = (_keys, _files);
        _keys = new uint[keys.Length * 2];
        _files = new UInt128[keys.Length * 2];
        int mask = _keys.Length - 1;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] == 0)
                continue;
            int at = (int)(keys[i] * 0x9E3779B1) & mask;
            while (_keys[at] != 0)
                at = (at + 1) & mask;
            _keys[at] = keys[i];
            _files[at] = files[i];
        }
    }
}
