namespace Outline.Text;

/// <summary>What ends a line. Nothing else does: not form feed, U+0085, U+2028 or U+2029.</summary>
public enum LineTerminator : byte
{
    /// <summary>The last line of a text, and only that one.</summary>
    None,

    /// <summary><c>\n</c></summary>
    LineFeed,

    /// <summary><c>\r\n</c></summary>
    CarriageReturnLineFeed,

    /// <summary><c>\r</c></summary>
    CarriageReturn,
}

/// <summary>One line and its own terminator.</summary>
/// <param name="Text">The line's characters without the terminator.</param>
/// <param name="Terminator">What ends it in the file.</param>
public readonly record struct TextLine(string Text, LineTerminator Terminator)
{
    /// <summary>The terminator's characters, as they stand in the file.</summary>
    public string TerminatorText => Terminator switch
    {
        LineTerminator.LineFeed => "\n",
        LineTerminator.CarriageReturnLineFeed => "\r\n",
        LineTerminator.CarriageReturn => "\r",
        _ => "",
    };
}
