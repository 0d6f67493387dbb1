using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Outline.Text;

/// <summary>How the characters of a file are written as bytes.</summary>
public enum FileEncoding
{
    /// <summary>UTF-8 without a byte order mark.</summary>
    Utf8,

    /// <summary>UTF-8 behind a byte order mark.</summary>
    Utf8WithMark,

    /// <summary>UTF-16, low byte first, behind a byte order mark.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, high byte first, behind a byte order mark.</summary>
    Utf16BigEndian,

    /// <summary>ISO 8859-1: one byte a character, U+0000 to U+00FF.</summary>
    Latin1,
}

/// <summary>Why bytes are no text, or a text cannot be written in its encoding.</summary>
public enum FileProblemKind
{
    /// <summary>A NUL byte where none can be: the file is not text.</summary>
    Binary,

    /// <summary>A byte that UTF-8 does not allow in its place.</summary>
    InvalidUtf8,

    /// <summary>UTF-16 that ends in half a code unit.</summary>
    HalfUnit,

    /// <summary>Half of a surrogate pair in a text that is to be written as UTF-8.</summary>
    LoneSurrogate,

    /// <summary>A character beyond U+00FF in a text that is to be written as Latin-1.</summary>
    NotLatin1,
}

/// <summary>What keeps a file from being read or written, and where.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">From 0, from the start of the file: bytes where it was read, UTF-16 code units of the text where it was to be written.</param>
/// <param name="Line">The line it stands in, from 1, as people count.</param>
/// <param name="Value">The byte, or the code unit of a lone surrogate.</param>
public sealed record FileProblem(FileProblemKind Kind, int Offset, int Line, int Value)
{
    /// <summary>One sentence without a full stop.</summary>
    public string Message => Kind switch
    {
        FileProblemKind.Binary => $"a NUL byte in line {Line} (offset {Offset}): this is not a text file",
        FileProblemKind.InvalidUtf8 => $"byte 0x{Value:X2} in line {Line} (offset {Offset}) is not UTF-8",
        FileProblemKind.HalfUnit => $"the UTF-16 text ends in a single byte 0x{Value:X2} in line {Line} (offset {Offset})",
        FileProblemKind.NotLatin1 => $"U+{Value:X4} in line {Line} cannot be written as Latin-1",
        _ => $"half a surrogate pair, U+{Value:X4}, in line {Line} cannot be written as UTF-8",
    };
}

/// <summary>
/// The text of a file and how it is written: bytes that decode encode to the same bytes again. Nothing is ever replaced;
/// what cannot be kept is reported.
/// </summary>
/// <param name="Text">The text, without the byte order mark.</param>
/// <param name="Encoding">How it is written.</param>
public sealed record FileText(SourceText Text, FileEncoding Encoding)
{
    /// <summary>
    /// Reads the bytes of a file. UTF-16 is known by its byte order mark; everything else is UTF-8, or refused unless somebody
    /// has said that it is Latin-1: that every byte may be, so that is believed only of what cannot be UTF-8.
    /// </summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">The text, where this returns true.</param>
    /// <param name="problem">The first thing that is wrong, where this returns false.</param>
    /// <param name="said">What somebody has said of the encoding.</param>
    public static bool TryDecode(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out FileText? file, [NotNullWhen(false)] out FileProblem? problem, FileEncoding? said = null)
    {
        var encoding = EncodingOf(bytes, said);
        var body = bytes[Mark(encoding).Length..];
        (file, problem) = encoding is FileEncoding.Utf16LittleEndian or FileEncoding.Utf16BigEndian
            ? DecodeUtf16(bytes, body, encoding)
            : DecodeBytes(bytes, body, encoding);
        return file is not null;
    }

