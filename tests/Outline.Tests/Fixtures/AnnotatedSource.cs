using System.Text;
using Outline.Text;

namespace Outline.Tests.Fixtures;

/// <summary>Draws what was found in a text under its lines, in the notation of <see cref="Fixture"/>.</summary>
internal static class AnnotatedSource
{
    private const char Tab = '→';

    /// <summary>The text with carets under every annotated place; an empty place is one caret and told so.</summary>
    public static string Draw(SourceText text, IEnumerable<(LineSpan Span, string Label)> annotations)
    {
        var byLine = annotations.ToLookup(annotation => annotation.Span.Start.Line);
        var drawn = new StringBuilder();
        for (int i = 0; i < text.Lines.Count; i++)
        {
            drawn.Append(i > 0 ? "\n" : "").Append(Shown(text.Lines[i].Text));
            foreach (var (span, label) in byLine[i])
            {
                int length = span.End.Line > i ? text.Lines[i].Text.Length - span.Start.Character : span.End.Character - span.Start.Character;
                drawn.Append('\n').Append(' ', span.Start.Character).Append('^', Math.Max(1, length)).Append(' ').Append(label);
                drawn.Append(span.IsEmpty ? " (empty)" : span.End.Line > i ? $" to {span.End}" : "");
            }
        }
        return drawn.ToString();
    }

    /// <summary>A line as a fixture shows it: the tabs of its indentation as arrows.</summary>
    public static string Shown(string line) => Indentation(line, '\t', Tab);

    /// <summary>The line that a fixture shows so.</summary>
    public static string WithTabs(string shown) => Indentation(shown, Tab, '\t');

    /// <summary>Whether a line of a fixture tells what is expected of the line above: carets, then a blank or nothing.</summary>
    public static bool IsAnnotation(string line)
    {
        string carets = line.TrimStart();
        int length = carets.AsSpan().IndexOfAnyExcept('^');
        return length < 0 ? carets.Length > 0 : length > 0 && carets[length] == ' ';
    }

    private static string Indentation(string line, char from, char to)
    {
        int length = line.AsSpan().IndexOfAnyExcept(from, ' ');
        length = length < 0 ? line.Length : length;
        return line[..length].Replace(from, to) + line[length..];
    }
}
