using System.Text.Json;
using Folders;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using Outline.Features;
using Outline.Rules;
using Outline.Text;
using Outline.Workspace;

namespace LanguageServer.Handlers;

/// <summary>The code actions that have a finding not be told again: entries of the nearest project file.</summary>
internal static class Suppressions
{
    /// <summary>Writes the actions for what is found at a place.</summary>
    public static void Write(Utf8JsonWriter json, RequestContext context, Document document, IReadOnlyList<Diagnostic> found, LineSpan range)
    {
        if (context.Projects?.NearestFor(document.Uri) is not { } uri || CodeActions.PatternOf(document, uri) is not { } pattern
            || !PathPattern.TryParse(pattern, out var file, out _))
        {
            return;
        }
        var project = context.Projects.Find(uri);
        if (project is null && !context.Client.CreateFile)
            return;
        string text = project?.Text ?? "", folder = Path.GetFileName(Path.GetDirectoryName(FileUri.PathOf(uri))) ?? "";
        var diagnostics = new DiagnosticJson(document.Uri, context.Snapshot.Settings, context.Client);
        foreach (var suppression in Suppression.At(document, document.Tree, context.Snapshot, found, range))
        {
            string rule = suppression.Diagnostic.Rule.Name;
            var (title, canEdit, edit) = suppression.Scope switch
            {
                SuppressionScope.Place => (
                    $"Ignore this {rule} here", ProjectFileEdit.TryAddIgnored(text, new(rule, file, suppression.Text), out var here, out _), here),
                SuppressionScope.File => (
                    $"Switch {rule} off for this file", ProjectFileEdit.TrySetLevelIn(text, file, rule, DiagnosticLevel.Off, out var inFile, out _), inFile),
                _ => (
                    $"Switch {rule} off in all notes of “{folder}”", ProjectFileEdit.TrySetLevel(text, rule, DiagnosticLevel.Off, out var everywhere, out _), everywhere),
            };
            string after = canEdit ? edit!.ApplyTo(text) : text;
            if (after == text)
                continue;
            json.WriteStartObject();
            JsonText.Write(json, "title"u8, title);
            json.WriteString("kind"u8, CodeActions.QuickFix);
            json.WriteStartArray("diagnostics"u8);
            diagnostics.Write(json, suppression.Diagnostic);
            json.WriteEndArray();
            json.WritePropertyName("edit"u8);
            json.WriteWorkspaceEdit(context.Client, [FileEdits.Between(project?.Uri ?? uri, project?.Version, text, after, isNew: project is null)]);
            json.WriteEndObject();
        }
    }
}
