using Outline.Syntax;

namespace Outline.Workspace;

/// <summary>Which sections of a document list companies.</summary>
internal readonly struct SectionFilter
{
    private readonly bool _isMarkdown;
    private readonly ProjectSettings _project;

    public SectionFilter(string path, ProjectSettings project)
    {
        _project = project;
        _isMarkdown = !project.CompaniesInMarkdown
            && (path.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the items directly below a head are companies.</summary>
    /// <param name="head">The head; null for the items of a file above any head.</param>
    public bool Lists(LineSyntax? head)
    {
        if (head is not null && (_project.OtherSections.Length > 0 || _project.CompanySections.Length > 0))
        {
            var name = NameKey.Of(head.Content);
            if (IsAmong(_project.OtherSections.AsSpan(), name))
                return false;
            if (IsAmong(_project.CompanySections.AsSpan(), name))
                return true;
        }
        return !_isMarkdown && (head?.Kind != LineKind.Heading || _project.CompaniesBelowHeadings);
    }

    private static bool IsAmong(ReadOnlySpan<string> names, NameKey key)
    {
        foreach (string name in names)
        {
            if (NameKey.Of(name) == key)
                return true;
        }
        return false;
    }
}
