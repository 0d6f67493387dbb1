using System.Collections.Immutable;
using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>
/// What holds for one note: how loud each rule is in it, what is not to be said of it, and how it is to be written. The
/// editor's settings come before the project file, that before EditorConfig, and that before what a rule says of itself.
/// </summary>
public sealed class RulePolicy
{
    private readonly Settings _settings;
    private readonly ImmutableArray<IgnoredFinding> _ignored;
    private readonly ImmutableArray<ImmutableDictionary<string, DiagnosticLevel>> _levels;

    private RulePolicy(Settings settings, ProjectSettings project, NoteStyle style, string path)
    {
        _settings = settings;
        Style = settings.Style.Over(project.Style.Over(style));
        _ignored = project.Ignored.IsEmpty ? [] : [.. project.Ignored.Where(ignored => project.Holds(ignored.In, path))];
        // What stands further down in the file is the exception to what stands above it. Mostly nobody has said anything, and
        // every rule asks for every note.
        _levels = settings.Levels.IsEmpty && project.Levels.IsEmpty && project.LevelsIn.IsEmpty ? [] :
        [
            settings.Levels,
            .. project.LevelsIn.Reverse().Where(some => project.Holds(some.In, path)).Select(some => some.Levels),
            project.Levels,
        ];
    }

    /// <summary>What holds for a text that is no note of a workspace.</summary>
    public static RulePolicy Of(Settings settings) => new(settings, ProjectSettings.Default, NoteStyle.Default, "");

    /// <summary>What holds for a note.</summary>
    public static RulePolicy Of(INote note, Settings settings) => new(settings, note.Project, note.Style, note.Path);

    /// <summary>How the note is to be written.</summary>
    public NoteStyle Style { get; }

    /// <summary>The settings that it follows from.</summary>
    public Settings Settings => _settings;

    /// <summary>How loud a rule is.</summary>
    public DiagnosticLevel LevelOf(Rule rule)
    {
        var level = _settings.Only?.Contains(rule.Name) == false ? DiagnosticLevel.Off : ChosenLevelOf(rule);
        if (level == DiagnosticLevel.Off && _settings.Only?.Contains(rule.Name) == true)
            level = DiagnosticLevel.Warning;
        return level < _settings.Least ? DiagnosticLevel.Off : level;
    }

    private DiagnosticLevel ChosenLevelOf(Rule rule)
    {
        foreach (var levels in _levels)
        {
            if (levels.TryGetValue(rule.Name, out var level))
                return level;
        }
        return rule.LevelUnder(Style);
    }

    /// <summary>Whether the project file says that this is not to be said.</summary>
    /// <param name="diagnostic">What a rule has to say.</param>
    /// <param name="tree">The note that it is said of.</param>
    public bool Ignores(Diagnostic diagnostic, SyntaxTree tree)
    {
        if (_ignored.IsEmpty)
            return false;
        var text = IgnoredFinding.TextOf(tree.Lines[diagnostic.Span.Start.Line].Text);
        foreach (var ignored in _ignored)
        {
            if (ignored.Rule == diagnostic.Rule.Name && text.SequenceEqual(ignored.Text))
                return true;
        }
        return false;
    }
}
