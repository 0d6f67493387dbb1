using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>What a completion puts in.</summary>
public enum CompletionKind : byte
{
    /// <summary>A company, by its own name.</summary>
    Company,

    /// <summary>A company, by another name.</summary>
    Alias,

    /// <summary>A file.</summary>
    Page,

    /// <summary>A section.</summary>
    Section,

    /// <summary>A name that is linked to and that nothing has.</summary>
    Unresolved,

    /// <summary>An item below what a link names.</summary>
    Item,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A person.</summary>
    Person,

    /// <summary>The id of an item.</summary>
    Block,

    /// <summary>The path of a note.</summary>
    Path,

    /// <summary>An address.</summary>
    Url,

    /// <summary>The key of a property.</summary>
    PropertyKey,

    /// <summary>The value of a property.</summary>
    PropertyValue,
}

/// <summary>Something to choose from.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">What is shown.</param>
/// <param name="NewText">What is put in.</param>
/// <param name="Insert">What that replaces; it ends at the cursor, or behind brackets that are closed anew.</param>
/// <param name="Replace">What it replaces where the rest of the word goes, too; it begins where <paramref name="Insert"/> does.</param>
/// <param name="Filter">What an editor holds against what is typed, which finds it there in order.</param>
/// <param name="Detail">What is shown beside it; null for nothing.</param>
public sealed record CompletionItem(
    CompletionKind Kind, string Label, string NewText, LineSpan Insert, LineSpan Replace, string Filter, string? Detail);

/// <summary>What there is to choose from, the best first.</summary>
/// <param name="Items">The items.</param>
/// <param name="IsIncomplete">Whether there is more, which typing on may bring.</param>
public sealed record CompletionList(ImmutableArray<CompletionItem> Items, bool IsIncomplete);

/// <summary>What is told of a name when it is looked at.</summary>
/// <param name="Detail">Where it is defined.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Title">What follows the name in the line that defines it.</param>
/// <param name="Notes">The first notes below it.</param>
public sealed record CompletionDetails(string Detail, string Name, string Title, ImmutableArray<string> Notes)
{
    /// <summary>Name, title and notes as Markdown in which nothing is Markdown that a note says.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder("**");
        Escape(text, Name);
        _ = text.Append("**");
        if (Title.Length > 0)
            Escape(text.Append(' '), Title);
        for (int i = 0; i < Notes.Length; i++)
            Escape(text.Append(i == 0 ? "\n\n- " : "\n- "), Notes[i]);
        return text.ToString();
    }

    /// <summary>Name, title and notes as plain text.</summary>
    public string ToPlainText() => string.Join('\n', [$"{Name} {Title}".TrimEnd(), .. Notes.Select(note => "- " + note)]);

    private static void Escape(StringBuilder markdown, string text)
    {
        foreach (char c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '<' or '>' or '#' or '+' or '-' or '.' or '!' or '|' or '~' or '&' or '^' or '=' or '$')
                _ = markdown.Append('\\');
            _ = markdown.Append(c);
        }
    }
}

/// <summary>Completes names, links, tags, people, ids, paths, addresses and properties.</summary>
public static class Completion
{
    private const int MostItems = 100;

    // How often and how recently it is used is asked of no more than these.
    private const int MostWeighed = 200;
    private const int MostNotes = 8;

    // A company may be listed in thousands of dated files.
    private const int MostSites = 20;

    /// <summary>What can stand at a position of an open document, which may be any.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CompletionList At(WorkspaceSnapshot workspace, Document document, LinePosition position, CancellationToken cancel = default)
    {
        if (CompletionPlace.At(document.Tree, position) is not { } place)
            return new([], IsIncomplete: false);
        var names = new CompletionNames(workspace, document, place);
        var texts = new CompletionTexts(workspace, document, place, cancel);
        var found = new CompletionDrafts();
        switch (place.Kind)
        {
            case CompletionPlaceKind.Link: names.AddLinks(found); break;
            case CompletionPlaceKind.LinkItem: texts.AddItems(found); break;
            case CompletionPlaceKind.Block: names.AddMarks(found, MarkKind.BlockId, CompletionKind.Block); break;
            case CompletionPlaceKind.Path: texts.AddPaths(found); break;
            case CompletionPlaceKind.Url: texts.AddUrls(found); break;
            case CompletionPlaceKind.Tag: names.AddMarks(found, MarkKind.Tag, CompletionKind.Tag); break;
            case CompletionPlaceKind.Person: names.AddMarks(found, MarkKind.Person, CompletionKind.Person); break;
            case CompletionPlaceKind.PropertyValue:
                texts.AddValues(found);
                names.AddPlain(found);
                break;
            case CompletionPlaceKind.Plain:
                names.AddKeys(found);
                names.AddPlain(found);
                break;
        }
        cancel.ThrowIfCancellationRequested();
        var best = Best(found, names.Use);
        if (place.Kind == CompletionPlaceKind.Block)
            texts.AddLines(best);
        return new([.. best.Select(draft => ItemOf(place, draft))], found.IsIncomplete || found.All.Count > best.Count);
    }

