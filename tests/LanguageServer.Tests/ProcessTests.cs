using System.Diagnostics;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests;

/// <summary>The executable as an editor starts it: <c>OUTLINE_NOTES_SERVER</c>, else <c>dist/</c>, else what the build of server/CommandLine made.</summary>
public class ProcessTests
{
    [Fact]
    public async Task A_session_from_start_to_exit()
    {
        using var server = Start();
        using var wire = Connect(server);
        var result = (await InitializeAsync(wire, Environment.ProcessId)).Result;
        Assert.Equal("outline-notes", result.GetProperty("serverInfo").GetProperty("name").GetString());
        wire.Notify("initialized", new { });
        wire.Notify("textDocument/didOpen", new { textDocument = new { uri = Editor.Uri, languageId = "outline", version = 1, text = "- a\n\t- b  \n" } });
        var symbols = (await wire.RequestAsync("textDocument/documentSymbol", new { textDocument = new { uri = Editor.Uri } })).Result;
        Assert.Equal("b", symbols[0].GetProperty("children")[0].GetProperty("name").GetString());
        await wire.RequestAsync("shutdown");
        wire.Notify("exit");
        Assert.Equal(0, await ExitCodeAsync(server));
        Assert.Equal("", await server.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task The_end_of_the_input_ends_the_process()
    {
        using var server = Start();
        using var wire = Connect(server);
        await InitializeAsync(wire, null);
        wire.CloseInput();
        Assert.Equal(1, await ExitCodeAsync(server));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_end_of_the_parent_ends_the_process(bool isOption)
    {
        using var parent = Process.Start(new ProcessStartInfo("sleep", "1000"))!;
        using var server = isOption ? Start($"--clientProcessId={parent.Id}") : Start();
        using var wire = Connect(server);
        await InitializeAsync(wire, isOption ? null : parent.Id);
        parent.Kill();
        await parent.WaitForExitAsync();
        Assert.Equal(1, await ExitCodeAsync(server));
    }

    [Fact]
    public async Task A_client_that_does_not_read_does_not_stop_the_server()
    {
        using var server = Start();
        using var wire = new Wire(server.StandardInput.BaseStream, new MemoryStream());
        _ = InitializeAsync(wire, null);
        string text = string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"- item {i}"));
        wire.Notify("textDocument/didOpen", new { textDocument = new { uri = Editor.Uri, languageId = "outline", version = 1, text } });
        for (int i = 0; i < 20; i++)
            _ = wire.RequestAsync("textDocument/documentSymbol", new { textDocument = new { uri = Editor.Uri } });
        wire.Notify("exit");
        Assert.Equal(1, await ExitCodeAsync(server));
    }

    private static Wire Connect(Process server) => new(server.StandardInput.BaseStream, server.StandardOutput.BaseStream);

    private static Task<Answer> InitializeAsync(Wire wire, int? processId) => wire.RequestAsync(
        "initialize",
        new { processId, capabilities = new { textDocument = new { documentSymbol = new { hierarchicalDocumentSymbolSupport = true } } } });

    private static async Task<int> ExitCodeAsync(Process server)
    {
        await server.WaitForExitAsync().WaitAsync(Wire.Patience);
        return server.ExitCode;
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string server = FindServer();
        if (server.EndsWith(".dll", StringComparison.Ordinal))
        {
            start.FileName = "dotnet";
            start.ArgumentList.Add(server);
        }
        else
        {
            start.FileName = server;
        }
        start.ArgumentList.Add("lsp");
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static string FindServer()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Lsp.sln")))
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The tests do not stand in the repository: no Lsp.sln above them.");
        if (Environment.GetEnvironmentVariable("OUTLINE_NOTES_SERVER") is { Length: > 0 } chosen)
            return File.Exists(chosen) ? chosen : throw new FileNotFoundException($"OUTLINE_NOTES_SERVER names no file: {chosen}");

        string build = Path.Combine(root, "server", "CommandLine", "bin");
        string[] candidates =
        [
            Path.Combine(root, "dist", OperatingSystem.IsWindows() ? "outline-notes.exe" : "outline-notes"),
            Path.Combine(build, "Release", "net10.0", "outline-notes.dll"),
            Path.Combine(build, "Debug", "net10.0", "outline-notes.dll"),
        ];
        return candidates.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException(
            $"No server to test. Run `npm run build` or `dotnet build server/CommandLine`, or name one in OUTLINE_NOTES_SERVER. Looked for: {string.Join(", ", candidates)}");
    }
}
