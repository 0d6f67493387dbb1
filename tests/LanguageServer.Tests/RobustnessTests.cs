using System.Text;
using System.Text.Json;
using LanguageServer.JsonRpc;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests;

/// <summary>Whatever comes in, the server answers what can be answered and goes on.</summary>
public class RobustnessTests
{
    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":5,"method":"shutdown"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":5,"method":"shutdown","params":null}""")]
    [InlineData("""{"jsonrpc":"2.0","id":5,"method":"shutdown","params":{}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":5,"method":"shutdown","params":[]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":5,"method":"shutdown","params":[ ]}""")]
    [InlineData("""{"params":{"unknown":1},"method":"shutdown","id":5}""")]
    public async Task Parameters_that_nobody_needs_may_be_anything(string request)
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.Send(request);
        Assert.Equal(JsonValueKind.Null, (await editor.Wire.AnswerAsync("5")).Result.ValueKind);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData(null)]
    public async Task Initialize_needs_no_parameters(string? parameters)
    {
        await using var editor = Editor.Start();
        string member = parameters is null ? "" : $",\"params\":{parameters}";
        editor.Wire.Send($$"""{"jsonrpc":"2.0","id":1,"method":"initialize"{{member}}}""");
        Assert.Equal("outline-notes", (await editor.Wire.AnswerAsync("1")).Result.GetProperty("serverInfo").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("7")]
    [InlineData("-1")]
    [InlineData("9007199254740993")]
    [InlineData("1.5")]
    [InlineData("\"seven\"")]
    [InlineData("\"\"")]
    [InlineData("\"a\\\"b\\u00e9\\ud800\"")]
    public async Task An_id_comes_back_as_it_was_sent(string id)
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.Send($$"""{"jsonrpc":"2.0","id":{{id}},"method":"no/such"}""");
        Assert.Equal(ErrorCodes.MethodNotFound, (await editor.Wire.AnswerAsync(id)).ErrorCode);
    }

    public static TheoryData<string, int> Refused => new()
    {
        { """[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]""", ErrorCodes.InvalidRequest },
        { "[]", ErrorCodes.InvalidRequest },
        { "1", ErrorCodes.InvalidRequest },
        { "\"text\"", ErrorCodes.InvalidRequest },
        { "null", ErrorCodes.InvalidRequest },
        { """{"jsonrpc":"2.0"}""", ErrorCodes.InvalidRequest },
        { """{"jsonrpc":"2.0","id":{},"method":"shutdown"}""", ErrorCodes.InvalidRequest },
        { """{"jsonrpc":"2.0","method":1}""", ErrorCodes.InvalidRequest },
        { "", ErrorCodes.ParseError },
        { "{", ErrorCodes.ParseError },
        { "{} {}", ErrorCodes.ParseError },
        { """{"jsonrpc":"2.0","id":1,"method":"shutdown","params":{]}""", ErrorCodes.ParseError },
        { "\ufeff{}", ErrorCodes.ParseError },
        { string.Concat(Enumerable.Repeat("[", 100_000)), ErrorCodes.ParseError },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_message_is_refused(string body, int code)
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.Send(body);
        Assert.Equal(code, (await editor.Wire.AnswerAsync("null")).ErrorCode);
        await editor.SettleAsync();
    }

    [Fact]
    public async Task A_batch_is_refused_with_words()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.Send("[{}]");
        Assert.Contains("batches", (await editor.Wire.AnswerAsync("null")).ErrorText);
    }

    [Fact]
    public async Task A_request_without_method_is_refused_by_its_id()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.Send("""{"jsonrpc":"2.0","id":"x"}""");
        Assert.Equal(ErrorCodes.InvalidRequest, (await editor.Wire.AnswerAsync("\"x\"")).ErrorCode);
    }

    [Theory]
    [InlineData("textDocument/moniker")]
    [InlineData("$/unknown")]
    [InlineData("textDocument/didOpen")]
    [InlineData("")]
    public async Task A_request_of_an_unknown_method_is_refused(string method)
    {
        await using var editor = await Editor.OpenAsync();
        Assert.Equal(ErrorCodes.MethodNotFound, (await editor.Wire.RequestAsync(method)).ErrorCode);
    }

    [Theory]
    [InlineData("$/unknown")]
    [InlineData("window/unknown")]
    [InlineData("textDocument/documentSymbol")]
    public async Task A_notification_of_an_unknown_method_is_ignored(string method)
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.Notify(method, new { });
        await editor.SettleAsync();
        Assert.Empty(editor.Wire.Take("window/showMessage"));
    }

    [Theory]
    [InlineData("textDocument/documentSymbol", "{}")]
    [InlineData("textDocument/documentSymbol", "null")]
    [InlineData("textDocument/documentSymbol", "7")]
    [InlineData("textDocument/documentSymbol", """{"textDocument":{"uri":null}}""")]
    [InlineData("textDocument/documentSymbol", """{"textDocument":{"uri":"\ud800"}}""")]
    [InlineData("textDocument/selectionRange", """{"textDocument":{"uri":"a"},"positions":[{"line":"x"}]}""")]
    [InlineData("textDocument/codeAction", """{"textDocument":{"uri":"a"}}""")]
    public async Task Parameters_that_do_not_fit_are_refused(string method, string parameters)
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.Send($$"""{"jsonrpc":"2.0","id":"p","method":"{{method}}","params":{{parameters}}}""");
        Assert.Equal(ErrorCodes.InvalidParams, (await editor.Wire.AnswerAsync("\"p\"")).ErrorCode);
        await editor.SettleAsync();
    }

    [Theory]
    [InlineData("textDocument/didOpen", "{}")]
    [InlineData("textDocument/didChange", "null")]
    [InlineData("textDocument/didClose", """{"textDocument":{}}""")]
    [InlineData("textDocument/didSave", "[1]")]
    [InlineData("$/setTrace", "{}")]
    [InlineData("$/cancelRequest", "{}")]
    [InlineData("$/cancelRequest", "null")]
    [InlineData("$/cancelRequest", "7")]
    [InlineData("workspace/didChangeConfiguration", """{"settings":5}""")]
    public async Task A_notification_whose_parameters_do_not_fit_is_ignored(string method, string parameters)
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.Send($$"""{"jsonrpc":"2.0","method":"{{method}}","params":{{parameters}}}""");
        await editor.SettleAsync();
    }

    [Fact]
    public async Task A_string_that_is_not_UTF_8_is_refused_where_somebody_waits_for_an_answer()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.SendBytes(Wire.Frame(Bad("""{"jsonrpc":"2.0","id":"u","method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"a?b"}}}""")));
        Assert.Equal(ErrorCodes.InvalidParams, (await editor.Wire.AnswerAsync("\"u\"")).ErrorCode);
        editor.Wire.Send("""{"jsonrpc":"2.0","id":"c","method":"$/cancelRequest","params":{"id":1}}""");
        Assert.Equal(ErrorCodes.MethodNotFound, (await editor.Wire.AnswerAsync("\"c\"")).ErrorCode);
        editor.Wire.SendBytes(Wire.Frame(Bad("""{"jsonrpc":"2.0","id":"v","method":"a?b"}""")));
        Assert.Equal(ErrorCodes.InvalidRequest, (await editor.Wire.AnswerAsync("\"v\"")).ErrorCode);
        editor.Wire.SendBytes(Wire.Frame(Bad("""{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"a?b"}}""")));
        editor.Wire.SendBytes(Wire.Frame(Bad("""{"jsonrpc":"2.0","id":"a?b","method":"shutdown"}""")));
        Assert.Equal(ErrorCodes.InvalidRequest, (await editor.Wire.AnswerAsync("null")).ErrorCode);
        await editor.SettleAsync();
    }

    [Fact]
    public async Task A_body_longer_than_its_length_costs_one_message()
    {
        await using var editor = await Editor.OpenAsync();
        string request = """{"jsonrpc":"2.0","id":"long","method":"no/such"}""";
        editor.Wire.SendBytes(Encoding.ASCII.GetBytes($"Content-Length: {request.Length - 9}\r\n\r\n{request}"));
        Assert.Equal(ErrorCodes.ParseError, (await editor.Wire.AnswerAsync("null")).ErrorCode);
        await editor.SettleAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task A_body_a_little_shorter_than_its_length_costs_one_message(int missing)
    {
        await using var editor = await Editor.OpenAsync();
        SendShort(editor, missing);
        var next = editor.Wire.RequestAsync("no/such");
        Assert.Equal(ErrorCodes.ParseError, (await editor.Wire.AnswerAsync("null")).ErrorCode);
        Assert.Equal(ErrorCodes.MethodNotFound, (await next).ErrorCode);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(1_000_000)]
    public async Task A_body_much_shorter_than_its_length_costs_nothing(int missing)
    {
        await using var editor = await Editor.OpenAsync();
        SendShort(editor, missing);
        var next = editor.Wire.RequestAsync("no/such");
        Assert.Equal(ErrorCodes.MethodNotFound, (await editor.Wire.AnswerAsync("\"short\"")).ErrorCode);
        Assert.Equal(ErrorCodes.MethodNotFound, (await next).ErrorCode);
    }

    [Fact]
    public async Task A_frame_of_100_MB_is_refused()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.SendBytes("Content-Length: 100000000\r\n\r\n"u8);
        byte[] piece = new byte[1_000_000];
        Array.Fill(piece, (byte)' ');
        for (int i = 0; i < 100; i++)
            editor.Wire.SendBytes(piece);
        var answer = await editor.Wire.AnswerAsync("null");
        Assert.Equal(ErrorCodes.InvalidRequest, answer.ErrorCode);
        Assert.Contains("64 MiB", answer.ErrorText);
        await editor.SettleAsync();
    }

    [Fact]
    public async Task Odd_headers_are_taken()
    {
        await using var editor = await Editor.OpenAsync();
        string request = """{"jsonrpc":"2.0","id":"h","method":"no/such"}""";
        editor.Wire.SendBytes(Encoding.ASCII.GetBytes(
            $"content-type: application/json; charset=shift_jis\r\nx-more: 1\r\ncontent-length: {request.Length}\r\n\r\n{request}"));
        Assert.Equal(ErrorCodes.MethodNotFound, (await editor.Wire.AnswerAsync("\"h\"")).ErrorCode);
        Assert.Contains("character set", (await editor.Wire.NextAsync("window/logMessage")).GetProperty("params").GetProperty("message").GetString());
    }

    [Fact]
    public async Task An_answer_that_nobody_waits_for_is_ignored()
    {
        await using var editor = await Editor.OpenAsync();
        editor.Wire.Send("""{"jsonrpc":"2.0","id":99,"result":{}}""");
        editor.Wire.Send("""{"jsonrpc":"2.0","id":"99","error":{"code":1,"message":"no"}}""");
        await editor.SettleAsync();
    }

    [Fact]
    public async Task A_handler_that_fails_is_one_failed_request()
    {
        var routes = new Dictionary<string, Route>(Routes.All)
        {
            ["test/fail"] = new ReadingRoute<Protocol.NoParams>(
                "test/fail", "Failing", Protocol.ProtocolJson.Default.NoParams, (_, _, _, _) => throw new InvalidOperationException("secret " + new string('x', 100_000))),
        };
        await using var editor = await Editor.OpenAsync(routes: routes);
        var answer = await editor.Wire.RequestAsync("test/fail");
        Assert.Equal(ErrorCodes.InternalError, answer.ErrorCode);
        Assert.DoesNotContain("secret", answer.ErrorText);
        string log = (await editor.Wire.NextAsync("window/logMessage")).GetProperty("params").GetProperty("message").GetString()!;
        Assert.Contains("secret", log);
        Assert.True(log.Length < 5000);
        await editor.SettleAsync();
    }

    /// <summary>A few thousand frames with bytes changed, lost, doubled and moved, each followed by a whole one that must be answered.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Damaged_frames_do_not_stop_the_server(int seed)
    {
        await using var editor = await Editor.OpenAsync(Abilities.Push);
        editor.Wire.AnswersTo["window/showMessage"] = _ => null;
        var random = new Random(seed);
        string[] bodies =
        [
            """{"jsonrpc":"2.0","id":"f1","method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"file:///f"}}}""",
            """{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///f","languageId":"outline","version":1,"text":"chats\n\n- a\n\t- b é [[x\n"}}}""",
            """{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///f","version":2},"contentChanges":[{"range":{"start":{"line":1,"character":0},"end":{"line":2,"character":1}},"text":"\r\n- \ud83d\ude42"}]}}""",
            """{"jsonrpc":"2.0","id":3,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"file:///f"},"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}},"context":{"diagnostics":[]}}}""",
            """{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"f1"}}""",
            """{"jsonrpc":"2.0","id":1,"result":[{"diagnostics":{"levels":{"mojibake":"off"}}}]}""",
        ];
        for (int i = 0; i < 2000; i++)
        {
            editor.Wire.SendBytes(Damage(Wire.Frame(bodies[i % bodies.Length]), random));
            editor.Wire.Send($$"""{ "jsonrpc": "2.0", "id": "ask{{i}}", "method": "textDocument/documentSymbol", "params": { "textDocument": { "uri": "file:///f" } } }""");
            await editor.Wire.AnswerAsync($"\"ask{i}\"");
        }
        Assert.False(editor.ExitCode.IsCompleted);
    }

    private static byte[] Damage(byte[] frame, Random random)
    {
        var bytes = frame.ToList();
        for (int changes = random.Next(1, 4); changes > 0; changes--)
        {
            int at = random.Next(bytes.Count), end = Math.Min(bytes.Count, at + random.Next(1, 30));
            switch (random.Next(5))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, end - at); break;
                case 2: bytes.InsertRange(at, bytes[at..end]); break;
                case 3: bytes.Insert(at, (byte)"{}[]\",:\\\r\n0\0"[random.Next(12)]); break;
                default: (bytes[at], bytes[end - 1]) = (bytes[end - 1], bytes[at]); break;
            }
            if (bytes.Count == 0)
                bytes.Add(0);
        }
        return [.. bytes];
    }

    private static void SendShort(Editor editor, int missing)
    {
        string request = """{"jsonrpc":"2.0","id":"short","method":"no/such"}""";
        editor.Wire.SendBytes(Encoding.ASCII.GetBytes($"Content-Length: {request.Length + missing}\r\n\r\n{request}"));
    }

    // A question mark becomes a byte that no UTF-8 has.
    private static byte[] Bad(string json) => [.. Encoding.UTF8.GetBytes(json).Select(b => b == '?' ? (byte)0xff : b)];

    [Fact]
    public void A_change_that_cannot_be_made_loses_its_document()
    {
        string? lost = null;
        var route = new NotificationRoute<Protocol.NoParams>(
            "test/change", Protocol.ProtocolJson.Default.NoParams, (_, _) => throw new InvalidOperationException(), (_, uri) => lost = uri);
        Assert.Throws<InvalidOperationException>(
            () => route.Handle(null!, """{"textDocument":{"uri":"file:///a"}}"""u8.ToArray()));
        Assert.Equal("file:///a", lost);
    }
}
