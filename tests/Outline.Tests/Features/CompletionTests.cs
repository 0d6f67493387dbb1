using CsCheck;
using Outline.Features;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Features;

public class CompletionTests
{
    // One company in the note that is written in, others in files that are closed.
    private const string Companies = """

        //- list.outline
        - builder.io - visual
        →- raised $14m
        →- $7m before that
        - Acme Holdings
        - cloudflare (cf)
        - München Re
        - PostHog
        """;

    [Theory]
    [InlineData("bui$0", "builder.io")]
    [InlineData("see BUI$0", "builder.io")]
    [InlineData("b$0", "")]
    [InlineData("clo$0 is", "cloudflare")]
    [InlineData("acme ho$0", "Acme Holdings,PostHog")]
    [InlineData("hold$0", "Acme Holdings")]
    [InlineData("munch$0", "München Re")]
    [InlineData("Münch$0", "München Re")]
    [InlineData("ph$0", "PostHog")]
    [InlineData("cf$0", "cf")]
    [InlineData("builder i$0", "builder.io")]
    [InlineData("a cme$0", "")]
    [InlineData("cloudflare's$0", "")]
    [InlineData("`clo$0`", "")]
    [InlineData("`x` clo$0", "cloudflare")]
    [InlineData("https://clo$0", "")]
    [InlineData("[[x]] clo$0", "cloudflare")]
    [InlineData("[[x|clo$0]]", "")]
    [InlineData("[clo$0](x)", "cloudflare")]
    [InlineData("[x](y) clo$0", "cloudflare")]
    [InlineData("zzz$0", "")]
    [InlineData("clo$0://x", "")]
    [InlineData("$0", "")]
    public void Companies_by_the_words_before_the_cursor(string line, string labels) =>
        Assert.Equal(labels, Labels("- sentry\n→- " + line + Companies));

    [Theory]
    [InlineData("- ```\n  clo$0\n  ```")]
    [InlineData("- ```js clo$0")]
    [InlineData("---\nclo: clo$0\n---")]
    [InlineData("-$0 clo")]
    public void Nothing_in_fences_front_matter_and_before_the_text(string note) => Assert.Equal("", Labels(note + Companies));

    [Fact]
    public void Words_are_replaced_and_the_rest_of_the_word_may_be()
    {
        Assert.Equal(("- see Acme Holdings now", "- see Acme Holdings now"), Applied("- see acme ho$0 now" + Companies, "Acme Holdings"));
        Assert.Equal(("- cloudflaredfl's", "- cloudflare's"), Applied("- clou$0dfl's" + Companies, "cloudflare"));
    }

    [Fact]
    public void The_very_name_that_is_being_written_is_no_completion() => Assert.Equal("cloudflare", Labels("""
        - cloud$0
        - sentry
        //- list.outline
        - cloudflare
        """));

    [Fact]
    public void But_the_same_name_elsewhere_is() => Assert.Equal("sentry", Labels("""
        - sent$0ry
        //- list.outline
        - sentry
        """));

    [Fact]
    public void An_alias_says_what_it_stands_for() => Assert.Equal(
        "→ cloudflare", Ask("- a\n→- cf$0" + Companies).Items[0].Detail);

    [Fact]
    public void Aliases_of_the_project_file()
    {
        var project = new ProjectSettings { Aliases = [new("cloudflare", "flare"), new("nobody", "flam")] };
        Assert.Equal("flare", Labels("- a\n→- fla$0" + Companies, project));
    }

    [Fact]
    public void Names_that_never_match_are_offered_as_links_only()
    {
        var project = new ProjectSettings { Never = [new("cloudflare", null)] };
        Assert.Equal("", Labels("- a\n→- clo$0" + Companies, project));
        Assert.Equal("cloudflare", Labels("- a\n→- [[clo$0" + Companies, project));
        Assert.Equal("", Labels("- a\n→- not$0\n//- list.outline\n- notes"));
    }

    [Fact]
    public void Links_name_companies_pages_sections_and_what_is_linked_often() => Check("""
        - sentry
        →- [[al$0
        //- alooma notes.outline
        - [[alibaba]] and [[algolia]]
        //- other.outline
        alternatives
        - alteryx
        →- [[Alibaba]]
        """, """
        alibaba (Unresolved) linked 2 times
        alteryx (Company)
        alternatives (Section)
        alooma notes (Page)
        """);

