namespace Repository.Tests;

/// <summary>The repository's own files, without what was built, installed or written by tests.</summary>
internal static class Repository
{
    private static readonly HashSet<string> _notSources =
        [".git", "bin", "obj", "node_modules", "dist", "out", "output", ".cache", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of a file or folder.</summary>
    public static string At(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    /// <summary>The text of a file.</summary>
    public static string Read(params ReadOnlySpan<string> parts) => File.ReadAllText(At(parts));

    /// <summary>The files below a folder with one of these endings, as paths from the root with slashes.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings)
    {
        string start = At(folder);
        if (!Directory.Exists(start))
            yield break;
        var open = new Stack<string>([start]);
        while (open.TryPop(out string? current))
        {
            foreach (string below in Directory.EnumerateDirectories(current))
            {
                if (!_notSources.Contains(Path.GetFileName(below)))
                    open.Push(below);
            }
            foreach (string file in Directory.EnumerateFiles(current))
            {
                if (endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
                    yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
            }
        }
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Lsp.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("no folder above the tests holds Lsp.sln");
    }
}
