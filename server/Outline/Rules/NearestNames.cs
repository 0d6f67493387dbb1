using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Finds what somebody may have meant who wrote a name that there is not.</summary>
public static class NearestNames
{
    private const int Most = 3;

    // One letter in three may differ; longer names are sentences.
    private const int Letters = 3, Longest = 64;

    // What AliasEvidence calls a chance, and a name that says less or more than what was written.
    private const int Least = 40, Words = 70;

    /// <summary>The best three, the nearest first.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="names">What there is.</param>
    public static IEnumerable<string> Of(string written, IEnumerable<string> names) => names
        .Select(name => (Name: name, Score: ScoreOf(written, name)))
        .Where(found => found.Score >= Least)
        .OrderByDescending(found => found.Score).ThenBy(found => found.Name, StringComparer.Ordinal)
        .Select(found => found.Name)
        .Take(Most);

    /// <summary>All names of a workspace that a link can be made of, each once by key.</summary>
    public static IEnumerable<string> In(WorkspaceSnapshot workspace)
    {
        var known = new HashSet<NameKey>();
        foreach (var note in workspace.Notes)
        {
            foreach (string name in NamesOf(note))
            {
                if (name.AsSpan().IndexOfAny("[]|#\n") < 0 && known.Add(NameKey.Of(name)))
                    yield return name;
            }
        }
    }

    private static IEnumerable<string> NamesOf(INote note) => note.Summary.Definitions
        .SelectMany(definition => definition.Aliases.Select(alias => alias.Name).Prepend(definition.Name))
        .Append(PageName.Of(note.Path).ToString());

    private static int ScoreOf(string written, string name)
    {
        if (written.Length > Longest || name.Length > Longest)
            return 0;
        int score = Math.Max(AliasEvidence.Of(written, name)?.Strength ?? 0, AliasEvidence.Of(name, written)?.Strength ?? 0);
        Span<char> a = stackalloc char[2 * Longest], b = stackalloc char[2 * Longest];
        Span<NamePart> aParts = stackalloc NamePart[2 * Longest], bParts = stackalloc NamePart[2 * Longest];
        a = a[..FoldedName.Read(written, a, aParts)];
        b = b[..FoldedName.Read(name, b, bParts)];
        if (a.IsEmpty || b.IsEmpty)
            return 0;
        if (BeginsWith(a, aParts, b) || BeginsWith(b, bParts, a))
            score = Math.Max(score, Words);
        int longer = Math.Max(a.Length, b.Length), edits = Math.Abs(a.Length - b.Length) * Letters <= longer ? AliasEvidence.Edits(a, b) : longer;
        return edits * Letters <= longer ? Math.Max(score, 100 - 100 * edits / longer) : score;
    }

    // Whether a name begins with all words of another.
    private static bool BeginsWith(ReadOnlySpan<char> name, ReadOnlySpan<NamePart> parts, ReadOnlySpan<char> words) =>
        name.Length > words.Length && name.StartsWith(words) && parts[words.Length] == NamePart.Word;
}
