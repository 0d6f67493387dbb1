using System.Text.Json;
using System.Text.Unicode;
using LanguageServer.JsonRpc;

namespace LanguageServer;

/// <summary>The names that a client gives to what it wants to hear of a request besides the answer.</summary>
internal static class ProgressToken
{
    /// <summary>The token of a request; null where it has none that can be written back as it came.</summary>
    /// <param name="parameters">The parameters of the request, as they came.</param>
    /// <param name="name">What the token is called.</param>
    public static JsonElement? Of(ReadOnlySpan<byte> parameters, ReadOnlySpan<byte> name) =>
        Find(parameters, name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } token ? token : null;

    private static JsonElement? Find(ReadOnlySpan<byte> parameters, ReadOnlySpan<byte> name)
    {
        if (parameters.IsEmpty || parameters[0] != '{')
            return null;
        var reader = new Utf8JsonReader(parameters, JsonText.ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isToken = reader.ValueTextEquals(name);
            reader.Read();
            // A token that cannot be written back as it came is none: progress must not fail the work.
            if (isToken)
                return reader.ValueIsEscaped || !Utf8.IsValid(reader.ValueSpan) ? null : JsonElement.ParseValue(ref reader);
            reader.Skip();
        }
        return null;
    }
}
