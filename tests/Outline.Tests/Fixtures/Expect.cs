using System.Runtime.CompilerServices;

namespace Outline.Tests.Fixtures;

/// <summary>
/// Compares a drawn answer with the one that was expected. With <c>UPDATE_EXPECT=1</c> in the environment the expectation
/// is rewritten instead: the raw string in the calling source file, or the file beside it. Read the difference before
/// committing it.
/// </summary>
internal static class Expect
{
    private static readonly bool _updates = Environment.GetEnvironmentVariable("UPDATE_EXPECT") == "1";
    private static readonly HashSet<(string, string)> _rewritten = [];

    /// <summary>Compares with a raw string of the calling file.</summary>
    public static void Same(string expected, string actual, [CallerFilePath] string source = "")
    {
        if (_updates && expected != actual)
            Rewrite(source, expected, actual);
        else
            Assert.Equal(expected, actual);
    }

    /// <summary>Compares with the text of a file beside the calling one.</summary>
    public static void SameAsFile(string name, string actual, [CallerFilePath] string source = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(source)!, name);
        if (_updates)
            File.WriteAllText(path, actual);
        else
            Assert.Equal(File.ReadAllText(path), actual);
    }

    private static void Rewrite(string source, string expected, string actual)
    {
        lock (_rewritten)
        {
            // A fixture is drawn once for each line end.
            if (!_rewritten.Add((source, expected)))
                return;
            var lines = File.ReadAllText(source).Split('\n').ToList();
            string[] old = expected.Split('\n');
            int at = Enumerable.Range(0, lines.Count - old.Length).First(at => StandsAt(lines, at, old));
            string indent = IndentOf(lines, at, old);
            lines.RemoveRange(at, old.Length);
            lines.InsertRange(at, actual.Split('\n').Select(line => line.Length > 0 ? indent + line : line));
            File.WriteAllText(source, string.Join('\n', lines));
        }
    }

    private static bool StandsAt(List<string> lines, int at, string[] text)
    {
        string indent = IndentOf(lines, at, text);
        return at > 0 && lines[at - 1].EndsWith("\"\"\"", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(indent)
            && text.Select((line, i) => (line, i)).All(pair => lines[at + pair.i] == (pair.line.Length > 0 ? indent : "") + pair.line);
    }

    // A raw string is indented as its closing quotes are.
    private static string IndentOf(List<string> lines, int at, string[] text)
    {
        string end = lines[at + text.Length];
        return end[..(end.Length - end.TrimStart().Length)];
    }
}
