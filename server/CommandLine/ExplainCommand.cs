using System.CommandLine;
using CommandLine.Reports;
using Outline.Rules;

namespace CommandLine;

/// <summary>`explain`: the page of a rule, or the table of all.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    /// <param name="terminal">What it writes.</param>
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string?>("RULE") { Description = "The rule; all rules in a table without one", Arity = ArgumentArity.ZeroOrOne };
        name.Validators.Add(result =>
        {
            if (result.GetValue(name) is { } given && RuleNames.Problem(given) is { } problem)
                result.AddError(problem);
        });
        var command = new Command("explain", "Tell what a rule finds, why, and how it is mended.") { name };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(name) is { } given)
                new TerminalPage(terminal.Output, new(terminal.HasColours), terminal.Width).Write(RulePages.Write(RuleCatalogue.Find(given)!));
            else
                Table.Write(terminal.Output, RuleCatalogue.All.Select(rule => (string[])[rule.Name, RulePages.Level(rule), RulePages.Fix(rule), rule.Page.Summary]));
            return ExitCode.Clean;
        });
        return command;
    }
}
