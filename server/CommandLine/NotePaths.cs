using System.CommandLine;
using System.CommandLine.Parsing;

namespace CommandLine;

/// <summary>The notes that a command is about: paths, or what comes on standard input.</summary>
internal static class NotePaths
{
    /// <summary>Files and folders.</summary>
    public static Argument<string[]> Argument()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files, which are always taken, and folders, which are searched for .outline and .notes files and for .txt files "
                + "that read as an outline; hidden folders, node_modules and what .gitignore or .outline.json excludes are left out",
            Arity = ArgumentArity.ZeroOrMore,
            DefaultValueFactory = _ => ["."],
        };
        // What looks like an option and is no file is a slip of the pen, not a path.
        paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-') && !Path.Exists(token.Value)))
                result.AddError($"no such option or file: {token.Value}");
        });
        return paths;
    }

    /// <summary>Refuses paths beside standard input, and a place for it without it.</summary>
    public static void Validate(CommandResult result, Argument<string[]> paths, Option<bool> stdin, Option<string?> stdinPath)
    {
        if (result.GetValue(stdin) && result.GetResult(paths) is { Tokens.Count: > 0 })
            result.AddError("--stdin takes no PATH: --stdin-path says where the note would stand");
        if (!result.GetValue(stdin) && result.GetValue(stdinPath) is not null)
            result.AddError("--stdin-path needs --stdin");
        if (result.GetValue(stdinPath) is "")
            result.AddError("--stdin-path cannot be empty");
    }
}