    [Theory]
    [InlineData("- [[bui$0", "- [[builder.io]]")]
    [InlineData("- [[bui$0]]", "- [[builder.io]]")]
    [InlineData("- [[bui$0] x", "- [[builder.io]] x")]
    [InlineData("- [[$0]]", "- [[builder.io]]")]
    [InlineData("- [[bui$0 and more [[x]]", "- [[builder.io]] and more [[x]]")]
    [InlineData("- [[bui$0lt by]] x", "- [[builder.io]] x")]
    [InlineData("- [[bui$0lt|text]]", "- [[builder.io|text]]")]
    [InlineData("- [[bui$0#item]]", "- [[builder.io#item]]")]
    [InlineData("- #[[bui$0]]", "- #[[builder.io]]")]
    [InlineData("- [[[bui$0]]]", "- [[[builder.io]]]")]
    [InlineData("- `[[` [[bui$0", "- `[[` [[builder.io]]")]
    public void A_link_is_closed_once(string line, string expected) =>
        Assert.Equal((expected, expected), Applied(line + Companies, "builder.io"));

    [Theory]
    [InlineData("- `[[bui$0`")]
    [InlineData("- [[x|bui$0]]")]
    public void No_links_in_code_and_texts(string line) => Assert.Equal("", Labels(line + Companies));

    [Fact]
    public void A_link_that_is_being_written_does_not_count() => Assert.Equal("", Labels("""
        - [[zap$0]]
        //- list.outline
        - [[zap]]
        """));

    [Fact]
    public void Items_below_what_a_link_names() => Check("""
        - a
        →- [[builder.io#$0]]
        //- list.outline
        - builder.io
        →- raised $14m
        →→- deeper
        →- see [[x]] for more
        →- problem: too [much] of it
        //- more.outline
        - Builder.io
        →- second list
        """, """
        raised $14m (Item)
        problem (Item)
        second list (Item)
        """);

    [Fact]
    public void An_item_is_put_behind_the_name() => Assert.Equal(
        ("- [[builder.io#raised $14m]]", "- [[builder.io#raised $14m]]"), Applied("- [[builder.io#rai$0]]" + Companies, "raised $14m"));

    [Fact]
    public void Items_of_the_note_itself() => Assert.Equal("first,second", Labels("- first\n→- [[#$0\n- second"));

    [Fact]
    public void Tags()
    {
        Assert.Equal("design,dev/ops", Labels("- a #d$0\n//- list.outline\n- #dev/ops #design #[[other one]] #design"));
        Assert.Equal("", Labels("- a #desi$0"));
        Assert.Equal(("- #[[other one]]", "- #[[other one]]"), Applied("- #oth$0\n//- list.outline\n- #[[other one]]", "other one"));
        Assert.Equal("", Labels("- a`#d$0`\n//- list.outline\n- #dev"));
        Assert.Equal("", Labels("- a#d$0\n//- list.outline\n- #dev"));
    }

    [Fact]
    public void People() => Assert.Equal("ana.maria,Anders", Labels("- ask @an$0\n//- list.outline\n- @ana.maria @Anders @ana.maria @bo"));

    [Fact]
    public void Ids_with_the_lines_they_stand_in()
    {
        Check("""
            - see (($0))
            //- list.outline
            - first line ^ab1
            - second line
              id:: cd2
            """, """
            ab1 (Block) first line
            cd2 (Block) second line
            """);
        Assert.Equal(("- see ((ab1)) x", "- see ((ab1)) x"), Applied("- see ((a$0)) x\n//- list.outline\n- first line ^ab1", "ab1"));
        Assert.Equal(("- see ((ab1)) x", "- see ((ab1)) x"), Applied("- see ((a$0 x\n//- list.outline\n- first line ^ab1", "ab1"));
    }

    [Fact]
    public void Paths_from_this_note()
    {
        const string Files = "\n//- people/team of ana.outline\n- a\n//- other.outline\n- b";
        Assert.Equal("other.outline,people/team of ana.outline", Labels("- [a]($0)" + Files));
        Assert.Equal(("- [a](people/team%20of%20ana.outline)", "- [a](people/team%20of%20ana.outline)"), Applied("- [a](team$0)" + Files, "people/team of ana.outline"));
        Assert.Equal("team of ana.outline,../other.outline", Labels("//- people/x.outline\n- [a]($0)" + Files));
        Assert.Equal("", Labels("- a]($0)" + Files));
    }

