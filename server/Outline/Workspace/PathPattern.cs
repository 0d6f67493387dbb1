using System.Diagnostics.CodeAnalysis;

namespace Outline.Workspace;

/// <summary>
/// A pattern of paths as editors and <c>.gitignore</c> write them: <c>*</c> and <c>?</c> stand for characters of one name,
/// <c>**</c> for any number of folders, <c>[a-z]</c> and <c>[!a]</c> for one character, <c>{a,b}</c> for either, and a backslash
/// takes the character behind it as it is. A pattern without a slash matches the name in any folder, others the path from the
/// start; a slash at the end stands for all that is below. Case matters, and <c>?</c> is one UTF-16 code unit.
/// </summary>
public sealed class PathPattern : IEquatable<PathPattern>
{
    /// <summary>The longest pattern, in UTF-16 code units.</summary>
    public const int LargestLength = 1_000;

    // Every group multiplies what stands around it.
    private const int MostGroups = 32, MostAlternatives = 256;

    private readonly Segment[][] _alternatives;

    private PathPattern(string text, Segment[][] alternatives) => (Text, _alternatives) = (text, alternatives);

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Whether two patterns are written alike.</summary>
    public bool Equals(PathPattern? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PathPattern);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">The text is no pattern; the message says why.</exception>
    public static PathPattern Parse(string text) =>
        TryParse(text, out var pattern, out string? problem) ? pattern : throw new FormatException(problem);

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="pattern">The pattern, where this returns true.</param>
    /// <param name="problem">What is wrong, without a full stop, where this returns false.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out PathPattern? pattern, [NotNullWhen(false)] out string? problem)
    {
        pattern = null;
        problem = Check(text);
        if (problem is not null)
            return false;
        if (Expand(text) is not { } alternatives)
        {
            problem = $"the braces of this pattern stand for more than {MostAlternatives} others";
            return false;
        }
        pattern = new(text, [.. alternatives.Select(Compile)]);
        return true;
    }

    /// <summary>The pattern that one path matches, and no other.</summary>
    /// <param name="path">The path, relative to where the pattern counts from.</param>
    public static string Exactly(string path)
    {
        var pattern = new System.Text.StringBuilder(path.Length + 1);
        // Without a slash it would match the name in any folder.
        if (!path.Contains('/'))
            pattern.Append('/');
        foreach (char c in path)
        {
            if (c is '*' or '?' or '[' or ']' or '{' or '}' or '\\' or '!')
                pattern.Append('\\');
            pattern.Append(c);
        }
        return pattern.ToString();
    }

    /// <summary>Whether a path matches.</summary>
    /// <param name="path">The path, relative to where the pattern counts from, with <c>/</c> between names and none at either end.</param>
    public bool Matches(ReadOnlySpan<char> path) => Matches(path, orBelow: false);

    /// <summary>Whether the pattern ends in <c>**</c> or <c>/</c> and thus matches all paths below a folder, whatever their names.</summary>
    /// <param name="folder">The folder, written as for <see cref="Matches(ReadOnlySpan{char})"/>.</param>
    public bool MatchesAllBelow(ReadOnlySpan<char> folder) => Matches(folder, orBelow: true);

    private bool Matches(ReadOnlySpan<char> path, bool orBelow)
    {
        foreach (var segments in _alternatives)
        {
            if (orBelow && !segments[^1].IsFolders)
                continue;
            // The usual pattern, a name in any folder, looks at nothing but the name.
            bool matches = segments is [{ IsFolders: true }, { IsFolders: false } name]
                ? name.Matches(path[(path.LastIndexOf('/') + 1)..])
                : Matches(segments, path, orBelow);
            if (matches)
                return true;
        }
        return false;
    }

    // Greedy: what fits between two `**` at the earliest place leaves most to those behind, so only the last `**` is tried again.
    private static bool Matches(Segment[] segments, ReadOnlySpan<char> path, bool orBelow)
    {
        int at = 0, start = 0, retryAt = -1, retryStart = 0;
        while (true)
        {
            if (at < segments.Length && segments[at].IsFolders)
            {
                at++;
                if (at == segments.Length)
                    return orBelow || start < path.Length;
                (retryAt, retryStart) = (at, start);
                continue;
            }
            if (start >= path.Length)
                return at == segments.Length && !orBelow;
            int end = NameEnd(path, start);
            if (at < segments.Length && segments[at].Matches(path[start..end]))
                (at, start) = (at + 1, end + 1);
            else if (retryAt >= 0)
                (at, start) = (retryAt, retryStart = NameEnd(path, retryStart) + 1);
            else
                return false;
        }
    }

