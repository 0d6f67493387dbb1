using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Outline.Rules;
using Outline.Workspace;

namespace LanguageServer.Conversions;

/// <summary>
/// Reads the section <c>outline</c> of the client's settings: <c>diagnostics.levels</c> (level by rule),
/// <c>diagnostics.pagesBase</c>, <c>diagnostics.workspace</c>, <c>style.*</c> (how notes are written), <c>files.associations</c> (patterns), <c>codeLens.mentions</c>, <c>inlayHints.aliases</c>,
/// <c>log.level</c> and <c>trace.paranoid</c>. What makes no sense counts as not set.
/// </summary>
internal static class SettingsReader
{
    /// <summary>Reads a section.</summary>
    /// <param name="section">The section; null where the client has none.</param>
    /// <param name="pagesBase">Where the rules' pages are unless the section says otherwise.</param>
    /// <param name="warnings">Takes a sentence for each value that makes no sense.</param>
    public static ServerSettings Read(JsonElement? section, string? pagesBase, List<string> warnings)
    {
        var (outline, logLevel, paranoid) = ServerSettings.Default;
        outline = outline with { PagesBase = pagesBase };
        if (section is not { ValueKind: JsonValueKind.Object } root)
            return new(outline, logLevel, paranoid);

        if (Find(root, "diagnostics", "levels") is { } levels)
            outline = outline with { Levels = outline.Levels.AddRange(ReadLevels(levels, warnings)) };
        if (Find(root, "diagnostics", "pagesBase") is { } pages)
        {
            if (pages.ValueKind != JsonValueKind.String)
                warnings.Add("outline.diagnostics.pagesBase is not a string and is ignored");
            else if (pages.GetString() is { Length: > 0 } address)
                outline = outline with { PagesBase = address };
        }
        var associations = ImmutableArray.CreateBuilder<PathPattern>();
        if (Find(root, "files", "associations") is { ValueKind: JsonValueKind.Array } patterns)
        {
            foreach (var pattern in patterns.EnumerateArray())
            {
                // The editor's own patterns are not this server's to judge: what it cannot read it does without.
                if (pattern.ValueKind == JsonValueKind.String && PathPattern.TryParse(pattern.GetString()!, out var read, out _))
                    associations.Add(read);
            }
        }
        outline = outline with
        {
            Style = ReadStyle(root, warnings),
            ShowMentionCounts = ReadFlag(root, "codeLens", "mentions", outline.ShowMentionCounts, warnings),
            ShowAliasHints = ReadFlag(root, "inlayHints", "aliases", outline.ShowAliasHints, warnings),
        };
        if (Find(root, "log", "level") is { } level)
            logLevel = Choose(level, "outline.log.level", logLevel, warnings);
        paranoid = ReadFlag(root, "trace", "paranoid", paranoid, warnings);
        return new(outline, logLevel, paranoid)
        {
            Associations = associations.DrainToImmutable(),
            WorkspaceDiagnostics = ReadFlag(root, "diagnostics", "workspace", ServerSettings.Default.WorkspaceDiagnostics, warnings),
        };
    }

    // What is empty is not said, as editors show settings that nobody has made.
    private static NoteStyle ReadStyle(JsonElement root, List<string> warnings)
    {
        var style = new NoteStyle
        {
            Indent = Choice("indent", "tabs, spaces") switch { "tabs" => IndentStyle.Tabs, "spaces" => IndentStyle.Spaces, _ => null },
            IndentSize = Read(
                "indentSize", $"a number from 1 to {NoteStyle.MostSpaces}",
                static value => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int size) && size is >= 1 and <= NoteStyle.MostSpaces ? size : (int?)null),
            Marker = Choice("marker", string.Join(' ', NoteStyle.Markers.AsEnumerable())),
            LineEnd = NoteStyle.LineEndOf(Choice("lineEnd", "lf, crlf, cr")),
            FinalLineEnd = Flag("finalLineEnd"),
            TrimTrailingSpace = Flag("trimTrailingSpace"),
        };
        return style == NoteStyle.Default ? NoteStyle.Default : style;

        string? Choice(string name, string choices)
        {
            if (Find(root, "style", name) is not { } value || value.ValueKind == JsonValueKind.String && value.ValueEquals(""))
                return null;
            string? chosen = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            if (choices.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Contains(chosen))
                return chosen;
            Warn(name, choices);
            return null;
        }

        bool? Flag(string name) => Read(
            name, "true, false", static value => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : (bool?)null);

        T? Read<T>(string name, string choices, Func<JsonElement, T?> read) where T : struct
        {
            if (Find(root, "style", name) is not { } value)
                return null;
            var found = read(value);
            if (found is null)
                Warn(name, choices);
            return found;
        }

        void Warn(string name, string choices) => warnings.Add($"outline.style.{name} is none of {choices} and is ignored");
    }

    private static bool ReadFlag(JsonElement root, string group, string name, bool standard, List<string> warnings)
    {
        if (Find(root, group, name) is not { } flag)
            return standard;
        if (flag.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return flag.GetBoolean();
        warnings.Add($"outline.{group}.{name} is neither true nor false and is ignored");
        return standard;
    }

    private static Dictionary<string, DiagnosticLevel> ReadLevels(JsonElement levels, List<string> warnings)
    {
        var read = new Dictionary<string, DiagnosticLevel>();
        if (levels.ValueKind != JsonValueKind.Object)
        {
            warnings.Add("outline.diagnostics.levels is not an object and is ignored");
            return read;
        }
        foreach (var level in levels.EnumerateObject())
        {
            if (RuleCatalogue.Find(level.Name) is not { } rule)
                warnings.Add($"outline.diagnostics.levels names a rule '{level.Name}' that does not exist");
            else
                read[rule.Name] = Choose(level.Value, $"outline.diagnostics.levels.{rule.Name}", rule.Level, warnings);
        }
        return read;
    }

    private static T Choose<T>(JsonElement value, string name, T standard, List<string> warnings)
        where T : struct, Enum
    {
        string[] names = Enum.GetNames<T>();
        if (value.ValueKind == JsonValueKind.String
            && Array.FindIndex(names, known => known.Equals(value.GetString(), StringComparison.OrdinalIgnoreCase)) is var index and >= 0)
        {
            return Enum.GetValues<T>()[index];
        }
        string choices = string.Join(", ", names.Select(known => known.ToLowerInvariant()));
        warnings.Add($"{name} is none of {choices}; it counts as {standard.ToString().ToLowerInvariant()}");
        return standard;
    }

    private static JsonElement? Find(JsonElement section, string group, string name) =>
        section.TryGetProperty(group, out var inner) && inner.ValueKind == JsonValueKind.Object
        && inner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
