using Outline.Syntax;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Items that say too much for one.</summary>
public sealed class LongItem : LineRule
{
    /// <summary>The most characters that an item has without being long; addresses do not count.</summary>
    public const int MostCharacters = 300;

    /// <inheritdoc/>
    public override string Name => "long-item";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Off;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        $"an item of more than {MostCharacters} characters, addresses not counted",
        """
        An item is what can be moved, linked to and found. One that holds a paragraph can only be moved as a whole, and a search
        for its words shows all of it. URLs and the targets of links are not counted, and neither is text below an item.
        """,
        "- vtex\n\t- began as a textile business and moved to software for shops when walmart asked for a store in brazil; sells to large brands "
            + "in thirty countries now; went public at nineteen dollars a share and fell below five within a year; says that most of its growth "
            + "comes from customers who open a second store with it, which two of those we talked to doubt\n",
        "- vtex\n\t- began as a textile business\n\t- sells to large brands in thirty countries\n\t- fell below five dollars within a year\n",
        null);

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        if (line.Kind != LineKind.Item || line.ContentEnd - line.ContentStart <= MostCharacters)
            return;
        int count = 0, from = line.ContentStart, past = -1;
        foreach (var span in line.Spans)
        {
            if (span.Kind is InlineKind.Url or InlineKind.MarkdownLink && span.InnerStart >= from)
            {
                Count(span.InnerStart);
                from = span.InnerEnd;
            }
        }
        Count(line.ContentEnd);
        if (past >= 0)
            found.Add(new(past, line.ContentEnd, $"this item has {count} characters; {MostCharacters} are much for one"));

        // A character that takes two code units is one.
        void Count(int end)
        {
            for (int i = from; i < end; i++)
            {
                if (char.IsLowSurrogate(line.Text[i]) && i > from && char.IsHighSurrogate(line.Text[i - 1]))
                    continue;
                if (count++ == MostCharacters)
                    past = i;
            }
        }
    }
}
