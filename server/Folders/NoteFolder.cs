using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Text;
using Outline.Workspace;

namespace Folders;

/// <summary>A file that is a note, or may be one.</summary>
/// <param name="Path">The absolute path.</param>
/// <param name="RelativePath">The path from the folder that was searched, with <c>/</c> between names.</param>
/// <param name="NeedsLook">Whether it counts only if its text reads as an outline, see <see cref="NoteReader.LooksLikeOutline"/>.</param>
/// <param name="Project">The project file that holds for it, the nearest one above; null without one.</param>
public sealed record FoundFile(string Path, string RelativePath, bool NeedsLook, ProjectFile? Project)
{
    /// <summary>How EditorConfig has it written.</summary>
    public NoteStyle Style { get; init; } = NoteStyle.Default;
}

/// <summary>A folder or file that could not be read on the way.</summary>
/// <param name="Path">The absolute path.</param>
/// <param name="Message">What is wrong, without a full stop.</param>
public sealed record FolderProblem(string Path, string Message);

/// <summary>What counts as a note besides <c>.outline</c> and <c>.notes</c> files and what a project file includes.</summary>
public sealed record NoteSelection
{
    /// <summary>Patterns of files that are notes without a look, relative to the folder that is searched: what the editor says.</summary>
    public ImmutableArray<PathPattern> Notes { get; init; } = [];

    /// <summary>Whether every <c>.txt</c> file may be a note, and needs a look.</summary>
    public bool TextFiles { get; init; }

    /// <summary>Reads the project file of a folder, given its absolute path; null where it has none.</summary>
    public Func<string, ProjectFile?> ReadProject { get; init; } = ProjectFile.Read;
}

/// <summary>
/// Finds the notes below a folder. Left out are hidden files and folders, <c>node_modules</c>, what a <c>.gitignore</c> or
/// the project file excludes, and what stands behind links to folders.
/// </summary>
public static class NoteFolder
{
    private static readonly EnumerationOptions _everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>
    /// The notes below a folder, folder by folder and read from disk while they are asked for. The project files and
    /// <c>.gitignore</c> files of the folders above count too, the latter up to the root of the Git repository.
    /// </summary>
    /// <param name="root">The folder.</param>
    /// <param name="selection">Which files.</param>
    /// <param name="onProblem">Told of what cannot be read; the search goes on.</param>
    public static IEnumerable<FoundFile> Find(string root, NoteSelection selection, Action<FolderProblem> onProblem)
    {
        string top = Prefix(Path.GetFullPath(root));
        var found = new List<FoundFile>();
        var folders = new Stack<(string Prefix, Scope Scope)>([(top, Above(top, selection, onProblem))]);
        while (folders.TryPop(out var next))
        {
            var folder = new Folder(next.Prefix, next.Scope.In(next.Prefix, selection, onProblem), top.Length, selection);
            found.Clear();
            try
            {
                foreach (var entry in folder.Entries())
                {
                    if (entry.File is { } file)
                        found.Add(file);
                    else
                        folders.Push((entry.FolderPrefix!, folder.Scope));
                }
            }
            catch (Exception problem) when (NoteReader.IsOfTheDisk(problem))
            {
                onProblem(new(next.Prefix.TrimEnd('/'), $"cannot be read: {problem.Message}"));
            }
            foreach (var file in found)
                yield return file;
        }
    }

    /// <summary>What the folders above a folder say of it.</summary>
    private static Scope Above(string top, NoteSelection selection, Action<FolderProblem> onProblem)
    {
        var above = new List<string>();
        for (string? folder = top; Parent(folder) is { } parent && !Path.Exists(folder + ".git"); folder = parent)
            above.Add(parent);
        // Without a repository, what lies in the folders above is none of our business.
        bool isRepository = Path.Exists((above is [.., var last] ? last : top) + ".git");
        var project = Parent(top) is { } outer ? ProjectFile.FindAbove(outer, selection.ReadProject) : null;
        var styles = Parent(top) is { } around ? EditorConfigs.Of(around) : null;
        var scope = new Scope(null, project, project is null ? 0 : Prefix(project.Folder).Length, styles);
        return isRepository ? Enumerable.Reverse(above).Aggregate(scope, (inner, folder) => inner.WithIgnores(folder, onProblem)) : scope;
    }

    private static string Prefix(string folder)
    {
        string path = OperatingSystem.IsWindows() ? folder.Replace('\\', '/') : folder;
        return path.EndsWith('/') ? path : path + '/';
    }

    private static string? Parent(string prefix) => Path.GetDirectoryName(prefix[..^1]) is { Length: > 0 } parent ? Prefix(parent) : null;

