using System.Text.Json;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Text;

namespace LanguageServer.Conversions;

/// <summary>An edit of one file.</summary>
/// <param name="Span">What is replaced.</param>
/// <param name="NewText">What stands there afterwards.</param>
/// <param name="Annotation">What it is for, the name of one of the annotations; null for none.</param>
internal readonly record struct AnnotatedEdit(LineSpan Span, string NewText, string? Annotation = null);

/// <summary>The edits of one file.</summary>
/// <param name="Uri">The file.</param>
/// <param name="Version">The version that they are meant for; null for a file that is not open.</param>
/// <param name="Edits">The edits.</param>
/// <param name="IsNew">Whether the file is to be created first.</param>
internal sealed record FileEdits(string Uri, int? Version, IReadOnlyList<AnnotatedEdit> Edits, bool IsNew = false)
{
    /// <summary>The edit that makes one text of another, around all that differs.</summary>
    /// <param name="uri">The file.</param>
    /// <param name="version">The version that has the text before; null for a file that is not open.</param>
    /// <param name="before">The text before.</param>
    /// <param name="after">The text after.</param>
    /// <param name="isNew">Whether the file is to be created first.</param>
    public static FileEdits Between(string uri, int? version, string before, string after, bool isNew = false)
    {
        int start = before.AsSpan().CommonPrefixLength(after), end = 0;
        int most = Math.Min(before.Length, after.Length) - start;
        while (end < most && before[^(end + 1)] == after[^(end + 1)])
            end++;
        // A place between \r and \n is none.
        while (start > 0 && (IsInsideLineEnd(before, start) || IsInsideLineEnd(after, start)))
            start--;
        while (end > 0 && (IsInsideLineEnd(before, before.Length - end) || IsInsideLineEnd(after, after.Length - end)))
            end--;
        var span = new LineSpan(PositionOf(before, start), PositionOf(before, before.Length - end));
        return new(uri, version, [new(span, after[start..(after.Length - end)])], isNew);
    }

    private static bool IsInsideLineEnd(string text, int at) => at > 0 && at < text.Length && text[at - 1] == '\r' && text[at] == '\n';

    private static LinePosition PositionOf(string text, int offset) => SourceText.Parse(text.AsSpan(0, offset)).End;
}

/// <summary>What some edits are for, as people choose among them.</summary>
/// <param name="Id">The name that edits give.</param>
/// <param name="Label">What is told to people.</param>
/// <param name="NeedsConfirmation">Whether somebody is to look at them first.</param>
internal sealed record ChangeAnnotation(string Id, string Label, bool NeedsConfirmation);

/// <summary>Writes workspace edits as the client takes them.</summary>
internal static class WorkspaceEditJson
{
    /// <summary>Writes a workspace edit as the next value: with versions where the client knows them, and annotations where it shows them.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="client">What the client can do.</param>
    /// <param name="files">The edits.</param>
    /// <param name="annotations">What they are for; only those that some edit names are told.</param>
    public static void WriteWorkspaceEdit(
        this Utf8JsonWriter json, ClientCapabilities client, IReadOnlyList<FileEdits> files, params ReadOnlySpan<ChangeAnnotation> annotations)
    {
        json.WriteStartObject();
        if (client.DocumentChanges)
        {
            json.WriteStartArray("documentChanges"u8);
            foreach (var file in files)
                WriteFile(json, file, client.ChangeAnnotations);
            json.WriteEndArray();
            if (client.ChangeAnnotations)
                WriteAnnotations(json, files, annotations);
        }
        else
        {
            json.WriteStartObject("changes"u8);
            foreach (var file in files)
            {
                json.WritePropertyName(file.Uri);
                WriteEdits(json, file.Edits, isAnnotated: false);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, FileEdits file, bool isAnnotated)
    {
        if (file.IsNew)
        {
            // Where it is there after all, the whole edit fails: nothing is put into a text that is not known.
            json.WriteStartObject();
            json.WriteString("kind"u8, "create"u8);
            JsonText.Write(json, "uri"u8, file.Uri);
            json.WriteEndObject();
        }
        json.WriteStartObject();
        json.WriteStartObject("textDocument"u8);
        JsonText.Write(json, "uri"u8, file.Uri);
        if (file.Version is { } version)
            json.WriteNumber("version"u8, version);
        else
            json.WriteNull("version"u8);
        json.WriteEndObject();
        json.WritePropertyName("edits"u8);
        WriteEdits(json, file.Edits, isAnnotated);
        json.WriteEndObject();
    }

    private static void WriteEdits(Utf8JsonWriter json, IReadOnlyList<AnnotatedEdit> edits, bool isAnnotated)
    {
        json.WriteStartArray();
        foreach (var edit in edits)
        {
            json.WriteStartObject();
            json.WriteRange("range"u8, edit.Span);
            JsonText.Write(json, "newText"u8, edit.NewText);
            if (isAnnotated && edit.Annotation is { } annotation)
                json.WriteString("annotationId"u8, annotation);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteAnnotations(Utf8JsonWriter json, IReadOnlyList<FileEdits> files, ReadOnlySpan<ChangeAnnotation> annotations)
    {
        var named = files.SelectMany(file => file.Edits).Select(edit => edit.Annotation).Distinct().ToList();
        if (named is [null] or [])
            return;
        json.WriteStartObject("changeAnnotations"u8);
        foreach (var annotation in annotations)
        {
            if (!named.Contains(annotation.Id))
                continue;
            json.WriteStartObject(annotation.Id);
            JsonText.Write(json, "label"u8, annotation.Label);
            json.WriteBoolean("needsConfirmation"u8, annotation.NeedsConfirmation);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
