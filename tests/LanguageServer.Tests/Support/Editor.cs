using System.IO.Pipelines;
using System.Text.Json;

namespace LanguageServer.Tests.Support;

/// <summary>An editor with a server of its own, in memory: real streams, real frames, a clock that the test moves.</summary>
internal sealed class Editor : IAsyncDisposable
{
    public const string Uri = "file:///notes/today.outline";

    private readonly Server _server;
    private int _version;

    private Editor(IReadOnlyDictionary<string, Route> routes, int? clientProcessId, bool isParanoid)
    {
        // No limit on what waits in the pipes: neither side stops the other.
        var options = new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false);
        Pipe toServer = new(options), toClient = new(options);
        _server = new(
            toServer.Reader.AsStream(), toClient.Writer.AsStream(),
            new() { Version = "1.2.3", TimeProvider = Time, ClientProcessId = clientProcessId, IsParanoid = isParanoid }, routes);
        Wire = new(toServer.Writer.AsStream(), toClient.Reader.AsStream());
        ExitCode = Task.Run(async () =>
        {
            int code = await _server.RunAsync();
            await toClient.Writer.CompleteAsync();
            return code;
        });
    }

    public Wire Wire { get; }

    public ManualTime Time { get; } = new();

    /// <summary>What the server ends with.</summary>
    public Task<int> ExitCode { get; }

    /// <summary>An editor that has not said anything yet.</summary>
    public static Editor Start(IReadOnlyDictionary<string, Route>? routes = null, int? clientProcessId = null, bool isParanoid = false) =>
        new(routes ?? Routes.All, clientProcessId, isParanoid);

    /// <summary>An editor whose server is initialized.</summary>
    /// <param name="capabilities">What the editor can do, as JSON; see <see cref="Abilities"/>.</param>
    /// <param name="options">Its initialization options.</param>
    /// <param name="routes">What the server knows.</param>
    /// <param name="isParanoid">Whether the server checks itself.</param>
    /// <param name="folders">The paths of the folders that the editor shows.</param>
    /// <param name="answers">What the editor answers to the server's own requests.</param>
    public static async Task<Editor> OpenAsync(
        string capabilities = Abilities.Pull, object? options = null, IReadOnlyDictionary<string, Route>? routes = null, bool isParanoid = false,
        string[]? folders = null, IReadOnlyDictionary<string, Func<JsonElement, object?>>? answers = null)
    {
        var editor = Start(routes, isParanoid: isParanoid);
        foreach (var (method, answer) in answers ?? new Dictionary<string, Func<JsonElement, object?>>())
            editor.Wire.AnswersTo[method] = answer;
        await editor.InitializeAsync(capabilities, options, folders: folders);
        editor.Wire.Notify("initialized", new { });
        return editor;
    }

    public Task<Answer> InitializeAsync(string capabilities, object? options = null, long? processId = null, string[]? folders = null) =>
        Wire.RequestAsync("initialize", new
        {
            processId,
            rootUri = (string?)null,
            workspaceFolders = folders?.Select(path => new { uri = FileUri.Of(path), name = path }),
            capabilities = JsonSerializer.Deserialize<JsonElement>(capabilities),
            initializationOptions = options,
        });

    public void Open(string text, string uri = Uri) =>
        Wire.Notify("textDocument/didOpen", new { textDocument = new { uri, languageId = "outline", version = _version = 1, text } });

    /// <summary>Replaces what stands between two columns of a line.</summary>
    public void Edit(int line, int start, int end, string text, string uri = Uri) => Change(
        new
        {
            range = new { start = new { line, character = start }, end = new { line, character = end } },
            text,
        },
        uri);

    public void Replace(string text, string uri = Uri) => Change(new { text }, uri);

    public void Save(string uri = Uri) => Wire.Notify("textDocument/didSave", Document(uri));

    public void Close(string uri = Uri) => Wire.Notify("textDocument/didClose", Document(uri));

    public Task<Answer> AskAsync(string method, string uri = Uri) => Wire.RequestAsync(method, Document(uri));

    public async Task<JsonElement> SymbolsAsync(string uri = Uri) => (await AskAsync("textDocument/documentSymbol", uri)).Result;

    /// <summary>The names of all symbols, indented by depth.</summary>
    public async Task<string> OutlineAsync(string uri = Uri)
    {
        var symbols = await SymbolsAsync(uri);
        return symbols.ValueKind == JsonValueKind.Null ? "null" : string.Join('\n', Names(symbols, ""));
    }

    public async Task<JsonElement> DiagnosticsAsync(string? previousResultId = null, string uri = Uri) =>
        (await Wire.RequestAsync("textDocument/diagnostic", new { textDocument = new { uri }, previousResultId })).Result;

    /// <summary>The pulled diagnostics as <c>rule line:start-end</c>.</summary>
    public async Task<string[]> FindingsAsync(string uri = Uri) => Findings((await DiagnosticsAsync(uri: uri)).GetProperty("items"));

    public static string[] Findings(JsonElement items) =>
    [
        .. items.EnumerateArray().Select(item =>
            $"{item.GetProperty("code").GetString()} {item.GetProperty("range").GetProperty("start").GetProperty("line")}"
            + $":{item.GetProperty("range").GetProperty("start").GetProperty("character")}-{item.GetProperty("range").GetProperty("end").GetProperty("character")}"),
    ];

    /// <summary>Comes back when the server has handled all that was sent, and what followed from it.</summary>
    public async Task SettleAsync()
    {
        // Its answer says that everything before it has been taken in; what it set going may still run.
        await Wire.RequestAsync("test/barrier");
        await _server.SettledAsync().WaitAsync(Wire.Patience);
        await Wire.RequestAsync("test/barrier");
    }

    /// <summary>Lets time pass, and waits for what comes of it.</summary>
    public async Task PassAsync(double milliseconds)
    {
        await SettleAsync();
        Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        await SettleAsync();
    }

    /// <summary>Holds up the loop until the returned action is called.</summary>
    public Action HoldLoop()
    {
        var gate = new ManualResetEventSlim();
        _server.Post(gate.Wait);
        return gate.Set;
    }

    public async ValueTask DisposeAsync()
    {
        Wire.CloseInput();
        await ExitCode.WaitAsync(Wire.Patience);
        Wire.Dispose();
    }

    private static object Document(string uri) => new { textDocument = new { uri } };

    private static IEnumerable<string> Names(JsonElement symbols, string indent)
    {
        foreach (var symbol in symbols.EnumerateArray())
        {
            yield return indent + symbol.GetProperty("name").GetString();
            foreach (string child in symbol.TryGetProperty("children", out var children) ? Names(children, indent + "  ") : [])
                yield return child;
        }
    }

    private void Change(object change, string uri) => Wire.Notify(
        "textDocument/didChange", new { textDocument = new { uri, version = ++_version }, contentChanges = new[] { change } });
}