    private static int NameEnd(ReadOnlySpan<char> path, int start) =>
        path[start..].IndexOf('/') is var length and >= 0 ? start + length : path.Length;

    /// <summary>What is wrong with a pattern, null if nothing is.</summary>
    private static string? Check(string text)
    {
        if (text.Length is 0 or > LargestLength)
            return text.Length == 0 ? "a pattern cannot be empty" : $"a pattern cannot be longer than {LargestLength} characters";
        int open = 0, groups = 0;
        for (int i = 0; i < text.Length; i = Next(text, i))
        {
            switch (text[i])
            {
                case '[' when SetEnd(text, i) < 0:
                    return "there is no ] for a [ of this pattern";
                case '\\' when i + 1 == text.Length:
                    return "a pattern cannot end in a backslash";
                case '{':
                    open++;
                    groups++;
                    break;
                case '}' when open > 0:
                    open--;
                    break;
            }
        }
        return open > 0 ? "there is no } for a { of this pattern"
            : groups > MostGroups ? $"a pattern cannot have more than {MostGroups} pairs of braces"
            : null;
    }

    /// <summary>The patterns without braces that a pattern stands for, null if they are too many.</summary>
    private static List<string>? Expand(string text)
    {
        var expanded = new List<string>();
        var rest = new Stack<string>([text]);
        while (rest.TryPop(out string? next))
        {
            int open = Find(next, 0, '{');
            if (open < 0)
            {
                expanded.Add(next);
                continue;
            }
            var (ends, close) = Parts(next, open);
            int start = open + 1;
            foreach (int end in ends)
            {
                rest.Push(string.Concat(next.AsSpan(0, open), next.AsSpan(start, end - start), next.AsSpan(close + 1)));
                start = end + 1;
            }
            if (expanded.Count + rest.Count > MostAlternatives)
                return null;
        }
        return expanded;
    }

