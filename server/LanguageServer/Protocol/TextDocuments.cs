using System.Text.Json.Serialization;
using LanguageServer.JsonRpc;
using Outline.Text;

namespace LanguageServer.Protocol;

/// <summary>A place, counted as the engine counts: lines and UTF-16 code units from 0.</summary>
// Named, for a struct can be made without its parameters, and a place of zeros would be read out of "{}".
[method: JsonConstructor]
internal readonly record struct Position(int Line, int Character)
{
    /// <summary>The place as the engine says it; not clamped.</summary>
    public LinePosition ToEngine() => new(Line, Character);
}

/// <summary>A stretch of text; the end is not part of it.</summary>
[method: JsonConstructor]
internal readonly record struct Range(Position Start, Position End)
{
    /// <summary>The stretch as the engine says it; not clamped.</summary>
    public LineSpan ToEngine() => new(Start.ToEngine(), End.ToEngine());
}

/// <summary>Names a document, by the client's own string.</summary>
internal sealed record TextDocumentIdentifier(string Uri);

/// <summary>Names a version of a document.</summary>
internal sealed record VersionedTextDocumentIdentifier(string Uri, int? Version = null);

/// <summary>A document as it is opened.</summary>
internal sealed record TextDocumentItem(string Uri, [property: JsonConverter(typeof(ExactTextConverter))] string Text, int Version = 0);

/// <summary>One edit; without a range the whole text is replaced.</summary>
internal sealed record TextDocumentContentChangeEvent([property: JsonConverter(typeof(ExactTextConverter))] string Text, Range? Range = null)
{
    /// <summary>The edit as the engine says it.</summary>
    public TextChange ToEngine() => new(Range?.ToEngine(), Text);
}

/// <summary>Parameters of <c>textDocument/didOpen</c>.</summary>
internal sealed record DidOpenTextDocumentParams(TextDocumentItem TextDocument);

/// <summary>Parameters of <c>textDocument/didChange</c>.</summary>
internal sealed record DidChangeTextDocumentParams(
    VersionedTextDocumentIdentifier TextDocument, IReadOnlyList<TextDocumentContentChangeEvent> ContentChanges);

/// <summary>Parameters of everything that only names a document.</summary>
internal sealed record TextDocumentParams(TextDocumentIdentifier TextDocument);
