using System.Text.Json;
using System.Text.Json.Serialization;
using CommandLine.Checking;

namespace CommandLine.Reports;

/// <summary>Findings for programs: one array, one object a line.</summary>
internal sealed class JsonReport(TextWriter output) : IReport
{
    private const string Separator = ",\n";

    private bool _isEmpty = true;

    /// <inheritdoc/>
    public FixDetail Fixes => FixDetail.Any;

    /// <inheritdoc/>
    public string Draw(string path, IReadOnlyList<Finding> findings) => string.Join(Separator, findings.Select(finding => Draw(path, finding)));

    /// <inheritdoc/>
    public void Add(string path, IReadOnlyList<Finding> findings, string drawn)
    {
        if (findings.Count == 0)
            return;
        output.Write(_isEmpty ? "[\n" : Separator);
        output.Write(drawn);
        _isEmpty = false;
    }

    /// <inheritdoc/>
    public void Finish(CheckSum sum) => output.Write(_isEmpty ? "[]\n" : "\n]\n");

    private static string Draw(string path, Finding finding)
    {
        var (diagnostic, span) = (finding.Diagnostic, finding.Diagnostic.Span);
        return Printable.Json(JsonSerializer.Serialize(
            new(path, span.Start.Line + 1, span.Start.Character + 1, span.End.Line + 1, span.End.Character + 1,
                diagnostic.Rule.Name, diagnostic.Level.ToString().ToLowerInvariant(), diagnostic.Message, finding.IsFixable),
            ReportJson.Readable.JsonFinding));
    }
}

/// <summary>One finding, as programs read it; lines and columns count from 1, columns in UTF-16 code units.</summary>
internal sealed record JsonFinding(
    string Path, int Line, int Column, int EndLine, int EndColumn, string Rule, string Level, string Message, bool Fixable);

[JsonSerializable(typeof(JsonFinding))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    /// <summary>Leaves letters of all languages as they are: this goes to a pipe, not into a web page.</summary>
    public static ReportJson Readable { get; } = new(new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
