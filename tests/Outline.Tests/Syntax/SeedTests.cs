using Outline.Syntax;
using Outline.Tests.Fixtures;

namespace Outline.Tests.Syntax;

/// <summary>The owner's notes are read as they were meant. Lines are counted from 1 here, as the specification does.</summary>
public class SeedTests
{
    [Fact]
    public void There_are_two_sections() =>
        Assert.Equal(["chats", "explore"], Enumerable.Range(0, Seed.Notes.Lines.Count).Where(Seed.Notes.IsHead).Select(i => Seed.Notes.Lines[i].Text));

    [Fact]
    public void First_level_items_are_the_companies()
    {
        Assert.Equal(["sentry", "airbyte", "prisma", "stackbit", "hasura", "builder.io", "ITA", "Tangram"], FirstLevel("chats").Select(Title));
        Assert.Equal(["cloudflare", "replay", "supabase", "suborbital", "graphcdn", "astro", "codesandbox", "quicknode"], FirstLevel("explore").Select(Title));
    }

    [Fact]
    public void Every_first_level_title_is_a_name() =>
        Assert.All([.. FirstLevel("chats"), .. FirstLevel("explore")], line => Assert.True(ItemTitle.Of(Line(line)).IsName));

    [Theory]
    [InlineData(178)]
    [InlineData(188)]
    public void Lines_indented_with_spaces_are_siblings_of_those_that_follow(int line)
    {
        Assert.DoesNotContain('\t', Line(line).IndentText[^2..].ToString());
        Assert.Equal("\t\t\t", Line(line + 1).IndentText);
        Assert.Equal(ParentOf(line + 1), ParentOf(line));
        Assert.Equal(line - 1, ParentOf(line));
    }

    [Fact]
    public void The_jump_of_line_181_is_one_level() => Assert.Equal(180, ParentOf(181));

    [Fact]
    public void Spaces_suggest_a_unit_of_two() => Assert.Equal((2, true), (Seed.Notes.IndentUnit, Seed.Notes.IndentsWithTabs));

    [Fact]
    public void Line_13_holds_mojibake_and_line_17_nothing()
    {
        Assert.EndsWith("regularizaci\u00C3\u00B3n", Line(13).Text);
        Assert.True(Line(17).IsEmptyItem);
        Assert.Equal("prisma", Title(ParentOf(17)));
    }

    private static LineSyntax Line(int line) => Seed.Notes.Lines[line - 1];

    private static int ParentOf(int line) => Seed.Notes.ParentOf(line - 1) + 1;

    private static IEnumerable<int> FirstLevel(string section) =>
        Enumerable.Range(1, Seed.Notes.Lines.Count).Where(line =>
            Line(line).Kind == LineKind.Item && ParentOf(line) is var parent and > 0 && Seed.Notes.IsHead(parent - 1) && Line(parent).Text == section);

    private static string Title(int line)
    {
        var title = ItemTitle.Of(Line(line));
        return Line(line).Text[title.Start..title.End];
    }
}
