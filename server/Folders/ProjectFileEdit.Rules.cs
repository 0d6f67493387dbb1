using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Outline.Workspace;

namespace Folders;

/// <content>What a project file says of rules, and where its patterns go when files are moved.</content>
public sealed partial record ProjectFileEdit
{
    /// <summary>Adds something that is not to be said again to <c>ignored</c>.</summary>
    /// <param name="text">The text of the project file, which may be empty.</param>
    /// <param name="finding">What is not to be said.</param>
    /// <param name="edit">The change, where this returns true.</param>
    /// <param name="problem">Why the text cannot be changed, where this returns false.</param>
    public static bool TryAddIgnored(
        string text, IgnoredFinding finding, [NotNullWhen(true)] out ProjectFileEdit? edit, [NotNullWhen(false)] out ProjectProblem? problem)
    {
        edit = null;
        problem = ProblemOf(finding.Rule) ?? ProblemOfText(finding.Text) ?? (finding.In is null ? null : ProblemOf(finding.In.Text));
        if (problem is not null || !TryReadRoot(text, out var root, out problem))
            return false;
        var layout = new JsonLayout(text, root);
        if (!TryFind(layout, root, "ignored", JsonTokenType.StartArray, "a list, [ … ]", out var ignored, out problem))
            return false;
        string entry = $"{{\"rule\": {Quoted(finding.Rule)}, {(finding.In is null ? "" : $"\"in\": {Quoted(finding.In.Text)}, ")}\"text\": {Quoted(finding.Text)}}}";
        edit = ignored is null ? layout.Add(root, line => $"\"ignored\": {layout.Wrap('[', entry, ']', line)}")
            : All(root, "ignored").Any(part => part.Elements.Exists(Says)) ? _nothing
            : layout.Add(ignored, _ => entry);
        return true;

        bool Says(JsonPart part) =>
            Last(part, "rule")?.Text == finding.Rule && Last(part, "in")?.Text == finding.In?.Text && Last(part, "text")?.Text == finding.Text;
    }

    /// <summary>Sets how loud a rule is, in <c>rules</c>.</summary>
    /// <param name="text">The text of the project file, which may be empty.</param>
    /// <param name="rule">The name of the rule.</param>
    /// <param name="level">How loud it is from now on.</param>
    /// <param name="edit">The change, where this returns true.</param>
    /// <param name="problem">Why the text cannot be changed, where this returns false.</param>
    public static bool TrySetLevel(
        string text, string rule, DiagnosticLevel level, [NotNullWhen(true)] out ProjectFileEdit? edit, [NotNullWhen(false)] out ProjectProblem? problem)
    {
        edit = null;
        problem = ProblemOf(rule);
        if (problem is not null || !TryReadRoot(text, out var root, out problem))
            return false;
        var layout = new JsonLayout(text, root);
        if (!TryFind(layout, root, "rules", JsonTokenType.StartObject, "an object, { … }", out var rules, out problem))
            return false;
        // Where there are several, the last one that names the rule counts.
        rules = All(root, "rules").LastOrDefault(part => Last(part, rule) is not null) ?? rules;
        edit = rules is null
            ? layout.Add(root, line => $"\"rules\": {layout.Wrap('{', LevelOf(rule, level), '}', line)}")
            : SetLevel(layout, rules, rule, level);
        return true;
    }

    /// <summary>Sets how loud a rule is in some files, in <c>overrides</c>.</summary>
    /// <param name="text">The text of the project file, which may be empty.</param>
    /// <param name="pattern">The files.</param>
    /// <param name="rule">The name of the rule.</param>
    /// <param name="level">How loud it is from now on.</param>
    /// <param name="edit">The change, where this returns true.</param>
    /// <param name="problem">Why the text cannot be changed, where this returns false.</param>
    public static bool TrySetLevelIn(
        string text, PathPattern pattern, string rule, DiagnosticLevel level,
        [NotNullWhen(true)] out ProjectFileEdit? edit, [NotNullWhen(false)] out ProjectProblem? problem)
    {
        edit = null;
        problem = ProblemOf(rule) ?? ProblemOf(pattern.Text);
        if (problem is not null || !TryReadRoot(text, out var root, out problem))
            return false;
        var layout = new JsonLayout(text, root);
        if (!TryFind(layout, root, "overrides", JsonTokenType.StartArray, "a list, [ … ]", out var overrides, out problem))
            return false;
        string entry = $"{{\"files\": {Quoted(pattern.Text)}, \"rules\": {{{LevelOf(rule, level)}}}}}";
        if (overrides is null)
            edit = layout.Add(root, line => $"\"overrides\": {layout.Wrap('[', entry, ']', line)}");
        else if (OwnLevels() is { } own)
            edit = SetLevel(layout, own, rule, level);
        else
            edit = layout.Add(All(root, "overrides").Last(part => part.Kind == JsonTokenType.StartArray), _ => entry);
        return true;

        // What these files have already, unless something further down, which counts more, has its say about the rule.
        JsonPart? OwnLevels()
        {
            foreach (var part in All(root, "overrides").SelectMany(part => part.Elements).Reverse())
            {
                var levels = Last(part, "rules");
                if (Last(part, "files") is { } files && (files.Text ?? (files.Elements is [var only] ? only.Text : null)) == pattern.Text
                    && levels?.Kind == JsonTokenType.StartObject)
                {
                    return levels;
                }
                if (levels is not null && Last(levels, rule) is not null)
                    return null;
            }
            return null;
        }
    }

    /// <summary>Has the patterns of a project file follow files and folders that are moved.</summary>
    /// <param name="text">The text of the project file.</param>
    /// <param name="moved">Where a path will be, given where it is; both from the folder of the project file. Null where it leaves that folder.</param>
    /// <returns>The text afterwards; the same one where no pattern follows or the text is broken.</returns>
    public static string MovePaths(string text, Func<string, string?> moved)
    {
        if (!TryReadRoot(text, out var root, out _) || root is null)
            return text;
        var patterns = All(root, "files").SelectMany(part => All(part, "include").Concat(All(part, "exclude"))).SelectMany(part => part.Elements)
            .Concat(All(root, "never").Concat(All(root, "ignored")).SelectMany(part => part.Elements).SelectMany(part => All(part, "in")))
            .Concat(All(root, "overrides").SelectMany(part => part.Elements).SelectMany(part => All(part, "files")).SelectMany(part => part.Elements.Prepend(part)))
            .OrderByDescending(part => part.Start);
        foreach (var part in patterns)
        {
            if (part.Text is { } pattern && MovedPattern.Of(pattern, moved) is { } after && after != pattern)
                text = new ProjectFileEdit(part.Start, part.End - part.Start, Quoted(after)).ApplyTo(text);
        }
        return text;
    }

    private static ProjectFileEdit SetLevel(JsonLayout layout, JsonPart levels, string rule, DiagnosticLevel level)
    {
        string written = Quoted(Written(level));
        return Last(levels, rule) is not { } known ? layout.Add(levels, _ => LevelOf(rule, level))
            : known.Text == Written(level) ? _nothing
            : new(known.Start, known.End - known.Start, written);
    }

    private static string LevelOf(string rule, DiagnosticLevel level) => $"{Quoted(rule)}: {Quoted(Written(level))}";

    private static string Written(DiagnosticLevel level) => level.ToString().ToLowerInvariant();

    private static JsonPart? Last(JsonPart part, string name) => part.Members.FindLast(member => member.Name == name)?.Value;
}
