using System.Collections.Immutable;
using Outline.Workspace;

namespace Folders;

/// <summary>
/// A project file: JSON with comments and trailing commas that says which files below its folder are notes, and what is to be
/// known of names in them. What is wrong is told, and the rest still holds.
/// </summary>
public sealed record ProjectFile
{
    /// <summary>The name of every project file.</summary>
    public const string Name = ".outline.json";

    private ProjectFile(string folder) => Folder = folder;

    /// <summary>The absolute path of the folder it stands in.</summary>
    public string Folder { get; }

    /// <summary>The absolute path of the file.</summary>
    public string Path => System.IO.Path.Join(Folder, Name);

    /// <summary>Its text; null where it could not be read.</summary>
    public string? Text { get; private init; }

    /// <summary>Files that are notes too, relative to the folder.</summary>
    public ImmutableArray<PathPattern> Include { get; internal init; } = [];

    /// <summary>Files and folders that are left out, relative to the folder.</summary>
    public ImmutableArray<PathPattern> Exclude { get; internal init; } = [];

    /// <summary>What is to be known of names, of rules and of how notes are written.</summary>
    public ProjectSettings Settings { get; internal init; } = ProjectSettings.Default;

    /// <summary>What is wrong with the file, in the order of the text.</summary>
    public ImmutableArray<ProjectProblem> Problems { get; private init; } = [];

    /// <summary>Whether a URI or path is that of a project file.</summary>
    public static bool IsNamed(ReadOnlySpan<char> path) => path[(path.LastIndexOfAny('/', '\\') + 1)..] is Name;

    /// <summary>Whether the same files are notes by another version of this file.</summary>
    public bool SelectsLike(ProjectFile other) =>
        Include.AsSpan().SequenceEqual(other.Include.AsSpan()) && Exclude.AsSpan().SequenceEqual(other.Exclude.AsSpan());

    /// <summary>What it says of the notes in a folder, whose paths count from there: patterns count from the folder of the file itself.</summary>
    /// <param name="folder">The absolute path of a folder above or below that of the file, or the same.</param>
    /// <returns>Null where the folder is neither.</returns>
    public ProjectSettings? SettingsIn(string folder)
    {
        string own = Prefix(Folder), root = Prefix(folder);
        return own.StartsWith(root, StringComparison.Ordinal) ? Settings with { Folder = own[root.Length..] }
            : root.StartsWith(own, StringComparison.Ordinal) ? Settings with { Above = root[own.Length..] }
            : null;

        static string Prefix(string folder) => folder.Replace('\\', '/').TrimEnd('/') + "/";
    }

    /// <summary>Reads the text of a project file. An empty text says nothing, and nothing wrong.</summary>
    /// <param name="folder">The absolute path of the folder it stands in, or will.</param>
    /// <param name="text">The text.</param>
    public static ProjectFile Parse(string folder, string text)
    {
        var reading = new ProjectReading(text);
        var file = new ProjectFile(System.IO.Path.TrimEndingDirectorySeparator(folder)) { Text = text };
        if (JsonTree.Read(text, reading.Problems) is { } root)
            ProjectShape.Root.TryReadInto(root, "a project file", reading, ref file);
        return file with { Problems = [.. reading.Problems.All.Select(file.Levelled).OfType<ProjectProblem>()] };
    }

    /// <summary>Reads the project file of a folder, null if it has none. One that cannot be read says so in its problems.</summary>
    /// <param name="folder">The absolute path of the folder.</param>
    public static ProjectFile? Read(string folder)
    {
        string path = System.IO.Path.Join(folder, Name);
        // Asking is far cheaper than an exception for every folder.
        if (!File.Exists(path))
            return null;
        if (NoteReader.TryRead(path, out var bytes, out var failure) && NoteReader.TryDecode(bytes, out var text, out failure))
            return Parse(folder, text.Text.ToString());
        return failure.Kind == ReadFailureKind.Missing
            ? null
            : new(System.IO.Path.TrimEndingDirectorySeparator(folder)) { Problems = [new(failure.Message, default, DiagnosticLevel.Error)] };
    }

    /// <summary>Reads the project file that holds in a folder: its own, or that of the nearest folder above; null if there is none.</summary>
    /// <param name="folder">The absolute path of the folder, which need not exist.</param>
    public static ProjectFile? FindAbove(string folder) => FindAbove(folder, Read);

    /// <inheritdoc cref="FindAbove(string)"/>
    /// <param name="folder">The absolute path of the folder, which need not exist.</param>
    /// <param name="read">Reads the project file of a folder, null if it has none.</param>
    public static ProjectFile? FindAbove(string folder, Func<string, ProjectFile?> read)
    {
        for (string? at = folder; !string.IsNullOrEmpty(at); at = System.IO.Path.GetDirectoryName(at))
        {
            if (read(at) is { } file)
                return file;
        }
        return null;
    }

    // What a rule finds here is as loud as this very file has it.
    private ProjectProblem? Levelled(ProjectProblem problem)
    {
        if (problem.Rule is null || !Settings.Levels.TryGetValue(problem.Rule, out var level))
            return problem;
        return level == DiagnosticLevel.Off ? null : problem with { Level = level };
    }
}
