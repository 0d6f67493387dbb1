using System.Runtime.InteropServices;
using Outline.Syntax;

namespace Outline.Workspace;

/// <summary>A place in a line where something is called by a name.</summary>
/// <param name="Start">Where the name begins, in UTF-16 code units from the start of the line.</param>
/// <param name="End">Where it ends, without the ending of a possessive or plural.</param>
/// <param name="Name">What the name is compared by.</param>
/// <param name="IsLink">Whether it is the target of a <c>[[link]]</c>.</param>
public readonly record struct Mention(int Start, int End, NameKey Name, bool IsLink);

/// <summary>Finds what a line mentions.</summary>
public static class Mentions
{
    [ThreadStatic]
    private static List<Word>? _words;

    /// <summary>The mentions of a line, in order: plain names, the longest first, and links, whether or not they lead anywhere.</summary>
    /// <param name="line">The line.</param>
    /// <param name="definition">What the line defines, by a name that is no mention; or null.</param>
    /// <param name="note">The note that it stands in.</param>
    /// <param name="names">The names.</param>
    /// <param name="found">Takes the mentions.</param>
    public static void InLine(LineSyntax line, Definition? definition, INote note, NameIndex names, List<Mention> found)
    {
        if (!IsProse(line))
            return;
        int first = found.Count;
        var hidden = new List<(int Start, int End)>();
        if (definition is { Kind: DefinitionKind.Company })
            hidden.Add((definition.Start, EndOfDeclaration(definition)));
        foreach (var span in line.Spans)
        {
            switch (span.Kind)
            {
                case InlineKind.WikiLink:
                    AddLink(span);
                    hidden.Add((span.Start, span.End));
                    break;
                case InlineKind.Tag:
                    // "#[[name]]" is a link that is a tag too.
                    if (line.Text[span.InnerStart - 1] == '[')
                        AddLink(span);
                    hidden.Add((span.Start, span.End));
                    break;
                case InlineKind.Code or InlineKind.Url or InlineKind.Person or InlineKind.BlockReference or InlineKind.BlockId:
                    hidden.Add((span.Start, span.End));
                    break;
                case InlineKind.MarkdownLink:
                    hidden.Add((span.InnerStart, span.End));
                    break;
                case InlineKind.Property:
                    hidden.Add((span.Start, Declarations.IsAlias(line.Text.AsSpan(span.InnerStart, span.InnerEnd - span.InnerStart)) ? span.End : span.InnerEnd));
                    break;
            }
        }
        AddPlain(line, hidden, note, names, found);
        if (found.Count - first > 1)
            found.Sort(first, found.Count - first, _byStart);

        void AddLink(in InlineSpan span)
        {
            var target = LinkTarget.Of(line.Text.AsSpan(span.InnerStart, span.InnerEnd - span.InnerStart));
            int start = span.InnerStart + target.NameStart;
            if (NameKey.Of(target.Name) is var name && name != NameKey.None)
                found.Add(new(start, start + target.Name.Length, name, IsLink: true));
        }
    }

    private static readonly Comparer<Mention> _byStart = Comparer<Mention>.Create(static (a, b) => a.Start - b.Start);

    private static bool IsProse(LineSyntax line) =>
        line.Kind is LineKind.Item or LineKind.Heading or LineKind.Unmarked or LineKind.Property && !line.OpensFence;

    private static int EndOfDeclaration(Definition definition)
    {
        int end = definition.End;
        foreach (var alias in definition.Aliases)
        {
            if (alias.Span.Start.Line == definition.Line)
                end = Math.Max(end, alias.Span.End.Character);
        }
        return end;
    }

    private static void AddPlain(LineSyntax line, List<(int Start, int End)> hidden, INote note, NameIndex names, List<Mention> found)
    {
        var words = _words ??= [];
        words.Clear();
        int offset = line.ContentStart;
        var reader = new WordReader(line.Content);
        while (reader.Read(out var word))
            words.Add(word with { Start = word.Start + offset, End = word.End + offset });

        var all = CollectionsMarshal.AsSpan(words);
        for (int i = 0; i < all.Length; i++)
        {
            ref readonly var word = ref all[i];
            int longest = names.LongestFrom(word.Hash);
            if (longest == 0 && word.Stem != 0)
                longest = Math.Min(1, names.LongestFrom(word.Stem));
            if (longest == 0)
                continue;

            var key = NameKey.None;
            Mention? best = null;
            int last = i;
            for (int n = 0; n < longest && i + n < all.Length && (n == 0 || all[i + n].Joins); n++)
            {
                ref readonly var next = ref all[i + n];
                var shorter = key;
                key = key.Then(next.Hash);
                // One letter is rarely a name, whatever a list says.
                if (n == 0 && next.End - next.Start < 2 && next.Hash == next.Beginning && line.Text[next.Start] < 0x2E80)
                    continue;
                if (names.IsPlain(key, note))
                    (best, last) = (new(word.Start, next.End, key, IsLink: false), i + n);
                else if (next.Stem != 0 && shorter.Then(next.Stem) is var singular && names.IsPlain(singular, note))
                    (best, last) = (new(word.Start, next.End - 1, singular, IsLink: false), i + n);
            }
            if (best is not { } mention || IsHidden(hidden, mention))
                continue;
            found.Add(mention);
            i = last;
        }
    }

    private static bool IsHidden(List<(int Start, int End)> hidden, Mention mention)
    {
        foreach (var (start, end) in hidden)
        {
            if (mention.Start < end && start < mention.End)
                return true;
        }
        return false;
    }
}
