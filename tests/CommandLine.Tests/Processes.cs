using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CommandLine.Tests;

/// <summary>Starts the built executable, as a shell does.</summary>
internal static class Processes
{
    /// <summary>The executable that OUTLINE_NOTES_SERVER names (npm test: the native one), else the one built with the tests.</summary>
    public static string Executable { get; } = Environment.GetEnvironmentVariable("OUTLINE_NOTES_SERVER") is { Length: > 0 } named
        ? named
        : Path.Join(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "outline-notes.exe" : "outline-notes");

    public const int Interrupt = 2, Kill = 9, Terminate = 15;

    /// <summary>Sends a signal, on Unix.</summary>
    public static void Signal(Process process, int signal) => _ = Send(process.Id, signal);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);

    public static Outcome Run(params string[] args) => RunIn(".", Executable, args);

    public static Outcome RunIn(string folder, string program, params string[] args)
    {
        using var process = Start(folder, program, args);
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }

    public static Process Start(string folder, string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What is not native runs on the runtime that runs the tests, wherever that is installed.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Join(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Process.Start(start)!;
    }
}
