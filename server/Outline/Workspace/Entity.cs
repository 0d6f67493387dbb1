using System.Collections.Immutable;
using Outline.Syntax;

namespace Outline.Workspace;

/// <summary>What an entity is.</summary>
public enum EntityKind : byte
{
    /// <summary>Something that a plain list lists: a company, a person, a project.</summary>
    Company,

    /// <summary>A file that links name.</summary>
    Page,

    /// <summary>A section.</summary>
    Section,
}

/// <summary>A place where an entity is defined.</summary>
/// <param name="Note">The note.</param>
/// <param name="Definition">The line; null where the whole file is meant.</param>
public readonly record struct DefinitionSite(INote Note, Definition? Definition);

/// <summary>Something that has a name, with all the places where it gets one: a company that many dated files list is one entity.</summary>
/// <param name="Key">What its own name is compared by.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its own name, as the first of its places writes it.</param>
/// <param name="Sites">Where it is defined, by path and line; at least one.</param>
/// <param name="Names">Everything that it is called, its own name first, each once by key.</param>
public sealed record Entity(NameKey Key, EntityKind Kind, string Name, ImmutableArray<DefinitionSite> Sites, ImmutableArray<EntityName> Names)
{
    /// <summary>Its other names that somebody declared.</summary>
    public IEnumerable<string> Aliases => Names.Where(name => name.Form == NameForm.Alias).Select(name => name.Text);
}

/// <summary>Something that an entity is called.</summary>
/// <param name="Text">The name.</param>
/// <param name="Form">How it names the entity.</param>
public readonly record struct EntityName(string Text, NameForm Form)
{
    /// <summary>What it is compared by.</summary>
    public NameKey Key { get; } = NameKey.Of(Text);
}
