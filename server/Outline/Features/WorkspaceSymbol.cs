using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>What a symbol of the workspace stands for, those that are told first before the others.</summary>
public enum WorkspaceSymbolKind : byte
{
    /// <summary>A company.</summary>
    Company,

    /// <summary>A section.</summary>
    Section,

    /// <summary>A file.</summary>
    Page,

    /// <summary>An item.</summary>
    Item,
}

/// <summary>Something of the workspace that can be jumped to.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">Its name, for people: with the alias that it was found by, <c>cloudflare (cf)</c>.</param>
/// <param name="Container">What it stands in, for people: its section, or the path of its note.</param>
/// <param name="Note">The note.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Key">By what it is known again after an edit; none for files.</param>
public sealed record WorkspaceSymbol(WorkspaceSymbolKind Kind, string Name, string Container, INote Note, LineSpan Span, NameKey Key)
{
    /// <summary>More are not told: nobody reads them.</summary>
    public const int Limit = 200;

    // The characters of an item that are shown.
    private const int LongestName = 200;

    /// <summary>
    /// The companies, sections and files whose names or aliases fit what was typed, companies first, and of each kind the best
    /// first. Where nothing was typed, the companies by name.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static List<WorkspaceSymbol> Named(WorkspaceSnapshot workspace, string query, CancellationToken cancel = default) =>
        new NameFinder(workspace, query).Find(cancel);

