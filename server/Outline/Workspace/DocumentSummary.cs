using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Workspace;

/// <summary>What a document defines and marks: all that the workspace has to know of it to find names.</summary>
/// <param name="Definitions">Its companies and sections, in order.</param>
/// <param name="Marks">Its links, tags, people, ids and property keys, each once.</param>
/// <param name="HasBlocks">Whether it has fenced blocks or front matter: a line of it is not to be read by itself then.</param>
public sealed record DocumentSummary(ImmutableArray<Definition> Definitions, ImmutableArray<Mark> Marks, bool HasBlocks)
{
    /// <summary>Whether a link is a path, or names an item below its target: whether that is there, its name alone does not tell.</summary>
    public bool LinksFarther { get; private init; }

    /// <summary>Sums up a document.</summary>
    /// <param name="tree">Its lines.</param>
    /// <param name="path">Its path below its folder; its ending tells Markdown from outlines.</param>
    /// <param name="project">What the project file says.</param>
    /// <param name="isKept">Whether the tree lives on: what was worked out is used again then after an edit.</param>
    /// <param name="onlyLinks">Whether of the marks only links are wanted, where nothing is kept: rules ask for no others.</param>
    public static DocumentSummary Of(SyntaxTree tree, string path, ProjectSettings project, bool isKept = false, bool onlyLinks = false)
    {
        var sections = new SectionFilter(path, project);
        var definitions = ImmutableArray.CreateBuilder<Definition>();
        Dictionary<(MarkKind, string), int>? marks = null;
        Mark[]? only = null;
        bool hasBlocks = false, linksFarther = false;
        int start = 0, least = int.MaxValue, owner = -1;
        string? section = null;
        bool lists = sections.Lists(null);
        foreach (var chunk in tree.Lines.Chunks)
        {
            var facts = ChunkFacts.Of(chunk, tree.IndentUnit, isKept, onlyLinks);
            hasBlocks |= facts.HasBlocks;
            linksFarther |= facts.LinksFarther;
            foreach (var (offset, kind, width) in facts.Candidates)
            {
                int number = start + offset;
                var line = chunk.Items[offset];
                switch (kind)
                {
                    case ChunkFacts.CandidateKind.Head when tree.IsHead(number):
                        (least, owner) = (int.MaxValue, -1);
                        section = line.Content.ToString();
                        lists = sections.Lists(line);
                        if (section.Length > 0)
                            definitions.Add(new(DefinitionKind.Section, section, number, line.ContentStart, line.ContentEnd, null));
                        break;
                    case ChunkFacts.CandidateKind.Item when width <= least:
                        (least, owner) = (width, -1);
                        if (lists && TryDefine(line, number, section, definitions))
                            owner = definitions.Count - 1;
                        break;
                    // Directly below the company's own line, as an item or in its body.
                    case ChunkFacts.CandidateKind.Alias when owner >= 0 && tree.ParentOf(number) == definitions[owner].Line:
                        definitions[owner] = definitions[owner] with
                        {
                            Aliases = [.. definitions[owner].Aliases, .. Declarations.OfProperty(line, number)],
                        };
                        break;
                }
            }
            if (tree.Lines.Chunks.Length == 1)
            {
                only = facts.Marks;
            }
            else
            {
                foreach (var mark in facts.Marks)
                    CollectionsMarshal.GetValueRefOrAddDefault(marks ??= [], (mark.Kind, mark.Text), out _) += mark.Count;
            }
            start += chunk.Count;
        }
        return new(
            definitions.DrainToImmutable(),
            only is not null ? ImmutableCollectionsMarshal.AsImmutableArray(only)
                : marks is null ? []
                : [.. marks.Select(mark => new Mark(mark.Key.Item1, mark.Key.Item2, mark.Value))],
            hasBlocks)
        {
            LinksFarther = linksFarther,
        };
    }

    /// <summary>What a line defines; null where it defines nothing.</summary>
    public Definition? DefinitionAt(int line)
    {
        int low = 0, high = Definitions.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Definitions[middle].Line < line)
                low = middle + 1;
            else
                high = middle;
        }
        return low < Definitions.Length && Definitions[low].Line == line ? Definitions[low] : null;
    }

    private static bool TryDefine(LineSyntax line, int number, string? section, ImmutableArray<Definition>.Builder definitions)
    {
        var title = ItemTitle.Of(line);
        if (!title.IsName)
            return false;
        var definition = new Definition(
            DefinitionKind.Company, line.Text[title.Start..title.End], number, title.Start, title.End, section);
        if (definition.Key == NameKey.None)
            return false;
        definitions.Add(definition with { Aliases = Declarations.OfTitle(line, title, number) });
        return true;
    }
}
