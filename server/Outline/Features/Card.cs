using System.Text;

namespace Outline.Features;

/// <summary>
/// A short text for people, as Markdown or plain. What stands in notes is put in by <see cref="Text"/> and <see cref="Strong"/>
/// and shows as it is written: it makes no links, no markup and no HTML.
/// </summary>
/// <param name="isMarkdown">Whether it is Markdown.</param>
public sealed class Card(bool isMarkdown)
{
    // The characters of a line that are shown.
    private const int Longest = 240;

    private readonly StringBuilder _text = new();
    private bool _inList;

    /// <summary>Adds a paragraph.</summary>
    public void Paragraph(string text)
    {
        if (_text.Length > 0)
            _text.Append(isMarkdown || _inList ? "\n\n" : "\n");
        _text.Append(text);
        _inList = false;
    }

    /// <summary>Adds an item of a list.</summary>
    public void Item(string text)
    {
        if (_text.Length > 0)
            _text.Append(isMarkdown && !_inList ? "\n\n" : "\n");
        _text.Append("- ").Append(text);
        _inList = true;
    }

    /// <summary>A text of a note, to be put into a paragraph or item.</summary>
    public string Text(ReadOnlySpan<char> text)
    {
        bool isWhole = text.Length <= Longest;
        if (!isWhole)
            text = text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        var written = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (IsInvisible(c))
                continue;
            if (isMarkdown && MeansSomething(text, i))
                written.Append('\\');
            written.Append(c == '\t' ? ' ' : c);
        }
        return written.Append(isWhole ? "" : "…").ToString();
    }

    /// <summary>A name, to be put into a paragraph or item.</summary>
    public string Strong(ReadOnlySpan<char> text) => isMarkdown ? $"**{Text(text.Trim())}**" : Text(text);

    /// <summary>The whole text; null where nothing was added.</summary>
    public override string? ToString() => _text.Length == 0 ? null : _text.ToString();

    // Control characters, and those that turn the direction of what is read.
    private static bool IsInvisible(char c) =>
        char.IsControl(c) && c != '\t' || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029';

    private static bool MeansSomething(ReadOnlySpan<char> text, int at)
    {
        char c = text[at];
        if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '#' or '|' or '~' or '!' or '$' or '@')
            return true;
        // What Markdown makes a link of by itself.
        if (c == ':')
            return at + 1 < text.Length && text[at + 1] == '/';
        if (c == '.' && at >= 3 && text.Slice(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase))
            return true;
        // What begins a list, a rule or an underline where a line begins.
        return c is '.' or ')'
            ? at > 0 && !text[..at].ContainsAnyExceptInRange('0', '9')
            : at == 0 && (c is '-' or '+' or '=');
    }
}