    /// <summary>The items in which words begin with each of the words that were typed, note by note, as far as the limit leaves room.</summary>
    /// <param name="workspace">Where to look.</param>
    /// <param name="query">What was typed; less than three letters find no items.</param>
    /// <param name="named">What was found by name.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IEnumerable<List<WorkspaceSymbol>> Items(
        WorkspaceSnapshot workspace, string query, IReadOnlyCollection<WorkspaceSymbol> named, CancellationToken cancel = default)
    {
        int count = named.Count;
        if (count >= Limit)
            yield break;
        var known = named.Select(symbol => (symbol.Note.Uri, symbol.Span.Start.Line)).ToHashSet();
        foreach (var (note, items) in new ItemSearch(workspace, query).Find(() => count > 0, cancel))
        {
            var symbols = new List<WorkspaceSymbol>();
            foreach (var (number, line) in items)
            {
                if (count == Limit)
                    break;
                // A company that was found by its name is told as that.
                if (note.Summary.DefinitionAt(number) is not null && known.Contains((note.Uri, number)))
                    continue;
                symbols.Add(new(
                    WorkspaceSymbolKind.Item, Shortened(line.Content), SectionAbove(note, number) ?? note.Path, note,
                    new(number, line.ContentStart, line.ContentEnd), NameKey.Of(line.Content)));
                count++;
            }
            if (symbols.Count > 0)
                yield return symbols;
            if (count == Limit)
                yield break;
        }
    }

    /// <summary>Where a symbol stands now, which may have moved since it was told; null where it is gone.</summary>
    /// <param name="note">Its note.</param>
    /// <param name="key">Its key.</param>
    /// <param name="line">The line that it stood on.</param>
    public static LineSpan? Locate(INote note, NameKey key, int line)
    {
        if (key == NameKey.None)
            return default(LineSpan);
        if (note.Summary.Definitions.Where(definition => definition.Key == key).MinBy(definition => Math.Abs((long)definition.Line - line)) is { } nearest)
            return nearest.Selection;
        var lines = note.ReadTree().Lines;
        line = Math.Clamp(line, 0, lines.Count);
        for (int away = 0; away <= lines.Count; away++)
        {
            foreach (int number in (int[])[line - away, line + away])
            {
                if (number >= 0 && number < lines.Count && lines[number] is { Kind: LineKind.Item } item && NameKey.Of(item.Content) == key)
                    return new(number, item.ContentStart, item.ContentEnd);
            }
        }
        return null;
    }

    private static string? SectionAbove(INote note, int line)
    {
        string? section = null;
        foreach (var definition in note.Summary.Definitions)
        {
            if (definition.Line >= line)
                break;
            if (definition.Kind == DefinitionKind.Section)
                section = definition.Name;
        }
        return section;
    }

    private static string Shortened(ReadOnlySpan<char> text)
    {
        if (text.Length <= LongestName)
            return text.ToString();
        int end = char.IsHighSurrogate(text[LongestName - 1]) ? LongestName - 1 : LongestName;
        return string.Concat(text[..end], "…");
    }

    // What was found, and how well it fits.
    private readonly record struct Found(WorkspaceSymbolKind Kind, int Score, string Name, INote Note, Definition? Definition, string? Alias)
    {
        public static IComparer<Found> BestLast { get; } = Comparer<Found>.Create(static (a, b) => Compare(b, a));

        public WorkspaceSymbol ToSymbol() => new(
            Kind, Alias is null ? Name : $"{Name} ({Alias})", Definition?.Section ?? Note.Path, Note, Definition?.Selection ?? default, Definition?.Key ?? default);

        private static int Compare(in Found a, in Found b) =>
            a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind)
            : a.Score != b.Score ? b.Score - a.Score
            : string.Compare(a.Name, b.Name, StringComparison.OrdinalIgnoreCase) is var names and not 0 ? names
            : string.CompareOrdinal(a.Note.Path, b.Note.Path) is var paths and not 0 ? paths
            : (a.Definition?.Line ?? -1).CompareTo(b.Definition?.Line ?? -1);
    }

    private sealed class NameFinder(WorkspaceSnapshot workspace, string text)
    {
        private readonly FuzzyQuery _query = new(text);

        // The best so far, the worst of them on top.
        private readonly PriorityQueue<Found, Found> _best = new(Found.BestLast);

        // Definitions that an alias of a project file leads to.
        private readonly Dictionary<Definition, Found> _byProject = new(ReferenceEqualityComparer.Instance);

        // The names of one definition stand side by side; the best of them counts.
        private Found? _current;

        public List<WorkspaceSymbol> Find(CancellationToken cancel)
        {
            if (_query.Mask != 0)
                LookUpAliases();
            foreach (var document in workspace.Documents.Values)
            {
                cancel.ThrowIfCancellationRequested();
                Try(document, null, -1);
                foreach (var definition in document.Summary.Definitions)
                {
                    for (int alias = -1; alias < definition.Aliases.Length; alias++)
                        Try(document, definition, alias);
                }
            }
            foreach (var group in workspace.Files.Groups)
            {
                cancel.ThrowIfCancellationRequested();
                var names = group.Names;
                for (int i = 0; i < names.Masks.Length; i++)
                {
                    if (!_query.CanMatch(names.Masks[i]))
                        continue;
                    ref readonly var name = ref names.All[i];
                    Try(group.Files[name.File], name.Definition, name.Alias);
                }
            }
            Take();
            foreach (var found in _byProject.Values)
                Keep(found);

            var symbols = new List<WorkspaceSymbol>(_best.Count);
            while (_best.TryDequeue(out var found, out _))
                symbols.Add(found.ToSymbol());
            symbols.Reverse();
            return symbols;
        }

        private void LookUpAliases()
        {
            foreach (var (name, alias) in workspace.Names.ProjectAliases)
            {
                int score = _query.Score(alias);
                if (score == 0 || workspace.Names.EntityOf(NameKey.Of(name)) is not { Kind: EntityKind.Company } entity)
                    continue;
                foreach (var (note, definition) in entity.Sites)
                {
                    if (definition is not null && (!_byProject.TryGetValue(definition, out var known) || known.Score < score))
                        _byProject[definition] = new(WorkspaceSymbolKind.Company, score, definition.Name, note, definition, alias);
                }
            }
        }

        private void Try(INote note, Definition? definition, int alias)
        {
            var kind = definition is null ? WorkspaceSymbolKind.Page
                : definition.Kind == DefinitionKind.Company ? WorkspaceSymbolKind.Company
                : WorkspaceSymbolKind.Section;
            if (_query.Mask == 0 && (kind != WorkspaceSymbolKind.Company || alias >= 0) || IsFull && kind > _best.Peek().Kind)
                return;
            var name = definition is null ? PageName.Of(note.Path) : alias < 0 ? definition.Name : definition.Aliases[alias].Name;
            int score = _query.Score(name);
            if (score == 0 || note is StoredFile && workspace.Names.IsOpen(note))
                return;
            bool isSame = definition is not null && ReferenceEquals(_current?.Definition, definition);
            if (isSame && _current?.Score >= score)
                return;
            if (!isSame)
                Take();
            _current = new(kind, score, definition?.Name ?? name.ToString(), note, definition, alias < 0 ? null : name.ToString());
        }

        private void Take()
        {
            if (_current is not { } found)
                return;
            _current = null;
            Keep(found.Definition is { } definition && _byProject.Remove(definition, out var other) && other.Score > found.Score ? other : found);
        }

        private void Keep(in Found found)
        {
            if (IsFull)
                _best.EnqueueDequeue(found, found);
            else
                _best.Enqueue(found, found);
        }

        private bool IsFull => _best.Count == Limit;
    }
}
