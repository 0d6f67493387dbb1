using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Folders;

/// <summary>A member of an object.</summary>
/// <typeparam name="T">What the object says.</typeparam>
/// <param name="name">The name of the member.</param>
/// <param name="markdown">What it is for, in Markdown.</param>
internal abstract class MemberShape<T>(string name, string markdown)
{
    public string Name => name;

    /// <summary>Whether the object makes no sense without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What holds without it, as JSON; null where that is nothing.</summary>
    public string? Default { get; init; }

    /// <summary>What could be written, as JSON.</summary>
    public string? Example { get; init; }

    /// <summary>Reads a value; whether it said something.</summary>
    public abstract bool TryRead(JsonPart value, ProjectReading reading, ref T target);

    /// <summary>Writes the schema of the value.</summary>
    public void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteDescription(markdown);
        WriteValue(json);
        if (Default is not null)
            json.WriteRaw("default"u8, Default);
        if (Example is not null)
            json.WriteRaw("examples"u8, $"[{Example}]");
    }

    protected abstract void WriteValue(Utf8JsonWriter json);
}

/// <summary>A member whose value says one thing.</summary>
/// <param name="name">The name of the member.</param>
/// <param name="markdown">What it is for, in Markdown.</param>
/// <param name="shape">What its value looks like.</param>
/// <param name="with">Adds what the value says to what the object says.</param>
internal sealed class MemberShape<T, TValue>(string name, string markdown, Shape<TValue> shape, Func<T, TValue, T> with) : MemberShape<T>(name, markdown)
{
    public override bool TryRead(JsonPart value, ProjectReading reading, ref T target)
    {
        if (!shape.TryRead(value, Name, reading, out var read))
            return false;
        target = with(target, read);
        return true;
    }

    protected override void WriteValue(Utf8JsonWriter json) => shape.WriteSchema(json);
}

/// <summary>A member that holds others, which say something about the same.</summary>
internal sealed class GroupShape<T>(string name, string markdown, params MemberShape<T>[] members) : MemberShape<T>(name, markdown)
{
    private readonly ObjectShape<T> _members = new(members);

    public override bool TryRead(JsonPart value, ProjectReading reading, ref T target) => _members.TryReadInto(value, Name, reading, ref target);

    protected override void WriteValue(Utf8JsonWriter json) => _members.WriteSchema(json);
}

/// <summary>An object with members that are known by name.</summary>
/// <typeparam name="T">What it says.</typeparam>
/// <param name="members">Its members.</param>
internal sealed class ObjectShape<T>(params MemberShape<T>[] members) : Shape<T>
{
    /// <summary>What it says while it says nothing.</summary>
    public T? Start { get; init; }

    /// <summary>Whether it counts only as a whole: not where one of its members is wrong.</summary>
    public bool IsWhole { get; init; }

    public override bool TryRead(JsonPart part, string what, ProjectReading reading, [MaybeNullWhen(false)] out T value)
    {
        value = Start!;
        return TryReadInto(part, what, reading, ref value) || !IsWhole && part.Kind == JsonTokenType.StartObject;
    }

    /// <summary>Reads what it says and adds it; whether nothing is missing or wrong.</summary>
    public bool TryReadInto(JsonPart part, string what, ProjectReading reading, ref T target)
    {
        if (!reading.Expect(part, part.Kind == JsonTokenType.StartObject, $"{what} must be an object, {{ … }}"))
            return false;
        bool isWhole = true;
        foreach (var member in reading.Members(part))
        {
            if (Array.Find(members, known => known.Name == member.Name) is { } known)
                isWhole &= known.TryRead(member.Value, reading, ref target);
            else
                reading.AddUnknown(member, members.Select(known => known.Name));
        }
        foreach (var known in members)
        {
            if (!known.IsRequired || part.Members.Exists(member => member.Name == known.Name))
                continue;
            reading.Add(part.Start, part.Start + 1, $"a \"{known.Name}\" is missing here");
            isWhole = false;
        }
        return isWhole;
    }

    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "object"u8);
        json.WriteStartObject("properties"u8);
        foreach (var member in members)
        {
            json.WriteStartObject(member.Name);
            member.WriteSchema(json);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        if (members.Any(member => member.IsRequired))
            json.WriteTexts("required"u8, members.Where(member => member.IsRequired).Select(member => member.Name));
        json.WriteBoolean("additionalProperties"u8, false);
    }
}
