namespace Outline.Text;

/// <summary>Finds the lines that hold some places of a text, from the first to the last, without cutting the text into lines.</summary>
/// <param name="text">The text.</param>
public ref struct LineCursor(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _start;

    /// <summary>The number of the line, from 0.</summary>
    public int Number { get; private set; }

    /// <summary>Where the line ends, before its terminator: the next place is looked for from here.</summary>
    public int End { get; private set; }

    /// <summary>The line without its terminator.</summary>
    public readonly ReadOnlySpan<char> Line => _text[_start..End];

    /// <summary>Goes on to the line that holds a place.</summary>
    /// <param name="place">The place, not before the line that the cursor stands on.</param>
    public void MoveTo(int place)
    {
        var before = _text[_start..place];
        Number += CountTerminators(before);
        _start += before.LastIndexOfAny('\n', '\r') + 1;
        int length = _text[place..].IndexOfAny('\n', '\r');
        End = length < 0 ? _text.Length : place + length;
    }

    private static int CountTerminators(ReadOnlySpan<char> text)
    {
        int count = text.Count('\n');
        for (int next; (next = text.IndexOf('\r')) >= 0; text = text[(next + 1)..])
            count += next + 1 < text.Length && text[next + 1] == '\n' ? 0 : 1;
        return count;
    }
}
