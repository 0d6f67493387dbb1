using LanguageServer.Protocol;
using LanguageServer.Tests.Support;
using Microsoft.Extensions.Logging;
using NSubstitute;

namespace LanguageServer.Tests;

public class LoggingTests
{
    private readonly IClient _client = Substitute.For<IClient>();

    [Fact]
    public void What_is_logged_before_the_server_is_open_waits()
    {
        var provider = new ClientLoggerProvider(_client);
        var log = provider.CreateLogger("any");
        log.LogWarning("first");
        log.LogDebug("too quiet");
        _client.DidNotReceiveWithAnyArgs().LogMessage(default, default!);
        provider.Open();
        log.LogError(new InvalidOperationException("why"), "second");
        provider.Open();
        Received.InOrder(() =>
        {
            _client.LogMessage(MessageType.Warning, "first");
            _client.LogMessage(MessageType.Error, Arg.Is<string>(text => text.StartsWith("second: System.InvalidOperationException: why")));
        });
        Assert.Equal(2, _client.ReceivedCalls().Count());
    }

    [Fact]
    public void The_level_is_the_users()
    {
        var provider = new ClientLoggerProvider(_client) { Level = LogLevel.Debug };
        var log = provider.CreateLogger("any");
        provider.Open();
        log.LogDebug("debug");
        log.LogInformation("info");
        provider.Level = LogLevel.None;
        log.LogCritical("nothing");
        Assert.False(log.IsEnabled(LogLevel.Critical));
        _client.Received(1).LogMessage(MessageType.Log, "debug");
        _client.Received(1).LogMessage(MessageType.Info, "info");
        Assert.Equal(2, _client.ReceivedCalls().Count());
    }

    [Fact]
    public async Task The_level_is_a_setting()
    {
        await using var editor = await Editor.OpenAsync(options: new { settings = new { log = new { level = "error" } } });
        editor.Edit(0, 0, 0, "not open");
        await editor.SettleAsync();
        Assert.Empty(editor.Wire.Take("window/logMessage"));
    }

    [Fact]
    public async Task Messages_are_traced_when_the_client_asks()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- secret");
        await editor.OutlineAsync();
        Assert.Empty(editor.Wire.Take("$/logTrace"));

        editor.Wire.Notify("$/setTrace", new { value = "messages" });
        editor.Open("- secret");
        await editor.Wire.RequestAsync("no/such", new { }, out int id);
        await editor.SettleAsync();
        string[] traced = [.. editor.Wire.Take("$/logTrace").Select(message => message.GetProperty("params").GetRawText())];
        Assert.Contains("""{"message":"Received notification 'textDocument/didOpen'"}""", traced);
        Assert.Contains($$"""{"message":"Received request 'no/such - ({{id}})'"}""", traced);
        Assert.Contains($$"""{"message":"Sent answer 'no/such - ({{id}})' after 0.0 ms"}""", traced);
        Assert.DoesNotContain(traced, text => text.Contains("secret"));

        editor.Wire.Notify("$/setTrace", new { value = "verbose" });
        editor.Open("- secret");
        await editor.SettleAsync();
        Assert.Contains(editor.Wire.Take("$/logTrace"), message => message.GetRawText().Contains("- secret"));

        editor.Wire.Notify("$/setTrace", new { value = "off" });
        await editor.SettleAsync();
        editor.Wire.Take("$/logTrace");
        await editor.OutlineAsync();
        Assert.Empty(editor.Wire.Take("$/logTrace"));
    }

    [Fact]
    public async Task Notes_are_not_logged()
    {
        await using var editor = await Editor.OpenAsync(options: new { settings = new { log = new { level = "trace" } } });
        editor.Open("- secret [[x");
        editor.Edit(0, 0, 0, "secret");
        editor.Wire.Send("""{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":5,"text":"secret"}}}""");
        editor.Wire.Send("""{"secret":"secret","method":secret""");
        editor.Wire.SendBytes("secret secret\r\n"u8);
        await editor.OutlineAsync();
        await editor.FindingsAsync();
        await editor.SettleAsync();
        Assert.DoesNotContain(editor.Wire.Take("window/logMessage"), message => message.GetRawText().Contains("secret"));
    }
}
