using System.Collections.Immutable;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Workspace;

/// <summary>What a definition defines.</summary>
public enum DefinitionKind : byte
{
    /// <summary>A company, or whatever else a plain list lists: a first-level item whose title looks like a name.</summary>
    Company,

    /// <summary>A section: its head.</summary>
    Section,
}

/// <summary>Another name that the note itself gives to a company.</summary>
/// <param name="Name">The other name.</param>
/// <param name="Span">Where it stands.</param>
public readonly record struct DeclaredAlias(string Name, LineSpan Span)
{
    /// <summary>What it is compared by.</summary>
    public NameKey Key { get; } = NameKey.Of(Name);
}

/// <summary>A place where something gets its name. It knows its line, and not the document that it stands in.</summary>
/// <param name="Kind">What it defines.</param>
/// <param name="Name">The name, as it is written.</param>
/// <param name="Line">The line, from 0.</param>
/// <param name="Start">Where the name begins, in UTF-16 code units from the start of the line.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Section">The head of the section that it stands in; null where it stands in none.</param>
public sealed record Definition(DefinitionKind Kind, string Name, int Line, int Start, int End, string? Section)
{
    /// <summary>What the name is compared by.</summary>
    public NameKey Key { get; } = NameKey.Of(Name);

    /// <summary>The key of a domain's name without its ending: <c>builder</c> of <c>builder.io</c>; else none.</summary>
    public NameKey ShortKey { get; } = Kind == DefinitionKind.Company && Domain.NameOf(Name) is { IsEmpty: false } name ? NameKey.Of(name) : NameKey.None;

    /// <summary>Other names that the note gives it, in the title or by an <c>alias::</c> property.</summary>
    public ImmutableArray<DeclaredAlias> Aliases { get; init; } = [];

    /// <summary>Where the name stands.</summary>
    public LineSpan Selection => new(Line, Start, End);

    /// <inheritdoc/>
    public bool Equals(Definition? other) =>
        other is not null && (Kind, Name, Line, Start, End, Section) == (other.Kind, other.Name, other.Line, other.Start, other.End, other.Section)
        && Aliases.AsSpan().SequenceEqual(other.Aliases.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Name, Line, Start);
}
