using System.Text;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace CommandLine;

/// <summary>Why a file or folder is not checked.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Message">What is wrong, without a full stop.</param>
/// <param name="IsSkip">Whether it was only met on the way and can be left out in good conscience.</param>
internal sealed record FileFailure(string Path, string Message, bool IsSkip = false);

/// <summary>A file that is a note, or may be one.</summary>
/// <param name="Path">The path as the user would write it.</param>
/// <param name="IsNamed">Whether the user named this very file; else it was met in a folder.</param>
internal sealed record NoteFile(string Path, bool IsNamed)
{
    /// <summary>Larger files are not read, in bytes.</summary>
    public const int LargestSize = 32 * 1024 * 1024;

    /// <summary>The path below the folder that it was met in, parted by <c>/</c>; of a named file, its name.</summary>
    public string Below { get; init; } = System.IO.Path.GetFileName(Path);

    // Text files in general are not notes: what is not named has to look like one.
    private bool MustLookLikeOutline => !IsNamed && System.IO.Path.GetExtension(Path).Equals(".txt", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Reads the note: a named file as an open document, for what it links to may be anywhere, the others as files of their
    /// folder. Null with a failure where that cannot be done, and null without one where the file is no note.
    /// </summary>
    public INote? Read(out FileFailure? failure)
    {
        failure = null;
        byte[] bytes;
        try
        {
            using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (ReadAll(stream) is not { } all)
            {
                failure = new(Path, $"larger than {LargestSize / 1024 / 1024} MB, not read", IsSkip: !IsNamed);
                return null;
            }
            bytes = all;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            failure = new(Path, $"cannot be read: {problem.Message}");
            return null;
        }

        if (IsNamed && FileText.TryDecode(bytes, out var text, out var wrong))
            return new Document(Path, 0, SyntaxTree.Parse(text.Text), null) { Path = Below };
        if (StoredFile.TryRead(Path, Below, 0, bytes, ProjectSettings.Default, MustLookLikeOutline ? LooksLikeOutline : null, out var file, out wrong))
            return file;
        bool isBinary = wrong.Kind == FileProblemKind.Binary;
        // Markers and blanks are ASCII: whether these bytes would be an outline shows in any reading of them.
        if (!MustLookLikeOutline || !isBinary && LooksLikeOutline(SyntaxTree.Parse(SourceText.Parse(Encoding.Latin1.GetString(bytes)))))
            failure = new(Path, wrong.Message, IsSkip: !IsNamed && isBinary);
        return null;
    }

    /// <summary>Whether a text reads as an outline: at least three items, and at least half of its lines, blanks aside, are items or heads of sections.</summary>
    internal static bool LooksLikeOutline(SyntaxTree tree)
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

    /// <summary>The bytes of a file, null where it is too large. Pipes and devices have no length to trust.</summary>
    private static byte[]? ReadAll(FileStream stream)
    {
        if (stream.CanSeek && stream.Length > LargestSize)
            return null;
        var bytes = new byte[stream.CanSeek ? (int)stream.Length + 1 : 64 * 1024];
        int length = 0;
        while (stream.Read(bytes, length, bytes.Length - length) is var read and > 0)
        {
            length += read;
            if (length > LargestSize)
                return null;
            if (length == bytes.Length)
                Array.Resize(ref bytes, 2 * length);
        }
        return bytes[..length];
    }
}

/// <summary>Finds the notes that paths stand for.</summary>
internal static class NoteFiles
{
    /// <summary>
    /// The named files, and those in the named folders that are or may be notes, by path and each once. Below a folder,
    /// hidden entries and node_modules are left out, and links to folders are not followed.
    /// </summary>
    public static (IReadOnlyList<NoteFile> Files, IReadOnlyList<FileFailure> Failures) Find(IEnumerable<string> paths)
    {
        var files = new Dictionary<string, NoteFile>(StringComparer.Ordinal);
        var failures = new List<FileFailure>();
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
                Walk(path);
            else if (File.Exists(path))
                files[Path.GetFullPath(path)] = new(path, IsNamed: true);
            else
                failures.Add(new(path, "no such file or folder"));
        }
        return ([.. files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)], failures);

        void Walk(string root)
        {
            var folders = new Stack<string>([root]);
            while (folders.TryPop(out string? folder))
            {
                try
                {
                    foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", _everything))
                    {
                        // The current folder's own name in front of every path would only be noise.
                        string path = folder == "." ? entry.Name : Path.Join(folder, entry.Name);
                        if (entry.Name.StartsWith('.') || entry.Attributes.HasFlag(FileAttributes.Hidden))
                            continue;
                        if (entry is FileInfo && IsCandidate(entry.Extension))
                            files.TryAdd(Path.GetFullPath(path), new(path, IsNamed: false) { Below = Below(root, path) });
                        else if (entry is DirectoryInfo && entry.Name != "node_modules" && !IsLink(entry))
                            folders.Push(path);
                    }
                }
                catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
                {
                    failures.Add(new(folder, $"cannot be read: {problem.Message}"));
                }
            }
        }
    }

    private static string Below(string root, string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    private static readonly EnumerationOptions _everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private static bool IsCandidate(string extension) => extension.ToLowerInvariant() is ".outline" or ".notes" or ".txt";

    // Files that a cloud service keeps elsewhere are reparse points too, and no links.
    private static bool IsLink(FileSystemInfo entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.LinkTarget is not null;
}
