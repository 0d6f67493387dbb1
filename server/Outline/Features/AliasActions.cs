using System.Globalization;
using Outline.Rules;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>A company that a word may be another name of.</summary>
/// <param name="Name">The company's own name.</param>
/// <param name="Key">What it is compared by.</param>
/// <param name="Alias">The word, as it is written.</param>
/// <param name="Strength">How much speaks for it, from 0 to 100.</param>
/// <param name="Reason">What speaks for it, for people.</param>
public sealed record AliasCandidate(string Name, NameKey Key, string Alias, int Strength, string Reason);

/// <summary>What can be made of a word: another name of a company, a link, or a word that is never a name.</summary>
public static class AliasActions
{
    private const int MostCandidates = 5;

    // What stands near says as much as a letter or two: it decides between names that the letters leave open.
    private const int NearbyStrength = 25;

    // Lines that are looked at around a word, and words that are looked at: a lamp beside the line is to appear at once.
    private const int Reach = 40, MostOccurrences = 50;

    private const int MostWords = 4, LongestAlias = 64;

    /// <summary>
    /// The companies that a word may be another name of, those first for which most speaks: its letters, and that they are met
    /// near each other. Where nothing speaks for any, the companies of the same section if the word is selected, else none.
    /// </summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="note">The note.</param>
    /// <param name="tree">Its lines.</param>
    /// <param name="selection">What is selected, or the place of the cursor, whose word is meant.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static List<AliasCandidate> Candidates(
        WorkspaceSnapshot workspace, INote note, SyntaxTree tree, LineSpan selection, CancellationToken cancel = default)
    {
        if (WordAt(workspace, note, tree, selection) is not { } word)
            return [];
        string alias = tree.Text.Substring(word);
        var found = new List<(string Name, NameKey Key, AliasEvidence Evidence)>();
        var seen = new HashSet<NameKey>();
        foreach (var other in workspace.Notes)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var definition in other.Summary.Definitions)
            {
                if (definition.Kind == DefinitionKind.Company && seen.Add(definition.Key) && EvidenceOf(alias, definition.Name) is { } evidence)
                    found.Add((definition.Name, definition.Key, evidence));
            }
        }
        var nearby = found.Count > 0 || !selection.IsEmpty ? Nearby(workspace, note, tree, alias, cancel) : [];
        var candidates = found.ConvertAll(one => nearby.TryGetValue(one.Key, out string? place)
            ? new AliasCandidate(one.Name, one.Key, alias, Math.Min(100, one.Evidence.Strength + NearbyStrength), $"{one.Evidence.Reason}, {place}")
            : new(one.Name, one.Key, alias, one.Evidence.Strength, one.Evidence.Reason));
        if (candidates.Count == 0 && !selection.IsEmpty)
            candidates = InSection(note, word.Start.Line, alias, nearby);
        return [.. candidates.OrderByDescending(candidate => candidate.Strength).ThenBy(candidate => candidate.Name, StringComparer.Ordinal).Take(MostCandidates)];
    }

    /// <summary>The name that is mentioned without brackets at a position; null where none is.</summary>
    public static Target? PlainMentionAt(WorkspaceSnapshot workspace, INote note, SyntaxTree tree, LinePosition position) =>
        Target.At(workspace, note, tree, position) is { Kind: TargetKind.Entity, IsDefinition: false, IsLink: false } target ? target : null;

    /// <summary>The edits that put a mention in brackets.</summary>
    public static TextChange[] Linked(Target mention) => NoteLink.Around(mention.Span);

    // The name of a site is called by what stands before its ending.
    private static AliasEvidence? EvidenceOf(string alias, string name)
    {
        var whole = AliasEvidence.Of(alias, name);
        return NameWriting.Short(name) is var site && site != name && AliasEvidence.Of(alias, site) is { } evidence && evidence.Strength > (whole?.Strength ?? 0)
            ? evidence
            : whole;
    }

    /// <summary>The word that is meant, if it is one that could become a name.</summary>
    private static LineSpan? WordAt(WorkspaceSnapshot workspace, INote note, SyntaxTree tree, LineSpan selection)
    {
        var (start, end) = tree.Text.Clamp(selection);
        var line = tree.Lines[start.Line];
        if (start.Line != end.Line || line.Kind is not (LineKind.Item or LineKind.Heading or LineKind.Unmarked or LineKind.Property))
            return null;
        if ((start == end ? WordAround(line, start.Character) : Trimmed(line, start.Character, end.Character)) is not var (from, to))
            return null;
        var text = line.Text.AsSpan(from, to - from);
        var key = NameKey.Of(text, out _, out int words);
        if (key == NameKey.None || words > MostWords || text.Length is < 2 or > LongestAlias || text.IndexOfAny("[]|#,") >= 0 || !HasLetter(text)
            || CommonNames.Contains(key) || !workspace.Names.Resolve(key, asLink: true).IsEmpty || IsTaken(workspace, note, line, start.Line, from, to))
        {
            return null;
        }
        return new(start.Line, from, to);
    }

    private static (int Start, int End)? WordAround(LineSyntax line, int at)
    {
        var words = new WordReader(line.Content);
        while (words.Read(out var word))
        {
            if (line.ContentStart + word.Start <= at && at <= line.ContentStart + word.End)
                return (line.ContentStart + word.Start, line.ContentStart + word.End);
        }
        return null;
    }

    private static (int Start, int End)? Trimmed(LineSyntax line, int start, int end)
    {
        start = Math.Max(start, line.ContentStart);
        while (start < end && !char.IsLetterOrDigit(line.Text[start]) && !char.IsSurrogate(line.Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(line.Text[end - 1]))
            end--;
        return start < end ? (start, end) : null;
    }

    private static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (System.Text.Rune.IsLetter(rune))
                return true;
        }
        return false;
    }

    // What is a part of something that is read as something already.
    private static bool IsTaken(WorkspaceSnapshot workspace, INote note, LineSyntax line, int number, int from, int to)
    {
        foreach (var span in line.Spans)
        {
            bool hides = span.Kind is InlineKind.Code or InlineKind.Url or InlineKind.WikiLink or InlineKind.MarkdownLink or InlineKind.Tag or InlineKind.Person
                or InlineKind.BlockReference or InlineKind.BlockId or InlineKind.Property or InlineKind.Task;
            if (hides && span.Start < to && from < span.End)
                return true;
        }
        var definition = note.Summary.DefinitionAt(number);
        if (definition is not null && definition.Start < to && from < definition.End)
            return true;
        var mentions = new List<Mention>();
        Mentions.InLine(line, definition, note, workspace.Names, mentions);
        return mentions.Exists(mention => mention.Start < to && from < mention.End);
    }

    /// <summary>The companies that are met near a word in its note, and where.</summary>
    private static Dictionary<NameKey, string> Nearby(WorkspaceSnapshot workspace, INote note, SyntaxTree tree, string alias, CancellationToken cancel)
    {
        var nearby = new Dictionary<NameKey, string>();
        var mentions = new List<Mention>();
        int number = 0, occurrences = 0;
        foreach (var chunk in tree.Lines.Chunks)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var line in chunk.Items)
            {
                if (occurrences < MostOccurrences && Holds(line, alias))
                {
                    occurrences++;
                    Around(number);
                }
                number++;
            }
        }
        return nearby;

        // On its line, below a company, or beside it: what is closer is told.
        void Around(int at)
        {
            Take(at, "on the same line as");
            int first = at, last = Math.Min(tree.SubtreeEnd(at), at + Reach);
            for (int above = tree.ParentOf(at), below = at; above >= 0 && !tree.IsHead(above); (above, below) = (tree.ParentOf(above), above))
            {
                if (note.Summary.DefinitionAt(above) is { Kind: DefinitionKind.Company } owner)
                    nearby.TryAdd(owner.Key, $"noted below {owner.Name}");
                // Its parent and what stands beside it, but not the whole list of companies.
                if (below == at)
                    (first, last) = (Math.Max(above, at - Reach), Math.Min(tree.SubtreeEnd(above), at + Reach));
            }
            for (int i = first; i <= last; i++)
                Take(i, "near");
        }

        void Take(int line, string place)
        {
            mentions.Clear();
            Mentions.InLine(tree.Lines[line], note.Summary.DefinitionAt(line), note, workspace.Names, mentions);
            foreach (var mention in mentions)
            {
                if (workspace.Names.Resolve(mention.Name, mention.IsLink) is [var company])
                    nearby.TryAdd(company, $"{place} {Written(line, mention)} in line {(line + 1).ToString(CultureInfo.InvariantCulture)}");
            }
        }

        string Written(int line, Mention mention) => tree.Lines[line].Text[mention.Start..mention.End];
    }

    private static bool Holds(LineSyntax line, string word)
    {
        int at = 0;
        while (line.Text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase) is var found and >= 0)
        {
            at = found + word.Length;
            if ((found == 0 || !char.IsLetterOrDigit(line.Text[found - 1])) && (at == line.Text.Length || !char.IsLetterOrDigit(line.Text[at])))
                return true;
        }
        return false;
    }

    private static List<AliasCandidate> InSection(INote note, int line, string alias, Dictionary<NameKey, string> nearby)
    {
        var candidates = new List<AliasCandidate>();
        var seen = new HashSet<NameKey>();
        string? section = null;
        foreach (var definition in note.Summary.Definitions)
        {
            if (definition.Line > line)
                break;
            section = definition.Kind == DefinitionKind.Section ? definition.Name : section;
        }
        foreach (var definition in note.Summary.Definitions)
        {
            if (definition.Kind != DefinitionKind.Company || definition.Section != section || !seen.Add(definition.Key))
                continue;
            bool isNear = nearby.TryGetValue(definition.Key, out string? place);
            candidates.Add(new(definition.Name, definition.Key, alias, isNear ? NearbyStrength : 0, isNear ? place! : "in the same section"));
        }
        return candidates;
    }
}
