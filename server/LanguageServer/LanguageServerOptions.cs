namespace LanguageServer;

/// <summary>How a server is started.</summary>
public sealed record LanguageServerOptions
{
    /// <summary>The process whose end ends the server, beside the one that the client names; null for none.</summary>
    public int? ClientProcessId { get; init; }

    /// <summary>The version that the server tells the client.</summary>
    public string Version { get; init; } = "0.0.0";

    /// <summary>What tells the time.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// Whether every edit is checked against a new reading of the whole text, whatever the settings say. Set by
    /// <c>OUTLINE_NOTES_PARANOID=1</c> unless given.
    /// </summary>
    public bool IsParanoid { get; init; } = Environment.GetEnvironmentVariable("OUTLINE_NOTES_PARANOID") == "1";
}
