using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Outline.Workspace;

namespace Folders;

/// <summary>Something that a JSON schema says of a value.</summary>
internal interface ISchema
{
    /// <summary>Writes the members of the schema's object.</summary>
    void WriteSchema(Utf8JsonWriter json);
}

/// <summary>What a value of a project file looks like: the reader and the schema are made of the same shapes, and cannot differ.</summary>
internal abstract class Shape<T> : ISchema
{
    /// <summary>Reads a value.</summary>
    /// <param name="part">The value.</param>
    /// <param name="what">What people call it.</param>
    /// <param name="reading">Takes what is wrong with it.</param>
    /// <param name="value">What it says, where this returns true; where it does not, that has been told.</param>
    public abstract bool TryRead(JsonPart part, string what, ProjectReading reading, [MaybeNullWhen(false)] out T value);

    /// <inheritdoc/>
    public abstract void WriteSchema(Utf8JsonWriter json);
}

/// <summary>A shape that the schema gives a name, and writes down once.</summary>
internal sealed class NamedShape<T>(string name, Shape<T> shape) : Shape<T>, INamedSchema
{
    public string Name => name;

    public void WriteDefinition(Utf8JsonWriter json) => shape.WriteSchema(json);

    public override bool TryRead(JsonPart part, string what, ProjectReading reading, [MaybeNullWhen(false)] out T value) =>
        shape.TryRead(part, what, reading, out value);

    public override void WriteSchema(Utf8JsonWriter json) => json.WriteString("$ref"u8, $"#/definitions/{name}");
}

/// <summary>A schema that others refer to.</summary>
internal interface INamedSchema
{
    /// <summary>Its name among the definitions.</summary>
    string Name { get; }

    /// <summary>Writes the members of its object.</summary>
    void WriteDefinition(Utf8JsonWriter json);
}

/// <summary>Any text, or any that has more than blanks in it.</summary>
internal sealed class TextShape(bool mayBeBlank = false) : Shape<string>
{
    public override bool TryRead(JsonPart part, string what, ProjectReading reading, [MaybeNullWhen(false)] out string value)
    {
        value = !mayBeBlank && string.IsNullOrWhiteSpace(part.Text) ? null : part.Text;
        return reading.Expect(part, value is not null, part.Kind != JsonTokenType.String ? $"{what} must be a text, \"…\""
            : part.Text is null ? $"{what} holds half of a surrogate pair"
            : $"{what} cannot be empty");
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        if (!mayBeBlank)
            json.WriteString("pattern"u8, "\\S"u8);
    }
}

/// <summary>A pattern of paths.</summary>
internal sealed class PatternShape(string markdown) : Shape<PathPattern>
{
    private static readonly TextShape _text = new();

    public override bool TryRead(JsonPart part, string what, ProjectReading reading, [MaybeNullWhen(false)] out PathPattern value)
    {
        value = null;
        return _text.TryRead(part, what, reading, out string? written)
            && reading.Expect(part, PathPattern.TryParse(written, out value, out string? problem), problem!);
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteDescription(markdown);
        _text.WriteSchema(json);
        json.WriteNumber("maxLength"u8, PathPattern.LargestLength);
    }
}

/// <summary>True or false.</summary>
internal sealed class FlagShape : Shape<bool>
{
    public override bool TryRead(JsonPart part, string what, ProjectReading reading, out bool value)
    {
        value = part.Kind == JsonTokenType.True;
        return reading.Expect(part, value || part.Kind == JsonTokenType.False, $"{what} must be true or false");
    }

    public override void WriteSchema(Utf8JsonWriter json) => json.WriteString("type"u8, "boolean"u8);
}

