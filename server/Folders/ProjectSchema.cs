using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Folders;

/// <summary>Writes the JSON schema of project files, from what reads them.</summary>
public static class ProjectSchema
{
    /// <summary>The schema: draft 7, with what VS Code's own JSON reader adds to it.</summary>
    public static string Write()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema"u8, "http://json-schema.org/draft-07/schema#"u8);
            json.WriteString("title"u8, "Outline Notes project file"u8);
            json.WriteDescription(
                "What holds for the notes in this folder and below it. The nearest project file above a note holds for it, alone; settings of the editor come before it.");
            json.WriteBoolean("allowComments"u8, true);
            json.WriteBoolean("allowTrailingCommas"u8, true);
            ProjectShape.Root.WriteSchema(json);
            json.WriteStartObject("definitions"u8);
            foreach (var definition in ProjectShape.Definitions)
            {
                json.WriteStartObject(definition.Name);
                definition.WriteDefinition(json);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>A text in Markdown as plain text; of Markdown there is only code in back-ticks.</summary>
    internal static string PlainOf(string markdown) => markdown.Replace("`", "");

    internal static void WriteDescription(this Utf8JsonWriter json, string markdown)
    {
        json.WriteString("description"u8, PlainOf(markdown));
        json.WriteString("markdownDescription"u8, markdown);
    }

    internal static void WriteTexts(this Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    internal static void WriteRaw(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string value)
    {
        json.WritePropertyName(name);
        using var parsed = JsonDocument.Parse(value);
        parsed.RootElement.WriteTo(json);
    }

    internal static void WriteSchema(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ISchema schema)
    {
        json.WriteStartObject(name);
        schema.WriteSchema(json);
        json.WriteEndObject();
    }

    internal static void WriteSchemas(this Utf8JsonWriter json, ReadOnlySpan<byte> name, params ReadOnlySpan<ISchema> schemas)
    {
        json.WriteStartArray(name);
        foreach (var schema in schemas)
        {
            json.WriteStartObject();
            schema.WriteSchema(json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
