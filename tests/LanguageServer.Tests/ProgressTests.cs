using System.Text.Json;
using LanguageServer.Protocol;
using LanguageServer.Tests.Support;
using NSubstitute;

namespace LanguageServer.Tests;

/// <summary>A client that names the work of a request hears when it begins and ends.</summary>
public class ProgressTests
{
    [Theory]
    [InlineData("\"outline-1\"")]
    [InlineData("7")]
    public async Task A_request_with_a_token_tells_of_its_beginning_and_end_before_its_answer(string token)
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a");
        editor.Wire.Send($$$"""
            {"jsonrpc":"2.0","id":"work","method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"{{{Editor.Uri}}}"},"workDoneToken":{{{token}}}}}
            """);

        var begin = (await editor.Wire.NextAsync("$/progress")).GetProperty("params");
        Assert.Equal(token, begin.GetProperty("token").GetRawText());
        Assert.Equal("""{"kind":"begin","title":"Reading the outline"}""", begin.GetProperty("value").GetRawText());
        var end = (await editor.Wire.NextAsync("$/progress")).GetProperty("params");
        Assert.Equal(token, end.GetProperty("token").GetRawText());
        Assert.Equal("""{"kind":"end"}""", end.GetProperty("value").GetRawText());
        Assert.Equal("a", (await editor.Wire.AnswerAsync("\"work\"")).Result[0].GetProperty("name").GetString());
    }

    [Fact]
    public void The_end_is_told_when_the_work_fails_too()
    {
        var client = Substitute.For<IClient>();
        Assert.Throws<InvalidOperationException>((Action)(() =>
        {
            using var progress = WorkDoneProgress.Begin(client, """{"workDoneToken":"x"}"""u8.ToArray(), "Testing");
            throw new InvalidOperationException();
        }));
        Received.InOrder(() =>
        {
            client.Progress(Arg.Any<JsonElement>(), new WorkDoneProgressValue("begin", "Testing"));
            client.Progress(Arg.Any<JsonElement>(), new WorkDoneProgressValue("end"));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"textDocument":{"workDoneToken":"x"}}""")]
    [InlineData("""{"workDoneToken":null}""")]
    [InlineData("""{"workDoneToken":"\ud800"}""")]
    [InlineData("""{"workDoneToken":{"a":1}}""")]
    public void Without_a_token_nothing_is_told(string parameters)
    {
        var client = Substitute.For<IClient>();
        Assert.Null(WorkDoneProgress.Begin(client, System.Text.Encoding.UTF8.GetBytes(parameters), "Testing"));
        client.DidNotReceiveWithAnyArgs().Progress(default, default!);
    }
}
