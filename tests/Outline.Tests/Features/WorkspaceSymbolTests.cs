using Outline.Features;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Features;

/// <summary>Symbols are told as kind, name, container, path and place.</summary>
public class WorkspaceSymbolTests
{
    private const string Notes = """
        //- a.outline
        explore
        - cloudflare (cf)
        →- workers are cheap
        →- Cloudflare's pricing
        - builder.io
        →- qwik
        //- sub/cloud notes.outline
        clouds
        - cloud ware
        →- storage in the cloud
        # heading
        - not cloudflare
        //- fenced.outline
        - acme
        →- ```
        →  - storage
        →  ```
        →- stored
        """;

    [Fact]
    public void Companies_come_before_sections_pages_and_items() => Check("cloud", """
        Company cloud ware | clouds | sub/cloud notes.outline 1:2-1:12
        Company cloudflare | explore | a.outline 1:2-1:12
        Section clouds | sub/cloud notes.outline | sub/cloud notes.outline 0:0-0:6
        Page cloud notes | sub/cloud notes.outline | sub/cloud notes.outline 0:0-0:0
        Item Cloudflare's pricing | explore | a.outline 3:3-3:23
        Item storage in the cloud | clouds | sub/cloud notes.outline 2:3-2:23
        Item not cloudflare | heading | sub/cloud notes.outline 4:2-4:16
        """);

    [Fact]
    public void An_alias_finds_the_company() => Check("cf", """
        Company cloudflare (cf) | explore | a.outline 1:2-1:12
        """);

    [Fact]
    public void An_alias_of_the_project_file_finds_the_company() => Check("bio", """
        Company builder.io (bio) | explore | a.outline 4:2-4:12
        """, new() { Aliases = [new("builder.io", "bio"), new("nobody", "bio")] });

    [Fact]
    public void Of_name_and_alias_the_better_is_told_and_the_name_where_both_are_alike() => Check("builder.io", """
        Company builder.io | explore | a.outline 4:2-4:12
        """, new() { Aliases = [new("builder.io", "Builder IO"), new("builder.io", "the builder io")] });

    [Fact]
    public void Items_are_found_by_the_beginnings_of_their_words() => Check("pric clou", """
        Item Cloudflare's pricing | explore | a.outline 3:3-3:23
        """);

    [Fact]
    public void Items_are_found_without_case_and_accents() => Check("STÓRAGE", """
        Item storage in the cloud | clouds | sub/cloud notes.outline 2:3-2:23
        """);

    [Fact]
    public void Lines_of_blocks_are_no_items() => Check("stor", """
        Item storage in the cloud | clouds | sub/cloud notes.outline 2:3-2:23
        Item stored | fenced.outline | fenced.outline 4:3-4:9
        """);

    [Fact]
    public void Two_letters_find_no_items() => Check("qw", "");

    [Fact]
    public void Nothing_typed_finds_all_companies_by_name() => Check(" ", """
        Company acme | fenced.outline | fenced.outline 0:2-0:6
        Company builder.io | explore | a.outline 4:2-4:12
        Company cloud ware | clouds | sub/cloud notes.outline 1:2-1:12
        Company cloudflare | explore | a.outline 1:2-1:12
        """);

    [Fact]
    public void An_open_document_is_found_as_it_is_shown_and_not_as_its_file()
    {
        var host = new WorkspaceHost();
        host.Apply(new WorkspaceChange.FilesRead([], [new([FixtureWorkspace.FileOf("a.outline", "- old name\n\t- old item\n\t- other item")])]));
        var workspace = host.Apply(new WorkspaceChange.Opened("x:a", 1, "- new name\n\t- new item", FixtureWorkspace.UriOf("a.outline"), "a.outline"));
        Assert.Equal("", Told(workspace, "old"));
        Assert.Equal("", Told(workspace, "other"));
        Assert.Equal("Company new name | a.outline | a.outline 0:2-0:10\nItem new item | a.outline | a.outline 1:3-1:11", Told(workspace, "new"));
    }

