using System.Diagnostics.CodeAnalysis;
using System.Security;
using Outline.Syntax;
using Outline.Text;

namespace Folders;

/// <summary>Why a file was not read.</summary>
public enum ReadFailureKind
{
    /// <summary>It is not there, or no longer.</summary>
    Missing,

    /// <summary>The disk or its owner does not let us.</summary>
    Unreadable,

    /// <summary>It is larger than <see cref="NoteReader.LargestSize"/>.</summary>
    TooLarge,

    /// <summary>It is not text.</summary>
    Binary,

    /// <summary>It is text in an encoding that is not known.</summary>
    UnknownEncoding,
}

/// <summary>Why a file was not read, and how to say so.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Message">One sentence without a full stop and without the path.</param>
public sealed record ReadFailure(ReadFailureKind Kind, string Message);

/// <summary>Reads notes from disk. Whatever a disk does, the answer is a value and no exception.</summary>
public static class NoteReader
{
    /// <summary>Larger files are not read, in bytes.</summary>
    public const int LargestSize = 32 * 1024 * 1024;

    // Smaller files are read on the stack first, in bytes.
    private const int SmallSize = 16 * 1024;

    /// <summary>Reads the bytes of a file that others may be writing or deleting.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">All of it and no more, where this returns true.</param>
    /// <param name="failure">Missing, unreadable or too large, where this returns false.</param>
    public static bool TryRead(string path, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out ReadFailure? failure)
    {
        (bytes, failure) = (null, null);
        try
        {
            using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            bytes = ReadAll(new(file));
            if (bytes is null)
                failure = new(ReadFailureKind.TooLarge, $"larger than {LargestSize / 1024 / 1024} MB, not read");
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            failure = new(ReadFailureKind.Missing, $"cannot be read: {problem.Message}");
        }
        catch (Exception problem) when (IsOfTheDisk(problem))
        {
            failure = new(ReadFailureKind.Unreadable, $"cannot be read: {problem.Message}");
        }
        return failure is null;
    }

    /// <summary>Reads the bytes of a file as text.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="text">The text, where this returns true.</param>
    /// <param name="failure">Binary or of an unknown encoding, where this returns false.</param>
    public static bool TryDecode(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out FileText? text, [NotNullWhen(false)] out ReadFailure? failure)
    {
        failure = FileText.TryDecode(bytes, out text, out var problem)
            ? null
            : new(problem.Kind == FileProblemKind.Binary ? ReadFailureKind.Binary : ReadFailureKind.UnknownEncoding, problem.Message);
        return failure is null;
    }

    /// <summary>Whether a text reads as an outline: at least three items, and at least half of its lines, blanks aside, are items or heads of sections.</summary>
    public static bool LooksLikeOutline(SyntaxTree tree)
    {
        int items = 0, heads = 0, written = 0;
        for (int line = 0; line < tree.Lines.Count; line++)
        {
            switch (tree.Lines[line].Kind)
            {
                case LineKind.Blank:
                    continue;
                case LineKind.Item:
                    items++;
                    break;
                default:
                    heads += tree.IsHead(line) ? 1 : 0;
                    break;
            }
            written++;
        }
        return items >= 3 && 2 * (items + heads) >= written;
    }

    // A path with a NUL in it is an argument that is wrong.
    internal static bool IsOfTheDisk(Exception problem) =>
        problem is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException;

    /// <summary>The bytes of a file, null where they are too many. What the length says is only a good guess: files grow, and pipes have none.</summary>
    private static byte[]? ReadAll(OpenFile file)
    {
        long expected = file.Length;
        if (expected > LargestSize)
            return null;
        if (expected is > 0 and < SmallSize)
        {
            // A file that gives less than it is asked for has no more: most are read by one call.
            Span<byte> small = stackalloc byte[SmallSize];
            if (file.ReadOnce(small) == expected)
                return small[..(int)expected].ToArray();
        }
        var bytes = expected == 0 ? [] : GC.AllocateUninitializedArray<byte>((int)expected);
        int length = file.Fill(bytes, 0);
        if (length < bytes.Length)
            return bytes[..length];
        Span<byte> more = stackalloc byte[1];
        while (file.Fill(more, length) > 0)
        {
            if (length == LargestSize)
                return null;
            Array.Resize(ref bytes, Math.Min(LargestSize, Math.Max(64 * 1024, 2 * length)));
            bytes[length++] = more[0];
            length += file.Fill(bytes.AsSpan(length), length);
            if (length < bytes.Length)
                return bytes[..length];
        }
        return bytes;
    }

    private readonly struct OpenFile(Microsoft.Win32.SafeHandles.SafeFileHandle handle)
    {
        /// <summary>The length, 0 where there is none.</summary>
        public long Length
        {
            get
            {
                try
                {
                    return RandomAccess.GetLength(handle);
                }
                catch (NotSupportedException)
                {
                    return 0;
                }
            }
        }

        /// <summary>Reads from the start as much as one call gives; how much was read.</summary>
        public int ReadOnce(Span<byte> buffer) => RandomAccess.Read(handle, buffer, 0);

        /// <summary>Reads until the buffer is full or the file ends; how much was read.</summary>
        public int Fill(Span<byte> buffer, int offset)
        {
            int filled = 0;
            while (filled < buffer.Length && RandomAccess.Read(handle, buffer[filled..], offset + filled) is var read and > 0)
                filled += read;
            return filled;
        }
    }
}
