using System.Text;
using CsCheck;
using Outline.Features;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Features;

public class RenameTests
{
    [Fact]
    public void A_company_is_renamed_in_all_notes_each_time_as_it_is_written() => Check("fastly", """
        explore
        →- fastly
        →→- Fastly's edge, FASTLY and two fastlys
        //- more/calls.outline
        →- we met fastly and [[Fastly]], not cloudflared
        →→- `cloudflare` https://cloudflare.com [x](cloudflare.md)
        """, """
        explore
        →- cloud$0flare
        →→- Cloudflare's edge, CLOUDFLARE and two cloudflares
        //- more/calls.outline
        →- we met cloudflare and [[Cloudflare]], not cloudflared
        →→- `cloudflare` https://cloudflare.com [x](cloudflare.md)
        """);

    [Fact]
    public void All_its_definitions_are_renamed() => Check("fastly", """
        - fastly - met
        - Fastly: met again
        //- b.outline
        - **fastly** (bought)
        """, """
        - cloud$0flare - met
        - Cloudflare: met again
        //- b.outline
        - **cloudflare** (bought)
        """);

    [Fact]
    public void Of_a_link_only_the_target_is_renamed() => Check("fastly", """
        - fastly
        →- see [[fastly|cloudflare]] and [[fastly#prices]], #[[fastly]]
        """, """
        - cloudflare
        →- see [[cloud$0flare|cloudflare]] and [[cloudflare#prices]], #[[cloudflare]]
        """);

    [Fact]
    public void What_stands_behind_the_sign_in_a_link_is_renamed_where_it_is_meant() => Check("fastly", """
        explore
        - fastly
        →- [[explore#Fastly]], [[#fastly|x]], [[notes#fastly]] and [[sentry#cloudflare]]
        - sentry
        //- b.outline
        - met, [[explore#fastly]], [[#cloudflare]]
        """, """
        explore
        - cloud$0flare
        →- [[explore#Cloudflare]], [[#cloudflare|x]], [[notes#cloudflare]] and [[sentry#cloudflare]]
        - sentry
        //- b.outline
        - met, [[explore#cloudflare]], [[#cloudflare]]
        """);

    [Fact]
    public void The_short_form_of_a_domain_becomes_that_of_the_new_one() => Check("fastly.com", """
        - fastly.com
        →- fastly and Fastly's, fastly.com
        """, """
        - builder.io
        →- buil$0der and Builder's, builder.io
        """);

    [Fact]
    public void The_short_form_of_a_domain_becomes_the_new_name_where_that_is_none() => Check("Fastly", """
        - Fastly
        →- Fastly and FASTLY
        """, """
        - bui$0lder.io
        →- builder and BUILDER
        """);

    [Fact]
    public void Aliases_stay_when_the_company_is_renamed() => Check("fastly", """
        - fastly (aka cf)
        →- cf and fastly
        """, """
        - cloud$0flare (aka cf)
        →- cf and cloudflare
        """);

    [Theory]
    [InlineData("- cloudflare (aka c$0f)\n→- a cf, CF's and cloudflare\n→→- alias:: nothing", "- cloudflare (aka wall)\n→- a wall, WALL's and cloudflare\n→→- alias:: nothing")]
    [InlineData("- cloudflare\n→- alias:: cf, flare\n→- a c$0f and a flare", "- cloudflare\n→- alias:: wall, flare\n→- a wall and a flare")]
    public void An_alias_is_renamed_as_an_alias(string source, string expected) => Check("wall", expected, source);

    [Fact]
    public void A_section_is_renamed_with_the_links_to_it() => Check("talks", """
        talks
        - sentry
        →- see [[talks]], chats
        //- b.outline
        Talks
        - hasura [[talks]]
        """, """
        ch$0ats
        - sentry
        →- see [[chats]], chats
        //- b.outline
        Chats
        - hasura [[chats]]
        """);

    [Theory]
    [InlineData("- we see a b #pri$0cing, #Pricing and #prices", "costs", "- we see a b #costs, #Costs and #prices")]
    [InlineData("- we see a b #pri$0cing", "#costs", "- we see a b #costs")]
    [InlineData("- met, @an$0a and @Ana, ana", "eva", "- met, @eva and @Eva, ana")]
    [InlineData("- we met them there, so ^on$0e\n- ((one)) and ((One))", "two", "- we met them there, so ^two\n- ((two)) and ((One))")]
    [InlineData("- a\n→- id:: one\n- ((o$0ne))", "two", "- a\n→- id:: two\n- ((two))")]
    public void Marks_are_renamed(string source, string newName, string expected) => Check(newName, expected, source);

