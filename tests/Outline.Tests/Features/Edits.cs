using Outline.Text;

namespace Outline.Tests.Features;

internal static class Edits
{
    /// <summary>The text after edits that were all told of the text before, ordered and not overlapping.</summary>
    public static string Apply(SourceText text, IEnumerable<TextChange> edits) =>
        text.WithChanges([.. edits]).ToString();
}
