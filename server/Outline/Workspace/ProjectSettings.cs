using System.Collections.Immutable;

namespace Outline.Workspace;

/// <summary>Another name of something that has one: <paramref name="Alias"/> stands for <paramref name="Name"/>.</summary>
public readonly record struct ProjectAlias(string Name, string Alias);

/// <summary>A name that counts only where it is written as <c>[[name]]</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="In">The files where that holds, a pattern relative to the project file's folder; null for all of them.</param>
public readonly record struct NeverName(string Name, PathPattern? In);

/// <summary>What a project file (<c>.outline.json</c>) says of names. It holds for the files below the project file's folder.</summary>
public sealed record ProjectSettings
{
    /// <summary>What holds where there is no project file.</summary>
    public static ProjectSettings Default { get; } = new();

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
}
