using Outline.Rules;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>Where a finding is not to be told again.</summary>
public enum SuppressionScope
{
    /// <summary>At this place, as long as its line says the same.</summary>
    Place,

    /// <summary>In this file, nor another of its rule.</summary>
    File,

    /// <summary>In all files that the project file holds for, nor another of its rule.</summary>
    Project,
}

/// <summary>A way not to be told of a finding again.</summary>
/// <param name="Scope">Where.</param>
/// <param name="Diagnostic">The finding.</param>
/// <param name="Text">The line that it stands in, as <see cref="IgnoredFinding"/> knows it.</param>
public readonly record struct Suppression(SuppressionScope Scope, Diagnostic Diagnostic, string Text)
{
    // Nobody looks through more.
    private const int MostPlaces = 20;

    /// <summary>What can be done about the findings at a place so that they are not told again: first those at this place alone, hints about the line last edited included.</summary>
    /// <param name="note">The note.</param>
    /// <param name="tree">Its lines.</param>
    /// <param name="workspace">All notes, and the settings.</param>
    /// <param name="found">What the rules say of the note.</param>
    /// <param name="span">The place.</param>
    public static List<Suppression> At(INote note, SyntaxTree tree, WorkspaceSnapshot workspace, IReadOnlyList<Diagnostic> found, LineSpan span)
    {
        var places = new List<Suppression>();
        var rules = new List<Suppression>();
        foreach (var diagnostic in found)
        {
            if (!diagnostic.Span.Touches(span))
                continue;
            string name = diagnostic.Rule.Name;
            string text = IgnoredFinding.TextOf(tree.Lines[diagnostic.Span.Start.Line].Text).ToString();
            // All findings of a rule in one line are one, as are those in lines that say the same.
            if (places.Count < MostPlaces && !places.Exists(known => known.Diagnostic.Rule == diagnostic.Rule && known.Text == text))
                places.Add(new(SuppressionScope.Place, diagnostic, text));
            // What the editor's settings say of a rule, and what holds for some files, comes before what a project file says.
            if (workspace.Settings.Levels.ContainsKey(name) || rules.Exists(known => known.Diagnostic.Rule == diagnostic.Rule))
                continue;
            rules.Add(new(SuppressionScope.File, diagnostic, text));
            if (!note.Project.LevelsIn.Any(some => some.Levels.ContainsKey(name) && note.Project.Holds(some.In, note.Path)))
                rules.Add(new(SuppressionScope.Project, diagnostic, text));
        }
        return [.. places, .. rules];
    }
}
