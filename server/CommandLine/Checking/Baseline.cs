using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Folders;
using Outline.Workspace;

namespace CommandLine.Checking;

/// <summary>One kind of finding that a baseline knows.</summary>
/// <param name="Path">The file, relative to the baseline's folder and parted by <c>/</c>.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Fingerprint">What is written there, see <see cref="Finding.Fingerprint"/>.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Text">The beginning of the line, for who reads the file; nothing depends on it.</param>
internal sealed record KnownFinding(string Path, string Rule, string Fingerprint, int Count, string Text);

/// <summary>
/// What was found before and is not to be told again, by what is written there and not by where it stands: JSON with one
/// kind of finding a line, sorted, so that two versions can be compared.
/// </summary>
internal sealed class Baseline
{
    private const int LongestText = 80;

    private readonly string _folder;
    private readonly byte[]? _bytes;
    private readonly Dictionary<string, List<KnownFinding>> _byPath;

    private Baseline(string path, byte[]? bytes, IEnumerable<KnownFinding> known)
    {
        File = path;
        _bytes = bytes;
        _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        _byPath = known.GroupBy(finding => finding.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
    }

    /// <summary>The file, as the user wrote it.</summary>
    public string File { get; }

    /// <summary>A baseline that knows nothing yet.</summary>
    public static Baseline Empty(string path) => new(path, null, []);

    /// <summary>Reads a baseline; null with a failure where it cannot be read.</summary>
    public static Baseline? Read(string path, out FileFailure? failure)
    {
        failure = null;
        if (!NoteReader.TryRead(path, out byte[]? bytes, out var unread))
        {
            failure = new(path, unread.Message);
            return null;
        }
        try
        {
            return new(path, bytes, JsonSerializer.Deserialize(bytes, BaselineJson.Readable.ListKnownFinding) ?? []);
        }
        catch (JsonException problem)
        {
            failure = new(path, $"is no baseline: {problem.Message}");
            return null;
        }
    }

    /// <summary>What of some findings it does not know; of several that are the same, the first ones are known.</summary>
    /// <param name="path">The file that they are about.</param>
    /// <param name="items">What was found, in order.</param>
    /// <param name="findingOf">The finding of each.</param>
    public List<T> Unknown<T>(string path, List<T> items, Func<T, Finding> findingOf)
    {
        if (!_byPath.TryGetValue(Relative(path), out var known))
            return items;
        // Two branches that were merged may both have written one down.
        var left = known.GroupBy(some => (some.Rule, some.Fingerprint)).ToDictionary(same => same.Key, same => same.Sum(some => some.Count));
        return items.FindAll(item => !Take(left, findingOf(item)));
    }

    /// <summary>How many it knows of a file.</summary>
    public int CountIn(string path) => _byPath.TryGetValue(Relative(path), out var known) ? known.Sum(some => some.Count) : 0;

    /// <summary>How many it knows of files that are no longer there.</summary>
    public int CountOfMissing() =>
        _byPath.Where(file => !System.IO.File.Exists(Path.Join(_folder, file.Key))).Sum(file => file.Value.Sum(some => some.Count));

    /// <summary>
    /// Writes down what was found. What it knew of files that are there and were not looked at, and of rules that were not
    /// asked, stays.
    /// </summary>
    /// <param name="found">What was found in each file that was looked at.</param>
    /// <param name="isAsked">Whether a rule was asked.</param>
    /// <param name="count">How many findings it knows now.</param>
    /// <returns>Why it could not be written; null where it was.</returns>
    public FileFailure? Write(IReadOnlyDictionary<string, List<Finding>> found, Func<string, bool> isAsked, out int count)
    {
        var looked = found.Keys.Select(Relative).ToHashSet(StringComparer.Ordinal);
        var kept = _byPath.Values.SelectMany(known => known)
            .Where(known => looked.Contains(known.Path) ? !isAsked(known.Rule) : System.IO.File.Exists(Path.Join(_folder, known.Path)));
        var now =
            from file in found
            from finding in file.Value
            group finding by (Path: Relative(file.Key), Rule: finding.Diagnostic.Rule.Name, finding.Fingerprint) into same
            select new KnownFinding(same.Key.Path, same.Key.Rule, same.Key.Fingerprint, same.Count(), Beginning(same.First().SourceLine));
        var sorted = kept.Concat(now)
            .OrderBy(known => known.Path, StringComparer.Ordinal).ThenBy(known => known.Rule, StringComparer.Ordinal)
            .ThenBy(known => known.Text, StringComparer.Ordinal).ThenBy(known => known.Fingerprint, StringComparer.Ordinal).ToList();
        var lines = sorted.Select(known => Printable.Json(JsonSerializer.Serialize(known, BaselineJson.Readable.KnownFinding)));
        count = sorted.Sum(known => known.Count);
        return Write(Encoding.UTF8.GetBytes(sorted.Count == 0 ? "[]\n" : $"[\n{string.Join(",\n", lines)}\n]\n"));
    }

    private FileFailure? Write(byte[] bytes)
    {
        try
        {
            if (_bytes is not null)
                return FileReplacement.TryReplace(File, _bytes, bytes) is { } reason ? new(File, reason) : null;
            System.IO.File.WriteAllBytes(File, bytes);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new(File, $"cannot be written: {problem.Message}");
        }
    }

    private string Relative(string path) => Path.GetRelativePath(_folder, Path.GetFullPath(path)).Replace('\\', '/');

    private static bool Take(Dictionary<(string, string), int> left, Finding finding)
    {
        var key = (finding.Diagnostic.Rule.Name, finding.Fingerprint);
        if (left.GetValueOrDefault(key) is not (> 0 and var count))
            return false;
        left[key] = count - 1;
        return true;
    }

    private static string Beginning(string line)
    {
        var text = IgnoredFinding.TextOf(line);
        return text.Length <= LongestText ? text.ToString() : $"{text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)]}…";
    }
}

[JsonSerializable(typeof(KnownFinding))]
[JsonSerializable(typeof(List<KnownFinding>))]
internal sealed partial class BaselineJson : JsonSerializerContext
{
    /// <summary>Leaves letters of all languages as they are: people read it in comparisons.</summary>
    public static BaselineJson Readable { get; } = new(new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    });
}
