using System.Diagnostics.CodeAnalysis;
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
internal sealed record FileFailure(string Path, string Message, bool IsSkip = false)
{
    /// <summary>What is told of it.</summary>
    public override string ToString() => Printable.Of($"outline-notes: {Path}: {Message}");
}

/// <summary>A file that is a note, or may be one.</summary>
/// <param name="Path">The path as the user would write it.</param>
/// <param name="IsNamed">Whether the user named this very file; else it was met in a folder.</param>
/// <param name="NeedsLook">Whether it is a note only if it reads as an outline.</param>
/// <param name="Project">The project file that holds for it; null without one.</param>
internal sealed record NoteFile(string Path, bool IsNamed, bool NeedsLook = false, ProjectFile? Project = null)
{
    /// <summary>
    /// The path below the folder that it was met in, parted by <c>/</c>; of a named file, below the project file's folder,
    /// and without one its name.
    /// </summary>
    public string Below { get; init; } = System.IO.Path.GetFileName(Path);

    /// <summary>What the project file says, for paths as <see cref="Below"/> has them.</summary>
    public ProjectSettings Settings { get; init; } = ProjectSettings.Default;

    /// <summary>How EditorConfig has it written.</summary>
    public NoteStyle Style { get; init; } = NoteStyle.Default;

    /// <summary>Whether something is to be said of it; else only its names count.</summary>
    public bool IsAsked { get; init; } = true;

    /// <summary>What the file is taken to hold, whatever it holds; null for what it holds.</summary>
    public byte[]? Content { get; init; }

    /// <summary>Reads the note. Null with a failure where that cannot be done, and null without one where the file is no note.</summary>
    /// <param name="bytes">Its bytes, where this returns lines.</param>
    /// <param name="failure">Why it was not read.</param>
    public SyntaxTree? Read(out byte[] bytes, out FileFailure? failure)
    {
        bytes = [];
        if (ReadBytes(out failure) is not { } read)
            return null;
        bytes = read;
        if (!StoredFile.TryParse(bytes, Style, out var tree, out var problem))
            failure = FailureOf(bytes, problem.Message, problem.Kind == FileProblemKind.Binary);
        return tree is not null && NeedsLook && !NoteReader.LooksLikeOutline(tree) ? null : tree;
    }

    /// <summary>
    /// The note of these bytes, for rules to ask: a named file as an open document, for what it links to may be anywhere, the
    /// others as files of their folder.
    /// </summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="tree">Their lines.</param>
    public INote NoteOf(byte[] bytes, SyntaxTree tree) => IsNamed
        ? new Document(Path, 0, tree, null) { Path = Below, Project = Settings, Style = Style }
        : StoredFile.Of(Path, Below, 0, bytes, tree, Settings, Style, onlyLinks: true);

    /// <summary>Reads the note as a file, whether it was named or not; null as for <see cref="Read"/>.</summary>
    /// <param name="uri">What it is called.</param>
    /// <param name="path">Its path, for people.</param>
    /// <param name="project">What the project file says.</param>
    /// <param name="failure">Why it was not read.</param>
    public StoredFile? ReadAsFile(string uri, string path, ProjectSettings project, out FileFailure? failure) =>
        Read(out byte[] bytes, out failure) is { } tree ? StoredFile.Of(uri, path, 0, bytes, tree, project, Style) : null;

    /// <summary>The encoding that the file is read in.</summary>
    /// <param name="bytes">Its bytes.</param>
    public FileEncoding EncodingOf(byte[] bytes) => FileText.EncodingOf(bytes, Style.Encoding);

    /// <summary>Gives the file another text, in the encoding that EditorConfig asks for, else its own.</summary>
    /// <param name="bytes">What was read of it.</param>
    /// <param name="text">The text.</param>
    /// <param name="isWritten">Whether the file is replaced, unless it holds that already; what came on standard input is not.</param>
    /// <param name="after">The text with its encoding.</param>
    /// <param name="written">Its bytes; null where they cannot be made.</param>
    /// <param name="failure">Why it was not done, where this returns false.</param>
    public bool TryChange(
        byte[] bytes, SourceText text, bool isWritten, out FileText after, [NotNullWhen(true)] out byte[]? written, [NotNullWhen(false)] out FileFailure? failure)
    {
        after = new(text, Style.Encoding ?? EncodingOf(bytes));
        string? reason = !after.TryEncode(out written, out var problem) ? $"not changed: {problem.Message}"
            : isWritten && Content is null && !written.AsSpan().SequenceEqual(bytes) ? FileReplacement.TryReplace(Path, bytes, written)
            : null;
        failure = reason is null ? null : new(Path, reason);
        return failure is null && written is not null;
    }

