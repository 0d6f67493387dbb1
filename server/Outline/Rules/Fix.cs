using Outline.Text;

namespace Outline.Rules;

/// <summary>How far a fix can be trusted.</summary>
public enum Trust
{
    /// <summary>Right as a rule; somebody has to choose it.</summary>
    Likely,

    /// <summary>Loses nothing and is never wrong; fix-all applies it.</summary>
    Certain,
}

/// <summary>A way to mend what a diagnostic is about.</summary>
/// <param name="Title">What it does, as a menu entry: "Decode to “ó”".</param>
/// <param name="Edits">Edits of the same text, ordered and not overlapping; nothing outside them changes.</param>
/// <param name="Trust">Whether fix-all may apply it.</param>
public sealed record Fix(string Title, IReadOnlyList<TextChange> Edits, Trust Trust);