    [Fact]
    public void Addresses_of_this_note_come_first_then_the_newest()
    {
        string marked = "- https://here.com\n- see http$0";
        var workspace = With(
            marked,
            FixtureWorkspace.FileOf("old.outline", "- https://old.com https://here.com", modified: 1),
            FixtureWorkspace.FileOf("new.outline", "- ```\n  https://code.com\n- [x](https://new.com)", modified: 2));
        Assert.Equal("https://here.com,https://new.com,https://old.com", string.Join(',', Ask(workspace, marked).Items.Select(item => item.Label)));
    }

    [Theory]
    [InlineData("see https://ac$0", "https://acme.com/a")]
    [InlineData("see http://www.ac$0", "https://acme.com/a")]
    [InlineData("[x](http$0)", "https://acme.com/a")]
    [InlineData("(http$0", "https://acme.com/a")]
    [InlineData("httpd$0", "")]
    [InlineData("`http$0`", "")]
    [InlineData("https://zzz$0", "")]
    public void Addresses_where_they_begin_with_http(string line, string labels) =>
        Assert.Equal(labels, Labels($"- {line}\n//- list.outline\n- https://acme.com/a"));

    [Fact]
    public void An_address_is_replaced_whole() => Assert.Equal(
        ("- (https://acme.com/ae.com), x", "- (https://acme.com/a), x"),
        Applied("- (https://acm$0e.com), x\n//- list.outline\n- https://acme.com/a", "https://acme.com/a"));

    [Theory]
    [InlineData("- a\n→- st$0", "status::")]
    [InlineData("- a\n→- st:$0", "status::")]
    [InlineData("- a\n→  st$0", "status::")]
    [InlineData("- a\n→- s$0", "")]
    [InlineData("- a\n→- so st$0", "")]
    [InlineData("st$0", "")]
    public void Keys_of_properties(string note, string labels) =>
        Assert.Equal(labels, Labels(note + "\n//- list.outline\n- x\n  status:: open"));

    [Fact]
    public void A_key_brings_its_colons()
    {
        const string File = "\n//- list.outline\n- x\n  status:: open";
        Assert.Equal(("- status:: ", "- status:: "), Applied("- sta$0" + File, "status::"));
        Assert.Equal(("- status:: ", "- status:: "), Applied("- st:$0" + File, "status::"));
        Assert.Equal(("- status:: x", "- status:: x"), Applied("- sta$0 x" + File, "status::"));
        Assert.Equal(("- statusx:: y", "- status:: y"), Applied("- sta$0x:: y" + File, "status::"));
    }

    [Theory]
    [InlineData("  status:: $0", "open,in review")]
    [InlineData("  STATUS:: in$0", "in review")]
    [InlineData("  id:: $0", "")]
    [InlineData("  status::$0", "")]
    public void Values_of_properties(string line, string labels) => Assert.Equal(
        labels, Labels($"- a\n{line}\n//- list.outline\n- x\n  status:: open\n- y\n  status:: in review\n- z\n  status:: open\n- w\n  id:: 17"));

    [Fact]
    public void Companies_are_named_in_values_too() => Assert.Equal("cloudflare", Labels("- a\n  by:: the clo$0" + Companies));

    [Fact]
    public void Of_names_that_fit_alike_the_one_in_more_notes_comes_first()
    {
        const string Marked = "- a\n→- zap$0";
        var workspace = With(
            Marked,
            FixtureWorkspace.FileOf("list.outline", "- zapaaa\n- zapier\n- zapper"),
            FixtureWorkspace.FileOf("one.outline", "- x\n\t- zapier and zapper"),
            FixtureWorkspace.FileOf("two.outline", "- x\n\t- zapier", modified: 9));
        Assert.Equal("zapier,zapper,zapaaa", string.Join(',', Ask(workspace, Marked).Items.Select(item => item.Label)));
    }

    [Fact]
    public void Of_names_used_alike_the_one_used_last_comes_first()
    {
        const string Marked = "- a\n→- zap$0";
        var workspace = With(
            Marked,
            FixtureWorkspace.FileOf("list.outline", "- zapaaa\n- zapier", modified: 1),
            FixtureWorkspace.FileOf("one.outline", "- x\n\t- zapaaa", modified: 2),
            FixtureWorkspace.FileOf("two.outline", "- x\n\t- zapier", modified: 3));
        Assert.Equal("zapier,zapaaa", string.Join(',', Ask(workspace, Marked).Items.Select(item => item.Label)));
    }

