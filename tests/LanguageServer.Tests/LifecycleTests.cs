using System.Diagnostics;
using LanguageServer.JsonRpc;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests;

public class LifecycleTests
{
    [Fact]
    public async Task Requests_before_initialize_are_refused()
    {
        await using var editor = Editor.Start();
        Assert.Equal(ErrorCodes.ServerNotInitialized, (await editor.AskAsync("textDocument/documentSymbol")).ErrorCode);
        Assert.Equal(ErrorCodes.ServerNotInitialized, (await editor.Wire.RequestAsync("no/such")).ErrorCode);
        Assert.Equal(ErrorCodes.ServerNotInitialized, (await editor.Wire.RequestAsync("shutdown")).ErrorCode);
    }

    [Fact]
    public async Task Notifications_before_initialize_are_dropped()
    {
        await using var editor = Editor.Start();
        editor.Open("- a");
        await editor.InitializeAsync(Abilities.Pull);
        Assert.Equal("null", await editor.OutlineAsync());
    }

    [Fact]
    public async Task Nothing_is_said_before_initialize_is_answered()
    {
        await using var editor = Editor.Start();
        editor.Wire.SendBytes("junk\r\n\r\n"u8);
        await editor.Wire.RequestAsync("no/such");
        Assert.Empty(editor.Wire.Take("window/logMessage"));
        await editor.InitializeAsync(Abilities.None);
        Assert.Contains("skipped", (await editor.Wire.NextAsync("window/logMessage")).GetProperty("params").GetProperty("message").GetString());
    }

    [Fact]
    public async Task Nothing_is_asked_before_initialize_is_answered()
    {
        await using var editor = await Editor.OpenAsync(Abilities.Pull, new { rulePagesBase = "file:///ext/", settings = new { log = new { level = "debug" } } });
        await editor.SettleAsync();
        Assert.Empty(editor.Wire.Take("workspace/diagnostic/refresh"));
    }

    [Fact]
    public async Task Initialize_is_answered_once()
    {
        await using var editor = await Editor.OpenAsync();
        Assert.Equal(ErrorCodes.InvalidRequest, (await editor.InitializeAsync(Abilities.Pull)).ErrorCode);
    }

    [Fact]
    public async Task Requests_after_shutdown_are_refused()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a");
        await editor.Wire.RequestAsync("shutdown");
        Assert.Equal(ErrorCodes.InvalidRequest, (await editor.AskAsync("textDocument/documentSymbol")).ErrorCode);
        Assert.Equal(ErrorCodes.InvalidRequest, (await editor.Wire.RequestAsync("shutdown")).ErrorCode);
        Assert.Equal(ErrorCodes.InvalidRequest, (await editor.InitializeAsync(Abilities.Pull)).ErrorCode);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task Exit_ends_the_server(bool isShutDown, int code)
    {
        await using var editor = await Editor.OpenAsync();
        if (isShutDown)
            await editor.Wire.RequestAsync("shutdown");
        editor.Wire.Notify("exit");
        Assert.Equal(code, await editor.ExitCode.WaitAsync(Wire.Patience));
    }

    [Fact]
    public async Task Exit_ends_the_server_before_initialize()
    {
        await using var editor = Editor.Start();
        editor.Wire.Notify("exit");
        Assert.Equal(1, await editor.ExitCode.WaitAsync(Wire.Patience));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task The_end_of_the_input_ends_the_server(bool isShutDown, int code)
    {
        await using var editor = await Editor.OpenAsync();
        if (isShutDown)
            await editor.Wire.RequestAsync("shutdown");
        editor.Wire.CloseInput();
        Assert.Equal(code, await editor.ExitCode.WaitAsync(Wire.Patience));
    }

    [Fact]
    public async Task What_was_asked_before_the_end_of_the_input_is_answered()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a");
        var symbols = editor.SymbolsAsync();
        editor.Wire.CloseInput();
        Assert.Equal("a", (await symbols)[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_end_of_the_parent_ends_the_server(bool isNamedAtStart)
    {
        using var parent = Process.Start(new ProcessStartInfo("sleep", "1000"))!;
        await using var editor = Editor.Start(clientProcessId: isNamedAtStart ? parent.Id : null);
        await editor.InitializeAsync(Abilities.Pull, processId: isNamedAtStart ? null : parent.Id);
        await editor.PassAsync(5000);
        Assert.False(editor.ExitCode.IsCompleted);

        parent.Kill();
        await parent.WaitForExitAsync();
        editor.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await editor.ExitCode.WaitAsync(Wire.Patience));
    }

    [Theory]
    [InlineData(2_000_000_000)]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(9_000_000_000)]
    public async Task A_parent_that_cannot_be_seen_is_ignored(long processId)
    {
        await using var editor = Editor.Start();
        await editor.InitializeAsync(Abilities.Pull, processId: processId);
        await editor.PassAsync(60_000);
        Assert.False(editor.ExitCode.IsCompleted);
        Assert.Contains("No process", (await editor.Wire.NextAsync("window/logMessage")).GetProperty("params").GetProperty("message").GetString());
    }

    [Fact]
    public async Task The_server_offers_what_the_client_can_take()
    {
        await using var editor = Editor.Start();
        var result = (await editor.InitializeAsync(Abilities.Pull)).Result;
        Assert.Equal(
            """
            {"capabilities":{"positionEncoding":"utf-16","textDocumentSync":{"openClose":true,"change":2,"save":{"includeText":false}},"documentSymbolProvider":{"workDoneProgress":true},"foldingRangeProvider":{"workDoneProgress":true},"selectionRangeProvider":{"workDoneProgress":true},"documentLinkProvider":{"resolveProvider":false,"workDoneProgress":true},"definitionProvider":{"workDoneProgress":true},"declarationProvider":{"workDoneProgress":true},"referencesProvider":{"workDoneProgress":true},"documentHighlightProvider":{"workDoneProgress":true},"hoverProvider":{"workDoneProgress":true},"callHierarchyProvider":{"workDoneProgress":true},"workspaceSymbolProvider":{"resolveProvider":false,"workDoneProgress":true},"codeActionProvider":{"codeActionKinds":["quickfix","refactor.alias","refactor.never","refactor.rewrite","source.fixAll.outline"],"resolveProvider":true,"workDoneProgress":true},"renameProvider":{"prepareProvider":true,"workDoneProgress":true},"completionProvider":{"triggerCharacters":["[","#","@","(","/",":"],"resolveProvider":true,"workDoneProgress":true},"codeLensProvider":{"resolveProvider":true,"workDoneProgress":true},"inlayHintProvider":{"workDoneProgress":true},"documentFormattingProvider":{"workDoneProgress":true},"documentRangeFormattingProvider":{"rangesSupport":true,"workDoneProgress":true},"documentOnTypeFormattingProvider":{"firstTriggerCharacter":"\n"},"diagnosticProvider":{"identifier":"outline","interFileDependencies":true,"workspaceDiagnostics":true,"workDoneProgress":true}},"serverInfo":{"name":"outline-notes","version":"1.2.3"}}
            """,
            result.GetRawText());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"textDocument":null,"workspace":5,"general":[]}""")]
    [InlineData("""{"textDocument":{"documentSymbol":true,"codeAction":{"isPreferredSupport":true},"foldingRange":"x"}}""")]
    public async Task The_server_offers_nothing_else(string capabilities)
    {
        await using var editor = Editor.Start();
        var result = (await editor.InitializeAsync(capabilities)).Result;
        Assert.Equal("""{"textDocumentSync":{"openClose":true,"change":2}}""", result.GetProperty("capabilities").GetRawText());
    }
}
