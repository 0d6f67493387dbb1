using System.Buffers;
using System.Text.Json;
using LanguageServer.JsonRpc;
using LanguageServer.Protocol;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests;

/// <summary>Each request sees the text that the client had when it asked, and gets one answer.</summary>
public class OrderTests
{
    [Fact]
    public async Task Each_answer_belongs_to_the_text_before_its_request()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- 0");
        var answers = new List<Task<string>>();
        for (int i = 1; i <= 300; i++)
        {
            editor.Edit(0, 2, 2 + (i - 1).ToString().Length, i.ToString());
            answers.Add(editor.OutlineAsync());
        }
        string[] outlines = await Task.WhenAll(answers);
        Assert.Equal(Enumerable.Range(1, 300).Select(i => i.ToString()), outlines);
    }

    [Fact]
    public async Task A_cancel_overtakes_the_queue()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a");
        await editor.SettleAsync();

        var release = editor.HoldLoop();
        var answer = editor.Wire.RequestAsync("textDocument/documentSymbol", new { textDocument = new { uri = Editor.Uri } }, out int id);
        editor.Wire.Notify("$/cancelRequest", new { id });
        // Read after the cancel: so the cancel has been handled, though the loop stands still.
        editor.Wire.Send("{");
        await editor.Wire.AnswerAsync("null");
        release();
        Assert.Equal(ErrorCodes.RequestCancelled, (await answer).ErrorCode);
    }

    [Fact]
    public async Task A_cancel_reaches_a_request_that_runs()
    {
        var started = new TaskCompletionSource();
        await using var editor = await Editor.OpenAsync(routes: WithRoute((_, _, _, cancel) =>
        {
            started.SetResult();
            cancel.WaitHandle.WaitOne();
            cancel.ThrowIfCancellationRequested();
        }));
        editor.Wire.Send("""{"jsonrpc":"2.0","id":"run","method":"test/route"}""");
        await started.Task.WaitAsync(Wire.Patience);
        editor.Wire.Notify("$/cancelRequest", new { id = "run" });
        Assert.Equal(ErrorCodes.RequestCancelled, (await editor.Wire.AnswerAsync("\"run\"")).ErrorCode);
    }

    [Fact]
    public async Task A_request_that_is_cancelled_and_finishes_all_the_same_is_answered_once()
    {
        var started = new TaskCompletionSource();
        await using var editor = await Editor.OpenAsync(routes: WithRoute((_, _, output, cancel) =>
        {
            started.SetResult();
            cancel.WaitHandle.WaitOne();
            output.Write("1"u8);
        }));
        editor.Wire.Send("""{"jsonrpc":"2.0","id":"run","method":"test/route"}""");
        await started.Task.WaitAsync(Wire.Patience);
        editor.Wire.Notify("$/cancelRequest", new { id = "run" });
        Assert.Equal(1, (await editor.Wire.AnswerAsync("\"run\"")).Result.GetInt32());
        await editor.SettleAsync();
        Assert.Equal(0, editor.Wire.CountAnswers("\"run\""));
    }

    [Fact]
    public async Task A_cancel_after_the_answer_and_one_of_nothing_change_nothing()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a");
        await editor.Wire.RequestAsync("textDocument/documentSymbol", new { textDocument = new { uri = Editor.Uri } }, out int id);
        editor.Wire.Notify("$/cancelRequest", new { id });
        editor.Wire.Notify("$/cancelRequest", new { id = "never" });
        await editor.SettleAsync();
        Assert.Equal(0, editor.Wire.CountAnswers(id.ToString()));
        Assert.Equal("a", await editor.OutlineAsync());
    }

    [Fact]
    public async Task A_request_under_an_id_in_use_is_refused_and_the_first_one_answered()
    {
        var go = new ManualResetEventSlim();
        await using var editor = await Editor.OpenAsync(routes: WithRoute((_, _, output, _) =>
        {
            go.Wait();
            output.Write("1"u8);
        }));
        editor.Wire.Send("""{"jsonrpc":"2.0","id":"same","method":"test/route"}""");
        editor.Wire.Send("""{"jsonrpc":"2.0","id":"same","method":"test/route"}""");
        Assert.Equal(ErrorCodes.InvalidRequest, (await editor.Wire.AnswerAsync("\"same\"")).ErrorCode);
        go.Set();
        Assert.Equal(1, (await editor.Wire.AnswerAsync("\"same\"")).Result.GetInt32());
    }

    [Fact]
    public async Task Every_request_gets_one_answer()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Open("- a");
        string[] methods =
        [
            "textDocument/documentSymbol", "no/such", "textDocument/foldingRange", "textDocument/selectionRange", "initialize",
            "textDocument/diagnostic", "textDocument/didOpen", "textDocument/documentLink",
        ];
        for (int i = 0; i < 400; i++)
        {
            editor.Wire.Send(
                $$"""{ "jsonrpc": "2.0", "id": "r{{i}}", "method": "{{methods[i % methods.Length]}}", "params": { "textDocument": { "uri": "{{Editor.Uri}}" } } }""");
            if (i % 3 == 0)
                editor.Wire.Notify("$/cancelRequest", new { id = $"r{i}" });
        }
        for (int i = 0; i < 400; i++)
            await editor.Wire.AnswerAsync($"\"r{i}\"");
        await editor.SettleAsync();
        Assert.All(Enumerable.Range(0, 400), i => Assert.Equal(0, editor.Wire.CountAnswers($"\"r{i}\"")));
    }

    [Fact]
    public async Task Answers_do_not_wait_for_a_slow_request()
    {
        var go = new ManualResetEventSlim();
        await using var editor = await Editor.OpenAsync(routes: WithRoute((_, _, output, _) =>
        {
            go.Wait();
            output.Write("1"u8);
        }));
        editor.Wire.Send("""{"jsonrpc":"2.0","id":"slow","method":"test/route"}""");
        editor.Open("- a");
        Assert.Equal("a", await editor.OutlineAsync());
        go.Set();
        await editor.Wire.AnswerAsync("\"slow\"");
    }

    private static Dictionary<string, Route> WithRoute(ReadingHandler<NoParams> handler) => new(Routes.All)
    {
        ["test/route"] = new ReadingRoute<NoParams>("test/route", "Testing", ProtocolJson.Default.NoParams, handler),
    };
}
