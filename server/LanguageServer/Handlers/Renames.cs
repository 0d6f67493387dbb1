using System.Buffers;
using Folders;
using LanguageServer.Conversions;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using Outline.Features;

namespace LanguageServer.Handlers;

/// <summary><c>textDocument/prepareRename</c> and <c>textDocument/rename</c>.</summary>
internal static class Renames
{
    private static readonly ChangeAnnotation[] _annotations =
    [
        new("definition", "Where it is defined", NeedsConfirmation: false),
        new("mention", "Where it is mentioned", NeedsConfirmation: false),
        new("link", "Links to it", NeedsConfirmation: false),
        new("short", "The name of the site without its ending", NeedsConfirmation: false),
        new("alias", "Another name of it", NeedsConfirmation: false),
        new("head", "Other sections of the same name", NeedsConfirmation: true),
    ];

    public static void Prepare(RequestContext context, TextDocumentPositionParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        string? problem = null;
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document
            || Rename.Prepare(context.Snapshot, document, document.Tree, parameters.Position.ToEngine(), out problem) is not var (span, name))
        {
            if (problem is not null)
                throw new ResponseException(ErrorCodes.RequestFailed, Sentence(problem));
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteRange("range"u8, span);
        JsonText.Write(json, "placeholder"u8, name);
        json.WriteEndObject();
    }

    public static void Write(RequestContext context, RenameParams parameters, IBufferWriter<byte> output, CancellationToken cancel)
    {
        using var json = JsonText.Writer(output);
        string? problem = null;
        if (context.Snapshot.Find(parameters.TextDocument.Uri) is not { } document
            || Rename.Of(context.Snapshot, document, document.Tree, parameters.Position.ToEngine(), parameters.NewName, out problem, cancel) is not { } renaming)
        {
            if (problem is not null)
                throw new ResponseException(ErrorCodes.RequestFailed, Sentence(problem));
            json.WriteNullValue();
            return;
        }
        var files = new List<FileEdits>();
        foreach (var (note, edits) in renaming.Notes)
            files.Add(new(note.Uri, note.OpenVersion, [.. edits.Select(edit => new AnnotatedEdit(edit.Span, edit.NewText, AnnotationOf(edit.Part)))]));
        foreach (var changes in renaming.Projects.GroupBy(change => change.Project))
            files.Add(InProject(context, changes.Key.Uri, changes));
        json.WriteWorkspaceEdit(context.Client, files, _annotations);
    }

    private static FileEdits InProject(RequestContext context, string uri, IEnumerable<RenamedInProject> changes)
    {
        if (context.Projects?.Find(uri) is not { } project)
            throw new ResponseException(ErrorCodes.RequestFailed, $"The project file {uri} names it, and cannot be edited.");
        string after = project.Text;
        foreach (var (_, name, alias, newText) in changes)
        {
            if (!(alias is null
                ? ProjectFileEdit.TryRenameName(after, name, newText, out var edit, out var problem)
                : ProjectFileEdit.TryRenameAlias(after, name, alias, newText, out edit, out problem)))
            {
                throw new ResponseException(ErrorCodes.RequestFailed, $"The project file cannot be edited: {problem.Message} ({uri}:{problem.Line + 1}).");
            }
            after = edit.ApplyTo(after);
        }
        var edited = FileEdits.Between(project.Uri, project.Version, project.Text, after);
        return edited with { Edits = [.. edited.Edits.Select(edit => edit with { Annotation = "alias" })] };
    }

    private static string AnnotationOf(RenamePart part) => part switch
    {
        RenamePart.Definition => "definition",
        RenamePart.OtherHead => "head",
        RenamePart.ShortMention => "short",
        RenamePart.Alias => "alias",
        RenamePart.Link => "link",
        _ => "mention",
    };

    private static string Sentence(string problem) => $"{char.ToUpperInvariant(problem[0])}{problem.AsSpan(1)}.";
}
