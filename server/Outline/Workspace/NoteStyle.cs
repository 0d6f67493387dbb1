using Outline.Text;

namespace Outline.Workspace;

/// <summary>How the items of a note are indented.</summary>
public enum IndentStyle
{
    /// <summary>One tab a level.</summary>
    Tabs,

    /// <summary>Some spaces a level.</summary>
    Spaces,
}

/// <summary>
/// How a note is to be written, as far as somebody has said so: EditorConfig, the project file, the editor's settings. Null
/// means that nobody has, and that the note stays as it is.
/// </summary>
public sealed record NoteStyle
{
    /// <summary>The most spaces of one level.</summary>
    public const int MostSpaces = 16;

    /// <summary>The markers that do not count, a character each.</summary>
    public const string Markers = "-*+•–";

    /// <summary>Nobody has said anything.</summary>
    public static NoteStyle Default { get; } = new();

    /// <summary>What indents.</summary>
    public IndentStyle? Indent { get; init; }

    /// <summary>The spaces of one level, 1 to <see cref="MostSpaces"/>; for tabs without meaning.</summary>
    public int? IndentSize { get; init; }

    /// <summary>The marker of items that are not numbered: one of <see cref="Markers"/>.</summary>
    public string? Marker { get; init; }

    /// <summary>What ends a line: <c>\n</c>, <c>\r\n</c> or <c>\r</c>.</summary>
    public string? LineEnd { get; init; }

    /// <summary>Whether the last line ends too.</summary>
    public bool? FinalLineEnd { get; init; }

    /// <summary>Whether lines are to have no blanks at their end.</summary>
    public bool? TrimTrailingSpace { get; init; }

    /// <summary>How the characters are written as bytes.</summary>
    public FileEncoding? Encoding { get; init; }

    /// <summary>The line end of a name, as EditorConfig and settings have it (<c>lf</c>, <c>crlf</c>, <c>cr</c>); null for any other.</summary>
    public static string? LineEndOf(string? name) => name switch { "lf" => "\n", "crlf" => "\r\n", "cr" => "\r", _ => null };

    /// <summary>This style, and where it says nothing another.</summary>
    public NoteStyle Over(NoteStyle other) =>
        this == Default ? other
        : other == Default ? this
        : new()
        {
            Indent = Indent ?? other.Indent,
            IndentSize = IndentSize ?? other.IndentSize,
            Marker = Marker ?? other.Marker,
            LineEnd = LineEnd ?? other.LineEnd,
            FinalLineEnd = FinalLineEnd ?? other.FinalLineEnd,
            TrimTrailingSpace = TrimTrailingSpace ?? other.TrimTrailingSpace,
            Encoding = Encoding ?? other.Encoding,
        };
}
