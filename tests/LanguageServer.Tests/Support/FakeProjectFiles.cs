namespace LanguageServer.Tests.Support;

/// <summary>One project file for all notes.</summary>
/// <param name="uri">Its URI; null where notes have none.</param>
/// <param name="text">Its text; null where it is not there yet.</param>
internal sealed class FakeProjectFiles(string? uri, string? text) : IProjectFiles
{
    /// <inheritdoc/>
    public ProjectText? Find(string projectUri) => projectUri == uri && text is not null ? new(projectUri, null, text) : null;

    /// <inheritdoc/>
    public string? NearestFor(string noteUri) => uri;
}
