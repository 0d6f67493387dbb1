namespace Outline.Workspace;

/// <summary>A pattern of paths; placeholder until the matcher lands.</summary>
public sealed class PathPattern;
