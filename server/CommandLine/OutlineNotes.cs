using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;

namespace CommandLine;

/// <summary>What the executable ends with; scripts rely on the numbers.</summary>
internal static class ExitCode
{
    public const int Clean = 0;
    public const int Findings = 1;
    public const int Failure = 2;
}

/// <summary>The command line `outline-notes`: its commands, its version, and what happens to bad usage.</summary>
internal static class OutlineNotes
{
    /// <summary>The version, as `--version` prints it.</summary>
    public static string Version { get; } = typeof(OutlineNotes).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Runs one command line.</summary>
    /// <param name="args">What stands behind the program's name.</param>
    /// <param name="terminal">What it reads and writes.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, Terminal terminal)
    {
        try
        {
            int code = Dispatch(args, terminal);
            terminal.Output.Flush();
            return code;
        }
        catch (IOException problem)
        {
            terminal.Error.WriteLine($"outline-notes: the output cannot be written: {problem.Message}");
            return ExitCode.Failure;
        }
    }

    private static int Dispatch(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Checks plain-text outline notes, finds names in them, and serves them to editors.");
        // A path may begin with @ or [: nothing on this command line is a file of arguments or a directive.
        root.Directives.Clear();
        root.Options.Clear();
        root.Options.Add(new HelpOption());
        var version = new Option<bool>("--version") { Description = "Show the version" };
        root.Options.Add(version);
        root.Subcommands.Add(CheckCommand.Create(terminal));
        root.Subcommands.Add(FormatCommand.Create(terminal));
        root.Subcommands.Add(ExplainCommand.Create(terminal));
        root.Subcommands.Add(NamesCommands.Companies());
        root.Subcommands.Add(NamesCommands.Mentions());
        root.Subcommands.Add(NamesCommands.Symbols());
        root.Subcommands.Add(LspCommand.Create());

        var parsed = root.Parse(args, new() { ResponseFileTokenReplacer = null });
        if (parsed.GetValue(version))
        {
            terminal.Output.WriteLine(Version);
            return ExitCode.Clean;
        }
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
                terminal.Error.WriteLine($"outline-notes: {problem.Message}");
            string command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
            terminal.Error.WriteLine($"Try 'outline-notes {command}--help'.");
            return ExitCode.Failure;
        }
        return parsed.Invoke(new() { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }
}
