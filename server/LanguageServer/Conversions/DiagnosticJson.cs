using System.Text.Json;
using Folders;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;
using Outline.Rules;
using Outline.Text;
using Outline.Workspace;

namespace LanguageServer.Conversions;

/// <summary>Writes diagnostics, without an object for each on the way.</summary>
/// <param name="uri">The document that they are about.</param>
/// <param name="settings">What decides where the rules' pages are.</param>
/// <param name="client">What decides which parts are written.</param>
internal readonly struct DiagnosticJson(string uri, Settings settings, ClientCapabilities client)
{
    /// <summary>Writes an array of diagnostics.</summary>
    public void WriteAll(Utf8JsonWriter json, IReadOnlyList<Diagnostic> diagnostics)
    {
        json.WriteStartArray();
        foreach (var diagnostic in diagnostics)
            Write(json, diagnostic);
        json.WriteEndArray();
    }

    /// <summary>Writes an array of what is wrong with a project file.</summary>
    public void WriteAll(Utf8JsonWriter json, IReadOnlyList<ProjectProblem> problems)
    {
        json.WriteStartArray();
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            WriteHead(json, problem.Span, problem.Level, problem.Rule, problem.Message);
            if (client.DiagnosticRelated && problem.Related is { } related)
                WriteRelated(json, [related]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes one diagnostic.</summary>
    public void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        var rule = diagnostic.Rule;
        json.WriteStartObject();
        WriteHead(json, diagnostic.Span, diagnostic.Level, rule.Name, diagnostic.Message);
        if (client.DiagnosticTags && rule.IsFaded)
        {
            json.WriteStartArray("tags"u8);
            json.WriteNumberValue(ClientCapabilities.Unnecessary);
            json.WriteEndArray();
        }
        if (client.DiagnosticRelated && diagnostic.Related.Count > 0)
            WriteRelated(json, diagnostic.Related);
        json.WriteEndObject();
    }

    private void WriteHead(Utf8JsonWriter json, LineSpan span, DiagnosticLevel level, string? rule, string message)
    {
        json.WriteRange("range"u8, span);
        json.WriteNumber("severity"u8, Severity(level));
        json.WriteString("code"u8, rule ?? ProjectDiagnostics.Code);
        if (client.DiagnosticCodeDescription && settings.PagesBase is { } pages && rule is not null)
        {
            json.WriteStartObject("codeDescription"u8);
            JsonText.Write(json, "href"u8, $"{pages}{rule}.md");
            json.WriteEndObject();
        }
        json.WriteString("source"u8, "outline"u8);
        JsonText.Write(json, "message"u8, message);
    }

    private void WriteRelated(Utf8JsonWriter json, IReadOnlyList<RelatedPlace> places)
    {
        json.WriteStartArray("relatedInformation"u8);
        foreach (var (span, message, other) in places)
        {
            json.WriteStartObject();
            json.WritePropertyName("location"u8);
            json.WriteLocation(other ?? uri, span);
            JsonText.Write(json, "message"u8, message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static int Severity(DiagnosticLevel level) => level switch
    {
        DiagnosticLevel.Error => 1,
        DiagnosticLevel.Warning => 2,
        DiagnosticLevel.Information => 3,
        _ => 4,
    };
}
