using System.Collections.Immutable;
using System.Text.Json;
using Outline.Rules;
using Outline.Workspace;

namespace Folders;

/// <summary>How loud rules are, by name.</summary>
/// <param name="level">What a level looks like.</param>
internal sealed class LevelsShape(Shape<DiagnosticLevel> level) : Shape<ImmutableDictionary<string, DiagnosticLevel>>
{
    public override bool TryRead(JsonPart part, string what, ProjectReading reading, out ImmutableDictionary<string, DiagnosticLevel> value)
    {
        var levels = ImmutableDictionary.CreateBuilder<string, DiagnosticLevel>(StringComparer.Ordinal);
        foreach (var member in reading.Members(part))
        {
            if (reading.FindRule(member.Name, member.NameStart, member.NameEnd) is { } rule && level.TryRead(member.Value, rule.Name, reading, out var read))
                levels[rule.Name] = read;
        }
        value = levels.ToImmutable();
        return reading.Expect(part, part.Kind == JsonTokenType.StartObject, $"{what} must be an object, {{ … }}");
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "object"u8);
        json.WriteStartObject("properties"u8);
        foreach (var rule in RuleCatalogue.All)
        {
            json.WriteStartObject(rule.Name);
            json.WriteDescription(SentenceOf(rule));
            level.WriteSchema(json);
            json.WriteString("default"u8, rule.Level.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties"u8, false);
    }

    /// <summary>What a rule finds, as a sentence in Markdown.</summary>
    public static string SentenceOf(Rule rule) => $"{char.ToUpperInvariant(rule.Page.Summary[0])}{rule.Page.Summary[1..]}.";
}

/// <summary>The name of a rule.</summary>
internal sealed class RuleShape : Shape<string>
{
    private static readonly TextShape _text = new();

    public override bool TryRead(JsonPart part, string what, ProjectReading reading, out string value)
    {
        value = "";
        if (!_text.TryRead(part, what, reading, out string? name) || reading.FindRule(name, part.Start, part.End) is not { } rule)
            return false;
        value = rule.Name;
        return true;
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        json.WriteTexts("enum"u8, RuleCatalogue.All.Select(rule => rule.Name));
        json.WriteTexts("enumDescriptions"u8, RuleCatalogue.All.Select(rule => ProjectSchema.PlainOf(LevelsShape.SentenceOf(rule))));
        json.WriteTexts("markdownEnumDescriptions"u8, RuleCatalogue.All.Select(LevelsShape.SentenceOf));
    }
}
