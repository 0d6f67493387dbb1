using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>Finds completions among the names and marks of the workspace, without reading a text.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="document">The document that is written in.</param>
/// <param name="place">The place.</param>
internal sealed class CompletionNames(WorkspaceSnapshot workspace, Document document, CompletionPlace place)
{
    // The least scores: where something of the kind has to stand, in plain text, and where nothing but a beginning will do.
    private const int Inside = 2000, Words = 3000, Beginning = 6000;

    // Of the names that fit, no more are looked at; those come first that fit best, and of them those that more notes define.
    private const int MostNames = 400;

    // Where nothing has been typed, everything fits: what the newest groups of files have will do.
    private const int MostUnasked = 4000;

    // Several words that agree are never there by chance.
    private const int SeveralWords = 2000;

    // A name that is linked to once may be a slip of the hand.
    private const int LeastLinks = 2;

    /// <summary>How often names are used.</summary>
    public NameUse Use { get; } = new(workspace);

    /// <summary>Companies, pages, sections, and names that are linked to often.</summary>
    public void AddLinks(CompletionDrafts found)
    {
        var query = new Query(place.Typed, Words);
        foreach (var (name, score, count) in Find([query], NameForm.Section, found))
        {
            if (CanBeLinked(name.Text))
                found.All.Add(Draft(name, name.Text + place.Suffix, score, count));
        }
        foreach (var (text, score, count) in FindMarks(MarkKind.Link, query, found))
        {
            if (count >= LeastLinks && CanBeLinked(text) && workspace.Names.Resolve(NameKey.Of(text), asLink: true).IsEmpty)
                found.All.Add(new(CompletionKind.Unresolved, text, text + place.Suffix, score, count) { IsWeighed = true, Detail = $"linked {count} times" });
        }
    }

    /// <summary>Companies whose names begin with the last word, or with the last few.</summary>
    public void AddPlain(CompletionDrafts found)
    {
        if (place.Words.IsEmpty)
            return;
        string line = document.Tree.Lines[place.Line].Text;
        var queries = new List<Query>();
        for (int i = 0; i < place.Words.Length; i++)
        {
            string typed = line[place.Words[i]..place.Cursor];
            if (typed.Length >= CompletionPlace.LeastLetters)
                queries.Add(i == 0 ? new(typed, Words) : new(typed, Beginning, wordByWord: true));
            else
                found.IsIncomplete = true;
        }
        foreach (var (name, score, count) in Find(queries, NameForm.Alias, found))
        {
            if (!workspace.Names.IsPlain(name.Key, document))
                continue;
            // The longest beginning that is part of the name.
            var query = queries.FindLast(query => query.Score(name.Text) > 0);
            found.All.Add(Draft(name, name.Text, score, count) with
            {
                Start = place.Cursor - query.Typed.Length,
                InsertEnd = place.Cursor,
                ReplaceEnd = place.WordEnd,
                Typed = query.Typed,
                Order = place.Kind == CompletionPlaceKind.PropertyValue ? int.MaxValue : 0,
            });
        }
    }

    /// <summary>Tags, people or ids.</summary>
    public void AddMarks(CompletionDrafts found, MarkKind kind, CompletionKind completion)
    {
        foreach (var (text, score, count) in FindMarks(kind, new(place.Typed, Inside), found))
        {
            string written = kind == MarkKind.Tag && text.AsSpan().ContainsAny(' ', '\t') ? $"[[{text}]]" : text;
            found.All.Add(new(completion, text, written + place.Suffix, score, count) { IsWeighed = true });
        }
    }

    /// <summary>Keys of properties that begin with the first word of the line.</summary>
    public void AddKeys(CompletionDrafts found)
    {
        if (place.Key is not var (typed, start, end, suffix))
            return;
        string line = document.Tree.Lines[place.Line].Text;
        foreach (var (text, score, count) in FindMarks(MarkKind.Property, new(typed, Beginning), found))
        {
            found.All.Add(new(CompletionKind.PropertyKey, text + "::", text + suffix, score, count)
            {
                Start = start,
                InsertEnd = place.Cursor,
                ReplaceEnd = end,
                Typed = line[start..place.Cursor],
            });
        }
    }

    // Brackets would end the link, the others part it.
    private static bool CanBeLinked(string name) => name.AsSpan().IndexOfAny("[]|#") < 0;

    private static CompletionDraft Draft(in ListedName name, string newText, int score, int count) => new(
        name.Form switch
        {
            NameForm.Title => CompletionKind.Company,
            NameForm.Alias => CompletionKind.Alias,
            NameForm.Page => CompletionKind.Page,
            _ => CompletionKind.Section,
        },
        name.Text, newText, score, count)
    {
        IsWeighed = true,
        Detail = name.Owner is null ? null : "→ " + name.Owner,
    };

