namespace LanguageServer;

/// <summary>The text of a project file.</summary>
/// <param name="Uri">What the client calls it.</param>
/// <param name="Version">The client's number for its version; null where the client does not show it.</param>
/// <param name="Text">The text.</param>
internal sealed record ProjectText(string Uri, int? Version, string Text);

/// <summary>The texts of the project files, for edits of them.</summary>
internal interface IProjectFiles
{
    /// <summary>The text of a project file as the client would edit it; null where there is none.</summary>
    /// <param name="projectUri">The URI of the project file.</param>
    ProjectText? Find(string projectUri);

    /// <summary>
    /// The URI of the project file that holds for a note: the one in the nearest folder above it, or where there is none the
    /// one that its workspace folder would have. Null for what is in no folder, and where the project file cannot be read.
    /// </summary>
    /// <param name="noteUri">The client's URI of the note.</param>
    string? NearestFor(string noteUri);
}
