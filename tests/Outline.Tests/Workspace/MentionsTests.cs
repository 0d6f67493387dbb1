using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Workspace;

public class MentionsTests
{
    private const string Companies =
        "chats\n- cloudflare (cf)\n- builder.io\n- Acme\n- Acme Holdings\n- Société Générale\n- misc\n- replay\n- 字节跳动\n- X\n- AT&T\n";

    [Theory]
    [InlineData("vercel, cloudflare, builder", "cloudflare=cloudflare builder=builder.io")]
    [InlineData("CF competitors and cf's lead", "CF=cloudflare cf=cloudflare")]
    [InlineData("Cloudflares and builder's work", "Cloudflare=cloudflare builder=builder.io")]
    [InlineData("builder.io, Builder.IO's", "builder.io=builder.io Builder.IO=builder.io")]
    [InlineData("acme holdings of acme; acme-holdings", "acme holdings=Acme Holdings acme=Acme acme-holdings=Acme Holdings")]
    [InlineData("acme - holdings", "acme=Acme")]
    [InlineData("societe generale", "societe generale=Société Générale")]
    [InlineData("80/20 builder/oss", "builder=builder.io")]
    [InlineData("rebuilder buildering", "")]
    [InlineData("misc, x and team", "")]
    [InlineData("[[misc]] [[x]]", "[[misc=misc [[x=X")]
    [InlineData("`cf` https://x.dev/cloudflare [cf](cloudflare.md) #cloudflare @replay ((cf)) ^cf", "cf=cloudflare")]
    [InlineData("[[cloudflare]] [[cf|x]] [[Acme#cf]] #[[replay]]", "[[cloudflare=cloudflare [[cf=cloudflare [[Acme=Acme [[replay=replay")]
    [InlineData("我看好字节跳动的产品", "字节跳动=字节跳动")]
    [InlineData("at&t and AT & T", "at&t=AT&T")]
    [InlineData("\"cf\" (cf) **cf**", "cf=cloudflare cf=cloudflare cf=cloudflare")]
    public void A_line_mentions(string text, string expected)
    {
        foreach (string note in (string[])["\t- " + text, "\t" + text, "# " + text])
            Assert.Equal(expected, Mentioned($"- list\n{note}\n", 1));
    }

    [Fact]
    public void A_title_is_no_mention_of_itself() => Assert.Equal("Acme=Acme", Mentioned("- cloudflare (cf) - like Acme\n", 0));

    [Fact]
    public void Fenced_blocks_mention_nothing() => Assert.Equal("", Mentioned("- a\n\t```\n\tcloudflare\n\t```\n", 2));

    [Fact]
    public void Never_names_count_only_as_links()
    {
        var project = new ProjectSettings { Never = [new("replay", null), new("cf", PathPattern.Parse("2021/*.outline"))] };
        Assert.Equal("cf=cloudflare [[replay=replay", Mentioned("- a\n\t- replay cf [[replay]]\n", 1, project));
    }

    [Fact]
    public void Aliases_of_the_project_count()
    {
        var project = new ProjectSettings { Aliases = [new("replay", "rp"), new("nobody", "nb")] };
        Assert.Equal("rp=replay", Mentioned("- a\n\t- rp and nb\n", 1, project));
    }

    private static string Mentioned(string text, int line, ProjectSettings? project = null)
    {
        var files = Fixture.EachWorkspace($"//- companies.outline\n{Companies}//- note.outline\n- $0x").First();
        var workspace = FixtureWorkspace.Of(files, project);
        var note = FixtureWorkspace.FileOf("2022/note.outline", text, project);
        var found = new List<Mention>();
        var syntax = note.ReadTree().Lines[line];
        Mentions.InLine(syntax, note.Summary.DefinitionAt(line), note, workspace.Names, found);
        return string.Join(' ', found.Select(mention =>
            $"{(mention.IsLink ? "[[" : "")}{syntax.Text[mention.Start..mention.End]}="
            + string.Join('/', workspace.Names.Resolve(mention.Name, mention.IsLink).Select(key => workspace.Names.EntityOf(key)!.Name))));
    }
}
