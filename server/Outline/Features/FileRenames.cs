using System.Globalization;
using System.Text;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>A file or folder that gets another name or place.</summary>
/// <param name="Old">Its absolute path, parted by <c>/</c>.</param>
/// <param name="New">What it will be.</param>
public readonly record struct MovedFile(string Old, string New);

/// <summary>Edits of a note that are all told of the note as it is, ordered and not overlapping.</summary>
public sealed record NoteEdits(INote Note, IReadOnlyList<TextChange> Edits);

/// <summary>Keeps links right when files get other names: <c>[[page]]</c> and the paths in <c>[text](path)</c>.</summary>
public sealed class FileRenames
{
    private readonly WorkspaceSnapshot _workspace;
    private readonly Func<INote, string?> _pathOf;
    private readonly List<MovedFile> _moved;

    /// <param name="workspace">The workspace before the files are moved.</param>
    /// <param name="pathOf">The absolute path of a note, parted by <c>/</c>; null for what is no file.</param>
    /// <param name="moved">What is moved.</param>
    public FileRenames(WorkspaceSnapshot workspace, Func<INote, string?> pathOf, IEnumerable<MovedFile> moved)
    {
        (_workspace, _pathOf) = (workspace, pathOf);
        // A file that is named itself goes its own way, whatever becomes of its folder.
        _moved = [.. moved.Where(file => file.Old != file.New).OrderByDescending(file => file.Old.Length)];
    }

    /// <summary>The edits that have the links follow, note by note; they are to be made before the files are moved.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public List<NoteEdits> Edits(CancellationToken cancel = default)
    {
        var edits = new Dictionary<INote, List<TextChange>>();
        if (_moved.Count == 0)
            return [];
        var pages = new HashSet<NameKey>();
        foreach (var note in _workspace.Notes)
        {
            cancel.ThrowIfCancellationRequested();
            if (_pathOf(note) is not { } path)
                continue;
            string newPath = After(path);
            if (newPath != path && pages.Add(NameKey.Of(PageName.Of(note.Path))))
                FollowPage(note, newPath, edits, cancel);
            // Most notes hold no such link, and their lines need not be made.
            if (note is not StoredFile file || file.ReadCharacters().Contains("](", StringComparison.Ordinal))
                FollowPaths(note, path, newPath, edits);
        }
        foreach (var list in edits.Values)
            list.Sort(static (a, b) => a.Span!.Value.Start.CompareTo(b.Span!.Value.Start));
        return [.. edits.Select(pair => new NoteEdits(pair.Key, pair.Value)).OrderBy(note => note.Note.Path, StringComparer.Ordinal)];
    }

    /// <summary>The path that a file or folder will have.</summary>
    /// <param name="path">Its absolute path, parted by <c>/</c>.</param>
    public string After(string path)
    {
        foreach (var (old, renamed) in _moved)
        {
            if (path.StartsWith(old, StringComparison.Ordinal) && (path.Length == old.Length || path[old.Length] == '/'))
                return renamed + path[old.Length..];
        }
        return path;
    }

    // "[[page]]" follows where it can only mean this file, and the new name nothing else.
    private void FollowPage(INote note, string newPath, Dictionary<INote, List<TextChange>> edits, CancellationToken cancel)
    {
        string stem = PageName.Of(newPath).ToString();
        var key = NameKey.Of(PageName.Of(note.Path));
        var names = _workspace.Names;
        if (PageName.Of(note.Path).SequenceEqual(stem) || stem.AsSpan().IndexOfAny("|#[]") >= 0 || stem.Trim() != stem || NameKey.Of(stem) == NameKey.None)
            return;
        if (names.Resolve(key, asLink: true, out var form) is not [var only] || only != key || form != NameForm.Page || names.EntityOf(key) is not { } page)
            return;
        if (names.Resolve(NameKey.Of(stem), asLink: true).Any(other => other != key))
            return;
        foreach (var site in page.Sites)
        {
            if (_pathOf(site.Note) is not { } other || After(other) is var moved && (moved == other || !PageName.Of(moved).SequenceEqual(stem)))
                return;
        }
        foreach (var (linking, mentions) in new MentionSearch(_workspace, page).Find(cancel))
        {
            foreach (var (line, syntax, mention) in mentions)
            {
                if (mention.IsLink && mention.Name == key && syntax.Text[mention.Start..mention.End] != stem)
                    Add(edits, linking, new(line, mention.Start, mention.End), stem);
            }
        }
    }

    private void FollowPaths(INote note, string path, string newPath, Dictionary<INote, List<TextChange>> edits)
    {
        var (folder, newFolder) = (FolderOf(path), FolderOf(newPath));
        int number = 0;
        foreach (var chunk in note.ReadTree().Lines.Chunks)
        {
            foreach (var line in chunk.Items)
            {
                if (line.Content.Contains("](", StringComparison.Ordinal))
                {
                    foreach (var span in line.Spans)
                    {
                        if (span.Kind == InlineKind.MarkdownLink && LinkedPath.In(line.Text, span) is { } link && Follow(link, folder, newFolder) is { } text)
                            Add(edits, note, new(number, link.Start, link.End), text);
                    }
                }
                number++;
            }
        }
    }

