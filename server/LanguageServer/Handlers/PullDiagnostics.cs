using System.Buffers;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;
using Outline.Workspace;

namespace LanguageServer.Handlers;

/// <summary>
/// <c>textDocument/diagnostic</c> and <c>workspace/diagnostic</c>: the client asks for the diagnostics of a document, or of all notes.
/// </summary>
internal static class PullDiagnostics
{
    public static void Write(RequestContext context, DocumentDiagnosticParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        json.WriteStartObject();
        string uri = parameters.TextDocument.Uri;
        if (context.Snapshot.Find(uri) is not { } document)
        {
            // A client asks once more for a document that it has closed, and keeps what it is told for the list of all notes.
            var report = context.ChecksAllNotes && context.Snapshot.FindNote(uri) is { } note
                ? WorkspaceDiagnostics.ReportOf(note, context.Snapshot, cancel)
                : WorkspaceDiagnostics.Nothing(uri);
            json.WriteString("kind"u8, "full"u8);
            json.WritePropertyName("items"u8);
            new DiagnosticJson(uri, context.Snapshot.Settings, context.Client).WriteAll(json, report.Diagnostics);
        }
        else
        {
            var settings = context.Snapshot.Settings;
            string resultId = context.ResultIds.Of(document, context.Snapshot);
            bool isKnown = resultId == parameters.PreviousResultId;
            json.WriteString("kind"u8, isKnown ? "unchanged"u8 : "full"u8);
            json.WriteString("resultId"u8, resultId);
            if (!isKnown)
            {
                json.WritePropertyName("items"u8);
                new DiagnosticJson(uri, settings, context.Client).WriteAll(json, Diagnostics.Get(document, context.Snapshot, cancel));
            }
        }
        json.WriteEndObject();
    }

    /// <summary>Answers in one piece: what the client has already is named, what is gone is taken back.</summary>
    public static void WriteWorkspace(RequestContext context, WorkspaceDiagnosticParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        var known = KnownBy(parameters);
        var (changed, unchanged) = (new List<NoteReport>(), new List<NoteReport>());
        foreach (var report in WorkspaceDiagnostics.ReportsOf(context.Snapshot, context.ChecksAllNotes, cancel))
        {
            bool isKnown = known.Remove(report.Uri, out string? id) && id == report.ResultId;
            (isKnown ? unchanged : changed).Add(report);
        }
        changed.AddRange(known.Keys.Select(WorkspaceDiagnostics.Nothing));
        WorkspaceDiagnostics.Write(output, changed, unchanged, context.Snapshot.Settings, context.Client);
    }

    /// <summary>Leaves the question open, and answers in parts whenever something has changed.</summary>
    public static void HoldWorkspace(
        Session session, WorkspaceDiagnosticParams parameters, PartialResults partial,
        Action<Action<IBufferWriter<byte>, CancellationToken>> end, CancellationToken cancel) =>
        session.AllNotes.Stream(KnownBy(parameters), partial, end, cancel);

    private static Dictionary<string, string> KnownBy(WorkspaceDiagnosticParams parameters)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (uri, value) in parameters.PreviousResultIds ?? [])
            known[uri] = value;
        return known;
    }
}