    // The names that fit, each once: of several ways to name by it, the best.
    private IEnumerable<(ListedName Name, int Score, int Count)> Find(List<Query> queries, NameForm last, CompletionDrafts drafts)
    {
        bool isUnasked = queries.TrueForAll(query => query.Fuzzy.Mask == 0);
        // The very name that is being written is no completion of itself.
        var lists = Lists(document.Summary.DefinitionAt(place.Line), isUnasked);
        var found = new Dictionary<NameKey, Found>();
        for (int i = 0; i < lists.Count; i++)
        {
            if (isUnasked && found.Count >= MostUnasked)
            {
                drafts.IsIncomplete = true;
                break;
            }
            Look(i, lists[i].Names, lists[i].Hidden);
        }
        var best = new PriorityQueue<Found, long>();
        foreach (var name in found.Values)
        {
            long rank = ((long)(name.Score / 1000) << 40) + ((long)name.Count << 16) + name.Score % 1000;
            if (best.Count < MostNames)
                best.Enqueue(name, rank);
            else if (best.EnqueueDequeue(name, rank) is var _)
                drafts.IsIncomplete = true;
        }
        foreach (var (name, _) in best.UnorderedItems)
            yield return (lists[name.List].Names.Names[name.Name], name.Score, name.Count);
        foreach (var (name, alias) in workspace.Names.ProjectAliases)
        {
            var listed = new ListedName(alias, "", NameKey.Of(alias), NameForm.Alias, name, UInt128.Zero);
            if (!found.ContainsKey(listed.Key) && ScoreOf(alias) is var score and > 0
                && workspace.Names.Resolve(listed.Key, asLink: false, out var form) is { IsEmpty: false } && form == NameForm.Alias)
            {
                yield return (listed, score, 1);
            }
        }

        void Look(int number, NameList list, UInt128 hidden)
        {
            for (int i = 0; i < list.NameMasks.Length; i++)
            {
                if (!CanMatch(list.NameMasks[i], list.NameBeginnings[i]))
                    continue;
                ref readonly var name = ref list.Names[i];
                if (name.Form > last || (name.Notes & ~hidden) is var notes && notes == UInt128.Zero)
                    continue;
                if (found.TryGetValue(name.Key, out var known) && name.Form >= known.Form)
                {
                    if (name.Form > known.Form)
                        continue;
                    bool isFirst = string.CompareOrdinal(name.Path, lists[known.List].Names.Names[known.Name].Path) < 0;
                    found[name.Key] = (isFirst ? known with { List = number, Name = i } : known) with { Count = known.Count + (int)UInt128.PopCount(notes) };
                }
                else if (ScoreOf(name.Text) is var score and > 0)
                {
                    found[name.Key] = new(number, i, name.Form, score, (int)UInt128.PopCount(notes));
                }
            }
        }

        bool CanMatch(ulong mask, ulong beginnings)
        {
            foreach (var query in queries)
            {
                if (query.CanMatch(mask, beginnings))
                    return true;
            }
            return false;
        }

        int ScoreOf(string name)
        {
            int score = 0;
            foreach (var query in queries)
                score = Math.Max(score, query.Score(name));
            return score;
        }
    }

    /// <summary>A name that fits.</summary>
    /// <param name="List">The number of its list.</param>
    /// <param name="Name">Its number there.</param>
    /// <param name="Form">How it names.</param>
    /// <param name="Score">How well it fits.</param>
    /// <param name="Count">How many notes give it.</param>
    private readonly record struct Found(int List, int Name, NameForm Form, int Score, int Count);

