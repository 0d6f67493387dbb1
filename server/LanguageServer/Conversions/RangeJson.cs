using System.Text.Json;
using LanguageServer.JsonRpc;
using Outline.Text;

namespace LanguageServer.Conversions;

/// <summary>Writes places and stretches of text.</summary>
internal static class RangeJson
{
    /// <summary>Writes a span of a document, its location, as the next value.</summary>
    public static void WriteLocation(this Utf8JsonWriter json, string uri, LineSpan span)
    {
        json.WriteStartObject();
        JsonText.Write(json, "uri"u8, uri);
        json.WriteRange("range"u8, span);
        json.WriteEndObject();
    }

    /// <summary>Writes a span as a property.</summary>
    public static void WriteRange(this Utf8JsonWriter json, ReadOnlySpan<byte> name, LineSpan span)
    {
        json.WritePropertyName(name);
        json.WriteRange(span);
    }

    /// <summary>Writes a span as the next value.</summary>
    public static void WriteRange(this Utf8JsonWriter json, LineSpan span)
    {
        json.WriteStartObject();
        json.WritePosition("start"u8, span.Start);
        json.WritePosition("end"u8, span.End);
        json.WriteEndObject();
    }

    /// <summary>Writes a place as a property.</summary>
    public static void WritePosition(this Utf8JsonWriter json, ReadOnlySpan<byte> name, LinePosition position)
    {
        json.WritePropertyName(name);
        json.WritePosition(position);
    }

    /// <summary>Writes a place as the next value.</summary>
    public static void WritePosition(this Utf8JsonWriter json, LinePosition position)
    {
        json.WriteStartObject();
        json.WriteNumber("line"u8, position.Line);
        json.WriteNumber("character"u8, position.Character);
        json.WriteEndObject();
    }
}
