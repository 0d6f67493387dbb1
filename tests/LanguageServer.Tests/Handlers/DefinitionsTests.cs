using System.Text.Json;
using LanguageServer.Tests.Support;

namespace LanguageServer.Tests.Handlers;

public class DefinitionsTests
{
    private static readonly (string, string)[] _files = [("a.outline", "explore\n- acme\n\t- edge\n")];

    [Theory]
    [InlineData("textDocument/definition")]
    [InlineData("textDocument/declaration")]
    public async Task A_link_tells_where_it_leads_from_and_what_belongs_to_its_target(string method)
    {
        await using var editor = await Vault.OpenAsync("""{"textDocument":{"definition":{"linkSupport":true},"declaration":{"linkSupport":true}}}""", _files);
        editor.Open("we met Acme's team.\n");
        Assert.Equal(
            """
            [{"originSelectionRange":{"start":{"line":0,"character":7},"end":{"line":0,"character":11}},
            "targetUri":"file:///notes/a.outline",
            "targetRange":{"start":{"line":1,"character":0},"end":{"line":2,"character":7}},
            "targetSelectionRange":{"start":{"line":1,"character":2},"end":{"line":1,"character":6}}}]
            """.ReplaceLineEndings(""),
            (await editor.AskAtAsync(method, 0, 8)).GetRawText());
    }

    [Theory]
    [InlineData("textDocument/definition")]
    [InlineData("textDocument/declaration")]
    public async Task A_client_that_knows_no_links_gets_places(string method)
    {
        await using var editor = await Vault.OpenAsync("""{"textDocument":{"definition":{},"declaration":{}}}""", _files);
        editor.Open("we met Acme's team.\n");
        Assert.Equal(
            """[{"uri":"file:///notes/a.outline","range":{"start":{"line":1,"character":2},"end":{"line":1,"character":6}}}]""",
            (await editor.AskAtAsync(method, 0, 13)).GetRawText());
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(99, 99)]
    [InlineData(-1, -1)]
    public async Task Where_no_name_stands_there_is_none(int line, int character)
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        editor.Open("we met Acme's team.\n");
        Assert.Equal(JsonValueKind.Null, (await editor.AskAtAsync("textDocument/definition", line, character)).ValueKind);
    }

    [Fact]
    public async Task A_document_that_is_not_open_has_none()
    {
        await using var editor = await Vault.OpenAsync(Abilities.Pull, _files);
        Assert.Equal(JsonValueKind.Null, (await editor.AskAtAsync("textDocument/definition", 1, 3, Vault.UriOf("a.outline"))).ValueKind);
    }
}
