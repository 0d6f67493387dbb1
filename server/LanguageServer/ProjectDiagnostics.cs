using System.Collections.Immutable;
using Folders;
using LanguageServer.Protocol;
using Outline.Workspace;

namespace LanguageServer;

/// <summary>
/// Tells the client what is wrong with project files, whether it shows them or not; pushed to all clients, for those that ask
/// for diagnostics ask only about what they show. Called by the loop only.
/// </summary>
/// <param name="client">Gets the diagnostics.</param>
/// <param name="capabilities">What it can do: where it finds out by itself what is no JSON in a file that it shows, it is not told again.</param>
internal sealed class ProjectDiagnostics(IClient client, Func<ClientCapabilities> capabilities)
{
    /// <summary>The code of what is wrong with a project file, where it is not the name of a rule.</summary>
    public const string Code = "project-file";

    private IReadOnlyList<ProjectFile> _files = [];
    private ImmutableDictionary<string, OpenProject> _open = ImmutableDictionary<string, OpenProject>.Empty;
    private Dictionary<string, List<ProjectProblem>> _sent = [];

    /// <summary>Tells of all project files there are, and takes back what was told of others.</summary>
    /// <param name="files">The project files.</param>
    /// <param name="open">Those that the client shows, by canonical URI, with the texts that the files were read from.</param>
    /// <param name="settings">How loud rules are in the editor.</param>
    public void Publish(IReadOnlyList<ProjectFile> files, ImmutableDictionary<string, OpenProject> open, Settings settings)
    {
        (_files, _open) = (files, open);
        Publish(settings);
    }

    /// <summary>Tells again what the settings have changed.</summary>
    /// <param name="settings">How loud rules are in the editor.</param>
    public void Publish(Settings settings)
    {
        var now = new Dictionary<string, List<ProjectProblem>>(StringComparer.Ordinal);
        foreach (var file in _files)
        {
            string uri = ProjectLookup.UriOf(file.Folder);
            var shown = _open.GetValueOrDefault(uri);
            uri = shown?.Uri ?? uri;
            bool isChecked = shown is not null && capabilities().ChecksJson;
            now[uri] =
            [
                .. file.Problems.Where(problem => !isChecked || problem.Rule is not null || problem.Level != DiagnosticLevel.Error)
                    .Select(problem => Levelled(problem, settings)).Where(problem => problem.Level != DiagnosticLevel.Off),
            ];
            if (!now[uri].SequenceEqual(_sent.GetValueOrDefault(uri) ?? []))
                client.PublishProblems(uri, shown?.Version, now[uri], settings);
        }
        foreach (var (uri, problems) in _sent)
        {
            if (problems.Count > 0 && !now.ContainsKey(uri))
                client.PublishProblems(uri, null, [], settings);
        }
        _sent = now;
    }

    private static ProjectProblem Levelled(ProjectProblem problem, Settings settings) =>
        problem.Rule is { } rule && settings.Levels.TryGetValue(rule, out var level) ? problem with { Level = level } : problem;
}
