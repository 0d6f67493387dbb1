using System.Text;
using Outline.Features;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;

namespace Outline.Tests.Features;

/// <summary>Symbols are drawn as kind, name, what follows the name, and the lines of the range.</summary>
public class DocumentSymbolTests
{
    [Fact]
    public void Sections_hold_companies_and_companies_their_notes() => Check("""
        Section  chats [0-4]
          Company  sentry [1-1]
          Company  stackbit | sqspace for devs [2-4]
            Note  nextjs [3-3]
            Note  biggest cms company? [4-4]
        Section  explore [6-7]
          Company  replay | ? [7-7]
        """, """
        chats
        - sentry
        - stackbit - sqspace for devs
        →- nextjs
        →- biggest cms company?

        explore
        →- replay?

        """);

    [Fact]
    public void Items_are_told_by_what_they_begin_with() => Check("""
        Company  acme [0-8]
          Label  problem | no code [1-1]
          Label  needs [2-3]
            Note  "a quote" [3-3]
          Task  [ ] call [4-4]
          Task  TODO: call [5-5]
          Note  alias:: ac [6-6]
          Link  https://acme.com [7-7]
          Link  [[beta]] [8-8]
        """, """
        - acme
        →- problem: no code
        →- needs:
        →→- "a quote"
        →- [ ] call
        →- TODO: call
        →- alias:: ac
        →- https://acme.com
        →- [[beta]]
        """);

    [Fact]
    public void What_follows_a_name_begins_behind_the_dash() => Check("""
        Company  acme | -> beta [0-0]
        Company  acme | → beta [1-1]
        Company  acme | https://acme.com [2-2]
        Company  acme | (formerly beta) [3-3]
        Company  acme.com | no code [4-4]
        Note  [5-5]
        """, """
        - acme -> beta
        - acme → beta
        - acme - https://acme.com
        - acme (formerly beta)
        - acme.com: no code
        -
        """);

    [Fact]
    public void Lists_below_a_heading_are_notes() => Check("""
        Section  work [0-4]
          Note  sentry [1-2]
            Note  a [2-2]
          Section  chats [3-4]
            Company  prisma [4-4]
        """, """
        # work
        - sentry
        →- a
        chats
        - prisma
        """);

    [Fact]
    public void Ranges_hold_bodies_and_fences_and_no_blank_lines() => Check("""
        Company  acme [0-5]
          Note  code [1-5]
        Company  beta [7-7]
        """, """
        - acme
        →- code
        →  ```

        x
        ```

        - beta
        """);

    [Fact]
    public void The_name_is_selected() => CheckSelections("""
        # one  
          ^^^ Section
        →-   acme - a
             ^^^^^^^^ Note
        chats
        ^^^^^ Section
        →- acme - a
           ^^^^ Company
        →→- problem:
            ^^^^^^^ Label
        →→- 
           ^ Note (empty)
        """);

    [Fact]
    public void A_text_without_items_has_no_symbols() => Check("", "text\n\nmore text");

    [Fact]
    public void Items_too_deep_are_not_told()
    {
        var tree = SyntaxTree.Parse(SourceText.Parse(string.Join('\n', Enumerable.Range(0, 1000).Select(i => new string('\t', i) + "- a"))));
        var symbols = new Symbols(tree);
        DocumentSymbol.Walk(tree, ref symbols);
        Assert.Equal(DocumentSymbol.MaxDepth, symbols.All.Count);
        Assert.All(symbols.All, symbol => Assert.Equal(999, symbol.Range.End.Line));
    }

    [Fact]
    public void The_seed() => Expect.SameAsFile("DocumentSymbolTests.seed.txt", Draw(Seed.Notes));

    [Fact]
    public void A_walk_can_be_cancelled() => Assert.Throws<OperationCanceledException>(() =>
    {
        var symbols = new Symbols(Seed.Notes);
        DocumentSymbol.Walk(Seed.Notes, ref symbols, new CancellationToken(canceled: true));
    });

    private static void Check(string expected, string source)
    {
        foreach (var fixture in Fixture.Each(source))
            Expect.Same(expected, Draw(fixture.Tree));
    }

    private static void CheckSelections(string expected)
    {
        foreach (var fixture in Fixture.Each(expected))
        {
            var symbols = new Symbols(fixture.Tree);
            DocumentSymbol.Walk(fixture.Tree, ref symbols);
            Expect.Same(expected, AnnotatedSource.Draw(fixture.Tree.Text, symbols.All.Select(symbol => (symbol.Head.Selection, $"{symbol.Head.Kind}"))));
        }
    }

    private static string Draw(SyntaxTree tree)
    {
        var symbols = new Symbols(tree);
        DocumentSymbol.Walk(tree, ref symbols);
        var drawn = new StringBuilder();
        foreach (var (head, depth, range) in symbols.All)
        {
            string name = head.Name.IsEmpty ? "" : $" {head.Name}", detail = head.Detail.IsEmpty ? "" : $" | {head.Detail}";
            drawn.Append(drawn.Length > 0 ? "\n" : "").Append(' ', depth * 2).Append($"{head.Kind} {name}{detail} [{range.Start.Line}-{range.End.Line}]");
        }
        return drawn.ToString();
    }
}
