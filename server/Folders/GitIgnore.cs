using System.Text;
using Outline.Workspace;

namespace Folders;

/// <summary>What one <c>.gitignore</c> file says. Files in folders further down say more, and theirs counts first.</summary>
public sealed class GitIgnore
{
    /// <summary>The name of such files.</summary>
    public const string Name = ".gitignore";

    private readonly Rule[] _rules;

    private GitIgnore(Rule[] rules) => _rules = rules;

    /// <summary>Reads the text of a <c>.gitignore</c> file. Lines that make no sense are left out, as Git does.</summary>
    public static GitIgnore Parse(string text)
    {
        var rules = new List<Rule>();
        foreach (var line in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            if (ReadRule(line) is { } rule)
                rules.Add(rule);
        }
        // The last word counts.
        rules.Reverse();
        return new([.. rules]);
    }

    /// <summary>Whether a path is ignored; null where this file says nothing of it. Whoever asks has asked for the folders above it.</summary>
    /// <param name="path">The path from the folder of the file, with <c>/</c> between names.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    public bool? Ignores(ReadOnlySpan<char> path, bool isFolder)
    {
        foreach (var rule in _rules)
        {
            if ((isFolder || !rule.IsForFolders) && rule.Pattern.Matches(path))
                return !rule.IsNegated;
        }
        return null;
    }

    private static Rule? ReadRule(ReadOnlySpan<char> line)
    {
        line = TrimBlanks(line);
        if (line is [] or ['#', ..])
            return null;
        bool isNegated = line[0] == '!';
        line = line[(isNegated ? 1 : 0)..];
        bool isForFolders = line.EndsWith("/");
        line = line[..^(isForFolders ? 1 : 0)];
        // What still ends in a slash would be a folder without a name.
        if (line.EndsWith("/") || !PathPattern.TryParse(WithoutGroups(line), out var pattern, out _))
            return null;
        return new(pattern, isNegated, isForFolders);
    }

    private static ReadOnlySpan<char> TrimBlanks(ReadOnlySpan<char> line)
    {
        int end = 0;
        for (int i = 0; i < line.Length; i++)
        {
            bool isEscape = line[i] == '\\' && i + 1 < line.Length;
            i += isEscape ? 1 : 0;
            if (isEscape || line[i] != ' ')
                end = i + 1;
        }
        return line[..end];
    }

    // Braces mean nothing to Git.
    private static string WithoutGroups(ReadOnlySpan<char> line)
    {
        var escaped = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '{')
                escaped.Append('\\');
            escaped.Append(line[i]);
            if (line[i] == '\\' && i + 1 < line.Length)
                escaped.Append(line[++i]);
        }
        return escaped.ToString();
    }

    private readonly record struct Rule(PathPattern Pattern, bool IsNegated, bool IsForFolders);
}