    /// <summary>Where the parts of a group end, and where it closes.</summary>
    private static (List<int> Ends, int Close) Parts(string text, int open)
    {
        var ends = new List<int>();
        int depth = 0, i = open;
        while (true)
        {
            char c = text[i];
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 || depth == 1 && c == ',')
                ends.Add(i);
            if (depth == 0)
                return (ends, i);
            i = Next(text, i);
        }
    }

    private static int Find(string text, int from, char wanted)
    {
        for (int i = from; i < text.Length; i = Next(text, i))
        {
            if (text[i] == wanted)
                return i;
        }
        return -1;
    }

    /// <summary>Behind a character, an escaped one or a set.</summary>
    private static int Next(string text, int i) => text[i] switch
    {
        '\\' => i + 2,
        '[' => SetEnd(text, i),
        _ => i + 1,
    };

    private static Segment[] Compile(string text)
    {
        bool isBelow = text.EndsWith('/') && text.Length > 1;
        bool isAnchored = text.StartsWith('/');
        int end = text.Length - (isBelow ? 1 : 0), start = isAnchored ? 1 : 0;
        var segments = new List<Segment>();
        var pieces = new List<Piece>();
        for (int i = start; i < end; i = Next(text, i))
        {
            switch (text[i])
            {
                case '/':
                    isAnchored = true;
                    AddSegment(i);
                    break;
                case '*':
                    if (pieces is not [.., { Kind: PieceKind.Star }])
                        pieces.Add(new(PieceKind.Star));
                    break;
                case '?':
                    pieces.Add(new(PieceKind.Any));
                    break;
                case '[':
                    pieces.Add(ReadSet(text, i));
                    break;
                case '\\':
                    pieces.Add(new(PieceKind.Literal, text[i + 1]));
                    break;
                case var literal:
                    pieces.Add(new(PieceKind.Literal, literal));
                    break;
            }
        }
        AddSegment(end);
        if (!isAnchored && !segments[0].IsFolders)
            segments.Insert(0, new([], IsFolders: true));
        if (isBelow && !segments[^1].IsFolders)
            segments.Add(new([], IsFolders: true));
        return [.. segments];

        void AddSegment(int at)
        {
            bool isFolders = text.AsSpan(start, at - start) is "**";
            if (!isFolders || segments is not [.., { IsFolders: true }])
                segments.Add(new(isFolders ? [] : [.. pieces], isFolders));
            pieces.Clear();
            start = at + 1;
        }
    }

    // A bracket that comes first is one of the set.
    private static int SetEnd(string text, int open)
    {
        int first = open + (text.AsSpan(open + 1) is ['!' or '^', ..] ? 2 : 1);
        for (int i = first; i < text.Length; i += text[i] == '\\' ? 2 : 1)
        {
            if (text[i] == ']' && i > first)
                return i + 1;
        }
        return -1;
    }

    private static Piece ReadSet(string text, int open)
    {
        int close = SetEnd(text, open) - 1;
        bool isNegated = text[open + 1] is '!' or '^';
        var ranges = new List<char>();
        int i = open + (isNegated ? 2 : 1);
        while (i < close)
        {
            char least = Read();
            char most = least;
            if (i + 1 < close && text[i] == '-')
            {
                i++;
                most = Read();
            }
            ranges.AddRange([least, most]);
        }
        return new(isNegated ? PieceKind.NotInSet : PieceKind.InSet, Ranges: [.. ranges]);

        char Read()
        {
            i += text[i] == '\\' ? 1 : 0;
            return text[i++];
        }
    }

    private enum PieceKind : byte
    {
        Literal,
        Any,
        Star,
        InSet,
        NotInSet,
    }

    /// <summary>What stands for a character, or with a star for many.</summary>
    private readonly record struct Piece(PieceKind Kind, char Literal = '\0', char[]? Ranges = null)
    {
        public bool Matches(char c) => Kind switch
        {
            PieceKind.Literal => c == Literal,
            PieceKind.Any => true,
            _ => IsInRanges(c) == (Kind == PieceKind.InSet),
        };

        private bool IsInRanges(char c)
        {
            for (int i = 0; i < Ranges!.Length; i += 2)
            {
                if (c >= Ranges[i] && c <= Ranges[i + 1])
                    return true;
            }
            return false;
        }
    }

    /// <summary>What stands between two slashes: a name, or <c>**</c>.</summary>
    private sealed record Segment(Piece[] Pieces, bool IsFolders)
    {
        // How many pieces stand behind the last star; -1 without one.
        private readonly int _tail = Pieces.Length - 1 - Array.FindLastIndex(Pieces, piece => piece.Kind == PieceKind.Star) is var tail
            && tail == Pieces.Length ? -1 : tail;

        public bool Matches(ReadOnlySpan<char> name)
        {
            if (_tail < 0)
                return name.Length == Pieces.Length && Fits(Pieces, name);
            if (name.Length < _tail || !Fits(Pieces.AsSpan(Pieces.Length - _tail), name[^_tail..]))
                return false;
            return MatchesStars(Pieces.AsSpan(0, Pieces.Length - _tail), name[..^_tail]);
        }

        private static bool Fits(ReadOnlySpan<Piece> pieces, ReadOnlySpan<char> name)
        {
            for (int i = 0; i < pieces.Length; i++)
            {
                if (!pieces[i].Matches(name[i]))
                    return false;
            }
            return true;
        }

        // Greedy, as with folders: only the last star is tried again. The last piece is a star.
        private static bool MatchesStars(ReadOnlySpan<Piece> pieces, ReadOnlySpan<char> name)
        {
            int at = 0, i = 0, retryAt = -1, retry = 0;
            while (true)
            {
                if (pieces[at].Kind == PieceKind.Star)
                {
                    if (++at == pieces.Length)
                        return true;
                    (retryAt, retry) = (at, i);
                }
                else if (i == name.Length)
                {
                    return false;
                }
                else if (pieces[at].Matches(name[i]))
                {
                    at++;
                    i++;
                }
                else if (retryAt >= 0)
                {
                    (at, i) = (retryAt, ++retry);
                }
                else
                {
                    return false;
                }
            }
        }
    }
}