/// <summary>A whole number.</summary>
/// <param name="least">The least that it can be.</param>
/// <param name="most">The most that it can be.</param>
internal sealed class NumberShape(int least, int most) : Shape<int>
{
    public override bool TryRead(JsonPart part, string what, ProjectReading reading, out int value)
    {
        // "4.0" and "4e0" are the same number to JSON and to its schemas.
        bool isNumber = decimal.TryParse(reading.Text.AsSpan(part.Start, part.End - part.Start), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            && part.Kind == JsonTokenType.Number && number == decimal.Truncate(number) && number >= least && number <= most;
        value = isNumber ? (int)number : 0;
        return reading.Expect(part, isNumber, $"{what} must be a whole number from {least} to {most}");
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "integer"u8);
        json.WriteNumber("minimum"u8, least);
        json.WriteNumber("maximum"u8, most);
    }
}

/// <summary>One of some texts.</summary>
/// <typeparam name="T">What they stand for.</typeparam>
/// <param name="choices">What is written, what it stands for, and what that is, in a sentence.</param>
internal sealed class ChoiceShape<T>(params (string Written, T Value, string Sentence)[] choices) : Shape<T>
{
    public override bool TryRead(JsonPart part, string what, ProjectReading reading, [MaybeNullWhen(false)] out T value)
    {
        int chosen = Array.FindIndex(choices, choice => choice.Written == part.Text);
        value = chosen < 0 ? default : choices[chosen].Value;
        return reading.Expect(part, chosen >= 0, $"{what} must be one of {string.Join(", ", choices.Select(choice => $"\"{choice.Written}\""))}");
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "string"u8);
        json.WriteTexts("enum"u8, choices.Select(choice => choice.Written));
        json.WriteTexts("enumDescriptions"u8, choices.Select(choice => choice.Sentence));
    }
}

/// <summary>A list. What is wrong in it is left out, and the rest counts.</summary>
internal sealed class ListShape<T>(Shape<T> element) : Shape<ImmutableArray<T>>
{
    public override bool TryRead(JsonPart part, string what, ProjectReading reading, out ImmutableArray<T> value)
    {
        var found = ImmutableArray.CreateBuilder<T>(part.Elements.Count);
        foreach (var one in part.Elements)
        {
            if (element.TryRead(one, "this", reading, out var read))
                found.Add(read);
        }
        value = found.DrainToImmutable();
        return reading.Expect(part, part.Kind == JsonTokenType.StartArray, $"{what} must be a list, [ … ]");
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "array"u8);
        json.WriteSchema("items"u8, element);
    }
}

/// <summary>A list, or the only thing that would stand in it.</summary>
internal sealed class OneOrMoreShape<T>(Shape<T> one) : Shape<ImmutableArray<T>>
{
    private readonly ListShape<T> _list = new(one);

    public override bool TryRead(JsonPart part, string what, ProjectReading reading, out ImmutableArray<T> value)
    {
        value = [];
        if (part.Kind == JsonTokenType.String && one.TryRead(part, what, reading, out var only))
            value = [only];
        return part.Kind == JsonTokenType.String ? value.Length > 0
            : reading.Expect(part, part.Kind == JsonTokenType.StartArray, $"{what} must be a text or a list of texts")
            && _list.TryRead(part, what, reading, out value);
    }

    public override void WriteSchema(Utf8JsonWriter json) => json.WriteSchemas("anyOf"u8, one, _list);
}

/// <summary>A text alone, or an object that says more.</summary>
/// <param name="text">The text.</param>
/// <param name="of">What the text alone says.</param>
/// <param name="more">The object.</param>
internal sealed class TextOrMoreShape<T>(Shape<string> text, Func<string, T> of, Shape<T> more) : Shape<T>
{
    public override bool TryRead(JsonPart part, string what, ProjectReading reading, [MaybeNullWhen(false)] out T value)
    {
        if (part.Kind == JsonTokenType.StartObject)
            return more.TryRead(part, what, reading, out value);
        value = default;
        if (!reading.Expect(part, part.Kind == JsonTokenType.String, $"{what} must be a text or an object, {{ … }}") || !text.TryRead(part, what, reading, out string? read))
            return false;
        value = of(read);
        return true;
    }

    public override void WriteSchema(Utf8JsonWriter json) => json.WriteSchemas("anyOf"u8, text, more);
}
