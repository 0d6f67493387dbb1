using CsCheck;
using Outline.Text;

namespace Outline.Tests.Text;

public class LineCursorTests
{
    [Fact]
    public void It_stands_where_the_lines_of_the_text_stand() =>
        Gen.Select(Gen.OneOf("a", "bc", "\n", "\r\n", "\r", " ", "é").Array[0, 30].Select(string.Concat), Gen.Double[0, 1].Array[1, 5]).Sample((text, shares) =>
        {
            var lines = SourceText.Parse(text).Lines;
            var cursor = new LineCursor(text);
            foreach (double share in shares.Order())
            {
                int place = Math.Max((int)(share * text.Length), cursor.End);
                // A place is that of a character of a line.
                if (place >= text.Length || text[place] is '\r' or '\n')
                    continue;
                cursor.MoveTo(place);
                Assert.Equal(SourceText.Parse(text.AsSpan(0, place)).End.Line, cursor.Number);
                Assert.Equal(lines[cursor.Number].Text, cursor.Line.ToString());
            }
        });
}