    [Fact]
    public void A_better_fit_comes_before_a_name_that_is_used_more() => Assert.Equal("zap,zapier", Labels("""
        - a
        →- zap$0
        →- zapier zapier
        //- list.outline
        - zap
        - zapier
        //- more.outline
        - x
        →- zapier
        """));

    [Fact]
    public void What_editors_filter_by_has_what_was_typed_in_order()
    {
        Assert.Equal("munch München Re", Ask("- munch$0" + Companies).Items[0].Filter);
        Assert.Equal("PostHog", Ask("- ph$0" + Companies).Items[0].Filter);
        Assert.Equal("Acme Holdings", Ask("- acme ho$0" + Companies).Items[0].Filter);
    }

    [Fact]
    public void A_list_is_complete_unless_more_would_come_with_more_letters()
    {
        Assert.False(Ask("- clo$0" + Companies).IsIncomplete);
        Assert.False(Ask("- [[$0" + Companies).IsIncomplete);
        Assert.False(Ask("- zzz$0" + Companies).IsIncomplete);
        Assert.True(Ask("- c$0" + Companies).IsIncomplete);
        string many = "\n//- list.outline\n" + string.Join('\n', Enumerable.Range(0, 150).Select(i => $"- company{i}"));
        var list = Ask("- comp$0" + many);
        Assert.Equal((100, true), (list.Items.Length, list.IsIncomplete));
        Assert.False(Ask("- company14$0" + many).IsIncomplete);
        string urls = "\n//- list.outline\n" + string.Join('\n', Enumerable.Range(0, 250).Select(i => $"- https://a.com/{i}"));
        Assert.True(Ask("- http$0" + urls).IsIncomplete);
        Assert.Equal("https://a.com/249", Labels("- https://a.com/249$0" + urls));
    }

    [Fact]
    public void Open_documents_count_in_place_of_their_files()
    {
        const string Marked = "//- list.outline\n- acme\n→- [[$0";
        var workspace = With(Marked, FixtureWorkspace.FileOf("list.outline", "- gone\n- acme #old"));
        Assert.Equal("acme,list", string.Join(',', Ask(workspace, Marked).Items.Select(item => item.Label).Order()));
    }

    [Fact]
    public void Details_are_where_a_name_is_defined_and_what_stands_below_it()
    {
        var workspace = FixtureWorkspace.Of(Fixture.EachWorkspace("""
            - $0
            //- list.outline
            chats
            - cloudflare (cf) - *fast* <b>
            →- one [link](x)
            →→- deeper
            →- 2. two
            //- more.outline
            - Cloudflare
            →- three
            """).First());
        var details = Completion.DetailsOf(workspace, "cloudflare")!;
        Assert.Equal("chats · list.outline", details.Detail);
        Assert.Equal("**cloudflare** \\(cf\\) \\- \\*fast\\* \\<b\\>\n\n- one \\[link\\]\\(x\\)\n- 2\\. two\n- three", details.ToMarkdown());
        Assert.Equal("cloudflare (cf) - *fast* <b>\n- one [link](x)\n- 2. two\n- three", details.ToPlainText());
        Assert.Equal("→ cloudflare · chats · list.outline", Completion.DetailsOf(workspace, "cf")!.Detail);
        Assert.Equal("list.outline", Completion.DetailsOf(workspace, "list")!.Detail);
        Assert.Null(Completion.DetailsOf(workspace, "nobody"));
    }

