using System.Collections.Immutable;
using Outline.Syntax;

namespace Outline.Workspace;

/// <summary>Another name of something that has one: <paramref name="Alias"/> stands for <paramref name="Name"/>.</summary>
public readonly record struct ProjectAlias(string Name, string Alias);

/// <summary>A name that counts only where it is written as <c>[[name]]</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="In">The files where that holds, a pattern relative to the project file's folder; null for all of them.</param>
public readonly record struct NeverName(string Name, PathPattern? In);

/// <summary>How loud some rules are in some files.</summary>
/// <param name="In">The files, a pattern relative to the project file's folder.</param>
/// <param name="Levels">Levels by rule name.</param>
public readonly record struct LevelsIn(PathPattern In, ImmutableDictionary<string, DiagnosticLevel> Levels);

/// <summary>
/// Something that a rule finds and nobody wants to hear again. It is known by what is written there and not by where it
/// stands, so it is still known when the lines around it change.
/// </summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="In">The files where that holds, a pattern relative to the project file's folder; null for all of them.</param>
/// <param name="Text">The line that it begins in, as <see cref="TextOf"/> tells it.</param>
public readonly record struct IgnoredFinding(string Rule, PathPattern? In, string Text)
{
    /// <summary>What is kept of a line: its text without the blanks around it, so that it may move to another level.</summary>
    public static ReadOnlySpan<char> TextOf(ReadOnlySpan<char> line) => line.Trim();
}

/// <summary>What a project file (<c>.outline.json</c>) says of names and of rules. It holds for the files below the project file's folder.</summary>
public sealed record ProjectSettings
{
    /// <summary>What holds where there is no project file.</summary>
    public static ProjectSettings Default { get; } = new();

    /// <summary>The path of the project file's folder below the workspace folder: empty, or ending in <c>/</c>.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Where it stands above the workspace folder: the path from its folder to that one, ending in <c>/</c>; else empty.</summary>
    public string Above { get; init; } = "";

    /// <summary>Other names, in the order of the file.</summary>
    public ImmutableArray<ProjectAlias> Aliases { get; init; } = [];

    /// <summary>Names that count only as links.</summary>
    public ImmutableArray<NeverName> Never { get; init; } = [];

    /// <summary>The heads of sections that list companies although they would not by themselves: those of <c>#</c> headings, those in Markdown files.</summary>
    public ImmutableArray<string> CompanySections { get; init; } = [];

    /// <summary>The heads of sections that list no companies.</summary>
    public ImmutableArray<string> OtherSections { get; init; } = [];

    /// <summary>Whether all lists below <c>#</c> headings list companies.</summary>
    public bool CompaniesBelowHeadings { get; init; }

    /// <summary>Whether Markdown files (<c>.md</c>, <c>.markdown</c>) are read as outline files are.</summary>
    public bool CompaniesInMarkdown { get; init; }

    /// <summary>How loud rules are, by name.</summary>
    public ImmutableDictionary<string, DiagnosticLevel> Levels { get; init; } = ImmutableDictionary<string, DiagnosticLevel>.Empty;

    /// <summary>How loud rules are in some files, in the order of the file: where two hold, the later one counts.</summary>
    public ImmutableArray<LevelsIn> LevelsIn { get; init; } = [];

    /// <summary>What is not to be said.</summary>
    public ImmutableArray<IgnoredFinding> Ignored { get; init; } = [];

    /// <summary>How notes are to be written.</summary>
    public NoteStyle Style { get; init; } = NoteStyle.Default;

    /// <summary>Whether notes list the same companies by other settings: what is known of their lines stays then.</summary>
    public bool ListsLike(ProjectSettings other) =>
        (CompaniesBelowHeadings, CompaniesInMarkdown) == (other.CompaniesBelowHeadings, other.CompaniesInMarkdown)
        && CompanySections.AsSpan().SequenceEqual(other.CompanySections.AsSpan()) && OtherSections.AsSpan().SequenceEqual(other.OtherSections.AsSpan());

    /// <summary>Whether other settings say the same of names.</summary>
    public bool NamesLike(ProjectSettings other) =>
        ListsLike(other) && Aliases.AsSpan().SequenceEqual(other.Aliases.AsSpan()) && Never.AsSpan().SequenceEqual(other.Never.AsSpan());

    /// <summary>Whether a pattern holds for a file.</summary>
    /// <param name="pattern">The pattern, relative to the project file's folder; null holds for all.</param>
    /// <param name="path">The file's path below the workspace folder, parted by <c>/</c>.</param>
    public bool Holds(PathPattern? pattern, string path) =>
        pattern is null || path.StartsWith(Folder, StringComparison.Ordinal) && pattern.Matches(Above + path[Folder.Length..]);

    /// <summary>Whether a name counts in a file only where it is written as <c>[[name]]</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="path">The file's path below the workspace folder, parted by <c>/</c>.</param>
    public bool IsNever(NameKey name, string path)
    {
        foreach (var (never, pattern) in Never)
        {
            if (NameKey.Of(never) == name && Holds(pattern, path))
                return true;
        }
        return false;
    }
}

/// <summary>A project file.</summary>
/// <param name="Uri">Its URI.</param>
/// <param name="FolderUri">The URI of its folder, without a slash at the end.</param>
/// <param name="Settings">What it says.</param>
public sealed record Project(string Uri, string FolderUri, ProjectSettings Settings);