    [Theory]
    [InlineData("- cloud$0flare\n- fastly", "fastly", "“fastly” is the name of something already: notes.outline:2")]
    [InlineData("- cloud$0flare\n- fastly (aka fs)", "FS", "“FS” is another name of fastly already: notes.outline:2")]
    [InlineData("- cloud$0flare\n- builder.io", "builder", "“builder” is short for builder.io already: notes.outline:2")]
    [InlineData("- cloud$0flare\n//- fastly.outline\ntext", "fastly", "“fastly” is the name of a file already: fastly.outline")]
    [InlineData("explore\n- cloud$0flare", "Explore", "“Explore” is the head of a section already: notes.outline:1")]
    [InlineData("- cloud$0flare (aka cf)", "cf", "cloudflare is called “cf” already: notes.outline:1")]
    [InlineData("- cloudflare (aka c$0f)\n- fastly", "fastly", "“fastly” is the name of something already: notes.outline:2")]
    [InlineData("- cloud$0flare", "a - b", "of “a - b” only “a” would be read as the name")]
    [InlineData("- cloud$0flare", "a: b", "“a: b” would not be read as a name: one to four words, and no sentence, task, label or link")]
    [InlineData("- cloud$0flare", "one two three four five", "“one two three four five” would not be read as a name: one to four words, and no sentence, task, label or link")]
    [InlineData("- cloud$0flare", "a [[b", "a name cannot hold “[[”: “a [[b” could not be linked to")]
    [InlineData("- cloud$0flare", "a|b", "a name cannot hold “|”: “a|b” could not be linked to")]
    [InlineData("- cloud$0flare", "a#b", "a name cannot hold “#”: “a#b” could not be linked to")]
    [InlineData("- cloud$0flare", " \t", "a name cannot be empty")]
    [InlineData("- cloud$0flare", "!!", "“!!” has no letters")]
    [InlineData("- cloud$0flare", "42", "“42” has no letters")]
    [InlineData("- cloud$0flare", "a\nb", "a name stands on one line")]
    [InlineData("- cloud$0flare\n\t- we like cloudflare", "team", "“team” would not be read as the new name in notes.outline:2")]
    [InlineData("- cloud$0flare (cf)\n\t- cf", "fastly", "“cf” in notes.outline:1 would no longer be read as another name: write “aka cf” there first")]
    [InlineData("- cloud$0flare\n- workers\n\t- said fast workers", "fast workers", "“workers” in notes.outline:3 would no longer mean workers")]
    [InlineData("- cloud$0flare\n- workers\n\t- cloudflare workers", "fast", null)]
    [InlineData("- cloud$0flare\ncloudflare notes\n- sentry\n\t- [[cloudflare notes]]", "fastly", "the link in notes.outline:4 would no longer lead to the section “cloudflare notes”: rename that first")]
    [InlineData("- acme corp$0 inc x\n- we met acme corp inc x", "fastly", "notes.outline:2 would be read as something of its own, “we met fastly”")]
    [InlineData("- builder.io\n- builder.com\n\t- a buil$0der", "x1", "“builder” may mean builder.com (notes.outline:2) or builder.io (notes.outline:1): rename it where it is defined")]
    [InlineData("- [[to$0day]]\n//- today.outline\ntext", "x1", "“today” is the name of the file today.outline: rename the file, and the links follow")]
    [InlineData("- #pri$0cing #costs", "costs", "“costs” is used already: notes.outline:1")]
    [InlineData("- #pri$0cing", "a b", "“a b” would not be read as one in notes.outline:1")]
    public void What_would_collide_or_not_be_read_is_refused_with_the_place(string source, string newName, string? expected) =>
        Assert.All(Fixture.EachWorkspace(source.Replace("\t", "→")), files => Assert.Equal(expected, ProblemOf(files, newName)));

