using System.Collections.Immutable;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>What a cursor stands on.</summary>
public enum TargetKind : byte
{
    /// <summary>A name: of a company, a page or a section, defined or mentioned here.</summary>
    Entity,

    /// <summary>A <c>[[link]]</c> to a name that nothing has.</summary>
    Unresolved,

    /// <summary>The item in <c>[[name#item]]</c>.</summary>
    Item,

    /// <summary><c>#tag</c></summary>
    Tag,

    /// <summary><c>@person</c></summary>
    Person,

    /// <summary><c>((id))</c>, <c>^id</c> or the value of an <c>id::</c> property.</summary>
    Block,

    /// <summary>The target of <c>[text](target)</c>.</summary>
    Path,
}

/// <summary>What stands at a position: every feature that follows a name begins here.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it is written, without brackets, <c>#</c>, <c>@</c> and the ending of a possessive or plural.</param>
/// <param name="Text">As it is written there.</param>
/// <param name="Entities">For names and items: the keys of what is named, the best first; several where the name is ambiguous.</param>
/// <param name="Form">For names: how it is named here.</param>
/// <param name="IsDefinition">Whether the name is defined here and not mentioned.</param>
/// <param name="IsLink">Whether it is written as a <c>[[link]]</c>.</param>
public sealed record Target(
    TargetKind Kind, LineSpan Span, string Text, ImmutableArray<NameKey> Entities = default, NameForm Form = NameForm.Title,
    bool IsDefinition = false, bool IsLink = false)
{
    /// <summary>The target at a position, which may be just behind it; null where there is none.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="note">The note.</param>
    /// <param name="tree">Its lines.</param>
    /// <param name="position">The position.</param>
    public static Target? At(WorkspaceSnapshot workspace, INote note, SyntaxTree tree, LinePosition position)
    {
        position = tree.Text.Clamp(position);
        var (number, at) = position;
        var line = tree.Lines[number];
        var definition = note.Summary.DefinitionAt(number);
        if (AtMark(workspace.Names, line, number, at) is { } mark)
            return mark;
        if (AliasAt(note, position) is var (owner, alias))
            return new(TargetKind.Entity, alias.Span, alias.Name, [owner.Key], NameForm.Alias, IsDefinition: true);

        var mentions = new List<Mention>();
        Mentions.InLine(line, definition, note, workspace.Names, mentions);
        var defined = definition is null ? null : AtDefinition(workspace.Names, definition, position);
        foreach (var mention in mentions)
        {
            // A section is called by its whole line, and what stands in it is meant first; in the name of a company only links are.
            if (at < mention.Start || at > EndOf(line, mention) || !mention.IsLink && defined is not null && definition!.Kind == DefinitionKind.Company)
                continue;
            var entities = workspace.Names.Resolve(mention.Name, mention.IsLink, out var form);
            return new(
                entities.IsEmpty ? TargetKind.Unresolved : TargetKind.Entity, new(number, mention.Start, mention.End),
                line.Text[mention.Start..mention.End], entities, form, IsLink: mention.IsLink);
        }
        return defined;
    }

    /// <summary>The entities that are named, as far as they are defined, by name.</summary>
    public IEnumerable<Entity> EntitiesIn(WorkspaceSnapshot workspace) =>
        Entities.IsDefault ? [] : Entities.Select(workspace.Names.EntityOf).OfType<Entity>().OrderBy(entity => entity.Name, StringComparer.OrdinalIgnoreCase);

    private static Target? AtDefinition(NameIndex names, Definition definition, LinePosition position) =>
        definition.Selection.Touches(position)
            ? new(TargetKind.Entity, definition.Selection, definition.Name, names.Resolve(definition.Key, asLink: true, out var form), form, IsDefinition: true)
            : null;

    private static (Definition Owner, DeclaredAlias Alias)? AliasAt(INote note, LinePosition position)
    {
        foreach (var definition in note.Summary.Definitions)
        {
            foreach (var alias in definition.Aliases)
            {
                if (alias.Span.Touches(position))
                    return (definition, alias);
            }
        }
        return null;
    }

    private static Target? AtMark(NameIndex names, LineSyntax line, int number, int at)
    {
        foreach (var span in line.Spans)
        {
            if (at < span.Start || at > span.End)
                continue;
            var inner = line.Text.AsSpan(span.InnerStart, span.InnerEnd - span.InnerStart);
            switch (span.Kind)
            {
                case InlineKind.WikiLink when LinkTarget.Of(inner) is { Item.IsEmpty: false } target && at >= span.InnerStart + target.ItemStart:
                    int start = span.InnerStart + target.ItemStart;
                    return new(
                        TargetKind.Item, new(number, start, start + target.Item.Length), target.Item.ToString(),
                        names.Resolve(NameKey.Of(target.Name), asLink: true), IsLink: true);
                case InlineKind.Tag when line.Text[span.InnerStart - 1] != '[':
                    return new(TargetKind.Tag, new(number, span.InnerStart, span.InnerEnd), inner.ToString());
                case InlineKind.Person:
                    return new(TargetKind.Person, new(number, span.InnerStart, span.InnerEnd), inner.ToString());
                case InlineKind.BlockReference:
                    return new(TargetKind.Block, new(number, span.InnerStart, span.InnerEnd), inner.ToString());
                case InlineKind.BlockId:
                    return new(TargetKind.Block, new(number, span.InnerStart, span.InnerEnd), inner.ToString(), IsDefinition: true);
                case InlineKind.Property when inner.Equals("id", StringComparison.OrdinalIgnoreCase) && at > span.InnerEnd + 1:
                    var id = line.Text.AsSpan(span.InnerEnd + 2, span.End - span.InnerEnd - 2).Trim();
                    return new(TargetKind.Block, new(number, span.End - id.Length, span.End), id.ToString(), IsDefinition: true);
                case InlineKind.MarkdownLink when at >= span.InnerStart && at <= span.InnerEnd:
                    return new(TargetKind.Path, new(number, span.InnerStart, span.InnerEnd), inner.ToString());
            }
        }
        return null;
    }

    // The cursor may stand in the "'s" or "s" behind a name, and anywhere in the brackets of a link.
    private static int EndOf(LineSyntax line, Mention mention)
    {
        int end = mention.End;
        while (end < line.ContentEnd && (char.IsLetter(line.Text[end]) || line.Text[end] is '\'' or '’') && end < mention.End + 2)
            end++;
        return end;
    }
}
