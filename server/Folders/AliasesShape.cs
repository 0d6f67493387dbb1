using System.Collections.Immutable;
using System.Text.Json;
using Outline.Workspace;

namespace Folders;

/// <summary>Other names by name, one or a list of them.</summary>
internal sealed class AliasesShape : Shape<ImmutableArray<ProjectAlias>>
{
    private static readonly TextShape _text = new();
    private static readonly OneOrMoreShape<string> _names = new(_text);

    public override bool TryRead(JsonPart part, string what, ProjectReading reading, out ImmutableArray<ProjectAlias> value)
    {
        var aliases = ImmutableArray.CreateBuilder<ProjectAlias>();
        foreach (var member in reading.Members(part))
        {
            if (string.IsNullOrWhiteSpace(member.Name))
            {
                reading.Add(member.NameStart, member.NameEnd, member.Name is null ? "this name holds half of a surrogate pair" : "a name cannot be empty");
                continue;
            }
            if (!_names.TryRead(member.Value, "the other names of a name", reading, out var names))
                continue;
            foreach (string name in names)
                aliases.Add(new(member.Name, name));
            foreach (var one in member.Value.Elements.Prepend(member.Value))
            {
                if (!string.IsNullOrWhiteSpace(one.Text))
                    reading.AddAlias(member.Name, one.Text, one);
            }
        }
        value = aliases.DrainToImmutable();
        return reading.Expect(part, part.Kind == JsonTokenType.StartObject, $"{what} must be an object, {{ … }}");
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "object"u8);
        json.WriteSchema("propertyNames"u8, _text);
        json.WriteSchema("additionalProperties"u8, _names);
    }
}
