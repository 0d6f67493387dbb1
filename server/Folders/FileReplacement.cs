using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Folders;

/// <summary>
/// Puts other bytes in the place of a file's, wholly or not at all: they are written beside the file, brought to the disk, and
/// take its name. Whoever opens the file meets the old bytes or the new ones and never a part of either, whatever ends this
/// process in between. Mode and, on Linux, owner stay as they are. A file behind symbolic links is replaced where it stands, and the links
/// stay; of a file with several hard links only the one that is named gets the new bytes, for a name can be given to other
/// bytes at once, and bytes that several names share cannot be changed at once.
/// </summary>
public static class FileReplacement
{
    /// <summary>What the names of files begin with that are being written; they are hidden, and no notes.</summary>
    public const string TemporaryPrefix = ".outline-notes-";

    private const UnixFileMode Writable = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    // What is being written now. Taking a name and giving up exclude each other.
    private static readonly Lock _gate = new();
    private static readonly HashSet<string> _underWay = new(StringComparer.Ordinal);
    private static bool _isGivenUp;

    /// <summary>Replaces a file's bytes if it still holds what was read from it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">The bytes that were read.</param>
    /// <param name="bytes">The bytes that are to stand there.</param>
    /// <returns>Why the file was left alone, one sentence without a full stop and without the path; null when it was replaced.</returns>
    public static string? TryReplace(string path, ReadOnlySpan<byte> expected, ReadOnlySpan<byte> bytes)
    {
        string? temporary = null;
        try
        {
            string target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
            if (IsReadOnly(target))
                return "not changed: it is read-only";
            temporary = Begin(Path.GetDirectoryName(target)!);
            if (temporary is null)
                return "not changed: stopped";
            Write(temporary, target, bytes);
            return Finish(temporary, target, expected);
        }
        catch (Exception problem) when (NoteReader.IsOfTheDisk(problem))
        {
            return $"not changed: {problem.Message}";
        }
        finally
        {
            if (temporary is not null)
                End(temporary);
        }
    }

    /// <summary>
    /// Deletes what is being written and lets no file be replaced any more: for the moments before a signal ends the process.
    /// Files keep what they hold.
    /// </summary>
    public static void GiveUp()
    {
        lock (_gate)
        {
            _isGivenUp = true;
            foreach (string temporary in _underWay)
                Delete(temporary);
        }
    }

    private static string? Begin(string folder)
    {
        string temporary = Path.Join(folder, $"{TemporaryPrefix}{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        lock (_gate)
        {
            if (_isGivenUp)
                return null;
            _underWay.Add(temporary);
            return temporary;
        }
    }

    private static void Write(string temporary, string target, ReadOnlySpan<byte> bytes)
    {
        // Nobody else reads it before it has the mode of the file.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0, PreallocationSize = bytes.Length };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(temporary, options);
        file.Write(bytes);
        if (!OperatingSystem.IsWindows())
        {
            // A new owner takes the bits away that let others act in the owner's name, so the mode comes last.
            UnixOwner.Copy(target, file.SafeFileHandle);
            File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(target));
        }
        // Else a crash of the machine could leave the new name with none of the bytes.
        file.Flush(flushToDisk: true);
    }

    private static string? Finish(string temporary, string target, ReadOnlySpan<byte> expected)
    {
        lock (_gate)
        {
            if (_isGivenUp)
                return "not changed: stopped";
            // Nothing can keep another program from writing between this look and the new name; it is as short as it can be.
            if (!NoteReader.TryRead(target, out byte[]? now, out _) || !now.AsSpan().SequenceEqual(expected))
                return "not changed: another program has changed it meanwhile";
            if (OperatingSystem.IsWindows())
                File.Replace(temporary, target, destinationBackupFileName: null);
            else
                File.Move(temporary, target, overwrite: true);
            return null;
        }
    }

    private static void End(string temporary)
    {
        lock (_gate)
        {
            _underWay.Remove(temporary);
            Delete(temporary);
        }
    }

    private static void Delete(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception problem) when (NoteReader.IsOfTheDisk(problem))
        {
            // Nothing more can be done about it, and the file itself is as it was.
        }
    }

    // The new bytes are another file, so nothing would keep them from taking the place of one that must not be written.
    private static bool IsReadOnly(string target)
    {
        if (OperatingSystem.IsWindows())
            return File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly);
        if ((File.GetUnixFileMode(target) & Writable) == 0)
            return true;
        using var file = File.OpenHandle(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        return false;
    }

    /// <summary>Who owns a file, which .NET does not tell.</summary>
    private static partial class UnixOwner
    {
        private const int WorkingFolder = -100, WantedOwners = 0x18, Size = 256, UserAt = 20, GroupAt = 24;

        /// <summary>Gives a file the owner and the group of another, as far as that is allowed; elsewhere than on Linux it stays whose it is.</summary>
        public static void Copy(string from, SafeFileHandle to)
        {
            if (!OperatingSystem.IsLinux())
                return;
            Span<byte> found = stackalloc byte[Size];
            try
            {
                if (ReadOwners(WorkingFolder, from, 0, WantedOwners, ref MemoryMarshal.GetReference(found)) != 0)
                    return;
                uint user = MemoryMarshal.Read<uint>(found[UserAt..]), group = MemoryMarshal.Read<uint>(found[GroupAt..]);
                // Only root gives files away, but everybody may choose among their own groups.
                if (ChangeOwner(to, user, group) != 0)
                    _ = ChangeOwner(to, uint.MaxValue, group);
            }
            catch (EntryPointNotFoundException)
            {
                // A C library older than the call.
            }
        }

        [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false)]
        private static extern int ReadOwners(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint wanted, ref byte found);

        [DllImport("libc", EntryPoint = "fchown")]
        private static extern int ChangeOwner(SafeFileHandle file, uint user, uint group);
    }
}
