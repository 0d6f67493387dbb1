using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Outline.Syntax;
using LineChunk = Outline.Text.Chunk<Outline.Syntax.LineSyntax, Outline.Syntax.SyntaxSummary>;

namespace Outline.Workspace;

/// <summary>What is written besides plain names.</summary>
public enum MarkKind : byte
{
    /// <summary>The target of a <c>[[link]]</c>, without <c>#item</c> and <c>|text</c>.</summary>
    Link,

    /// <summary><c>#tag</c></summary>
    Tag,

    /// <summary><c>@person</c></summary>
    Person,

    /// <summary><c>^id</c>, or the value of an <c>id::</c> property.</summary>
    BlockId,

    /// <summary>The key of a property.</summary>
    Property,
}

/// <summary>A mark and how often it stands there.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, as it is written where it stands first.</param>
/// <param name="Count">How often.</param>
public readonly record struct Mark(MarkKind Kind, string Text, int Count)
{
    /// <summary>The name that a link names; every rule about links asks for it.</summary>
    public NameKey Name { get; } = Kind == MarkKind.Link ? NameKey.Of(Text) : NameKey.None;
}

/// <summary>
/// What a chunk of lines has to say about names, without knowing what stands above it; it lives as long as the chunk, so an
/// edit costs the chunk that it touched.
/// </summary>
internal sealed class ChunkFacts
{
    private static readonly ConditionalWeakTable<LineChunk, ChunkFacts> _known = [];
    private static readonly SearchValues<char> _markStarts = SearchValues.Create("[#@^");

    private readonly int _unit;
    private uint[]? _words;

    private ChunkFacts(LineChunk chunk, int unit, bool onlyLinks)
    {
        _unit = unit;
        var candidates = new List<Candidate>();
        var marks = new Dictionary<(MarkKind, string), int>();
        int least = int.MaxValue;
        for (int i = 0; i < chunk.Count; i++)
        {
            var line = chunk.Items[i];
            int key = line.Kind is LineKind.Item or LineKind.Property ? LineLexer.PropertyKeyLength(line.Content) : 0;
            if (key > 0 && !onlyLinks)
                AddProperty(line, key, marks);
            if (onlyLinks ? line.Content.Contains('[') : line.Content.ContainsAny(_markStarts))
                AddMarks(line, marks, onlyLinks);
            if (line.Kind == LineKind.Item && line.Indent.Width(unit) is var width && width <= least)
            {
                least = width;
                candidates.Add(new(i, CandidateKind.Item, width));
            }
            else if (line.Kind is LineKind.Heading or LineKind.Unmarked && SyntaxTree.MayBeHead(line))
            {
                // Whether it is one shows below; what follows counts as if it were.
                least = int.MaxValue;
                candidates.Add(new(i, CandidateKind.Head, 0));
            }
            if (key > 0 && Declarations.IsAlias(line.Content[..key]))
                candidates.Add(new(i, CandidateKind.Alias, 0));
            HasBlocks |= line.Kind is LineKind.FenceStart or LineKind.FenceContent or LineKind.FenceEnd or LineKind.FrontMatterStart
                or LineKind.FrontMatterContent or LineKind.FrontMatterEnd || line.OpensFence;
        }
        Candidates = [.. candidates];
        Marks = [.. marks.Select(mark => new Mark(mark.Key.Item1, mark.Key.Item2, mark.Value))];
    }

    public enum CandidateKind : byte { Item, Head, Alias }

    /// <summary>A line that may define something.</summary>
    /// <param name="Line">The line, from the start of the chunk.</param>
    /// <param name="Kind">What it may be.</param>
    /// <param name="Width">The columns of an item's indentation.</param>
    public readonly record struct Candidate(int Line, CandidateKind Kind, int Width);

    /// <summary>The lines that may define something, in order: items with none left of them in the chunk since the last head.</summary>
    public Candidate[] Candidates { get; }

    /// <summary>The marks of the chunk, each once.</summary>
    public Mark[] Marks { get; }

    /// <summary>Whether a line of it is not to be read by itself.</summary>
    public bool HasBlocks { get; }

    /// <summary>Whether a link of it is a path, or names an item below its target.</summary>
    public bool LinksFarther { get; private set; }

    /// <summary>The facts of a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="unit">The file's unit of indentation.</param>
    /// <param name="isKept">Whether they are kept as long as the chunk lives; else they are worked out for this once.</param>
    /// <param name="onlyLinks">Whether of the marks only links are wanted, where they are not kept.</param>
    public static ChunkFacts Of(LineChunk chunk, int unit, bool isKept, bool onlyLinks = false)
    {
        if (!isKept)
            return new(chunk, unit, onlyLinks);
        if (!_known.TryGetValue(chunk, out var facts) || facts._unit != unit)
            _known.AddOrUpdate(chunk, facts = new(chunk, unit, onlyLinks: false));
        return facts;
    }

    /// <summary>Whether a word with this hash, whatever its ending, stands in the chunk; sometimes true where it does not.</summary>
    public bool MayContain(LineChunk chunk, uint word) => Array.BinarySearch(_words ??= WordsOf(chunk), word) >= 0;

    private static uint[] WordsOf(LineChunk chunk)
    {
        var words = new HashSet<uint>();
        foreach (var line in chunk.Items)
        {
            var reader = new WordReader(line.Text);
            while (reader.Read(out var word))
                WordTable.AddTo(words, word);
        }
        var sorted = new uint[words.Count];
        words.CopyTo(sorted);
        Array.Sort(sorted);
        return sorted;
    }

    private static void AddProperty(LineSyntax line, int key, Dictionary<(MarkKind, string), int> marks)
    {
        Add(marks, MarkKind.Property, line.Content[..key]);
        if (line.Content[..key].Equals("id", StringComparison.OrdinalIgnoreCase))
            Add(marks, MarkKind.BlockId, line.Content[(key + 2)..].Trim());
    }

    private void AddMarks(LineSyntax line, Dictionary<(MarkKind, string), int> marks, bool onlyLinks)
    {
        foreach (var span in line.Spans)
        {
            var inner = line.Text.AsSpan(span.InnerStart, span.InnerEnd - span.InnerStart);
            switch (span.Kind)
            {
                case InlineKind.WikiLink:
                    var target = LinkTarget.Of(inner);
                    Add(marks, MarkKind.Link, target.Name);
                    LinksFarther |= !target.Item.IsEmpty;
                    break;
                case InlineKind.MarkdownLink: LinksFarther = true; break;
                case InlineKind.Tag when !onlyLinks: Add(marks, MarkKind.Tag, inner); break;
                case InlineKind.Person when !onlyLinks: Add(marks, MarkKind.Person, inner); break;
                case InlineKind.BlockId when !onlyLinks: Add(marks, MarkKind.BlockId, inner); break;
            }
        }
    }

    private static void Add(Dictionary<(MarkKind, string), int> marks, MarkKind kind, ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
            CollectionsMarshal.GetValueRefOrAddDefault(marks, (kind, text.ToString()), out _)++;
    }
}
