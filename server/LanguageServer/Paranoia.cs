using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace LanguageServer;

/// <summary>Checks that a document which was edited is what a new reading of its text would be.</summary>
internal static class Paranoia
{
    /// <summary>The first line, from 0, that is not as it would be read anew; null where all are.</summary>
    public static int? FindDifference(Document document)
    {
        var fresh = SyntaxTree.Parse(SourceText.Parse(document.Text.ToString()));
        var (lines, texts) = (document.Tree.Lines, document.Text.Lines);
        int common = Math.Min(Math.Min(lines.Count, texts.Count), fresh.Lines.Count);
        for (int line = 0; line < common; line++)
        {
            if (!lines[line].Equals(fresh.Lines[line]) || texts[line] != fresh.Text.Lines[line])
                return line;
        }
        return lines.Count == fresh.Lines.Count && texts.Count == fresh.Lines.Count ? null : common;
    }
}