    [Fact]
    public void A_completion_changes_nothing_else_and_names_what_was_chosen()
    {
        string[] names = ["builder.io", "Acme Holdings", "cloudflare", "Münch", "net lify", "a1 b2 c3"];
        string[] pieces = ["", "[[", "]]", "]", "(", " ", "- ", "`", "#", "|", "x ", "clo", "acme h", "Mün", "net", "buil", "é", "😀", "https://", "::", "'s"];
        string list = string.Join('\n', names.Select(name => "- " + name));
        Gen.Select(Gen.OneOf(pieces).Array[0, 4], Gen.OneOf(pieces).Array[0, 3], Gen.OneOf("\n", "\r\n")).Sample((left, right, lineEnd) =>
        {
            string before = "- owner" + lineEnd + "\t- " + string.Concat(left), after = string.Concat(right) + lineEnd + "- last";
            var workspace = With(before + after, FixtureWorkspace.FileOf("list.outline", list));
            var document = workspace.Documents.Values.Single();
            foreach (var item in Completion.At(workspace, document, new(1, 3 + string.Concat(left).Length)).Items)
            {
                foreach (var span in (LineSpan[])[item.Insert, item.Replace])
                {
                    string line = document.Text.Lines[1].Text;
                    Assert.True(span.Start.Line == 1 && span.End.Line == 1 && span.Start.Character >= 3 && span.End.Character <= line.Length);
                    var tree = SyntaxTree.Parse(document.Text.WithChange(new(span, item.NewText)));
                    Assert.Equal(line[..span.Start.Character] + item.NewText + line[span.End.Character..], tree.Text.Lines[1].Text);
                    Assert.Equal(document.Text.Lines[0], tree.Text.Lines[0]);
                    Assert.Equal(document.Text.Lines[2], tree.Text.Lines[2]);
                    if (span != item.Replace || item.Kind != CompletionKind.Company || tree.Text.Lines[1].Text.Contains('`') || tree.Lines[1].StartSpan is { Kind: InlineKind.Property })
                        continue;
                    var found = new List<Mention>();
                    Mentions.InLine(tree.Lines[1], null, document, workspace.Names, found);
                    Assert.Contains(NameKey.Of(item.Label), found.Select(mention => mention.Name));
                }
            }
        }, iter: 3000);
    }

    [Fact]
    public void No_place_of_the_seed_is_too_odd()
    {
        var host = new WorkspaceHost();
        var document = host.Apply(new WorkspaceChange.Opened("file:///seed.outline", 1, Seed.Notes.Text.ToString())).Documents.Values.Single();
        for (int line = 0; line < document.Tree.Lines.Count; line += 3)
        {
            for (int at = 0; at <= document.Tree.Lines[line].Text.Length; at += 2)
            {
                foreach (var item in Completion.At(host.Current, document, new(line, at)).Items)
                    Assert.True(item.Insert.Start.Character <= at && at <= item.Insert.End.Character && item.Insert.End <= item.Replace.End);
            }
        }
    }

    private static void Check(string marked, string expected)
    {
        foreach (var files in Fixture.EachWorkspace(marked))
            Assert.Equal(expected, string.Join('\n', Ask(files).Items.Select(item => $"{item.Label} ({item.Kind}) {item.Detail}".TrimEnd())));
    }

    private static string Labels(string marked, ProjectSettings? project = null)
    {
        var answers = Fixture.EachWorkspace(marked).Select(files => string.Join(',', Ask(files, project).Items.Select(item => item.Label))).ToList();
        Assert.Single(answers.Distinct());
        return answers[0];
    }

    // The line of the cursor when the item has been inserted, and when it has replaced the word.
    private static (string Inserted, string Replaced) Applied(string marked, string label)
    {
        var files = Fixture.EachWorkspace(marked).First();
        var shown = files.First(file => file.Selection is not null);
        var item = Ask(files).Items.First(item => item.Label == label);
        return (Line(item.Insert), Line(item.Replace));

        string Line(LineSpan span) => shown.Tree.Text.WithChange(new(span, item.NewText)).Lines[shown.Position.Line].Text;
    }

    private static CompletionList Ask(string marked) => Ask(Fixture.EachWorkspace(marked).First());

    private static CompletionList Ask(IReadOnlyList<Fixture> files, ProjectSettings? project = null)
    {
        var workspace = FixtureWorkspace.Of(files, project);
        return Completion.At(workspace, workspace.Documents.Values.Single(), files.First(file => file.Selection is not null).Position);
    }

    private static CompletionList Ask(WorkspaceSnapshot workspace, string marked) =>
        Completion.At(workspace, workspace.Documents.Values.Single(), Fixture.Each(marked).First().Position);

    private static WorkspaceSnapshot With(string marked, params StoredFile[] files)
    {
        var shown = Fixture.Each(marked).First();
        var host = new WorkspaceHost();
        host.Apply(new WorkspaceChange.FilesRead([], [new FileGroup([.. files])]));
        return host.Apply(new WorkspaceChange.Opened(
            FixtureWorkspace.UriOf(shown.Name), 1, shown.Tree.Text.ToString(), FixtureWorkspace.UriOf(shown.Name), shown.Name));
    }
}
