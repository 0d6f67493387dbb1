using System.CommandLine;
using LanguageServer;

namespace CommandLine;

/// <summary>`lsp`: serves notes to an editor, which starts it.</summary>
internal static class LspCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var stdio = new Option<bool>("--stdio") { Description = "Speak over standard input and output; there is no other way, and it goes without saying" };
        var clientProcessId = new Option<int?>("--clientProcessId") { Description = "The editor's process: the server ends with it" };
        var command = new Command("lsp", "Serve notes to an editor, by the Language Server Protocol.") { stdio, clientProcessId };
        command.SetAction((parsed, _) =>
        {
            // The output is the protocol's: what anybody prints by mistake must not land in it.
            var (input, output) = (Console.OpenStandardInput(), Console.OpenStandardOutput());
            Console.SetOut(Console.Error);
            return LanguageServerHost.RunAsync(
                input, output, new() { ClientProcessId = parsed.GetValue(clientProcessId), Version = OutlineNotes.Version });
        });
        return command;
    }
}