    [Theory]
    [InlineData("- cloudflare\n→- we $0 like")]
    [InlineData("- cloudflare\n→- we li$0ke it")]
    [InlineData("- cloudflare\n→- `cloud$0flare`")]
    [InlineData("$0")]
    [InlineData("- [[nob$0ody]]")]
    public void Where_nothing_has_a_name_there_is_nothing_to_rename(string source)
    {
        foreach (var files in Fixture.EachWorkspace(source))
        {
            var (workspace, note, position) = Open(files);
            Assert.Null(Rename.Prepare(workspace, note, note.Tree, position, out string? problem));
            Assert.Null(problem);
            Assert.Null(Rename.Of(workspace, note, note.Tree, position, "x1", out problem));
            Assert.Null(problem);
        }
    }

    [Theory]
    [InlineData("- cloudflare\n→- two CLOUD$0FLARES", "1:7-1:17 cloudflare")]
    [InlineData("- builder.io\n→- a buil$0der", "1:5-1:12 builder.io")]
    [InlineData("- cloudflare (aka cf)\n→- a C$0F", "1:5-1:7 cf")]
    [InlineData("- we see a b #pri$0cing", "0:14-0:21 pricing")]
    public void What_is_renamed_is_told_by_its_own_name(string source, string expected) => Assert.All(Fixture.EachWorkspace(source), files =>
    {
        var (workspace, note, position) = Open(files);
        var (span, name) = Rename.Prepare(workspace, note, note.Tree, position, out _)!.Value;
        Assert.Equal(expected, $"{span} {name}");
    });

    [Fact]
    public void Other_names_in_the_project_file_follow_the_company()
    {
        var project = new ProjectSettings { Aliases = [new("Cloudflare", "cf"), new("Cloudflare", "flare"), new("sentry", "sn")] };
        foreach (var files in Fixture.EachWorkspace("- cloud$0flare\n→- cf\n- sentry"))
        {
            var (workspace, note, position) = Open(files, project);
            var renaming = Rename.Of(workspace, note, note.Tree, position, "fastly", out string? problem)!;
            Assert.Null(problem);
            Assert.Equal([("Cloudflare", null, "Fastly")], renaming.Projects.Select(change => (change.Name, change.Alias, change.NewText)));
            Assert.Equal(["fastly"], renaming.Notes.Single().Edits.Select(edit => edit.NewText));
        }
    }

    [Fact]
    public void An_alias_of_the_project_file_is_renamed_there()
    {
        var project = new ProjectSettings { Aliases = [new("cloudflare", "cf"), new("cloudflare", "flare")] };
        foreach (var files in Fixture.EachWorkspace("- cloudflare\n→- a c$0f, flare"))
        {
            var (workspace, note, position) = Open(files, project);
            var renaming = Rename.Of(workspace, note, note.Tree, position, "wall", out string? problem)!;
            Assert.Null(problem);
            Assert.Equal([("cloudflare", "cf", "wall")], renaming.Projects.Select(change => (change.Name, change.Alias, change.NewText)));
            Assert.Equal([RenamePart.Alias], renaming.Notes.Single().Edits.Select(edit => edit.Part));
        }
    }

    [Fact]
    public void Each_edit_says_what_it_edits()
    {
        var files = Fixture.EachWorkspace("- builder.io\n→- bui$0lder, builder.io and [[builder]]").First();
        var (workspace, note, position) = Open(files);
        Assert.Equal(
            [RenamePart.Definition, RenamePart.ShortMention, RenamePart.Mention, RenamePart.Link],
            Rename.Of(workspace, note, note.Tree, position, "fastly.com", out _)!.Notes.Single().Edits.Select(edit => edit.Part));
    }

