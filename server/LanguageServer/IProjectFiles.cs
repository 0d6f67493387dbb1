namespace LanguageServer;

/// <summary>The texts of the project files, for edits of them.</summary>
internal interface IProjectFiles
{
    /// <summary>The text of a project file as the client would edit it; null where it is not known.</summary>
    /// <param name="projectUri">The URI of the project file.</param>
    string? TextOf(string projectUri);

    /// <summary>
    /// The URI of the project file that holds for a note: the one in the nearest folder above it, or where there is none the
    /// one that its workspace folder would have. Null for what is in no folder.
    /// </summary>
    /// <param name="noteUri">The client's URI of the note.</param>
    string? NearestFor(string noteUri);
}
