using CsCheck;
using Outline.Text;

namespace Outline.Tests.Text;

public class SourceTextTests
{
    [Fact]
    public void Every_text_comes_back_the_same() =>
        Gen.OneOf(Texts.Lines, Texts.AnyUnits).Sample(text => Assert.Equal(text, SourceText.Parse(text).ToString()));

    [Theory]
    [InlineData("", 1)]
    [InlineData("a", 1)]
    [InlineData("a\n", 2)]
    [InlineData("\r\n", 2)]
    [InlineData("\n\r", 3)]
    [InlineData("\r\r\n\n", 4)]
    [InlineData("a\fb\u0085c\u2028d\u2029e\vf", 1)]
    public void Lines_end_at_three_terminators_and_nowhere_else(string text, int lines) =>
        Assert.Equal(lines, SourceText.Parse(text).Lines.Count);

    [Fact]
    public void Only_the_last_line_has_no_terminator() =>
        Texts.Lines.Sample(text =>
        {
            var lines = SourceText.Parse(text).Lines;
            Assert.Equal(LineTerminator.None, lines[^1].Terminator);
            Assert.DoesNotContain(lines.SkipLast(1), line => line.Terminator == LineTerminator.None);
        });

    [Fact]
    public void Changes_in_order_give_what_the_same_changes_of_a_string_give() =>
        Gen.Select(Texts.Lines, Texts.Change.Array[1, 8]).Sample((plain, changes) =>
        {
            var text = SourceText.Parse(plain);
            foreach (var change in changes)
            {
                var before = text;
                plain = Texts.Apply(plain, change);
                text = text.WithChange(change, out var delta);
                CheckSame(plain, text);
                Assert.Equal(text.Lines.Count, before.Lines.Count - delta.Removed + delta.Added);
                Assert.Equal(before.Lines.Take(delta.Start), text.Lines.Take(delta.Start));
                Assert.Equal(before.Lines.Skip(delta.Start + delta.Removed), text.Lines.Skip(delta.Start + delta.Added));
            }
        }, iter: 20_000);

    [Fact]
    public void Changes_of_long_texts_do_too() =>
        Gen.Select(Gen.Int[100, 1000], Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 300], Texts.Lines).Array[1, 6]).Sample((size, changes) =>
        {
            string plain = string.Concat(Enumerable.Range(0, size).Select(i => $"- {i}{(i % 3 == 0 ? "\r" : i % 3 == 1 ? "\n" : "\r\n")}"));
            var text = SourceText.Parse(plain);
            foreach (var (line, lines, added) in changes)
            {
                var change = new TextChange(new LineSpan(new(line, line % 4), new(line + lines, lines % 4)), added);
                plain = Texts.Apply(plain, change);
                text = text.WithChange(change);
                CheckSame(plain, text);
            }
        }, iter: 300);

    [Theory]
    [InlineData("a\rb", 1, 0, 1, 0, "\n", "a\r\nb")]
    [InlineData("a\rb\n", 1, 0, 1, 1, "", "a\r\n")]
    [InlineData("\r\r", 1, 0, 1, 0, "\n", "\r\n\r")]
    [InlineData("x\r\ry", 2, 0, 2, 0, "\nz", "x\r\r\nzy")]
    [InlineData("a\nb", 0, 1, 0, 1, "\r", "a\r\nb")]
    [InlineData("a\r\nb", 0, 1, 1, 0, "\r", "a\rb")]
    public void A_line_feed_behind_a_carriage_return_is_one_end_of_line_with_it(
        string text, int startLine, int start, int endLine, int end, string added, string expected) =>
        CheckSame(expected, SourceText.Parse(text).WithChange(new(new LineSpan(new(startLine, start), new(endLine, end)), added)));

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(0, 2, 0, 2)]
    [InlineData(0, 3, 0, 2)]
    [InlineData(0, int.MaxValue, 0, 2)]
    [InlineData(0, -1, 0, 0)]
    [InlineData(-1, 5, 0, 0)]
    [InlineData(int.MinValue, int.MinValue, 0, 0)]
    [InlineData(1, 4, 1, 4)]
    [InlineData(2, 1, 2, 0)]
    [InlineData(3, 0, 2, 0)]
    [InlineData(int.MaxValue, int.MaxValue, 2, 0)]
    public void Positions_outside_are_moved_to_the_nearest_inside(int line, int character, int expectedLine, int expectedCharacter) =>
        Assert.Equal(new LinePosition(expectedLine, expectedCharacter), SourceText.Parse("ab\r\ncdef\n").Clamp(new LinePosition(line, character)));

    [Fact]
    public void A_span_that_is_turned_round_is_turned_back() =>
        Assert.Equal(new LineSpan(new(0, 1), new(1, 2)), SourceText.Parse("ab\ncdef").Clamp(new LineSpan(new(1, 2), new(0, 1))));

    [Fact]
    public void A_substring_is_that_of_the_string() =>
        Gen.Select(Texts.Lines, Texts.Position, Texts.Position).Sample((plain, a, b) =>
        {
            int start = Texts.OffsetOf(plain, a), end = Texts.OffsetOf(plain, b);
            Assert.Equal(plain[Math.Min(start, end)..Math.Max(start, end)], SourceText.Parse(plain).Substring(new(a, b)));
        });

    [Fact]
    public void A_change_without_a_span_replaces_everything()
    {
        var text = SourceText.Parse("a\nb\n").WithChange(new(null, "c\n"), out var delta);
        CheckSame("c\n", text);
        Assert.Equal(new LineDelta(0, 3, 2), delta);
    }

    [Fact]
    public void Changes_of_the_same_text_are_made_at_once()
    {
        var text = SourceText.Parse("a\r  \rb\r");
        TextChange[] changes = [new(new(new(0, 1), new(1, 0)), "\n"), new(new LineSpan(1, 0, 2), ""), new(new(new(1, 2), new(2, 0)), "\n"), new(new LineSpan(2, 0, 0), "c")];
        CheckSame("a\n\ncb\r", text.WithChanges(changes));
        Assert.Same(text, text.WithChanges([]));
        Assert.Throws<ArgumentException>(() => text.WithChanges([.. changes.Reverse()]));
        Assert.Throws<ArgumentException>(() => text.WithChanges([new(null, "")]));
    }

    [Fact]
    public void Where_line_ends_stay_changes_at_once_are_changes_from_the_last_to_the_first() =>
        Gen.Select(Texts.Lines, Gen.Select(Gen.Int[0, 40], Gen.OneOf("x", "", "y z")).Array[0, 6]).Sample((plain, places) =>
        {
            var text = SourceText.Parse(plain.Replace("\r", "\n"));
            TextChange[] changes = [.. places.DistinctBy(place => place.Item1).OrderBy(place => place.Item1)
                .Where(place => place.Item1 < text.Lines.Count)
                .Select(place => new TextChange(new LineSpan(place.Item1, 0, text.Lines[place.Item1].Text.Length / 2), place.Item2))];
            CheckSame(changes.Reverse().Aggregate(text, (changed, change) => changed.WithChange(change)).ToString(), text.WithChanges(changes));
        });

    [Fact]
    public void The_end_is_behind_the_last_character() =>
        Assert.Equal(new LinePosition(1, 2), SourceText.Parse("a\nbc").End);

    private static void CheckSame(string expected, SourceText actual)
    {
        Assert.Equal(expected, actual.ToString());
        Assert.Equal(SourceText.Parse(expected).Lines, actual.Lines);
    }
}