    [Fact]
    public void There_is_a_limit()
    {
        var host = new WorkspaceHost();
        string text = string.Concat(Enumerable.Range(0, 300).Select(i => $"- company {i:000}\n\t- item {i}\n"));
        var workspace = host.Apply(new WorkspaceChange.FilesRead([], [new([FixtureWorkspace.FileOf("a.outline", text)])]));
        var companies = WorkspaceSymbol.Named(workspace, "company");
        Assert.Equal(WorkspaceSymbol.Limit, companies.Count);
        Assert.Equal(("company 000", "company 199"), (companies[0].Name, companies[^1].Name));
        Assert.Empty(WorkspaceSymbol.Items(workspace, "company", companies));
        Assert.Equal(WorkspaceSymbol.Limit, WorkspaceSymbol.Items(workspace, "item", WorkspaceSymbol.Named(workspace, "item")).Sum(items => items.Count));
    }

    [Fact]
    public void A_long_item_is_told_shortened()
    {
        var host = new WorkspaceHost();
        var workspace = host.Apply(new WorkspaceChange.Opened("x:a", 1, $"- a\n\t- needle {new string('a', 190)}🙂🙂🙂"));
        var item = WorkspaceSymbol.Items(workspace, "needle", []).Single().Single();
        Assert.Equal($"needle {new string('a', 190)}🙂…", item.Name);
    }

    [Fact]
    public void A_symbol_is_found_again_where_it_has_moved()
    {
        var host = new WorkspaceHost();
        var before = host.Apply(new WorkspaceChange.Opened("x:a", 1, "- acme\n\t- an item\n- beta\n"));
        var company = WorkspaceSymbol.Named(before, "beta").Single();
        var item = WorkspaceSymbol.Items(before, "item", []).Single().Single();
        var after = host.Apply(new WorkspaceChange.Opened("x:a", 2, "- new\n- acme\n\t- x\n\t- An item\n- beta (b)\n")).Find("x:a")!;
        Assert.Equal("4:2-4:6", WorkspaceSymbol.Locate(after, company.Key, company.Span.Start.Line)?.ToString());
        Assert.Equal("3:3-3:10", WorkspaceSymbol.Locate(after, item.Key, item.Span.Start.Line)?.ToString());
        Assert.Equal("0:0-0:0", WorkspaceSymbol.Locate(after, NameKey.None, 7)?.ToString());
        Assert.Null(WorkspaceSymbol.Locate(after, NameKey.Of("gone"), 1));
        Assert.Null(WorkspaceSymbol.Locate(after, NameKey.Of("gone"), int.MaxValue));
        Assert.Null(WorkspaceSymbol.Locate(after, NameKey.Of("gone"), int.MinValue));
    }

    [Fact]
    public void A_search_can_be_cancelled()
    {
        var workspace = FixtureWorkspace.Of(Fixture.EachWorkspace(Notes).First());
        Assert.Throws<OperationCanceledException>(() => WorkspaceSymbol.Named(workspace, "cloud", new(canceled: true)));
        Assert.Throws<OperationCanceledException>(() => WorkspaceSymbol.Items(workspace, "cloud", [], new(canceled: true)).Count());
    }

    private static void Check(string query, string expected, ProjectSettings? project = null)
    {
        foreach (var files in Fixture.EachWorkspace(Notes))
            Expect.Same(expected, Told(FixtureWorkspace.Of(files, project), query));
    }

    private static string Told(WorkspaceSnapshot workspace, string query)
    {
        var named = WorkspaceSymbol.Named(workspace, query);
        return string.Join('\n', named.Concat(WorkspaceSymbol.Items(workspace, query, named).SelectMany(items => items))
            .Select(symbol => $"{symbol.Kind} {symbol.Name} | {symbol.Container} | {symbol.Note.Path} {symbol.Span}"));
    }
}
