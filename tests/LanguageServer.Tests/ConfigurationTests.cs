using System.Text.Json;
using LanguageServer.Conversions;
using LanguageServer.Tests.Support;
using Microsoft.Extensions.Logging;
using NSubstitute;
using Outline.Workspace;

namespace LanguageServer.Tests;

public class ConfigurationTests
{
    private static readonly object _off = new { diagnostics = new { levels = new Dictionary<string, string> { ["unclosed-link"] = "off" } } };

    [Fact]
    public async Task A_client_is_asked_for_its_settings_and_to_tell_of_changes()
    {
        await using var editor = await Editor.OpenAsync(Abilities.Settings);
        var question = await editor.Wire.NextAsync("workspace/configuration");
        Assert.Equal("""{"items":[{"section":"outline"}]}""", question.GetProperty("params").GetRawText());
        var registration = (await editor.Wire.NextAsync("client/registerCapability")).GetProperty("params").GetProperty("registrations")[0];
        Assert.Equal("workspace/didChangeConfiguration", registration.GetProperty("method").GetString());
        Assert.Equal("outline", registration.GetProperty("registerOptions").GetProperty("section").GetString());

        editor.Open("- a [[hasura");
        Assert.Single(await editor.FindingsAsync());
        editor.Wire.Answer(question, new[] { _off });
        await editor.Wire.NextAsync("workspace/diagnostic/refresh");
        Assert.Empty(await editor.FindingsAsync());

        editor.Wire.Notify("workspace/didChangeConfiguration", new { settings = (object?)null });
        editor.Wire.Answer(await editor.Wire.NextAsync("workspace/configuration"), new object?[] { null });
        await editor.Wire.NextAsync("workspace/diagnostic/refresh");
        Assert.Single(await editor.FindingsAsync());
    }

    [Fact]
    public async Task An_answer_takes_effect_before_what_the_client_sends_after_it()
    {
        await using var editor = await Editor.OpenAsync(Abilities.Settings);
        editor.Open("- a [[hasura");
        editor.Wire.Answer(await editor.Wire.NextAsync("workspace/configuration"), new[] { _off });
        Assert.Empty(await editor.FindingsAsync());
    }

    [Fact]
    public async Task Only_the_last_answer_counts()
    {
        await using var editor = await Editor.OpenAsync(Abilities.Settings);
        editor.Open("- a [[hasura");
        var first = await editor.Wire.NextAsync("workspace/configuration");
        editor.Wire.Notify("workspace/didChangeConfiguration", new { });
        var second = await editor.Wire.NextAsync("workspace/configuration");
        editor.Wire.Answer(second, new[] { _off });
        editor.Wire.Answer(first, new[] { new { } });
        Assert.Empty(await editor.FindingsAsync());
    }

    [Fact]
    public async Task A_client_that_refuses_to_tell_has_the_settings_of_the_start()
    {
        await using var editor = await Editor.OpenAsync(Abilities.Settings, new { settings = _off });
        editor.Open("- a [[hasura");
        var question = await editor.Wire.NextAsync("workspace/configuration");
        editor.Wire.Send($$$"""{"jsonrpc":"2.0","id":{{{question.GetProperty("id")}}},"error":{"code":-32601,"message":"no"}}""");
        Assert.Empty(await editor.FindingsAsync());
    }

    [Fact]
    public async Task A_client_that_cannot_be_asked_sends_its_settings()
    {
        await using var editor = await Editor.OpenAsync(options: new { settings = _off });
        editor.Open("- a [[hasura\n- b https//x.com/y");
        Assert.Equal(["malformed-url 1:4-18"], await editor.FindingsAsync());
        editor.Wire.Notify("workspace/didChangeConfiguration", new
        {
            settings = new { outline = new { diagnostics = new { levels = new Dictionary<string, string> { ["malformed-url"] = "off" } } } },
        });
        Assert.Equal(["unclosed-link 0:4-12"], await editor.FindingsAsync());
        await editor.Wire.NextAsync("workspace/diagnostic/refresh");
        editor.Wire.Notify("workspace/didChangeConfiguration", new { settings = new { other = 1 } });
        Assert.Equal(["unclosed-link 0:4-12"], await editor.FindingsAsync());
    }

