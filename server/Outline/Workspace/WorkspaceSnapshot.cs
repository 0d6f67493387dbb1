using System.Collections.Immutable;
using Outline.Syntax;

namespace Outline.Workspace;

/// <summary>The workspace at one moment; nothing reachable from it ever changes.</summary>
/// <param name="documents">The open documents by the client's own URI.</param>
/// <param name="files">The files, those of open documents included.</param>
/// <param name="projects">The project files.</param>
/// <param name="settings">The user's choices.</param>
public sealed class WorkspaceSnapshot(
    ImmutableDictionary<string, Document> documents, FileSet files, ImmutableArray<Project> projects, Settings settings)
{
    private NameIndex? _names;

    /// <summary>No documents, default settings.</summary>
    public static WorkspaceSnapshot Empty { get; } =
        new(ImmutableDictionary.Create<string, Document>(StringComparer.Ordinal), FileSet.Empty, [], Settings.Default);

    /// <summary>The open documents by the client's own URI.</summary>
    public ImmutableDictionary<string, Document> Documents => documents;

    /// <summary>The files, those of open documents included.</summary>
    public FileSet Files => files;

    /// <summary>The project files.</summary>
    public ImmutableArray<Project> Projects => projects;

    /// <summary>The user's choices.</summary>
    public Settings Settings => settings;

    /// <summary>All names. Worked out when first asked for.</summary>
    public NameIndex Names => _names ??= new(Files, [.. Documents.Values], [.. Projects.Select(project => project.Settings)])
    {
        ProjectAliases = [.. Projects.SelectMany(project => project.Settings.Aliases)],
    };

    /// <summary>An open document, or null where none has this URI.</summary>
    public Document? Find(string uri) => Documents.GetValueOrDefault(uri);

    /// <summary>The note of a URI, which a client or an answer of the server names: the open document, or the file that is not open.</summary>
    public INote? FindNote(string uri)
    {
        if (Find(uri) is { } document)
            return document;
        return Files.Find(uri) is not { } file ? null
            : Names.IsOpen(file) ? Documents.Values.First(open => open.FileUri == file.Uri)
            : file;
    }

    /// <summary>All notes: the open documents, and the files that are not open.</summary>
    public IEnumerable<INote> Notes => Documents.Values.Concat<INote>(Files.Files.Where(file => !Names.IsOpen(file)));

    /// <summary>What the project file says that holds for a file: the one in the nearest folder above it.</summary>
    public ProjectSettings ProjectOf(string? fileUri)
    {
        Project? nearest = null;
        foreach (var project in Projects)
        {
            if (fileUri is not null && project.FolderUri.Length >= (nearest?.FolderUri.Length ?? 0)
                && fileUri.Length > project.FolderUri.Length && fileUri[project.FolderUri.Length] == '/'
                && fileUri.StartsWith(project.FolderUri, StringComparison.Ordinal))
            {
                nearest = project;
            }
        }
        return nearest?.Settings ?? ProjectSettings.Default;
    }

    /// <summary>The notes that may name something by one of these names, as far as their words tell.</summary>
    /// <param name="names">The names.</param>
    public IEnumerable<INote> NotesWith(IReadOnlyCollection<string> names)
    {
        ulong[][] words = [.. names.Select(WordReader.HashesOf).Where(some => some.Length > 0)];
        foreach (var document in Documents.Values)
        {
            if (words.Any(all => document.MayContain(all)))
                yield return document;
        }
        foreach (var group in Files.Groups)
        {
            var holding = UInt128.Zero;
            foreach (ulong[] all in words)
            {
                var both = UInt128.MaxValue;
                foreach (ulong word in all)
                    both &= group.Holding(word);
                holding |= both;
            }
            for (; holding != UInt128.Zero; holding &= holding - 1)
            {
                var file = group.Files[(int)UInt128.TrailingZeroCount(holding)];
                if (!Names.IsOpen(file))
                    yield return file;
            }
        }
    }
}
