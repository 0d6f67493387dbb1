using Outline.Text;

namespace Outline.Tests.Fixtures;

public class FixtureTests
{
    [Fact]
    public void Marks_are_not_part_of_the_text()
    {
        var fixture = Fixture.Each("""
            - a$0b
            ^^^^ what is expected
            →- c → d
             ^^
            ^id
            """).First();
        Assert.Equal("- ab\n\t- c → d\n^id", fixture.Tree.Text.ToString());
        Assert.Equal(new(0, 3), fixture.Position);
    }

    [Fact]
    public void Two_cursors_are_a_selection() =>
        Assert.Equal(new LineSpan(new(0, 1), new(1, 2)), Fixture.Each("a$0b\ncd$0").First().Selection);

    [Fact]
    public void Each_text_comes_with_both_line_ends() =>
        Assert.Equal(["a\nb\n", "a\r\nb\r\n"], Fixture.Each("a\nb\n").Select(fixture => fixture.Tree.Text.ToString()));

    [Fact]
    public void A_header_begins_a_file()
    {
        var files = Fixture.EachWorkspace("//- one.outline\n- a\n//- two.outline\n- $0b").First();
        Assert.Equal(["one.outline", "two.outline"], files.Select(file => file.Name));
        Assert.Equal(["- a", "- b"], files.Select(file => file.Tree.Text.ToString()));
        Assert.Equal(new(0, 2), files[1].Position);
    }

    [Fact]
    public void A_drawing_is_a_fixture_with_its_expectations() =>
        Assert.Equal(
            "→- ab\n ^^^^ item\n   ^ here (empty)\n- c\n^^^ rest to 2:1\nd",
            AnnotatedSource.Draw(SourceText.Parse("\t- ab\r\n- c\r\nd"),
                [(new(0, 1, 5), "item"), (new(0, 3, 3), "here"), (new(new(1, 0), new(2, 1)), "rest")]));
}
