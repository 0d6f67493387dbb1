using System.Text.Json;
using LanguageServer.Protocol;
using Outline.Text;

namespace LanguageServer.Tests.Support;

/// <summary>What an editor makes of edits.</summary>
internal static class Edited
{
    /// <summary>The text after edits that are told of the text as it was, in order.</summary>
    public static string Apply(string text, JsonElement edits) => edits.EnumerateArray().Reverse().Aggregate(SourceText.Parse(text), (text, edit) =>
        text.WithChange(new(Of(edit.GetProperty("range")), edit.GetProperty("newText").GetString()!))).ToString();

    private static LineSpan Of(JsonElement range) => range.Deserialize(ProtocolJson.Default.Range).ToEngine();
}
