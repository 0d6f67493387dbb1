using System.Collections.Immutable;

namespace Outline.Workspace;

/// <summary>What the user has chosen; everything has a default.</summary>
public sealed record Settings
{
    /// <summary>Everything as shipped.</summary>
    public static Settings Default { get; } = new();

    /// <summary>Levels by rule name, for the rules that the user has set; the others keep their own.</summary>
    public ImmutableDictionary<string, DiagnosticLevel> Levels { get; init; } = ImmutableDictionary<string, DiagnosticLevel>.Empty;

    /// <summary>The only rules that are asked, by name: what would be off is a warning then, and all others are off. Null for all rules.</summary>
    public ImmutableHashSet<string>? Only { get; init; }

    /// <summary>The least level that anybody wants to hear: a rule that is quieter is off, and costs nothing.</summary>
    public DiagnosticLevel Least { get; init; } = DiagnosticLevel.Hint;

    /// <summary>How notes are to be written, whatever project files and EditorConfig say.</summary>
    public NoteStyle Style { get; init; } = NoteStyle.Default;

    /// <summary>
    /// Where the rules' pages are: a URI that a page's file name (<c>mojibake.md</c>) is appended to. Null where there are
    /// none to point to.
    /// </summary>
    public string? PagesBase { get; init; }

    /// <summary>Whether it is told above companies how often they are mentioned.</summary>
    public bool ShowMentionCounts { get; init; } = true;

    /// <summary>Whether the company is told behind a mention by another name.</summary>
    public bool ShowAliasHints { get; init; } = true;
}