    /// <summary>Writes the text as the bytes of a file. UTF-16 holds every text, UTF-8 every text without lone surrogates.</summary>
    /// <param name="bytes">The whole file, where this returns true.</param>
    /// <param name="problem">The first thing that cannot be written, where this returns false.</param>
    public bool TryEncode([NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out FileProblem? problem)
    {
        var mark = Mark(Encoding);
        string text = Text.ToString();
        (bytes, problem) = (null, null);
        if (Encoding is FileEncoding.Utf16LittleEndian or FileEncoding.Utf16BigEndian)
        {
            bytes = new byte[mark.Length + 2 * text.Length];
            var units = MemoryMarshal.Cast<byte, char>(bytes.AsSpan(mark.Length));
            text.CopyTo(units);
            if (IsSwapped(Encoding))
                Swap(units);
        }
        else if (Encoding == FileEncoding.Latin1)
        {
            int beyond = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u00FF');
            if (beyond >= 0)
            {
                problem = new(FileProblemKind.NotLatin1, beyond, LineOf(text.AsSpan(0, beyond), '\n', '\r'), text[beyond]);
                return false;
            }
            bytes = System.Text.Encoding.Latin1.GetBytes(text);
        }
        else
        {
            // Three bytes for a lone surrogate too: the count is never short, and exact where there is none.
            bytes = new byte[mark.Length + System.Text.Encoding.UTF8.GetByteCount(text)];
            var status = Utf8.FromUtf16(text, bytes.AsSpan(mark.Length), out int read, out _, replaceInvalidSequences: false);
            if (status != OperationStatus.Done)
            {
                problem = new(FileProblemKind.LoneSurrogate, read, LineOf(text.AsSpan(0, read), '\n', '\r'), text[read]);
                bytes = null;
                return false;
            }
        }
        mark.CopyTo(bytes);
        return true;
    }

    /// <summary>Decodes the bytes of a file into a buffer that is used again, for readers that keep nothing of the text.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="buffer">Where the characters may go; made anew where it is too small.</param>
    /// <param name="text">The characters, where this returns true: good as long as the buffer is.</param>
    /// <param name="problem">The first thing that is wrong, where this returns false.</param>
    /// <param name="said">What somebody has said of the encoding, see <see cref="TryDecode"/>.</param>
    public static bool TryDecodeCharacters(
        ReadOnlySpan<byte> bytes, [NotNull] ref char[]? buffer, out ReadOnlySpan<char> text, [NotNullWhen(false)] out FileProblem? problem,
        FileEncoding? said = null)
    {
        var encoding = EncodingOf(bytes, said);
        var body = bytes[Mark(encoding).Length..];
        buffer ??= [];
        if (encoding is FileEncoding.Utf16LittleEndian or FileEncoding.Utf16BigEndian)
        {
            (var units, problem) = ReadUtf16(bytes, body, encoding);
            text = units;
            return problem is null;
        }
        if (buffer.Length < body.Length)
            buffer = GC.AllocateUninitializedArray<char>(Math.Max(body.Length, 16 * 1024));
        (int length, problem) = ReadBytes(bytes, body, buffer, encoding);
        text = buffer.AsSpan(0, length);
        return problem is null;
    }

    private static (int Length, FileProblem? Problem) ReadBytes(
        ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> body, Span<char> characters, FileEncoding encoding)
    {
        int zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
            return (0, ProblemAt(FileProblemKind.Binary, bytes, zero));
        if (encoding == FileEncoding.Latin1)
            return (System.Text.Encoding.Latin1.GetChars(body, characters), null);
        var status = Utf8.ToUtf16(body, characters, out int read, out int written, replaceInvalidSequences: false);
        return status == OperationStatus.Done
            ? (written, null)
            : (0, ProblemAt(FileProblemKind.InvalidUtf8, bytes, bytes.Length - body.Length + read));
    }

    private static (FileText?, FileProblem?) DecodeBytes(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> body, FileEncoding encoding)
    {
        var characters = GC.AllocateUninitializedArray<char>(body.Length);
        var (length, problem) = ReadBytes(bytes, body, characters, encoding);
        return (problem is null ? new(SourceText.Parse(characters.AsSpan(0, length)), encoding) : null, problem);
    }

    private static (FileText?, FileProblem?) DecodeUtf16(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> body, FileEncoding encoding)
    {
        var (units, problem) = ReadUtf16(bytes, body, encoding);
        return (problem is null ? new(SourceText.Parse(units), encoding) : null, problem);
    }

    private static (char[] Units, FileProblem? Problem) ReadUtf16(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> body, FileEncoding encoding)
    {
        var units = MemoryMarshal.Cast<byte, char>(body).ToArray();
        if (IsSwapped(encoding))
            Swap(units);
        // The byte order mark of UTF-32 is that of UTF-16 and a zero.
        if (units is ['\0', ..])
            return ([], new(FileProblemKind.Binary, bytes.Length - body.Length, 1, 0));
        return body.Length % 2 == 0
            ? (units, null)
            : ([], new(FileProblemKind.HalfUnit, bytes.Length - 1, LineOf<char>(units, '\n', '\r'), bytes[^1]));
    }

    /// <summary>The encoding that a file is read in, where it can be read.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="said">What somebody has said of the encoding, see <see cref="TryDecode"/>.</param>
    public static FileEncoding EncodingOf(ReadOnlySpan<byte> bytes, FileEncoding? said = null)
    {
        foreach (var encoding in (ReadOnlySpan<FileEncoding>)
            [FileEncoding.Utf8WithMark, FileEncoding.Utf16LittleEndian, FileEncoding.Utf16BigEndian])
        {
            if (bytes.StartsWith(Mark(encoding)))
                return encoding;
        }
        return said == FileEncoding.Latin1 && !Utf8.IsValid(bytes) ? FileEncoding.Latin1 : FileEncoding.Utf8;
    }

    private static ReadOnlySpan<byte> Mark(FileEncoding encoding) => encoding switch
    {
        FileEncoding.Utf8WithMark => [0xEF, 0xBB, 0xBF],
        FileEncoding.Utf16LittleEndian => [0xFF, 0xFE],
        FileEncoding.Utf16BigEndian => [0xFE, 0xFF],
        _ => [],
    };

    private static bool IsSwapped(FileEncoding encoding) =>
        encoding == (BitConverter.IsLittleEndian ? FileEncoding.Utf16BigEndian : FileEncoding.Utf16LittleEndian);

    private static void Swap(Span<char> units)
    {
        var numbers = MemoryMarshal.Cast<char, ushort>(units);
        BinaryPrimitives.ReverseEndianness(numbers, numbers);
    }

    private static FileProblem ProblemAt(FileProblemKind kind, ReadOnlySpan<byte> bytes, int offset) =>
        new(kind, offset, LineOf(bytes[..offset], (byte)'\n', (byte)'\r'), bytes[offset]);

    /// <summary>The line, from 1, of the place behind these characters or bytes.</summary>
    private static int LineOf<T>(ReadOnlySpan<T> before, T lineFeed, T carriageReturn) where T : IEquatable<T>
    {
        int line = 1;
        while (before.IndexOfAny(lineFeed, carriageReturn) is var end and >= 0)
        {
            bool isPair = before[end].Equals(carriageReturn) && end + 1 < before.Length && before[end + 1].Equals(lineFeed);
            before = before[(end + (isPair ? 2 : 1))..];
            line++;
        }
        return line;
    }
}
