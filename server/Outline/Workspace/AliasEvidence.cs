namespace Outline.Workspace;

/// <summary>Placeholder.</summary>
public static class AliasEvidence
{
    /// <summary>Tells.</summary>
    public static bool IsAbbreviation(ReadOnlySpan<char> alias, ReadOnlySpan<char> name) => alias.Length > 1 && alias.Length < name.Length && char.ToLowerInvariant(alias[0]) == char.ToLowerInvariant(name[0]);
}
