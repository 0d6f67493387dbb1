namespace Outline.Workspace;

/// <summary>How loudly a rule speaks; greater is louder.</summary>
public enum DiagnosticLevel
{
    /// <summary>Not at all.</summary>
    Off,

    /// <summary>Faded text in the editor; not a problem, and not listed as one.</summary>
    Hint,

    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>The note is malformed there.</summary>
    Warning,

    /// <summary>The note cannot be meant so.</summary>
    Error,
}
