using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Links whose file, or whose item, is missing.</summary>
public sealed class BrokenLink : WorkspaceRule
{
    // What was found in a note lives as long as that version of it.
    private static readonly ConditionalWeakTable<INote, ConcurrentDictionary<(int Line, NameKey Item), bool>> _held = [];

    // Where the targets of links are, as long as the names are these.
    private static readonly ConditionalWeakTable<NameIndex, ConcurrentDictionary<NameKey, List<DefinitionSite>>> _sites = [];

    // A company of many files has no other items in the hundredth.
    private const int MostPlaces = 100;

    private static readonly string[] _alwaysNotes = [".outline", ".notes"], _sometimesNotes = [".md", ".markdown"];

    /// <inheritdoc/>
    public override string Name => "broken-link";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Warning;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a link to a note that does not exist (`[text](./file.outline)`), or to an item that its target does not have (`[[name#item]]`)",
        """
        It leads nowhere: the file was renamed or moved, or the item was reworded. Only notes are known, so only paths to notes are
        looked at: relative ones that end in `.outline` or `.notes`, or in `.md` or `.markdown` where the folder has notes of
        that ending, and that lead neither out of the folder nor into what is never read (hidden folders, `node_modules`). A `.txt`
        file may be there and be no note, so paths to it say nothing, and neither do links in a file that is in no open folder. An item
        is there if a line below the target begins with its words, whatever their case; block ids (`#^id`) are not looked at.
        """,
        "- acme\n\t- funding - 5m in 2021\n- globex - funded like [[acme#fundings]]\n",
        "- acme\n\t- funding - 5m in 2021\n- globex - funded like [[acme#funding]]\n",
        """
        Offers the three notes or items that are most like what was written: for a path, first the notes of the same file name in
        other folders.
        """);

    /// <inheritdoc/>
    public override bool MayFind(INote note, WorkspaceSnapshot workspace) => note.Summary.LinksFarther;

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(INote note, SyntaxTree tree, WorkspaceSnapshot workspace)
    {
        PathsOfNotes? paths = null;
        // Each item once: a file may link to one a thousand times.
        var held = new Dictionary<(string, NameKey), bool>();
        foreach (var link in NoteLink.In(tree))
        {
            if (link.IsPath)
            {
                if (!TryReadPath(link, out var path) || !UnresolvedLink.IsInFolder(note, workspace))
                    continue;
                paths ??= new(workspace);
                if (Resolve(note.Path, path.Decoded) is { } full && paths.KnowsAllLike(full) && !paths.Contains(full))
                    yield return new(this, path.Span, $"there is no note {RuleText.Quote(path.Decoded)}");
            }
            else if (link.Item.Length > 0 && link.Name.Length > 0 && ItemKey(link.Item) is var item && item != NameKey.None)
            {
                var sites = SitesOf(link.Name, workspace);
                if (!held.TryGetValue((link.Name, item), out bool isThere))
                    held.Add((link.Name, item), isThere = sites.Count == 0 || sites.Exists(site => Holds(site, item, note, tree)));
                if (!isThere)
                    yield return new(this, link.ItemSpan, $"{RuleText.Quote(link.Name)} has no item {RuleText.Quote(link.Item)}");
            }
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(INote note, SyntaxTree tree, Diagnostic diagnostic, WorkspaceSnapshot workspace)
    {
        foreach (var link in NoteLink.In(tree, diagnostic.Span.Start.Line))
        {
            if (link.IsPath && TryReadPath(link, out var path) && path.Span == diagnostic.Span)
                return PathFixes(note, path, workspace);
            if (!link.IsPath && link.ItemSpan == diagnostic.Span)
                return ItemFixes(note, tree, link, workspace);
        }
        return [];
    }

    private static IEnumerable<Fix> PathFixes(INote note, NotePath path, WorkspaceSnapshot workspace)
    {
        string name = path.Decoded[(path.Decoded.LastIndexOf('/') + 1)..];
        var notes = workspace.Notes.Where(other => other.Uri != note.Uri && other.Path.Length > 0)
            .ToLookup(other => other.Path[(other.Path.LastIndexOf('/') + 1)..], other => other.Path, StringComparer.OrdinalIgnoreCase);
        var same = notes[name].Order(StringComparer.Ordinal);
        var like = NearestNames.Of(PageName.Of(name).ToString(), notes.Select(group => PageName.Of(group.Key).ToString()).Distinct(StringComparer.OrdinalIgnoreCase))
            .SelectMany(near => notes.Where(group => PageName.Of(group.Key).Equals(near, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(group => group.Order(StringComparer.Ordinal));
        foreach (string other in same.Concat(like).Distinct(StringComparer.Ordinal).Take(3))
        {
            string relative = Relative(note.Path, other);
            if (path.IsDotted && !relative.StartsWith("../", StringComparison.Ordinal))
                relative = "./" + relative;
            yield return new($"Link to {RuleText.Quote(relative)}", [new(path.Span, path.IsPlain ? relative : Escape(relative))], Trust.Likely);
        }
    }

    private static IEnumerable<Fix> ItemFixes(INote note, SyntaxTree tree, NoteLink link, WorkspaceSnapshot workspace)
    {
        var texts = SitesOf(link.Name, workspace).Take(MostPlaces).SelectMany(site => TextsBelow(site, note, tree))
            .Where(text => text.Length > 0 && text.AsSpan().IndexOfAny("[]|#^") < 0).Distinct(StringComparer.Ordinal);
        foreach (string text in NearestNames.Of(link.Item, texts))
            yield return new($"Link to {RuleText.Quote(text)}", [new(link.ItemSpan, text)], Trust.Likely);
    }

    private static List<DefinitionSite> SitesOf(string name, WorkspaceSnapshot workspace) => _sites.GetOrCreateValue(workspace.Names).GetOrAdd(
        NameKey.Of(name),
        static (key, names) => [.. names.Resolve(key, asLink: true).Select(names.EntityOf).OfType<Entity>().SelectMany(entity => entity.Sites)],
        workspace.Names);

    // Of "head#item", the item; a block id has no words to look for.
    private static NameKey ItemKey(string item) =>
        item[(item.LastIndexOf('#') + 1)..].TrimStart() is var last && last.StartsWith('^') ? NameKey.None : NameKey.Of(last);

    private static bool Holds(DefinitionSite site, NameKey item, INote note, SyntaxTree tree) => _held.GetOrCreateValue(site.Note)
        .GetOrAdd((site.Definition?.Line ?? -1, item), _ => LinesBelow(site, TreeOf(site.Note, note, tree)).Any(line => BeginsWith(line.Content, item)));

    // The title of an item, or all of a short one.
    private static IEnumerable<string> TextsBelow(DefinitionSite site, INote note, SyntaxTree tree)
    {
        foreach (var line in LinesBelow(site, TreeOf(site.Note, note, tree)))
        {
            var title = line.Kind == LineKind.Item ? ItemTitle.Of(line) : new(line.ContentStart, line.ContentEnd, true);
            yield return line.Text[title.Start..title.End];
        }
    }

    private static IEnumerable<LineSyntax> LinesBelow(DefinitionSite site, SyntaxTree tree)
    {
        int first = site.Definition is { } definition ? definition.Line + 1 : 0;
        int last = first > 0 ? tree.SubtreeEnd(first - 1) : tree.Lines.Count - 1;
        for (int line = first; line <= last; line++)
        {
            if (tree.Lines[line].Kind is LineKind.Item or LineKind.Heading or LineKind.Unmarked)
                yield return tree.Lines[line];
        }
    }

    private static SyntaxTree TreeOf(INote where, INote note, SyntaxTree tree) => where.Uri == note.Uri ? tree : where.ReadTree();

    private static bool BeginsWith(ReadOnlySpan<char> content, NameKey item)
    {
        var key = NameKey.None;
        var words = new WordReader(content);
        while (words.Read(out var word))
        {
            key = key.Then(word.Hash);
            if (key == item)
                return true;
        }
        return false;
    }

    // The path of "<path>", "path#place" and "path "title"", where it can only be that of a note.
    private static bool TryReadPath(NoteLink link, out NotePath path)
    {
        var text = link.Name.AsSpan();
        int start = text.Length - text.TrimStart().Length;
        bool isBracketed = start < text.Length && text[start] == '<';
        start += isBracketed ? 1 : 0;
        int length = text[start..].IndexOfAny(isBracketed ? ">#?" : " \t#?");
        string written = link.Name.Substring(start, length < 0 ? text.Length - start : length);
        string decoded = written.Contains('%') ? Uri.UnescapeDataString(written) : written;
        path = new(new(link.Line, link.Start + start, link.Start + start + written.Length), decoded, isBracketed, written.StartsWith("./", StringComparison.Ordinal));
        return decoded.Length > 0 && decoded[0] is not ('/' or '\\') && decoded.AsSpan().IndexOfAny(":\\*") < 0
            && HasEnding(decoded, _alwaysNotes.Concat(_sometimesNotes))
            && !decoded.Split('/').Any(part => part == "node_modules" || part.StartsWith('.') && part is not ("." or ".."));
    }

    private static bool HasEnding(string path, IEnumerable<string> endings) =>
        endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && path.Length > ending.Length && path[^(ending.Length + 1)] != '/');

    // Null for what lies outside of the folder.
    private static string? Resolve(string from, string relative)
    {
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (string part in relative.Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count == 0 || parts[^1] == "..")
                    return null;
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part.Length > 0 && part != ".")
            {
                parts.Add(part);
            }
        }
        return string.Join('/', parts);
    }

    private static string Relative(string from, string to)
    {
        string[] folders = from.Split('/')[..^1], parts = to.Split('/');
        int same = 0;
        while (same < folders.Length && same < parts.Length - 1 && folders[same] == parts[same])
            same++;
        return string.Join('/', Enumerable.Repeat("..", folders.Length - same).Concat(parts[same..]));
    }

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <param name="Span">Where it stands.</param>
    /// <param name="Decoded">The path, without escapes.</param>
    /// <param name="IsPlain">Whether it may hold blanks.</param>
    /// <param name="IsDotted">Whether it begins with <c>./</c>.</param>
    private readonly record struct NotePath(LineSpan Span, string Decoded, bool IsPlain, bool IsDotted);

    private sealed class PathsOfNotes
    {
        private readonly HashSet<string> _paths;

        public PathsOfNotes(WorkspaceSnapshot workspace) =>
            _paths = new(workspace.Files.Files.Select(file => file.Path).Concat(workspace.Documents.Values.Select(document => document.Path)), StringComparer.OrdinalIgnoreCase);

        public bool Contains(string path) => _paths.Contains(path);

        // Where Markdown files are not read, none of them is known.
        public bool KnowsAllLike(string path) =>
            HasEnding(path, _alwaysNotes) || _paths.Any(known => HasEnding(known, _sometimesNotes.Where(ending => HasEnding(path, [ending]))));
    }
}
