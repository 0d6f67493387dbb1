using System.Text;

namespace Outline.Benchmarks;

/// <summary>
/// An outline like real ones, the same for the same number of lines: two to twelve companies a section, notes up to six levels
/// in, one line in three with something written inside it, one in a hundred malformed.
/// </summary>
internal static class NoteGenerator
{
    private static readonly string[] _words =
    [
        "team", "pricing", "growth", "customers", "open", "source", "data", "cloud", "edge", "design", "hiring", "meeting", "product", "roadmap",
        "market", "seed", "round", "devrel", "content", "usage", "churn", "latency", "workers", "integrations", "migration", "support",
    ];

    private static readonly string[] _companies =
        ["northwind", "bluefin", "paperlane", "stackline", "quarry.io", "Tallgrass", "opensail", "brightcell", "looma", "Ferncode", "arcadeo", "mintworks"];

    private static readonly string[] _inside =
    [
        " -> ", " https://example.com/a/b?c=d ", " [[bluefin]] ", " 50k acv 89% ", " \"as they said\" ", " jan 2020 ", " (really?) ", " #tag ", " `code` ", " @ana ",
    ];

    private static readonly string[] _malformed = ["Ã³", " ", " [[open", " ->", " http//example.com", "\u200B"];

    /// <summary>A text of so many lines, each ended by a line feed.</summary>
    public static string Lines(int count)
    {
        var random = new Random(20_240_607);
        var text = new StringBuilder();
        int depth = 0;
        for (int line = 0; line < count; line++)
        {
            if (line % 400 == 0)
            {
                _ = text.Append("section ").Append(line / 400).Append('\n');
                depth = -1;
                continue;
            }
            if (line % 400 == 399)
            {
                _ = text.Append('\n');
                continue;
            }
            depth = depth < 0 || line % 40 == 1 ? 0 : Math.Clamp(depth + random.Next(-2, 2), 1, 6);
            bool malformed = random.Next(100) == 0;
            _ = text.Append('\t', malformed && random.Next(3) == 0 ? depth + 2 : depth).Append("- ");
            if (depth == 0)
                _ = text.Append(Of(_companies)).Append(random.Next(2) == 0 ? " - " : "?");
            else if (random.Next(12) == 0)
                _ = text.Append(Of(_words)).Append(": ");
            for (int words = random.Next(1, 8); words > 0; words--)
                _ = text.Append(Of(_words)).Append(words > 1 ? " " : "");
            if (random.Next(3) == 0)
                _ = text.Append(Of(_inside)).Append(Of(_words));
            if (malformed)
                _ = text.Append(Of(_malformed));
            _ = text.Append('\n');
        }
        return text.ToString();

        string Of(string[] choices) => choices[random.Next(choices.Length)];
    }
}
