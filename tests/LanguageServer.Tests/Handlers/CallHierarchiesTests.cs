using System.Text.Json;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public class CallHierarchiesTests
{
    private static readonly (string, string)[] _files =
        [("a.outline", "chats\n- sentry\n\t- like airbyte\n- airbyte\n"), ("b.md", "free text about airbyte.\n")];

    [Fact]
    public async Task Calls_are_followed_through_files_that_are_not_open()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        editor.Open("we met Airbyte now.\n");
        var item = (await editor.AskAtAsync("textDocument/prepareCallHierarchy", 0, 8))[0];
        Assert.Equal(
            """{"name":"airbyte","kind":5,"detail":"chats","uri":"file:///notes/a.outline","range":{"start":{"line":3,"character":2},"end":{"line":3,"character":9}},"selectionRange":{"start":{"line":3,"character":2},"end":{"line":3,"character":9}},"data":""",
            item.GetRawText().Split("\"data\":")[0] + "\"data\":");
        Assert.Equal(JsonValueKind.String, item.GetProperty("data").ValueKind);

        var incoming = (await editor.Wire.RequestAsync("callHierarchy/incomingCalls", new { item })).Result;
        Assert.Equal(["sentry 5 2:8", "b 1 0:16", "today 1 0:7"], Told(incoming, "from"));

        var caller = incoming[0].GetProperty("from");
        var outgoing = (await editor.Wire.RequestAsync("callHierarchy/outgoingCalls", new { item = caller })).Result;
        Assert.Equal(["airbyte 5 2:8"], Told(outgoing, "to"));
    }

    [Theory]
    [InlineData("callHierarchy/incomingCalls")]
    [InlineData("callHierarchy/outgoingCalls")]
    public async Task Sections_and_files_have_no_calls(string method)
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        foreach (string? data in (string?[])[null, "x", "-1", "17"])
            Assert.Equal("[]", (await editor.Wire.RequestAsync(method, new { item = new { name = "b", uri = Vault.UriOf("b.md"), data } })).Result.GetRawText());
    }

    [Fact]
    public async Task What_is_no_company_is_not_prepared()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        Assert.Equal(JsonValueKind.Null, (await editor.AskAtAsync("textDocument/prepareCallHierarchy", 0, 3)).ValueKind);
        editor.Open("- #tag and [[b]]\n");
        Assert.Equal(JsonValueKind.Null, (await editor.AskAtAsync("textDocument/prepareCallHierarchy", 0, 4)).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await editor.AskAtAsync("textDocument/prepareCallHierarchy", 0, 14)).ValueKind);
    }

    private static IEnumerable<string> Told(JsonElement calls, string end) => calls.EnumerateArray().Select(call =>
        $"{call.GetProperty(end).GetProperty("name").GetString()} {call.GetProperty(end).GetProperty("kind")}"
        + string.Concat(call.GetProperty("fromRanges").EnumerateArray().Select(range =>
            $" {range.GetProperty("start").GetProperty("line")}:{range.GetProperty("start").GetProperty("character")}")));
}
