using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Workspace;

public class DocumentSummaryTests
{
    [Fact]
    public void The_seed_defines_sixteen_companies()
    {
        string[] expected =
        [
            "chats: sentry", "chats: airbyte", "chats: prisma", "chats: stackbit", "chats: hasura", "chats: builder.io", "chats: ITA", "chats: Tangram",
            "explore: cloudflare", "explore: replay", "explore: supabase", "explore: suborbital", "explore: graphcdn", "explore: astro", "explore: codesandbox",
            "explore: quicknode",
        ];
        Assert.Equal(expected, Companies(Seed.Texts.First(), "seed.txt"));
    }

    [Theory]
    [InlineData("- acme\n\t- beta\n- gamma - says\n", "acme gamma")]
    [InlineData("list\n\t- acme\n\t- beta\n", "list:acme list:beta")]
    [InlineData("# Head\n- acme\n", "")]
    [InlineData("# Head\nlist\n- acme\n", "list:acme")]
    [InlineData("- TODO call\n- problem: none\n- \"quoted\"\n- https://acme.com\n- [[acme]]\n- this is a long sentence here\n- key:: value\n", "")]
    [InlineData("- fivetran aka 5tran\n- meta (fka facebook) - big\n", "fivetran meta")]
    [InlineData("```\n- acme\n```\n- beta\n", "beta")]
    [InlineData("- \n- ?\n- 2022\n", "")]
    public void First_level_items_of_plain_lists_are_companies(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Companies(text, "a.outline")).Replace(": ", ":"));

    [Fact]
    public void Markdown_files_define_none_unless_the_project_says_so()
    {
        Assert.Empty(Companies("list\n- acme\n", "a.md"));
        Assert.Equal(["list: acme"], Companies("list\n- acme\n", "a.md", new() { CompaniesInMarkdown = true }));
        Assert.Equal(["list: acme"], Companies("list\n- acme\nother\n- beta\n", "a.md", new() { CompanySections = ["List"] }));
    }

    [Fact]
    public void The_project_says_which_sections_list_companies()
    {
        const string Text = "chats\n- acme\nreading\n- beta\n# Head\n- gamma\n";
        Assert.Equal(["chats: acme"], Companies(Text, "a.outline", new() { OtherSections = ["READING"] }));
        Assert.Equal(["chats: acme", "reading: beta", "Head: gamma"], Companies(Text, "a.outline", new() { CompaniesBelowHeadings = true }));
        Assert.Equal(["chats: acme", "reading: beta", "Head: gamma"], Companies(Text, "a.outline", new() { CompanySections = ["head"] }));
    }

    [Theory]
    [InlineData("- cloudflare (cf)\n", "cf")]
    [InlineData("- cloudflare (public)\n", "")]
    [InlineData("- meta (fka facebook, thefacebook)\n", "facebook thefacebook")]
    [InlineData("- fivetran aka 5tran - etl\n", "5tran")]
    [InlineData("- **cloudflare** (cf)\n", "cf")]
    [InlineData("- cloudflare\n\talias:: cf, [[CloudFlare Inc]]\n", "cf CloudFlare Inc")]
    [InlineData("- cloudflare\n\t- aliases:: cf\n", "cf")]
    [InlineData("- cloudflare\n\t- note\n\t\talias:: cf\n", "")]
    [InlineData("- cloudflare (fastly?)\n", "")]
    public void Notes_declare_other_names(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Assert.Single(Of(text, "a.outline").Definitions).Aliases.Select(alias => alias.Name)));

    [Fact]
    public void Marks_are_counted()
    {
        var marks = Of("- [[acme]] #tag @ana\n\t- [[acme|x]] [[acme#item]] ^id1\n\tid:: 42\n\towner:: ana\n", "a.outline").Marks;
        Assert.Equal(
            ["BlockId 42 1", "BlockId id1 1", "Link acme 3", "Person ana 1", "Property id 1", "Property owner 1", "Tag tag 1"],
            marks.Select(mark => $"{mark.Kind} {mark.Text} {mark.Count}").Order(StringComparer.Ordinal));
    }

    private static DocumentSummary Of(string text, string path, ProjectSettings? project = null) =>
        FixtureWorkspace.FileOf(path, text, project).Summary;

    private static string[] Companies(string text, string path, ProjectSettings? project = null) =>
    [
        .. from definition in Of(text, path, project).Definitions
           where definition.Kind == DefinitionKind.Company
           select definition.Section is null ? definition.Name : $"{definition.Section}: {definition.Name}",
    ];
}
