using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Outline.Workspace;

namespace LanguageServer;

/// <summary>The user's choices: those that the engine knows and those about the server itself.</summary>
/// <param name="Outline">What the engine knows.</param>
/// <param name="LogLevel">The least level that is logged.</param>
/// <param name="Paranoid">Whether every edit is checked against a new reading of the whole text.</param>
internal sealed record ServerSettings(Settings Outline, LogLevel LogLevel, bool Paranoid)
{
    /// <summary>Everything as shipped.</summary>
    public static ServerSettings Default { get; } = new(Settings.Default, LogLevel.Information, Paranoid: false);

    /// <summary>Whether it is told what is wrong in all notes, and not only in those that are open.</summary>
    public bool WorkspaceDiagnostics { get; init; }

    /// <summary>The files that the editor takes for outlines, besides those that are by their ending.</summary>
    public ImmutableArray<PathPattern> Associations { get; init; } = [];
}
