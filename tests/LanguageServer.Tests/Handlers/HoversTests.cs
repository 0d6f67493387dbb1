using System.Text.Json;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public class HoversTests
{
    private static readonly (string, string)[] _files = [("a.outline", "- acme - <b>\n")];

    [Fact]
    public async Task A_hover_is_markdown_where_the_client_takes_it()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        editor.Open("we met Acme's team.\n");
        Assert.Equal(
            """
            {"contents":{"kind":"markdown","value":"**acme** – \\<b\\>\n\na.outline\n\nMentioned 1 time in 1 file:\n\n- today.outline: 1"},"range":{"start":{"line":0,"character":7},"end":{"line":0,"character":11}}}
            """,
            (await editor.AskAtAsync("textDocument/hover", 0, 12)).GetRawText());
    }

    [Fact]
    public async Task Else_it_is_plain()
    {
        await using var editor = await Vault.OpenAsync("""{"textDocument":{"hover":{}}}""", _files);
        editor.Open("we met Acme's team.\n");
        Assert.Equal(
            """{"kind":"plaintext","value":"acme – <b>\na.outline\nMentioned 1 time in 1 file:\n- today.outline: 1"}""",
            (await editor.AskAtAsync("textDocument/hover", 0, 8)).GetProperty("contents").GetRawText());
    }

    [Fact]
    public async Task Where_there_is_nothing_to_say_nothing_is_said()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        Assert.Equal(JsonValueKind.Null, (await editor.AskAtAsync("textDocument/hover", 0, 8)).ValueKind);
        editor.Open("[x](nowhere.md)\n");
        Assert.Equal(JsonValueKind.Null, (await editor.AskAtAsync("textDocument/hover", 0, 8)).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await editor.AskAtAsync("textDocument/hover", 0, 0)).ValueKind);
    }
}