    [Fact]
    public async Task Settings_that_change_nothing_cause_nothing()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.Notify("workspace/didChangeConfiguration", new { settings = new { outline = new { log = new { level = "information" } } } });
        await editor.SettleAsync();
        Assert.Empty(editor.Wire.Take("workspace/diagnostic/refresh"));
    }

    [Theory]
    [InlineData("codeLens", "mentions", "workspace/codeLens/refresh", "workspace/inlayHint/refresh")]
    [InlineData("inlayHints", "aliases", "workspace/inlayHint/refresh", "workspace/codeLens/refresh")]
    public async Task What_is_shown_is_asked_for_again_when_its_own_setting_changes(string group, string name, string refresh, string other)
    {
        await using var editor = await Editor.OpenAsync(Abilities.Settings);
        var settings = new Dictionary<string, object> { [group] = new Dictionary<string, object> { [name] = false } };
        editor.Wire.Answer(await editor.Wire.NextAsync("workspace/configuration"), new[] { settings });
        await editor.Wire.NextAsync(refresh);
        await editor.SettleAsync();
        Assert.Empty(editor.Wire.Take(other));
    }

    [Theory]
    [InlineData("{}", true, true)]
    [InlineData("""{"codeLens":{"mentions":false}}""", false, true)]
    [InlineData("""{"codeLens":{"mentions":true},"inlayHints":{"aliases":false}}""", true, false)]
    public void What_is_shown_can_be_chosen(string json, bool counts, bool hints)
    {
        var warnings = new List<string>();
        var settings = SettingsReader.Read(JsonSerializer.Deserialize<JsonElement>(json), null, warnings).Outline;
        Assert.Equal((counts, hints), (settings.ShowMentionCounts, settings.ShowAliasHints));
        Assert.Empty(warnings);
    }

    [Fact]
    public async Task Pushed_diagnostics_follow_the_settings()
    {
        await using var editor = await Editor.OpenAsync(Abilities.Push);
        editor.Open("- a [[hasura");
        await editor.Wire.NextAsync("textDocument/publishDiagnostics");
        editor.Wire.Notify("workspace/didChangeConfiguration", new { settings = new { outline = _off } });
        var published = await editor.Wire.NextAsync("textDocument/publishDiagnostics");
        Assert.Equal("[]", published.GetProperty("params").GetProperty("diagnostics").GetRawText());
    }

    [Fact]
    public async Task Each_value_that_makes_no_sense_is_told_once()
    {
        var client = Substitute.For<IClient>();
        client.GetConfigurationAsync("outline").Returns(
            JsonSerializer.Deserialize<JsonElement?>("""{"log":{"level":"loud"},"diagnostics":{"levels":{"mojibake":"error"}}}"""));
        var logger = Substitute.For<ILogger>();
        logger.IsEnabled(default).ReturnsForAnyArgs(true);
        var inbox = new Inbox(problem => throw new InvalidOperationException("nothing was to fail", problem));
        var seen = new List<ServerSettings>();
        var configuration = new Configuration(client, inbox, logger, seen.Add);
        bool isOver = false;
        var loop = Task.Run(() => inbox.ProcessAsync(() => isOver));

        await configuration.LoadAsync();
        await configuration.LoadAsync();
        await inbox.SettledAsync();
        inbox.Post(() => isOver = true);
        await loop;

        Assert.Equal(DiagnosticLevel.Error, Assert.Single(seen).Outline.Levels["mojibake"]);
        Assert.Equal(LogLevel.Information, seen[0].LogLevel);
        Assert.Single(logger.ReceivedCalls(), call => call.GetMethodInfo().Name == nameof(ILogger.Log));
    }

    [Theory]
    [InlineData("null", "Information False -")]
    [InlineData("{}", "Information False -")]
    [InlineData("""{"diagnostics":null,"log":{"level":null},"trace":{"server":"off"}}""", "Information False -")]
    [InlineData("""{"log":{"level":"Trace"}}""", "Trace False -")]
    [InlineData("""{"log":{"level":"none"}}""", "None False -")]
    [InlineData("""{"trace":{"paranoid":true}}""", "Information True -")]
    [InlineData("""{"diagnostics":{"pagesBase":"https://x/"}}""", "Information False https://x/")]
    [InlineData("""{"diagnostics":{"pagesBase":""}}""", "Information False -")]
    public void Sections_are_read(string json, string expected)
    {
        var warnings = new List<string>();
        var (outline, level, paranoid) = SettingsReader.Read(JsonSerializer.Deserialize<JsonElement>(json), null, warnings);
        Assert.Equal(expected, $"{level} {paranoid} {outline.PagesBase ?? "-"}");
        Assert.Empty(warnings);
    }

    [Theory]
    [InlineData("""{"log":{"level":3}}""", "outline.log.level")]
    [InlineData("""{"log":{"level":"2"}}""", "outline.log.level")]
    [InlineData("""{"diagnostics":{"levels":[]}}""", "outline.diagnostics.levels")]
    [InlineData("""{"diagnostics":{"levels":{"mojibake":"warn"}}}""", "off, hint, information, warning, error")]
    [InlineData("""{"diagnostics":{"levels":{"no-such-rule":"off"}}}""", "no-such-rule")]
    [InlineData("""{"diagnostics":{"pagesBase":1}}""", "pagesBase")]
    [InlineData("""{"trace":{"paranoid":"yes"}}""", "paranoid")]
    [InlineData("""{"codeLens":{"mentions":1}}""", "outline.codeLens.mentions")]
    [InlineData("""{"inlayHints":{"aliases":"no"}}""", "outline.inlayHints.aliases")]
    public void What_makes_no_sense_counts_as_not_set(string json, string told)
    {
        var warnings = new List<string>();
        var settings = SettingsReader.Read(JsonSerializer.Deserialize<JsonElement>(json), "base/", warnings);
        Assert.Equal(LogLevel.Information, settings.LogLevel);
        Assert.Equal("base/", settings.Outline.PagesBase);
        Assert.Contains(told, Assert.Single(warnings));
    }
}