    /// <summary>What is told of a name; null where it names nothing any more.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="name">The label of an item that is a name.</param>
    public static CompletionDetails? DetailsOf(WorkspaceSnapshot workspace, string name)
    {
        var key = NameKey.Of(name);
        var named = workspace.Names.Resolve(key, asLink: true);
        if (named.IsEmpty || workspace.Names.EntityOf(named[0]) is not { } entity)
            return null;
        var notes = ImmutableArray.CreateBuilder<string>();
        string rest = "";
        foreach (var (note, definition) in entity.Sites.Take(MostSites))
        {
            var tree = note.ReadTree();
            if (definition is not null && rest.Length == 0)
                rest = tree.Lines[definition.Line] is var line && definition.End < line.ContentEnd ? line.Text[definition.End..line.ContentEnd].Trim() : "";
            foreach (var below in ItemsBelow.Of(tree, definition?.Line, MostNotes - notes.Count))
                notes.Add(below.Content.ToString());
            if (notes.Count == MostNotes)
                break;
        }
        var first = entity.Sites[0];
        string[] where = [.. entity.Key == key ? [] : (string[])["→ " + entity.Name], .. first.Definition?.Section is { } section ? [section] : (string[])[], first.Note.Path];
        return new(string.Join(" · ", where), entity.Name, rest, notes.DrainToImmutable());
    }

    // Those that fit best, of these the ones that are used most, of these the most recent.
    private static List<CompletionDraft> Best(CompletionDrafts found, NameUse use)
    {
        found.All.Sort(static (a, b) =>
            a.Tier != b.Tier ? b.Tier - a.Tier
            : a.Order != b.Order ? a.Order - b.Order
            : a.Count != b.Count ? b.Count - a.Count
            : CompareTexts(a, b));
        var first = found.All.GetRange(0, Math.Min(MostWeighed, found.All.Count));
        var uses = use.Of([.. first.Select(draft => draft.IsWeighed ? draft.Text : "")]);
        var weighed = first.Select((draft, i) => (Draft: draft, Use: draft.IsWeighed ? uses[i] : default)).ToList();
        weighed.Sort(static (a, b) =>
            a.Draft.Tier != b.Draft.Tier ? b.Draft.Tier - a.Draft.Tier
            : a.Draft.Order != b.Draft.Order ? a.Draft.Order - b.Draft.Order
            // Twice as often counts for more than recently; a few times more does not.
            : Magnitude(a.Use.Notes) != Magnitude(b.Use.Notes) ? Magnitude(b.Use.Notes) - Magnitude(a.Use.Notes)
            : a.Use.Newest != b.Use.Newest ? b.Use.Newest.CompareTo(a.Use.Newest)
            : a.Use.Notes != b.Use.Notes ? b.Use.Notes - a.Use.Notes
            : a.Draft.Count != b.Draft.Count ? b.Draft.Count - a.Draft.Count
            : CompareTexts(a.Draft, b.Draft));
        return [.. weighed.Take(MostItems).Select(pair => pair.Draft)];

        static int Magnitude(int count) => count == 0 ? 0 : BitOperations.Log2((uint)count) + 1;

        static int CompareTexts(CompletionDraft a, CompletionDraft b) =>
            a.Score != b.Score ? b.Score - a.Score
            : a.Kind != b.Kind ? a.Kind - b.Kind
            : string.CompareOrdinal(a.Text, b.Text);
    }

    private static CompletionItem ItemOf(CompletionPlace place, CompletionDraft draft)
    {
        int start = draft.Start ?? place.Start;
        string typed = draft.Start is null ? place.Typed : draft.Typed!;
        return new(
            draft.Kind, draft.Label ?? draft.Text, draft.NewText,
            new(place.Line, start, draft.InsertEnd ?? place.InsertEnd), new(place.Line, start, draft.ReplaceEnd ?? place.ReplaceEnd),
            IsInOrder(typed, draft.Text) ? draft.Text : $"{typed} {draft.Text}", draft.Detail);
    }

    // Editors ask for the letters in order, and know nothing of accents, aliases and words in another order.
    private static bool IsInOrder(string typed, string text)
    {
        int met = 0;
        foreach (char c in text)
            met += met < typed.Length && char.ToLowerInvariant(c) == char.ToLowerInvariant(typed[met]) ? 1 : 0;
        return met == typed.Length;
    }
}

/// <summary>A completion that was found and has no rank yet.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What is held against what was typed.</param>
/// <param name="NewText">What is put in.</param>
/// <param name="Score">How well it fits; see <see cref="FuzzyQuery.Score"/>.</param>
/// <param name="Count">How often it is there.</param>
internal sealed record CompletionDraft(CompletionKind Kind, string Text, string NewText, int Score, int Count)
{
    /// <summary>How it was found; the greater the better.</summary>
    public int Tier => Score / 1000;

    /// <summary>Where it stands among those of its tier, the lower the earlier; those found by name all stand at 0.</summary>
    public int Order { get; init; }

    /// <summary>Whether how often its words are used decides.</summary>
    public bool IsWeighed { get; init; }

    /// <summary>What is shown instead of the text.</summary>
    public string? Label { get; init; }

    /// <summary>What is shown beside it.</summary>
    public string? Detail { get; init; }

    /// <summary>Where it begins, where that is not the place's start.</summary>
    public int? Start { get; init; }

    /// <summary>Where it ends if it is inserted, where that is not the place's.</summary>
    public int? InsertEnd { get; init; }

    /// <summary>Where it ends if it replaces, where that is not the place's.</summary>
    public int? ReplaceEnd { get; init; }

    /// <summary>What stands between its own start and the cursor.</summary>
    public string? Typed { get; init; }
}

/// <summary>The completions that were found.</summary>
internal sealed class CompletionDrafts
{
    /// <summary>The completions.</summary>
    public List<CompletionDraft> All { get; } = [];

    /// <summary>Whether the search ended before it had looked everywhere.</summary>
    public bool IsIncomplete { get; set; }
}
