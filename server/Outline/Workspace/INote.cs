using Outline.Syntax;

namespace Outline.Workspace;

/// <summary>A note of the workspace, open or not.</summary>
public interface INote
{
    /// <summary>Its URI: for an open document, the client's own string.</summary>
    string Uri { get; }

    /// <summary>The URI that the workspace gives to its file; null for a document that is no file.</summary>
    string? FileUri { get; }

    /// <summary>Its path below the folder that it was found in, parted by <c>/</c>; its name alone where it is in none.</summary>
    string Path { get; }

    /// <summary>The client's number for this version of an open document; null for a file.</summary>
    int? OpenVersion { get; }

    /// <summary>What it defines and marks.</summary>
    DocumentSummary Summary { get; }

    /// <summary>Its lines. Those of a file are read anew each time this is asked: ask once.</summary>
    SyntaxTree ReadTree();

    /// <summary>Which project file holds for it.</summary>
    ProjectSettings Project { get; }

    /// <summary>How EditorConfig has it written.</summary>
    NoteStyle Style { get; }
}
