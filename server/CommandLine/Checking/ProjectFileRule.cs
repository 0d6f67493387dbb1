using Folders;
using Outline.Rules;
using Outline.Text;
using Outline.Workspace;

namespace CommandLine.Checking;

/// <summary>What is wrong with project files, as findings among those of the notes.</summary>
internal sealed class ProjectFileRule : Rule
{
    /// <summary>The rule.</summary>
    public static ProjectFileRule Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "project-file";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Warning;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        $"something in a project file (`{ProjectFile.Name}`) that means nothing there",
        "What is wrong is left out and the rest holds, so less is said of the notes, or more, than somebody meant.",
        """{ "never": "acme" }""",
        """{ "never": ["acme"] }""",
        null);

    /// <summary>What is wrong with a project file.</summary>
    public static List<Finding> FindingsIn(ProjectFile file)
    {
        var text = NoteReader.TryRead(file.Path, out byte[]? bytes, out _) && NoteReader.TryDecode(bytes, out var decoded, out _) ? decoded.Text : SourceText.Empty;
        return
        [
            .. from problem in file.Problems
               orderby problem.Line, problem.Column
               let start = text.Clamp(new LinePosition(problem.Line, problem.Column))
               select new Finding(new(Instance, new(start.Line, start.Character, start.Character + 1), problem.Message), text.Lines[start.Line].Text),
        ];
    }
}