    // The marks that fit, each once, in no order. The one that is being written does not count.
    private List<(string Text, int Score, int Count)> FindMarks(MarkKind kind, Query query, CompletionDrafts drafts)
    {
        // Ids differ by case, all else by what names are compared by.
        var byText = new Dictionary<string, int>(StringComparer.Ordinal);
        var byKey = new Dictionary<NameKey, int>();
        var found = new List<(string Text, int Score, int Count)>();
        string? own = OwnMark(kind);
        foreach (var (names, hidden, files, isThis) in Lists(null, query.Fuzzy.Mask == 0))
        {
            if (query.Fuzzy.Mask == 0 && found.Count >= MostUnasked)
            {
                drafts.IsIncomplete = true;
                break;
            }
            for (int i = 0; i < names.MarkMasks.Length; i++)
            {
                ref readonly var listed = ref names.Marks[i];
                if (!query.Fuzzy.CanMatch(names.MarkMasks[i]) || listed.Mark.Kind != kind || (listed.Notes & ~hidden) == UInt128.Zero)
                    continue;
                int count = listed.Mark.Count - (files is not null ? CountIn(files, listed.Notes & hidden, listed.Mark) : isThis && listed.Mark.Text == own ? 1 : 0);
                if (count > 0 && IndexOf(listed.Mark.Text) is var at and >= 0)
                    found[at] = found[at] with { Count = found[at].Count + count };
            }
        }
        return found;

        int IndexOf(string text)
        {
            var key = kind == MarkKind.BlockId ? NameKey.None : NameKey.Of(text);
            if (key == NameKey.None ? byText.TryGetValue(text, out int at) : byKey.TryGetValue(key, out at))
                return at;
            int score = query.Score(text);
            at = score > 0 ? found.Count : -1;
            if (score > 0)
                found.Add((text, score, 0));
            if (key == NameKey.None)
                byText.Add(text, at);
            else
                byKey.Add(key, at);
            return at;
        }
    }

    // The names and marks of all notes, and which of their notes do not count for they are open; the newest first on demand.
    private List<(NameList Names, UInt128 Hidden, FileGroup? Files, bool IsThis)> Lists(Definition? except, bool newestFirst)
    {
        var lists = new List<(NameList Names, UInt128 Hidden, FileGroup? Files, bool IsThis)>();
        foreach (var open in workspace.Documents.Values)
            lists.Add((NameList.Of(open, open == document ? except : null), UInt128.Zero, null, open == document));
        var groups = workspace.Files.Groups;
        for (int i = 0; i < groups.Length; i++)
            lists.Add((NameList.Of(groups[i]), Use.OpenIn(i), groups[i], false));
        if (newestFirst)
            lists.Sort(static (a, b) => b.Names.Newest.CompareTo(a.Names.Newest));
        return lists;
    }

    // How often a mark stands in some files of a group.
    private static int CountIn(FileGroup group, UInt128 files, Mark mark)
    {
        int count = 0;
        for (; files != UInt128.Zero; files &= files - 1)
        {
            foreach (var other in group.Files[(int)UInt128.TrailingZeroCount(files)].Summary.Marks)
                count += other.Kind == mark.Kind && other.Text == mark.Text ? other.Count : 0;
        }
        return count;
    }

    private string? OwnMark(MarkKind kind)
    {
        var line = document.Tree.Lines[place.Line];
        foreach (var span in line.Spans)
        {
            if (place.Cursor < span.InnerStart || place.Cursor > span.InnerEnd)
                continue;
            var inner = line.Text.AsSpan(span.InnerStart, span.InnerEnd - span.InnerStart);
            switch (span.Kind)
            {
                case InlineKind.WikiLink when kind == MarkKind.Link: return LinkTarget.Of(inner).Name.ToString();
                case InlineKind.Tag when kind == MarkKind.Tag:
                case InlineKind.Person when kind == MarkKind.Person:
                case InlineKind.Property when kind == MarkKind.Property:
                    return inner.ToString();
            }
        }
        return null;
    }

    /// <summary>What was typed, and how well a name has to fit.</summary>
    private readonly struct Query(string typed, int least, bool wordByWord = false)
    {
        public string Typed => typed;

        public FuzzyQuery Fuzzy { get; } = new(typed);

        private readonly ulong _first = BeginningOf(typed);

        /// <summary>Whether a name may fit, by its letters and those that its parts begin with.</summary>
        public bool CanMatch(ulong mask, ulong beginnings) => Fuzzy.CanMatch(mask) && (_first & ~beginnings) == 0;

        // Whoever begins a word or part of a name begins with its first letter.
        private static ulong BeginningOf(string typed)
        {
            foreach (char c in typed)
            {
                if (char.IsLetterOrDigit(c))
                    return FuzzyQuery.MaskOf([c]);
            }
            return 0;
        }

        /// <summary>How well a name fits; 0 if it does not well enough.</summary>
        public int Score(string name)
        {
            if (Fuzzy.Mask == 0)
                return 1;
            int score = Fuzzy.Score(name);
            return score < least ? 0 : !wordByWord ? score : BeginsWithWords(name) ? score + SeveralWords : 0;
        }

        // "at las" is no beginning of "Atlas".
        private bool BeginsWithWords(string name)
        {
            WordReader words = new(typed), others = new(name);
            _ = words.Read(out var word);
            while (words.Read(out var next))
            {
                if (!others.Read(out var other) || other.Hash != word.Hash)
                    return false;
                word = next;
            }
            return true;
        }
    }
}
