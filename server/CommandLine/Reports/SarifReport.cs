using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CommandLine.Checking;
using Outline.Rules;
using Outline.Text;
using Outline.Workspace;

namespace CommandLine.Reports;

/// <summary>
/// Findings in the Static Analysis Results Interchange Format, version 2.1.0, which code hosts and editors read. Columns are
/// UTF-16 code units; paths are relative to the current folder where they lie in it; certain fixes are told as replacements.
/// </summary>
internal sealed class SarifReport(TextWriter output) : IReport
{
    private const string Root = "%SRCROOT%";

    private static readonly IReadOnlyList<Rule> _rules = [.. RuleCatalogue.All, ProjectFileRule.Instance];

    private readonly List<(string Path, IReadOnlyList<Finding> Findings)> _files = [];

    /// <inheritdoc/>
    public FixDetail Fixes => FixDetail.First;

    /// <inheritdoc/>
    public string Draw(string path, IReadOnlyList<Finding> findings) => "";

    /// <inheritdoc/>
    public void Add(string path, IReadOnlyList<Finding> findings, string drawn) => _files.Add((path, findings));

    /// <inheritdoc/>
    public void Finish(CheckSum sum)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(json, sum);
        output.WriteLine(Printable.Json(Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length))));
    }

    private void Write(Utf8JsonWriter json, CheckSum sum)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "outline-notes");
        json.WriteString("version", OutlineNotes.Version);
        json.WriteStartArray("rules");
        foreach (var rule in _rules)
            WriteRule(json, rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        WriteInvocation(json, sum);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("newlineSequences");
        foreach (string sequence in (ReadOnlySpan<string>)["\r\n", "\n", "\r"])
            json.WriteStringValue(sequence);
        json.WriteEndArray();
        json.WriteStartArray("results");
        foreach (var (path, findings) in _files)
        {
            var seen = new Dictionary<string, int>();
            foreach (var finding in findings)
            {
                string fingerprint = finding.Fingerprint;
                seen[fingerprint] = seen.GetValueOrDefault(fingerprint) + 1;
                WriteResult(json, UriOf(path), finding, $"{fingerprint}:{seen[fingerprint]}");
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Name);
        WriteText(json, "shortDescription", rule.Page.Summary);
        WriteText(json, "fullDescription", rule.Page.Why.ReplaceLineEndings(" "));
        json.WriteStartObject("help");
        string page = RulePages.Write(rule);
        json.WriteString("text", page);
        json.WriteString("markdown", page);
        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration");
        json.WriteBoolean("enabled", rule.Level != DiagnosticLevel.Off);
        json.WriteString("level", Level(rule.Level));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, CheckSum sum)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", sum.Failures.All(failure => failure.IsSkip));
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var failure in sum.Failures)
        {
            json.WriteStartObject();
            json.WriteString("level", failure.IsSkip ? "note" : "error");
            WriteText(json, "message", failure.Message);
            json.WriteStartArray("locations");
            json.WriteStartObject();
            WritePlace(json, UriOf(failure.Path), null);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, Uri uri, Finding finding, string fingerprint)
    {
        var diagnostic = finding.Diagnostic;
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Rule.Name);
        json.WriteNumber("ruleIndex", IndexOf(diagnostic.Rule));
        json.WriteString("level", Level(diagnostic.Level));
        WriteText(json, "message", diagnostic.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        WritePlace(json, uri, diagnostic.Span);
        json.WriteEndObject();
        json.WriteEndArray();
        if (diagnostic.Related.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            foreach (var related in diagnostic.Related)
            {
                json.WriteStartObject();
                WritePlace(json, related.Uri is { } other ? UriOf(other) : uri, related.Span);
                WriteText(json, "message", related.Message);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        // The name under which code hosts look for it, to know a finding again when its line has moved.
        json.WriteStartObject("partialFingerprints");
        json.WriteString("primaryLocationLineHash", fingerprint);
        json.WriteEndObject();
        if (finding.Fix is { Trust: Trust.Certain } fix)
            WriteFix(json, uri, fix);
        json.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter json, Uri uri, Fix fix)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        WriteText(json, "description", fix.Title);
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        WriteArtifact(json, uri);
        json.WriteStartArray("replacements");
        foreach (var edit in fix.Edits)
        {
            json.WriteStartObject();
            WriteRegion(json, "deletedRegion", edit.Span!.Value);
            WriteText(json, "insertedContent", edit.NewText);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WritePlace(Utf8JsonWriter json, Uri uri, LineSpan? span)
    {
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, uri);
        if (span is { } region)
            WriteRegion(json, "region", region);
        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, Uri uri)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", uri.Text);
        if (uri.IsRelative)
            json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, string name, LineSpan span)
    {
        json.WriteStartObject(name);
        json.WriteNumber("startLine", span.Start.Line + 1);
        json.WriteNumber("startColumn", span.Start.Character + 1);
        json.WriteNumber("endLine", span.End.Line + 1);
        json.WriteNumber("endColumn", span.End.Character + 1);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(DiagnosticLevel level) => level switch
    {
        DiagnosticLevel.Error => "error",
        DiagnosticLevel.Warning => "warning",
        DiagnosticLevel.Off => "none",
        _ => "note",
    };

    private static int IndexOf(Rule rule)
    {
        int index = 0;
        while (index < _rules.Count && _rules[index] != rule)
            index++;
        return index;
    }

    private static Uri UriOf(string path)
    {
        string full = Path.GetFullPath(path), below = Path.GetRelativePath(Directory.GetCurrentDirectory(), full);
        bool isRelative = !Path.IsPathRooted(below) && below != ".." && !below.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        string written = string.Join('/', (isRelative ? below : full).Replace(Path.DirectorySeparatorChar, '/').Split('/').Select(System.Uri.EscapeDataString));
        return new(isRelative ? written : "file://" + (written.StartsWith('/') ? "" : "/") + written, isRelative);
    }

    /// <param name="Text">The URI, with escapes.</param>
    /// <param name="IsRelative">Whether it counts from the current folder.</param>
    private readonly record struct Uri(string Text, bool IsRelative);
}
