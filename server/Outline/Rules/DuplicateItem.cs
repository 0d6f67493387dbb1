using System.Runtime.CompilerServices;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;
using LineChunk = Outline.Text.Chunk<Outline.Syntax.LineSyntax, Outline.Syntax.SyntaxSummary>;

namespace Outline.Rules;

/// <summary>Items that say what one beside them says already.</summary>
public sealed class DuplicateItem : NoteRule
{
    // Shorter items are often meant to be there twice: names, yes and no, sold.
    private const int LeastWords = 3;

    // 4 MB a thread.
    private const int LargestKept = 1 << 20;

    private static readonly ConditionalWeakTable<LineChunk, Candidate[]> _candidates = [];

    // Which hashes have been met in the note that is looked at. A table for each thread, so that an edit of a large note makes none.
    [ThreadStatic]
    private static int[]? _met;

    /// <inheritdoc/>
    public override string Name => "duplicate-item";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Hint;

    /// <inheritdoc/>
    public override bool IsFaded => true;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "an item of three or more words, or with a URL, that stands twice in the same list",
        """
        It was pasted twice, or written down again because the first one had been forgotten. Only items with the same parent and the same text,
        letter by letter, are held against each other, and only where nothing stands below either. The later one is marked.
        """,
        "- reading list\n\t- https://airbyte.com/blog\n\t- https://hasura.io/blog\n\t- https://airbyte.com/blog\n",
        "- reading list\n\t- https://airbyte.com/blog\n\t- https://hasura.io/blog\n",
        """
        Removes the later line. Certain where the item is nothing but a URL or a link and both lines are the same in every character: an address
        says no more when it is listed twice. A sentence may have been repeated on purpose, as rounds and answers are, so there it
        stays a choice.
        """,
        Trust.Certain);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(SyntaxTree tree, NoteStyle style)
    {
        if (FindRepeated(tree) is not { } hashes)
            return [];
        var visitor = new Visitor(this, tree, LinesWith(tree, hashes));
        OutlineWalker.Walk(tree, ref visitor);
        return visitor.Found;
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        int line = diagnostic.Span.Start.Line, first = diagnostic.Related[0].Span.Start.Line;
        var lines = tree.Text.Lines;
        // A last line without a line end takes that of the line before it, so that the note ends as it did.
        bool isEnded = line + 1 < lines.Count;
        var span = isEnded
            ? new LineSpan(new(line, 0), new(line + 1, 0))
            : new LineSpan(new(line - 1, lines[line - 1].Text.Length), tree.Text.End);
        if (isEnded && lines[line + 1].Text.Length == 0 && RuleText.IsBetweenReturnAndFeed(tree, line, line + 1))
            return [];
        return [new("Remove the repeated item", [new(span, "")], IsCertain(tree, line, first) ? Trust.Certain : Trust.Likely)];
    }

    private static bool IsCertain(SyntaxTree tree, int line, int first)
    {
        var syntax = tree.Lines[line];
        // Where line ends are mixed, mending them comes first.
        var end = tree.Text.Lines[line].Terminator;
        if (end != LineTerminator.None && end != tree.Text.Lines[line - 1].Terminator)
            return false;
        // Where lines are indented by tabs and others by spaces, the number of those decides how wide a tab is.
        return syntax.Text == tree.Lines[first].Text && IsAddress(syntax) && (syntax.Indent.Spaces == 0 || !tree.HasTabs);
    }

    private static bool IsAddress(LineSyntax line)
    {
        foreach (var span in line.Spans)
        {
            if (span.Kind is InlineKind.Url or InlineKind.MarkdownLink or InlineKind.WikiLink && span.Start == line.ContentStart && span.End == line.ContentEnd)
                return true;
        }
        return false;
    }

    // The hashes that several items have; null where there are none. Nothing is made but for those.
    private static HashSet<int>? FindRepeated(SyntaxTree tree)
    {
        int count = 0;
        foreach (var chunk in tree.Lines.Chunks)
            count += _candidates.GetValue(chunk, FindIn).Length;
        if (count < 2)
            return null;
        int size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count * 2);
        int[] table = _met?.Length >= size ? _met : new int[size];
        if (size <= LargestKept)
            _met = table;
        var met = table.AsSpan(0, size);
        met.Clear();
        HashSet<int>? repeated = null;
        foreach (var chunk in tree.Lines.Chunks)
        {
            foreach (var (hash, _) in _candidates.GetValue(chunk, FindIn))
            {
                int at = hash & (size - 1);
                while (met[at] != 0 && met[at] != hash)
                    at = (at + 1) & (size - 1);
                if (met[at] == hash)
                    (repeated ??= []).Add(hash);
                met[at] = hash;
            }
        }
        return repeated;
    }

    private static List<int> LinesWith(SyntaxTree tree, HashSet<int> hashes)
    {
        var lines = new List<int>();
        int start = 0;
        foreach (var chunk in tree.Lines.Chunks)
        {
            foreach (var (hash, line) in _candidates.GetValue(chunk, FindIn))
            {
                if (hashes.Contains(hash))
                    lines.Add(start + line);
            }
            start += chunk.Count;
        }
        return lines;
    }

    private static Candidate[] FindIn(LineChunk chunk)
    {
        List<Candidate>? candidates = null;
        for (int i = 0; i < chunk.Count; i++)
        {
            var line = chunk.Items[i];
            if (line.Kind == LineKind.Item && !line.OpensFence && SaysEnough(line.Content))
                (candidates ??= []).Add(new(string.GetHashCode(line.Content) is var hash and not 0 ? hash : 1, i));
        }
        return candidates is null ? [] : [.. candidates];
    }

    private static bool SaysEnough(ReadOnlySpan<char> content)
    {
        if (content.Contains("://", StringComparison.Ordinal))
            return true;
        int words = 0;
        for (var reader = new WordReader(content); words < LeastWords && reader.Read(out _);)
            words++;
        return words == LeastWords;
    }

    private readonly record struct Candidate(int Hash, int Line);

    /// <summary>Meets the items in order and holds those against each other that may be the same.</summary>
    private struct Visitor(DuplicateItem rule, SyntaxTree tree, List<int> lines) : IOutlineVisitor
    {
        private readonly Dictionary<(int Parent, string Text), int> _firsts = [];
        private int _next;

        public List<Diagnostic> Found { get; } = [];

        public readonly void Enter(in OutlineNode node)
        {
        }

        // A leaf ends before anything else begins, so leaves end in order.
        public void Leave(in OutlineNode node, LinePosition end)
        {
            if (end.Line != node.Line)
                return;
            while (_next < lines.Count && lines[_next] < node.Line)
                _next++;
            if (_next == lines.Count || lines[_next] != node.Line)
                return;
            var line = node.Syntax;
            if (_firsts.TryAdd((node.Parent, line.Content.ToString()), node.Line))
                return;
            int first = _firsts[(node.Parent, line.Content.ToString())];
            var before = tree.Lines[first];
            Found.Add(new(rule, new(node.Line, line.ContentStart, line.ContentEnd), $"line {first + 1} says the same")
            {
                Related = [new(new(first, before.ContentStart, before.ContentEnd), "the first one")],
            });
        }
    }
}
