using System.Text;
using Folders;
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
/// <param name="NeedsLook">Whether it is a note only if it reads as an outline.</param>
/// <param name="Project">The project file that holds for it; null without one.</param>
internal sealed record NoteFile(string Path, bool IsNamed, bool NeedsLook = false, ProjectFile? Project = null)
{
    /// <summary>The path below the folder that it was met in, parted by <c>/</c>; of a named file, its name.</summary>
    public string Below { get; init; } = System.IO.Path.GetFileName(Path);

    /// <summary>
    /// Reads the note: a named file as an open document, for what it links to may be anywhere, the others as files of their
    /// folder. Null with a failure where that cannot be done, and null without one where the file is no note.
    /// </summary>
    public INote? Read(out FileFailure? failure)
    {
        var project = Project?.Settings ?? ProjectSettings.Default;
        if (!IsNamed)
            return ReadAsFile(Path, Below, project, out failure);
        if (ReadBytes(out failure) is not { } bytes)
            return null;
        if (NoteReader.TryDecode(bytes, out var file, out var wrong))
            return new Document(Path, 0, SyntaxTree.Parse(file.Text), null) { Path = Below, Project = project };
        failure = FailureOf(bytes, wrong.Message, wrong.Kind == ReadFailureKind.Binary);
        return null;
    }

    /// <summary>Reads the note as a file, whether it was named or not; null as for <see cref="Read"/>.</summary>
    /// <param name="uri">What it is called.</param>
    /// <param name="path">Its path, for people.</param>
    /// <param name="project">What the project file says.</param>
    /// <param name="failure">Why it was not read.</param>
    public StoredFile? ReadAsFile(string uri, string path, ProjectSettings project, out FileFailure? failure)
    {
        if (ReadBytes(out failure) is not { } bytes)
            return null;
        if (!StoredFile.TryRead(uri, path, 0, bytes, project, NoteStyle.Default, NeedsLook ? NoteReader.LooksLikeOutline : null, out var file, out var problem))
            failure = FailureOf(bytes, problem.Message, problem.Kind == FileProblemKind.Binary);
        return file;
    }

    private byte[]? ReadBytes(out FileFailure? failure)
    {
        failure = NoteReader.TryRead(Path, out byte[]? bytes, out var unread)
            ? null
            : new(Path, unread.Message, IsSkip: !IsNamed && unread.Kind == ReadFailureKind.TooLarge);
        return bytes;
    }

    // Markers and blanks are ASCII: whether these bytes would be an outline shows in any reading of them.
    private FileFailure? FailureOf(byte[] bytes, string message, bool isBinary) =>
        !NeedsLook || !isBinary && NoteReader.LooksLikeOutline(SyntaxTree.Parse(SourceText.Parse(Encoding.Latin1.GetString(bytes))))
            ? new(Path, message, IsSkip: !IsNamed && isBinary)
            : null;
}

/// <summary>Finds the notes that paths stand for.</summary>
internal static class NoteFiles
{
    private static readonly NoteSelection _selection = new() { TextFiles = true };

    /// <summary>The named files, and those in the named folders that are or may be notes, by path and each once.</summary>
    public static (IReadOnlyList<NoteFile> Files, IReadOnlyList<FileFailure> Failures) Find(IEnumerable<string> paths)
    {
        var files = new Dictionary<string, NoteFile>(StringComparer.Ordinal);
        var projects = new Dictionary<string, ProjectFile>(StringComparer.Ordinal);
        var failures = new List<FileFailure>();
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
                Walk(path);
            else if (File.Exists(path))
                files[Path.GetFullPath(path)] = new(path, IsNamed: true, Project: ProjectFile.FindAbove(Path.GetDirectoryName(Path.GetFullPath(path))!));
            else
                failures.Add(new(path, "no such file or folder"));
        }
        // What a project file gets wrong keeps no note from being checked.
        failures.AddRange(
            from project in projects.Values
            from problem in project.Problems
            select new FileFailure(project.Path, $"line {problem.Line + 1}: {problem.Message}", IsSkip: true));
        return ([.. files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)], failures);

        void Walk(string root)
        {
            string top = Path.GetFullPath(root);
            foreach (var found in NoteFolder.Find(root, _selection, problem => failures.Add(new(AsWritten(Path.GetRelativePath(top, problem.Path)), problem.Message))))
            {
                files.TryAdd(found.Path, new(AsWritten(found.RelativePath), IsNamed: false, found.NeedsLook, found.Project) { Below = found.RelativePath });
                if (found.Project is { } project)
                    projects.TryAdd(project.Path, project);
            }

            // The current folder's own name in front of every path would only be noise.
            string AsWritten(string relative) => root == "." ? relative : relative == "." ? root : Path.Join(root, relative);
        }
    }
}
