using System.Diagnostics.CodeAnalysis;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Workspace;

/// <summary>
/// A note that is a file and is not open: its bytes, and what it defines. Lines are made from the bytes when somebody asks:
/// thousands of files would be a hundred megabytes of lines.
/// </summary>
public sealed class StoredFile : INote
{
    // The characters of one file at a time, on each thread that reads.
    [ThreadStatic]
    private static char[]? _characters;

    private readonly byte[] _bytes;

    private StoredFile(string uri, string path, long modified, byte[] bytes, DocumentSummary summary, ProjectSettings project, NoteStyle style)
    {
        Uri = uri;
        Path = path;
        Modified = modified;
        _bytes = bytes;
        Summary = summary;
        Project = project;
        Style = style;
    }

    /// <inheritdoc/>
    public string Uri { get; }

    /// <inheritdoc/>
    public string FileUri => Uri;

    /// <inheritdoc/>
    public string Path { get; }

    /// <summary>When it was last written, a number that grows with time; 0 where that is not known.</summary>
    public long Modified { get; }

    /// <inheritdoc/>
    public int? OpenVersion => null;

    /// <inheritdoc/>
    public DocumentSummary Summary { get; }

    /// <inheritdoc/>
    public ProjectSettings Project { get; }

    /// <inheritdoc/>
    public NoteStyle Style { get; }

    /// <summary>The size of the file in bytes.</summary>
    public int Size => _bytes.Length;

    /// <summary>Takes in a file.</summary>
    /// <param name="uri">Its URI.</param>
    /// <param name="path">Its path below its folder, parted by <c>/</c>.</param>
    /// <param name="modified">When it was last written, a number that grows with time.</param>
    /// <param name="bytes">The whole file; the array must not change any more.</param>
    /// <param name="project">What the project file says.</param>
    /// <param name="style">How EditorConfig has it written.</param>
    /// <param name="accept">Whether these lines are wanted: where files are only taken if they read as an outline.</param>
    /// <param name="file">The file; null where it was not accepted.</param>
    /// <param name="problem">Why it is no text, where this returns false.</param>
    public static bool TryRead(
        string uri, string path, long modified, byte[] bytes, ProjectSettings project, NoteStyle style, Func<SyntaxTree, bool>? accept,
        out StoredFile? file, [NotNullWhen(false)] out FileProblem? problem)
    {
        file = null;
        if (!TryParse(bytes, style, out var tree, out problem))
            return false;
        if (accept is null || accept(tree))
            file = Of(uri, path, modified, bytes, tree, project, style);
        return true;
    }

    /// <summary>The same bytes where another project file holds for them.</summary>
    public StoredFile Under(ProjectSettings project) =>
        new(Uri, Path, Modified, _bytes, project.ListsLike(Project) ? Summary : DocumentSummary.Of(ReadTree(), Path, project), project, Style);

    /// <summary>Reads the lines of a file that may be taken in.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="style">How EditorConfig has it written.</param>
    /// <param name="tree">Its lines, where this returns true.</param>
    /// <param name="problem">Why it is no text, where this returns false.</param>
    public static bool TryParse(byte[] bytes, NoteStyle style, [NotNullWhen(true)] out SyntaxTree? tree, [NotNullWhen(false)] out FileProblem? problem)
    {
        tree = FileText.TryDecodeCharacters(bytes, ref _characters, out var text, out problem, style.Encoding) ? SyntaxTree.Parse(SourceText.Parse(text)) : null;
        return tree is not null;
    }

    /// <summary>Takes in a file whose lines have been read.</summary>
    /// <param name="uri">Its URI.</param>
    /// <param name="path">Its path below its folder, parted by <c>/</c>.</param>
    /// <param name="modified">When it was last written, a number that grows with time.</param>
    /// <param name="bytes">The whole file; the array must not change any more.</param>
    /// <param name="tree">Its lines; they are not kept.</param>
    /// <param name="project">What the project file says.</param>
    /// <param name="style">How EditorConfig has it written.</param>
    /// <param name="onlyLinks">Whether of its marks only links are wanted: rules ask for no others.</param>
    public static StoredFile Of(
        string uri, string path, long modified, byte[] bytes, SyntaxTree tree, ProjectSettings project, NoteStyle style, bool onlyLinks = false) =>
        new(uri, path, modified, bytes, DocumentSummary.Of(tree, path, project, onlyLinks: onlyLinks), project, style);

    /// <inheritdoc/>
    public SyntaxTree ReadTree() => SyntaxTree.Parse(SourceText.Parse(ReadCharacters()));

    /// <summary>Whether another reading of the file found the same.</summary>
    public bool HoldsSame(StoredFile other) =>
        Modified == other.Modified && Project == other.Project && Style == other.Style && _bytes.AsSpan().SequenceEqual(other._bytes);

    /// <summary>All characters of the file; good until the same thread asks for those of a file again.</summary>
    internal ReadOnlySpan<char> ReadCharacters() =>
        FileText.TryDecodeCharacters(_bytes, ref _characters, out var text, out _, Style.Encoding) ? text : default;
}
