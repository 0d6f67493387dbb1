using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Repository.Tests;

/// <summary>What holds for every source, and for the owner's notes, which nobody changes.</summary>
public partial class SourceTests
{
    private static readonly string[] _endings =
        [".cs", ".csproj", ".props", ".sln", ".ts", ".js", ".mjs", ".json", ".md", ".yml", ".lua", ".el"];

    private static readonly string[] _folders = ["server", "client-vscode", "tests"];

    private static readonly Dictionary<string, string> _seeds = new()
    {
        ["000_e65bde91427887cf.txt"] = "5560596279E7723D0D73579E671F6DEB4E8585FEFF82D483F1B348C4720E8081",
    };

    [Fact]
    public void Sources_are_utf8_without_a_mark_and_end_in_one_newline() => Assert.Equal([],
        from file in Sources()
        let fault = Fault(File.ReadAllBytes(Repository.At(file)))
        where fault is not null
        select $"{file}: {fault}");

    [Fact]
    public void Nothing_is_left_for_later() => Assert.Equal([],
        from file in Sources()
        from Match match in Later().Matches(Repository.Read(file))
        select $"{file}: {match.Value}");

    [Fact]
    public void The_owners_notes_are_what_they_were() => Assert.All(_seeds, seed => Assert.Equal(
        seed.Value, Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Repository.At("seeds", seed.Key))))));

    private static IEnumerable<string> Sources() => _folders.SelectMany(folder => Repository.Files(folder, _endings))
        .Concat(Directory.EnumerateFiles(Repository.Root).Where(file => _endings.Any(file.EndsWith) && !file.EndsWith(".sln", StringComparison.Ordinal)).Select(file => Path.GetFileName(file)));

    private static string? Fault(byte[] bytes)
    {
        try
        {
            string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.StartsWith('\uFEFF') ? "a byte order mark"
                : text.Contains('\r') ? "a carriage return"
                : !text.EndsWith('\n') ? "no newline at the end"
                : text.EndsWith("\n\n", StringComparison.Ordinal) ? "an empty line at the end"
                : null;
        }
        catch (DecoderFallbackException)
        {
            return "not UTF-8";
        }
    }

    // In comments: the words are states of tasks in notes.
    [GeneratedRegex(@"(?://|/\*|<!--)\s*(?:TODO|FIX[M]E|XXX|HACK)\b.*|\bFIX[M]E\b")]
    private static partial Regex Later();
}
