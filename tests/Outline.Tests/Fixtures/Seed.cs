using System.Runtime.CompilerServices;
using System.Text;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Tests.Fixtures;

/// <summary>The real notes in <c>seeds/</c>.</summary>
internal static class Seed
{
    /// <summary>The owner's own notes.</summary>
    public static SyntaxTree Notes { get; } = SyntaxTree.Parse(SourceText.Parse(Read("000_e65bde91427887cf.txt")));

    /// <summary>The texts of all seeds.</summary>
    public static IReadOnlyList<string> Texts { get; } =
        [.. Directory.EnumerateFiles(Folder(), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder(), name), Encoding.UTF8);

    private static string Folder([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "../../../seeds"));
}
