using System.Text;

namespace Outline.Workspace;

/// <summary>Has patterns follow files and folders that get another name or place.</summary>
public static class MovedPattern
{
    /// <summary>
    /// The pattern for the same files when they have been moved: the folders and names at its beginning that stand for
    /// themselves are followed. A pattern without a slash names no place, and stays.
    /// </summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="moved">Where a path will be, given where it is; null where the pattern cannot follow.</param>
    /// <returns>The pattern afterwards; null where it stays as it is.</returns>
    public static string? Of(string pattern, Func<string, string?> moved)
    {
        int start = pattern.StartsWith('/') ? 1 : 0, end = FixedEnd(pattern, start);
        if (end <= start || !IsAnchored(pattern))
            return null;
        string path = Unescape(pattern.AsSpan(start, end - start));
        if (moved(path) is not { Length: > 0 } after || after == path)
            return null;
        // As a pattern a path has a slash in front only where it would have none.
        string written = PathPattern.Exactly(after).TrimStart('/') + pattern[end..];
        return start == 1 || !IsAnchored(written) ? '/' + written : written;
    }

    // Behind the last of the names at the beginning that hold nothing which stands for something else.
    private static int FixedEnd(string pattern, int start)
    {
        int end = start;
        for (int at = start; at < pattern.Length; at++)
        {
            if (pattern[at] is '*' or '?' or '[' or '{')
                return end;
            if (pattern[at] == '/')
                end = at;
            at += pattern[at] == '\\' ? 1 : 0;
        }
        return pattern.EndsWith('/') ? end : pattern.Length;
    }

    private static bool IsAnchored(string pattern) => pattern.AsSpan().TrimEnd('/').Contains('/');

    private static string Unescape(ReadOnlySpan<char> pattern)
    {
        var path = new StringBuilder(pattern.Length);
        for (int at = 0; at < pattern.Length; at++)
        {
            at += pattern[at] == '\\' && at + 1 < pattern.Length ? 1 : 0;
            path.Append(pattern[at]);
        }
        return path.ToString();
    }
}