    private string? Follow(LinkedPath link, string folder, string newFolder)
    {
        if (Resolve(folder, link.Path) is not { } target)
            return null;
        string moved = After(target);
        if (moved == target && link.Path.LastIndexOf('.') <= link.Path.LastIndexOf('/') && AfterWithoutEnding(target) is { } named)
            moved = named;
        // A word that is no path is left alone when its own note moves.
        if (moved == target && (folder == newFolder || link.Path.AsSpan().IndexOfAny('/', '.') < 0) || Resolve(newFolder, link.Path) == moved)
            return null;
        return link.Written(Relative(newFolder, moved));
    }

    // "[x](page)" where the file is "page.md".
    private string? AfterWithoutEnding(string target)
    {
        foreach (var (old, renamed) in _moved)
        {
            int dot = old.LastIndexOf('.'), newDot = renamed.LastIndexOf('.');
            if (dot == target.Length && newDot > renamed.LastIndexOf('/') && old.StartsWith(target, StringComparison.Ordinal) && old[dot..] == renamed[newDot..])
                return renamed[..newDot];
        }
        return null;
    }

    private static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    private static string? Resolve(string folder, string relative)
    {
        var parts = new List<string>(folder.Split('/'));
        foreach (string part in relative.Split('/'))
        {
            if (part is "" or ".")
                continue;
            if (part != "..")
                parts.Add(part);
            else if (parts.Count > 1)
                parts.RemoveAt(parts.Count - 1);
            else
                return null;
        }
        return string.Join('/', parts);
    }

    private static string Relative(string folder, string target)
    {
        string[] from = folder.Split('/'), to = target.Split('/');
        int common = 0;
        while (common < from.Length && common < to.Length - 1 && from[common] == to[common])
            common++;
        return string.Concat(Enumerable.Repeat("../", from.Length - common)) + string.Join('/', to[common..]);
    }

    private static void Add(Dictionary<INote, List<TextChange>> edits, INote note, LineSpan span, string text)
    {
        if (!edits.TryGetValue(note, out var list))
            edits.Add(note, list = []);
        list.Add(new(span, text));
    }

    /// <summary>The relative path in <c>[text](path#part "title")</c>, and how it is written.</summary>
    /// <param name="Start">Where it begins in its line.</param>
    /// <param name="End">Where it ends.</param>
    /// <param name="Raw">As it is written.</param>
    /// <param name="Path">What it says.</param>
    /// <param name="IsBracketed">Whether it stands between <c>&lt;</c> and <c>&gt;</c>.</param>
    private sealed record LinkedPath(int Start, int End, string Raw, string Path, bool IsBracketed)
    {
        public static LinkedPath? In(string line, InlineSpan span)
        {
            int start = span.InnerStart, end = span.InnerEnd;
            while (start < end && line[start] is ' ' or '\t')
                start++;
            bool isBracketed = start < end && line[start] == '<';
            if (isBracketed)
            {
                int close = line.AsSpan(++start, end - start).IndexOf('>');
                if (close < 0)
                    return null;
                end = start + close;
            }
            else if (TitleStart(line, start, end) is var title and >= 0)
            {
                end = title;
            }
            while (end > start && line[end - 1] is ' ' or '\t')
                end--;
            int part = line.AsSpan(start, end - start).IndexOfAny('#', '?');
            end = part < 0 ? end : start + part;
            string raw = line[start..end];
            if (raw.Length == 0 || raw[0] == '/' || raw.AsSpan().IndexOfAny('\\', ':') >= 0)
                return null;
            return new(start, end, raw, Uri.UnescapeDataString(raw), isBracketed);
        }

        /// <summary>Another path in the same style: what was escaped stays so, and <c>./</c> in front.</summary>
        public string Written(string path)
        {
            if (Raw.StartsWith("./", StringComparison.Ordinal) && !path.StartsWith("../", StringComparison.Ordinal))
                path = "./" + path;
            if (Raw.EndsWith('/') && !path.EndsWith('/'))
                path += "/";
            bool escapes = Raw.Contains('%');
            bool keepsBlanks = !escapes && (IsBracketed || Raw.Contains(' ')), keepsBrackets = IsBracketed || Raw.Contains('(');
            bool keepsLetters = !escapes || Raw.Any(c => c > '\x7f');
            var text = new StringBuilder(path.Length);
            Span<byte> bytes = stackalloc byte[4];
            foreach (var rune in path.EnumerateRunes())
            {
                bool isKept = rune.Value switch
                {
                    ' ' => keepsBlanks,
                    '(' or ')' => keepsBrackets,
                    '%' or '#' or '?' or '<' or '>' or '"' or ':' or '\\' or < 0x20 => false,
                    > 0x7f => keepsLetters,
                    _ => true,
                };
                if (isKept)
                {
                    text.Append(rune);
                    continue;
                }
                foreach (byte one in bytes[..rune.EncodeToUtf8(bytes)])
                    text.Append('%').Append(one.ToString("X2", CultureInfo.InvariantCulture));
            }
            return text.ToString();
        }

        private static int TitleStart(string line, int start, int end)
        {
            for (int i = start; i + 1 < end; i++)
            {
                if (line[i] is ' ' or '\t' && line[i + 1] is '"' or '\'' or '(')
                    return i;
            }
            return -1;
        }
    }
}
