using System.Text;

namespace CommandLine.Reports;

/// <summary>Shows the Markdown of a rule's page on a terminal: headings stand out, paragraphs are filled, examples are indented.</summary>
/// <param name="output">Where to.</param>
/// <param name="colours">The colours.</param>
/// <param name="width">The columns of a line.</param>
internal sealed class TerminalPage(TextWriter output, Colours colours, int width)
{
    private const string Indent = "    ", Fence = "```";

    /// <summary>Writes a page.</summary>
    public void Write(string markdown)
    {
        string? fence = null;
        var paragraph = new List<string>();
        foreach (string line in markdown.TrimEnd('\n').Split('\n'))
        {
            if (fence is not null && line == fence)
                fence = null;
            else if (fence is not null)
                output.WriteLine((Indent + Printable.Of(line.Replace("\t", Indent))).TrimEnd());
            else if (line.Length > 0 && line[0] != '#' && !line.StartsWith(Fence, StringComparison.Ordinal))
                paragraph.Add(line);
            else
                fence = WriteBetween(line, paragraph);
        }
        WriteFilled(paragraph);
    }

    // What is no part of a paragraph ends it; the fence that a block begins with.
    private string? WriteBetween(string line, List<string> paragraph)
    {
        WriteFilled(paragraph);
        if (line.StartsWith(Fence, StringComparison.Ordinal))
            return new('`', line.Length - line.TrimStart('`').Length);
        output.WriteLine(line.StartsWith('#') ? colours.Paint(Colours.Bold, Heading(line)) : "");
        return null;
    }

    private static string Heading(string line) => line.StartsWith("## ", StringComparison.Ordinal) ? line[3..].ToUpperInvariant() : line.TrimStart('#', ' ');

    private void WriteFilled(List<string> paragraph)
    {
        var line = new StringBuilder();
        string style = "";
        int columns = 0;
        foreach (string word in paragraph.SelectMany(text => text.Split(' ')))
        {
            int wide = word.Replace("**", "").EnumerateRunes().Sum(Printable.Width);
            if (columns > 0 && columns + 1 + wide > width)
            {
                output.WriteLine(Styled(line.ToString(), ref style));
                line.Clear();
                columns = 0;
            }
            line.Append(columns > 0 ? " " : "").Append(word);
            columns += wide + (columns > 0 ? 1 : 0);
        }
        if (columns > 0)
            output.WriteLine(Styled(line.ToString(), ref style));
        paragraph.Clear();
    }

    // Code and what is strong in a line; either may go on in the next.
    private string Styled(string line, ref string style)
    {
        var styled = new StringBuilder();
        int start = 0;
        for (int i = 0; i < line.Length; i++)
        {
            bool isCode = line[i] == '`' && style != Colours.Bold, isStrong = line.AsSpan(i).StartsWith("**") && style != Colours.Help;
            if (!isCode && !isStrong)
                continue;
            // The back-ticks are shown, the stars are not.
            int end = isCode && style.Length > 0 ? i + 1 : i;
            Add(line[start..end], style);
            start = isStrong ? i + 2 : end;
            i += isStrong ? 1 : 0;
            style = style.Length > 0 ? "" : isCode ? Colours.Help : Colours.Bold;
        }
        Add(line[start..], style);
        return styled.ToString();

        void Add(string text, string of) => styled.Append(text.Length > 0 && of.Length > 0 ? colours.Paint(of, Printable.Of(text)) : Printable.Of(text));
    }
}
