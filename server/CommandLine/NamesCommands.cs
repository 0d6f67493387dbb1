using System.CommandLine;
using Outline.Features;
using Outline.Rules;
using Outline.Syntax;
using Outline.Workspace;

namespace CommandLine;

/// <summary>`companies`, `mentions` and `symbols`: what the notes call by name, from the same index that editors ask.</summary>
internal static class NamesCommands
{
    private const string Text = "text", Json = "json", Csv = "csv";

    /// <summary>`companies`: everything that the notes list by name, with how often it is mentioned.</summary>
    public static Command Companies()
    {
        var paths = Paths();
        var format = Format(
            "How to write it. json: one array of {name, section, path, line, mentions, aliases}, csv: the same with a line of heads; lines count from 1",
            Text, Json, Csv);
        var command = new Command("companies", "List the companies that notes define, with how often they are mentioned.") { paths, format };
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var workspace = Notebook.Read(parsed.GetValue(paths)!, error, out bool failed);
            var companies = CompaniesOf(workspace).AsParallel().AsOrdered().Select(company => CompanyRow.Of(workspace, company)).ToList();
            CompaniesReport.Write(output, companies, parsed.GetValue(format)!);
            return failed ? ExitCode.Failure : ExitCode.Clean;
        });
        return command;
    }

    /// <summary>`mentions NAME`: every place where something is mentioned.</summary>
    public static Command Mentions()
    {
        var name = new Argument<string>("NAME") { Description = "A company, by any of its names" };
        var paths = Paths();
        var format = Format("How to write it. json: one array of {path, line, column, endColumn, name, text}, all counted from 1", Text, Json);
        var command = new Command("mentions", "Show where a company is mentioned. Exit code: 0 found, 1 not mentioned, 2 nothing is called so.") { name, paths, format };
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var workspace = Notebook.Read(parsed.GetValue(paths)!, error, out bool failed);
            string asked = parsed.GetValue(name)!;
            var entities = workspace.Names.Resolve(NameKey.Of(asked), asLink: true).Select(workspace.Names.EntityOf).OfType<Entity>().ToList();
            if (entities.Count == 0)
            {
                error.WriteLine(Printable.Of($"outline-notes: nothing is called '{asked}'{Suggest(workspace, asked)}"));
                return ExitCode.Failure;
            }
            var rows = entities.SelectMany(entity => MentionRow.Of(workspace, entity)).Distinct().ToList();
            MentionsReport.Write(output, rows, parsed.GetValue(format)!);
            return failed ? ExitCode.Failure : rows.Count == 0 ? ExitCode.Findings : ExitCode.Clean;
        });
        return command;
    }

    /// <summary>`symbols QUERY`: what an editor finds when the same is typed there.</summary>
    public static Command Symbols()
    {
        var query = new Argument<string>("QUERY") { Description = "Some letters of a name, or the beginnings of words of an item" };
        var paths = Paths();
        var format = Format("How to write it. json: one array of {kind, name, container, path, line}; lines count from 1", Text, Json);
        var command = new Command("symbols", "Find companies, sections, files and items by what their names begin with. Exit code: 0 found, 1 nothing, 2 bad usage or a file that cannot be read.")
        {
            query, paths, format,
        };
        command.SetAction(parsed =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var workspace = Notebook.Read(parsed.GetValue(paths)!, error, out bool failed);
            var named = WorkspaceSymbol.Named(workspace, parsed.GetValue(query)!);
            List<WorkspaceSymbol> all = [.. named, .. WorkspaceSymbol.Items(workspace, parsed.GetValue(query)!, named).SelectMany(items => items)];
            SymbolsReport.Write(output, all, parsed.GetValue(format)!);
            return failed ? ExitCode.Failure : all.Count == 0 ? ExitCode.Findings : ExitCode.Clean;
        });
        return command;
    }

    private static IEnumerable<Entity> CompaniesOf(WorkspaceSnapshot workspace) =>
        workspace.Notes.OrderBy(note => note.Path, StringComparer.Ordinal)
            .SelectMany(note => note.Summary.Definitions)
            .Where(definition => definition.Kind == DefinitionKind.Company)
            .Select(definition => definition.Key)
            .Distinct()
            .Select(workspace.Names.EntityOf)
            .OfType<Entity>();

    private static string Suggest(WorkspaceSnapshot workspace, string asked)
    {
        var near = NearestNames.Of(asked, CompaniesOf(workspace).Select(company => company.Name)).ToList();
        return near.Count == 0 ? "" : $"; there is {string.Join(", ", near)}";
    }

    private static Argument<string[]> Paths() => new("PATH")
    {
        Description = "Files, and folders that are searched for notes as by check; the current folder where none is named",
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => ["."],
    };

    private static Option<string> Format(string description, params string[] choices)
    {
        var format = new Option<string>("--format") { Description = description, DefaultValueFactory = _ => Text };
        format.AcceptOnlyFromAmong(choices);
        return format;
    }
}
