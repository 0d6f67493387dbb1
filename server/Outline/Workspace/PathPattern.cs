namespace Outline.Workspace;

/// <summary>A pattern of paths; placeholder until the matcher lands.</summary>
public sealed class PathPattern
{
    /// <summary>Tells.</summary>
    public bool Matches(ReadOnlySpan<char> path) => path.Length > 0;
}
