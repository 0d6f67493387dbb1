namespace CommandLine.Tests;

/// <summary>How a command line ended.</summary>
internal sealed record Outcome(int Code, string Output, string Error);

/// <summary>Runs command lines in this process.</summary>
internal static class Cli
{
    /// <summary>The folder of Lsp.sln.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The owner's note.</summary>
    public static string Seed { get; } = Path.Join(Repository, "seeds", "000_e65bde91427887cf.txt");

    public static Outcome Run(params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        int code = OutlineNotes.Run(args, output, error, colours: false);
        return new(code, output.ToString(), error.ToString());
    }

    private static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Join(folder, "Lsp.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Lsp.sln is not above the tests");
        return folder;
    }
}
