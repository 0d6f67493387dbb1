using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Outline.Rules;

/// <summary>How much a row of characters says for being broken.</summary>
internal enum Evidence : byte
{
    /// <summary>Nothing: it may be meant as it stands.</summary>
    None,

    /// <summary>Enough, if nothing on the line speaks against it.</summary>
    Fair,

    /// <summary>It can hardly be meant as it stands.</summary>
    Strong,
}

/// <summary>Characters that are the bytes of one UTF-8 sequence.</summary>
/// <param name="Start">The first of them.</param>
/// <param name="End">The character after the last.</param>
/// <param name="Rune">What the sequence stands for.</param>
internal readonly record struct Piece(int Start, int End, Rune Rune)
{
    /// <summary>Whether two sequences in a row are of one script, which is no accident.</summary>
    public bool Follows(Piece before) => before.End == Start && Script == before.Script;

    /// <summary>Armenian, as <see cref="Script"/>.</summary>
    public const int Armenian = 0x530;

    /// <summary>Cyrillic, as <see cref="Script"/>.</summary>
    public const int Cyrillic = 0x4;

    private const int Hebrew = 0x590;

    /// <summary>Tells scripts apart; 0 is Latin.</summary>
    public int Script => Rune.Value switch
    {
        < 0x250 or >= 0x1E00 and < 0x1F00 => 0,
        >= Armenian and < Hebrew => Armenian,
        >= Hebrew and < 0x600 => Hebrew,
        >= 0x1200 and < 0x13A0 => 0x12,
        >= 0x2E80 and < 0xA000 or >= 0xF900 and < 0xFB00 or >= 0xFE30 and < 0xFFF0 => 1,
        >= 0xAC00 and < 0xD800 => 2,
        var value => value >> 8,
    };
}

/// <summary>A table of 256 characters that UTF-8 is taken for, and what text in it looks like that is meant.</summary>
internal abstract class Codepage
{
    private readonly FrozenDictionary<char, byte> _bytes;
    private readonly SearchValues<char> _leads;

    /// <summary>Makes a table.</summary>
    /// <param name="bytes">The characters that stand for bytes from 80 on.</param>
    protected Codepage(IEnumerable<KeyValuePair<char, byte>> bytes)
    {
        _bytes = bytes.ToFrozenDictionary();
        _leads = SearchValues.Create([.. _bytes.Where(pair => LengthOf(pair.Value) > 0).Select(pair => pair.Key)]);
    }

    /// <summary>Its name in messages.</summary>
    /// <param name="text">A line that was read in it.</param>
    public abstract string NameFor(string text);

    /// <summary>Judges pieces that stand side by side, whether they can be meant as they stand.</summary>
    /// <param name="text">The line.</param>
    /// <param name="row">The pieces.</param>
    /// <param name="evidence">What each says, to be filled; <see cref="Evidence.None"/> so far.</param>
    public abstract void Judge(string text, ReadOnlySpan<Piece> row, Span<Evidence> evidence);

    /// <summary>Whether a text has a sequence in it.</summary>
    public bool IsIn(ReadOnlySpan<char> text) => ReadNext(text, 0) is not null;

    /// <summary>The sequences in a text, none within another.</summary>
    public List<Piece> Read(string text)
    {
        var pieces = new List<Piece>();
        for (var piece = ReadNext(text, 0); piece is { } found; piece = ReadNext(text, found.End))
            pieces.Add(found);
        return pieces;
    }

    /// <summary>Whether a language writes a Latin letter, or a sign beside them.</summary>
    protected static bool IsLatinOfSomeLanguage(int value) =>
        value is >= 0xA0 and < 0x17F or 0x1A0 or 0x1A1 or 0x1AF or 0x1B0 or >= 0x218 and <= 0x21B or 0x259 or 0x18F or 0x2BB or 0x2BC or 0x2C6;

    private Piece? ReadNext(ReadOnlySpan<char> text, int from)
    {
        for (int skip; (skip = text[from..].IndexOfAny(_leads)) >= 0; from++)
        {
            from += skip;
            if (ReadPiece(text, from) is { } piece)
                return piece;
        }
        return null;
    }

    private Piece? ReadPiece(ReadOnlySpan<char> text, int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        int length = LengthOf(_bytes[text[at]]);
        if (at + length > text.Length)
            return null;
        for (int i = 0; i < length; i++)
        {
            if (!_bytes.TryGetValue(text[at + i], out bytes[i]))
                return null;
        }
        return Rune.DecodeFromUtf8(bytes[..length], out var rune, out int read) == OperationStatus.Done && read == length && IsPlausible(rune)
            ? new(at, at + length, rune)
            : null;
    }

    private static int LengthOf(byte lead) => lead switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };

    // Controls from 80 to 9F, and the apple of Mac Roman, are what is between two rounds.
    private static bool IsPlausible(Rune rune) => rune.Value == MacRoman.Apple || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);
}
