using System.Text;

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

    public static Outcome Run(params string[] args) => RunOn("", args);

    /// <summary>Runs a command line on what comes on standard input.</summary>
    public static Outcome RunOn(string input, params string[] args)
    {
        var (code, output, error) = RunOnBytes(Encoding.UTF8.GetBytes(input), args);
        return new(code, Encoding.UTF8.GetString(output), error);
    }

    /// <inheritdoc cref="RunOn"/>
    public static (int Code, byte[] Output, string Error) RunOnBytes(byte[] input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        int code = OutlineNotes.Run(args, new(new MemoryStream(input), output, error));
        return (code, output.ToArray(), error.ToString());
    }

    private static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Join(folder, "Lsp.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Lsp.sln is not above the tests");
        return folder;
    }
}