    [Fact]
    public void Nothing_is_lost_by_renaming_there_and_back()
    {
        var name = Gen.Select(Gen.OneOf("cloudflare", "post hog", "émile", "Builder", "ITA"), Gen.OneOf("zyxel", "qed labs", "Žižkov", "Wuxi", "QED"));
        var sign = Gen.OneOf(" ", ", ", "'s ", "s ", "’s ", ". ", " - ", "/", "\t", "😀 ", " é\u0301 ");
        var end = Gen.OneOf("\n", "\r\n", "\r");
        var word = Gen.Frequency(
            (3, Gen.Const("@")), (1, Gen.Const("^")), (1, Gen.Const("[[@]]")), (1, Gen.Const("[[@|@]]")), (1, Gen.Const("[[@#x y]]")), (1, Gen.Const("`@`")),
            (3, Gen.OneOf("we", "https://a.b/c", "cloud", "labs", "#tag", "sentry", "5x -> 3.5x", "“quoted”")));
        var line = Gen.Select(Gen.Int[1, 3], Gen.Select(word, sign, (word, sign) => word + sign).Array[1, 6], end, (depth, words, end) =>
            $"{new string('\t', depth)}- x {string.Concat(words)}{end}");
        var note = Gen.Select(Gen.OneOf("chats\n", "", "one\r\n"), Gen.OneOf("- @ - first\n", "- @\r\n", "- sentry\n"), line.Array[0, 8], (head, title, lines) =>
            $"{head}{title}{string.Concat(lines)}");
        Gen.Select(name, note.Array[1, 3], (names, notes) => (names, notes)).Where(sample => sample.names.Item1.Contains(' ') == sample.names.Item2.Contains(' ')
            && char.IsUpper(sample.names.Item1[0]) == char.IsUpper(sample.names.Item2[0]) && char.IsUpper(sample.names.Item1[^1]) == char.IsUpper(sample.names.Item2[^1])).Sample(sample =>
        {
            var ((old, renamed), notes) = sample;
            var before = notes.Select((text, i) => ($"n{i}.outline", text.Replace("@", old).Replace("^", old.ToUpperInvariant()))).Append(("own.outline", $"- {old}\n")).ToList();
            var there = Renamed(before, renamed, old);
            var back = Renamed(there, old, renamed);
            Assert.Equal(before, back);
        }, iter: 300);

        static List<(string Name, string Text)> Renamed(List<(string Name, string Text)> notes, string newName, string old)
        {
            var host = new WorkspaceHost();
            host.Apply(new WorkspaceChange.FilesRead([], [new([.. notes.Select(note => FixtureWorkspace.FileOf(note.Name, note.Text))])]));
            var (name, text) = notes[^1];
            var workspace = host.Apply(new WorkspaceChange.Opened(FixtureWorkspace.UriOf(name), 1, text, FixtureWorkspace.UriOf(name), name));
            var document = workspace.Find(FixtureWorkspace.UriOf(name))!;
            var renaming = Rename.Of(workspace, document, document.Tree, new(0, 2), newName, out string? problem);
            Assert.Null(problem);
            foreach (var edit in renaming!.Notes.SelectMany(note => note.Edits.Select(edit => (note.Note, edit))))
                Assert.Equal(NameKey.Of(old), NameKey.Of(edit.Note.ReadTree().Text.Substring(edit.edit.Span)));
            return [.. notes.Select(note => (note.Name, TextAfter(renaming, note.Name) ?? note.Text))];
        }
    }

    private static string? TextAfter(Renaming renaming, string name) =>
        renaming.Notes.SingleOrDefault(renamed => renamed.Note.Path == name) is { } renamed
            ? Edits.Apply(renamed.Note.ReadTree().Text, renamed.Edits.Select(edit => new TextChange(edit.Span, edit.NewText)))
            : null;

    private static (WorkspaceSnapshot Workspace, Document Note, LinePosition Position) Open(IReadOnlyList<Fixture> files, ProjectSettings? project = null)
    {
        var workspace = FixtureWorkspace.Of(files, project);
        var shown = files.First(file => file.Selection is not null);
        return (workspace, workspace.Find(FixtureWorkspace.UriOf(shown.Name))!, shown.Position);
    }

    private static string? ProblemOf(IReadOnlyList<Fixture> files, string newName)
    {
        var (workspace, note, position) = Open(files);
        _ = Rename.Of(workspace, note, note.Tree, position, newName, out string? problem);
        return problem;
    }

    private static void Check(string newName, string expected, string source)
    {
        foreach (var files in Fixture.EachWorkspace(source))
        {
            var (workspace, note, position) = Open(files);
            var renaming = Rename.Of(workspace, note, note.Tree, position, newName, out string? problem);
            Assert.Null(problem);
            var drawn = new StringBuilder();
            foreach (var file in files)
            {
                string text = TextAfter(renaming!, file.Name) ?? file.Tree.Text.ToString();
                drawn.Append(drawn.Length > 0 ? $"\n//- {file.Name}\n" : "").AppendJoin('\n', text.Split(["\r\n", "\n"], StringSplitOptions.None).Select(AnnotatedSource.Shown));
            }
            Expect.Same(expected, drawn.ToString());
        }
    }
}
