using System.Text;
using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>Finds completions in the texts of notes, no more than a few hundred of them, the newest first; and among their paths.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="document">The document that is written in.</param>
/// <param name="place">The place.</param>
/// <param name="cancel">Ends the search.</param>
internal sealed class CompletionTexts(WorkspaceSnapshot workspace, Document document, CompletionPlace place, CancellationToken cancel)
{
    private const int MostUrls = 200, MostValues = 200, MostItems = 200, MostPaths = 100;

    // Files that are read for one answer.
    private const int MostFiles = 500, MostSites = 50;

    // Longer ones are whole sentences: their titles do.
    private const int LongestItem = 80;
    private const int Inside = 2000;

    // As FuzzyQuery counts: what begins with what was typed, and what has it inside.
    private const int Prefix = 6000;

    private readonly FuzzyQuery _query = new(place.Typed);

    /// <summary>The items directly below what the link names.</summary>
    public void AddItems(CompletionDrafts found)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        int sites = 0;
        foreach (var (note, definition) in Sites())
        {
            cancel.ThrowIfCancellationRequested();
            if (sites++ == MostSites || found.All.Count >= MostItems)
            {
                found.IsIncomplete = true;
                return;
            }
            foreach (var item in ItemsBelow.Of(note.ReadTree(), definition?.Line, int.MaxValue))
            {
                if (found.All.Count < MostItems && TargetOf(item) is { } text && ScoreOf(text) is var score and > 0 && known.Add(text))
                    found.All.Add(new(CompletionKind.Item, text, text + place.Suffix, score, 1) { Order = found.All.Count });
            }
        }
    }

    /// <summary>The paths of notes in the same folder of the workspace, as they are written from this note.</summary>
    public void AddPaths(CompletionDrafts found)
    {
        string folder = document.Path[..(document.Path.LastIndexOf('/') + 1)];
        var near = new List<(string Path, int Score, int Steps)>();
        foreach (var note in RootOf(document.FileUri, document.Path).IsEmpty ? [] : workspace.Notes)
        {
            if (!ReferenceEquals(note, document) && ScoreOf(note.Path) is var score and > 0
                && RootOf((note as Document)?.FileUri ?? note.Uri, note.Path).SequenceEqual(RootOf(document.FileUri, document.Path)))
            {
                near.Add((note.Path, score, StepsBetween(folder, note.Path)));
            }
        }
        near.Sort(static (a, b) =>
            a.Score / 1000 != b.Score / 1000 ? b.Score - a.Score
            : a.Steps != b.Steps ? a.Steps - b.Steps
            : string.CompareOrdinal(a.Path, b.Path));
        found.IsIncomplete = near.Count > MostPaths;
        foreach (var (other, score, steps) in near.Take(MostPaths))
        {
            string path = Relative(folder, other);
            found.All.Add(new(CompletionKind.Path, path, Encoded(path), score, 1) { Order = steps });
        }
    }

    /// <summary>The addresses in this note, then those in other notes.</summary>
    public void AddUrls(CompletionDrafts found)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        string typed = WithoutScheme(place.Typed);
        foreach (var note in Newest(workspace.Documents.Values, workspace.Files.Files, found))
        {
            foreach (var line in LinesWith(note, "http"))
            {
                foreach (var span in line.Spans)
                {
                    if (span.Kind is InlineKind.Url or InlineKind.MarkdownLink)
                        Add(line, span, note);
                }
            }
            if (known.Count >= MostUrls)
            {
                found.IsIncomplete = true;
                return;
            }
        }

        void Add(LineSyntax line, in InlineSpan span, INote note)
        {
            // The address that is being written is no completion of itself.
            bool isOwn = IsThisLine(note, line) && span.InnerStart <= place.Cursor && place.Cursor <= span.InnerEnd;
            string url = line.Text[span.InnerStart..span.InnerEnd].Trim();
            if (isOwn || !url.StartsWith("http", StringComparison.OrdinalIgnoreCase) || url.Contains(' ') || known.Count >= MostUrls)
                return;
            string rest = WithoutScheme(url);
            int score = rest.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? Prefix : rest.Contains(typed, StringComparison.OrdinalIgnoreCase) ? Inside : 0;
            if (score > 0 && known.Add(url))
                found.All.Add(new(CompletionKind.Url, url, url, score, 1) { Order = found.All.Count });
        }
    }

    /// <summary>The values that the property has elsewhere.</summary>
    public void AddValues(CompletionDrafts found)
    {
        string key = place.Owner;
        // Ids and other names belong to one item alone.
        if (Declarations.IsAlias(key) || key.Equals("id", StringComparison.OrdinalIgnoreCase))
            return;
        var values = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var note in Newest(workspace.Documents.Values.Where(HasKey), FilesWith(MarkKind.Property, text => text.Equals(key, StringComparison.OrdinalIgnoreCase)), found))
        {
            foreach (var line in LinesWith(note, key))
            {
                if (LineLexer.PropertyKeyLength(line.Content) != key.Length || !line.Content.StartsWith(key, StringComparison.OrdinalIgnoreCase)
                    || IsThisLine(note, line))
                {
                    continue;
                }
                string value = line.Content[(key.Length + 2)..].Trim().ToString();
                if (value.Length > 0)
                    values[value] = values.GetValueOrDefault(value) + 1;
            }
            if (values.Count >= MostValues)
            {
                found.IsIncomplete = true;
                break;
            }
        }
        foreach (var (value, count) in values)
        {
            if (ScoreOf(value) is var score and > 0)
                found.All.Add(new(CompletionKind.PropertyValue, value, value, score, count));
        }

        bool HasKey(Document note) => note.Summary.Marks.Any(mark => mark.Kind == MarkKind.Property && mark.Text.Equals(key, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Adds to ids the text of the items that they belong to.</summary>
    public void AddLines(List<CompletionDraft> drafts)
    {
        var wanted = drafts.Select(draft => draft.Text).ToHashSet(StringComparer.Ordinal);
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var note in workspace.Documents.Values.Concat<INote>(FilesWith(MarkKind.BlockId, wanted.Contains)))
        {
            cancel.ThrowIfCancellationRequested();
            var tree = note.ReadTree();
            for (int number = 0; number < tree.Lines.Count && lines.Count < wanted.Count; number++)
            {
                var line = tree.Lines[number];
                foreach (var span in line.Content.ContainsAny('^', ':') ? line.Spans : [])
                {
                    if (span.Kind == InlineKind.BlockId)
                    {
                        Take(line.Text[span.InnerStart..span.InnerEnd], line.Text[line.ContentStart..span.Start]);
                    }
                    else if (span.Kind == InlineKind.Property && line.Text.AsSpan(span.InnerStart, span.InnerEnd - span.InnerStart).Equals("id", StringComparison.OrdinalIgnoreCase)
                        && tree.ParentOf(number) is var owner and >= 0)
                    {
                        Take(line.Text[(span.InnerEnd + 2)..span.End].Trim(), tree.Lines[owner].Content.ToString());
                    }
                }
            }
        }
        for (int i = 0; i < drafts.Count; i++)
            drafts[i] = drafts[i] with { Detail = lines.GetValueOrDefault(drafts[i].Text) };

        void Take(string id, string text)
        {
            if (wanted.Contains(id))
                _ = lines.TryAdd(id, text.Trim());
        }
    }

    private bool IsThisLine(INote note, LineSyntax line) => ReferenceEquals(note, document) && ReferenceEquals(line, document.Tree.Lines[place.Line]);

    private IEnumerable<DefinitionSite> Sites()
    {
        if (place.Owner.Length == 0)
            return [new(document, null)];
        var named = workspace.Names.Resolve(NameKey.Of(place.Owner), asLink: true);
        return named.Select(workspace.Names.EntityOf).OfType<Entity>().SelectMany(entity => entity.Sites);
    }

    private int ScoreOf(string text) => _query.Mask == 0 ? 1 : _query.Score(text) is var score and >= Inside ? score : 0;

    // What a link can say of an item: nothing that ends or parts the link.
    private static string? TargetOf(LineSyntax item)
    {
        var title = ItemTitle.Of(item);
        return item.Content.Length <= LongestItem && CanBeLinked(item.Content) ? item.Content.ToString()
            : title.Start < title.End && CanBeLinked(item.Text.AsSpan(title.Start, title.End - title.Start)) ? item.Text[title.Start..title.End]
            : null;

        static bool CanBeLinked(ReadOnlySpan<char> text) => text.IndexOfAny("[]|#") < 0;
    }

    // This document, the other open ones, and the files from the newest on.
    private IEnumerable<INote> Newest(IEnumerable<Document> documents, IEnumerable<StoredFile> files, CompletionDrafts found)
    {
        foreach (var open in documents.OrderBy(open => open != document))
            yield return open;
        int read = 0;
        foreach (var file in files.Where(file => !workspace.Names.IsOpen(file)).OrderByDescending(file => file.Modified).Take(MostFiles + 1))
        {
            cancel.ThrowIfCancellationRequested();
            if (read++ == MostFiles)
            {
                found.IsIncomplete = true;
                yield break;
            }
            yield return file;
        }
    }

    private IEnumerable<StoredFile> FilesWith(MarkKind kind, Func<string, bool> isWanted)
    {
        foreach (var group in workspace.Files.Groups)
        {
            var holding = UInt128.Zero;
            foreach (var (mark, notes) in NameList.Of(group).Marks)
            {
                if (mark.Kind == kind && isWanted(mark.Text))
                    holding |= notes;
            }
            for (; holding != UInt128.Zero; holding &= holding - 1)
                yield return group.Files[(int)UInt128.TrailingZeroCount(holding)];
        }
    }

    // The lines that hold a text, whatever its case. Of a file without blocks no others are made.
    private static List<LineSyntax> LinesWith(INote note, string text)
    {
        var lines = new List<LineSyntax>();
        if (note is StoredFile { Summary.HasBlocks: false } file)
        {
            var all = file.ReadCharacters();
            while (all.IndexOf(text, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
            {
                int start = all[..at].LastIndexOfAny('\n', '\r') + 1;
                int length = all[at..].IndexOfAny('\n', '\r');
                int end = length < 0 ? all.Length : at + length;
                lines.Add(LineLexer.Lex(all[start..end].ToString(), LineState.Normal));
                all = all[end..];
            }
            return lines;
        }
        foreach (var chunk in note.ReadTree().Lines.Chunks)
        {
            foreach (var line in chunk.Items)
            {
                if (line.Content.Contains(text, StringComparison.OrdinalIgnoreCase))
                    lines.Add(line);
            }
        }
        return lines;
    }

    private static string WithoutScheme(string url)
    {
        int scheme = url.IndexOf("://", StringComparison.Ordinal);
        // What is no more than the beginning of a scheme tells nothing.
        if (scheme < 0)
            return "";
        string rest = url[(scheme + 3)..];
        return rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? rest["www.".Length..] : rest;
    }

    // The URI of the folder that a path is relative to: without as many names as the path has. Empty where there is none.
    private static ReadOnlySpan<char> RootOf(string? uri, string path)
    {
        ReadOnlySpan<char> root = uri;
        for (int names = path.AsSpan().Count('/') + 1; names > 0; names--)
            root = root[..Math.Max(0, root.LastIndexOf('/'))];
        return root;
    }

    // The length of the folders that two paths share.
    private static int Shared(string folder, string path) =>
        folder.AsSpan(0, folder.AsSpan().CommonPrefixLength(path)).LastIndexOf('/') + 1;

    private static int StepsBetween(string folder, string path)
    {
        int shared = Shared(folder, path);
        return folder.AsSpan(shared).Count('/') + path.AsSpan(shared).Count('/');
    }

    private static string Relative(string folder, string path)
    {
        int shared = Shared(folder, path);
        return string.Concat(Enumerable.Repeat("../", folder.AsSpan(shared).Count('/'))) + path[shared..];
    }

    // What would end a target, and what would be read as encoded or as a place inside the file.
    private static string Encoded(string path)
    {
        var encoded = new StringBuilder(path.Length);
        foreach (char c in path)
            _ = c is ' ' or '(' or ')' or '<' or '>' or '"' or '%' or '#' or '?' or '\t' ? encoded.Append('%').Append(((int)c).ToString("X2")) : encoded.Append(c);
        return encoded.ToString();
    }
}