    private byte[]? ReadBytes(out FileFailure? failure)
    {
        if (Content is not null)
        {
            failure = null;
            return Content;
        }
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

/// <summary>The notes that paths stand for.</summary>
/// <param name="Files">The files, by path and each once.</param>
/// <param name="Projects">The project files that hold for them, and their paths as the user would write them.</param>
/// <param name="Failures">What could not be read on the way.</param>
internal sealed record NoteFiles(IReadOnlyList<NoteFile> Files, IReadOnlyList<(string Path, ProjectFile File)> Projects, IReadOnlyList<FileFailure> Failures)
{
    private static readonly NoteSelection _selection = new() { TextFiles = true };

    /// <summary>The named files, and those in the named folders that are or may be notes.</summary>
    /// <param name="paths">The files and folders.</param>
    /// <param name="onFound">Told of each file as soon as it is found; null for nobody.</param>
    public static NoteFiles Find(IEnumerable<string> paths, Action<NoteFile>? onFound = null)
    {
        var search = new Search(onFound);
        // What is named counts as named, wherever it is met again.
        foreach (string path in paths.Where(path => !Directory.Exists(path)))
        {
            if (File.Exists(path))
                search.AddFile(path);
            else
                search.Failures.Add(new(path, "no such file or folder"));
        }
        foreach (string path in paths.Where(Directory.Exists))
            search.AddFolder(path);
        return search.Result;
    }

    /// <summary>A text as the note that it would be in a place, with the other notes that count there: those below the project file's folder, or below its own.</summary>
    /// <param name="path">The place; null for nowhere.</param>
    /// <param name="content">The bytes of the text.</param>
    /// <param name="others">Whether the other notes count.</param>
    /// <param name="onFound">Told of each file as soon as it is found; null for nobody.</param>
    public static NoteFiles Around(string? path, byte[] content, bool others, Action<NoteFile>? onFound = null)
    {
        var search = new Search(onFound);
        if (path is null)
            search.Add("", new("<stdin>", IsNamed: true) { Content = content });
        else
            search.AddAmongOthers(path, content, others);
        return search.Result with { Failures = [] };
    }

    /// <summary>What is wrong with the project files, as it is told where it is no finding.</summary>
    public IEnumerable<FileFailure> ProjectProblems =>
        from project in Projects
        from problem in project.File.Problems
        select new FileFailure(project.Path, $"line {problem.Line + 1}: {problem.Message}", IsSkip: true);

    private sealed class Search(Action<NoteFile>? onFound)
    {
        private readonly Dictionary<string, NoteFile> _files = new(StringComparer.Ordinal);
        private readonly Dictionary<(string Project, string Root), ProjectSettings> _settings = [];
        private readonly Dictionary<string, (string Path, ProjectFile File)> _projects = new(StringComparer.Ordinal);

        public List<FileFailure> Failures { get; } = [];

        public NoteFiles Result => new(
            [.. _files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)],
            [.. _projects.Values.OrderBy(project => project.Path, StringComparer.Ordinal)],
            Failures);

        /// <summary>Adds a file unless it is there.</summary>
        /// <param name="full">Its absolute path.</param>
        /// <param name="file">The file.</param>
        public void Add(string full, NoteFile file)
        {
            if (_files.TryAdd(full, file))
                onFound?.Invoke(file);
        }

        public void AddFile(string path)
        {
            string full = Path.GetFullPath(path), folder = Path.GetDirectoryName(full)!;
            var project = ProjectFile.FindAbove(folder);
            var file = new NoteFile(path, IsNamed: true, Project: project) { Style = EditorConfigs.StyleFor(full) };
            Add(full, project is null ? file : file with
            {
                Below = Path.GetRelativePath(project.Folder, full).Replace('\\', '/'),
                Settings = SettingsOf(project, project.Folder, project.Path),
            });
        }

        public void AddAmongOthers(string path, byte[] content, bool others)
        {
            string full = Path.GetFullPath(path), folder = Path.GetDirectoryName(full)!;
            var project = ProjectFile.FindAbove(folder);
            folder = project?.Folder ?? folder;
            Add(full, new(path, IsNamed: false, Project: project)
            {
                Below = Path.GetRelativePath(folder, full).Replace('\\', '/'),
                Settings = project is null ? ProjectSettings.Default : SettingsOf(project, folder, project.Path),
                Content = content,
                Style = EditorConfigs.StyleFor(full),
            });
            if (others && Directory.Exists(folder))
                AddFolder(folder, isAsked: false);
        }

        public void AddFolder(string root, bool isAsked = true)
        {
            string top = Path.GetFullPath(root);
            foreach (var found in NoteFolder.Find(root, _selection, problem => Failures.Add(new(AsWritten(Path.GetRelativePath(top, problem.Path)), problem.Message))))
            {
                Add(found.Path, new(AsWritten(found.RelativePath), IsNamed: false, found.NeedsLook, found.Project)
                {
                    Below = found.RelativePath,
                    Settings = found.Project is { } project
                        ? SettingsOf(project, top, IsBelow(project.Path, top) ? AsWritten(Path.GetRelativePath(top, project.Path)) : project.Path)
                        : ProjectSettings.Default,
                    IsAsked = isAsked,
                    Style = found.Style,
                });
            }

            // The current folder's own name in front of every path would only be noise.
            string AsWritten(string relative) => root == "." ? relative : relative == "." ? root : Path.Join(root, relative);
        }

        private ProjectSettings SettingsOf(ProjectFile project, string root, string path)
        {
            if (_settings.TryGetValue((project.Path, root), out var known))
                return known;
            var settings = project.SettingsIn(root) ?? project.Settings;
            _settings.Add((project.Path, root), settings);
            _projects.TryAdd(project.Path, (path, project));
            return settings;
        }

        private static bool IsBelow(string path, string folder) => !Path.GetRelativePath(folder, path).StartsWith("..", StringComparison.Ordinal);
    }
}