    /// <summary>What holds in a folder. Where a rule counts from is an offset into the absolute path.</summary>
    private sealed record Scope(Ignores? Ignores, ProjectFile? Project, int ProjectStart, EditorConfigs? Styles)
    {
        public Scope In(string prefix, NoteSelection selection, Action<FolderProblem> onProblem)
        {
            var scope = WithIgnores(prefix, onProblem);
            if (EditorConfigs.In(Styles, prefix) is var styles && styles != Styles)
                scope = scope with { Styles = styles };
            return selection.ReadProject(prefix) is { } project ? scope with { Project = project, ProjectStart = prefix.Length } : scope;
        }

        public Scope WithIgnores(string prefix, Action<FolderProblem> onProblem)
        {
            string path = prefix + GitIgnore.Name;
            // Asking is far cheaper than an exception for every folder.
            if (!File.Exists(path))
                return this;
            if (NoteReader.TryRead(path, out var bytes, out var failure))
                return this with { Ignores = new(GitIgnore.Parse(Encoding.UTF8.GetString(bytes)), prefix.Length, Ignores) };
            onProblem(new(path, failure.Message));
            return this;
        }

        public bool Excludes(ReadOnlySpan<char> path, bool isFolder)
        {
            if (Project is not null)
            {
                var relative = path[ProjectStart..];
                foreach (var pattern in Project.Exclude)
                {
                    if (pattern.Matches(relative) || isFolder && pattern.MatchesAllBelow(relative))
                        return true;
                }
            }
            for (var level = Ignores; level is not null; level = level.Outer)
            {
                if (level.File.Ignores(path[level.Start..], isFolder) is { } ignored)
                    return ignored;
            }
            return false;
        }

        public bool Includes(ReadOnlySpan<char> path) => Project is not null && AnyMatches(Project.Include, path[ProjectStart..]);
    }

    private sealed record Ignores(GitIgnore File, int Start, Ignores? Outer);

    private static bool AnyMatches(ImmutableArray<PathPattern> patterns, ReadOnlySpan<char> path)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Matches(path))
                return true;
        }
        return false;
    }

    private readonly record struct Entry(FoundFile? File, string? FolderPrefix);

    /// <summary>One folder while it is read.</summary>
    private sealed class Folder(string prefix, Scope scope, int rootStart, NoteSelection selection)
    {
        // The path of the entry that is looked at; only those that are found become strings.
        private char[] _path = [.. prefix, .. new char[256]];
        private bool _needsLook;

        public Scope Scope => scope;

        public FileSystemEnumerable<Entry> Entries() => new(prefix, Make, _everything) { ShouldIncludePredicate = IsWanted };

        private bool IsWanted(ref FileSystemEntry entry)
        {
            if (entry.FileName[0] == '.')
                return false;
            if (entry.IsDirectory)
                return !entry.FileName.SequenceEqual("node_modules") && !entry.IsHidden && !scope.Excludes(PathOf(entry.FileName), isFolder: true) && !IsLink(ref entry);
            // Only Windows says for free whether a file is hidden.
            return IsCandidate(entry.FileName) && !scope.Excludes(PathOf(entry.FileName), isFolder: false) && !(OperatingSystem.IsWindows() && entry.IsHidden);
        }

        private bool IsCandidate(ReadOnlySpan<char> name)
        {
            _needsLook = false;
            var extension = name[Math.Max(0, name.LastIndexOf('.'))..];
            if (Is(extension, ".outline") || Is(extension, ".notes"))
                return true;
            var path = PathOf(name);
            if (AnyMatches(selection.Notes, path[rootStart..]))
                return true;
            _needsLook = Is(extension, ".txt");
            return _needsLook && selection.TextFiles || scope.Includes(path);
        }

        private Entry Make(ref FileSystemEntry entry)
        {
            string path = PathOf(entry.FileName).ToString();
            if (entry.IsDirectory)
                return new(null, path + '/');
            return new(
                new(OperatingSystem.IsWindows() ? path.Replace('/', '\\') : path, path[rootStart..], _needsLook, scope.Project)
                {
                    Style = scope.Styles?.StyleOf(path) ?? NoteStyle.Default,
                },
                null);
        }

        private ReadOnlySpan<char> PathOf(ReadOnlySpan<char> name)
        {
            if (_path.Length < prefix.Length + name.Length)
                Array.Resize(ref _path, prefix.Length + name.Length);
            name.CopyTo(_path.AsSpan(prefix.Length));
            return _path.AsSpan(0, prefix.Length + name.Length);
        }

        private static bool Is(ReadOnlySpan<char> extension, ReadOnlySpan<char> expected) =>
            extension.Equals(expected, StringComparison.OrdinalIgnoreCase);

        // Files that a cloud service keeps elsewhere are reparse points too, and no links.
        private static bool IsLink(ref FileSystemEntry entry) =>
            entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.ToFileSystemInfo().LinkTarget is not null;
    }
}
