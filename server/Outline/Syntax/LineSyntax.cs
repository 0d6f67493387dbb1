namespace Outline.Syntax;

/// <summary>
/// One line as it is read: the green node of the tree. It knows neither its number nor its parent, so it stays the same
/// object when the lines around it change. All columns are UTF-16 code units from the start of the line.
/// </summary>
public sealed class LineSyntax : IEquatable<LineSyntax>
{
    private readonly byte _markerLength, _headingLevel;

    // Read when first asked for; two threads that ask at once get equal arrays.
    private InlineSpan[]? _spans;

    internal LineSyntax(
        string text, LineKind kind, Indentation indent, int markerLength, int headingLevel, int contentStart, int contentEnd,
        LineState exit)
    {
        Text = text;
        Kind = kind;
        Indent = indent;
        _markerLength = (byte)markerLength;
        _headingLevel = (byte)headingLevel;
        ContentStart = contentStart;
        ContentEnd = contentEnd;
        Exit = exit;
    }

    /// <summary>The line's characters, without its terminator.</summary>
    public string Text { get; }

    /// <summary>What the line is by itself.</summary>
    public LineKind Kind { get; }

    /// <summary>What stands before the marker or the text.</summary>
    public Indentation Indent { get; }

    /// <summary>Characters of the marker, 1 to 4; 0 where the line has none.</summary>
    public int MarkerLength => _markerLength;

    /// <summary>The number of <c>#</c> of a heading or of an item that is one too, 1 to 6; else 0.</summary>
    public int HeadingLevel => _headingLevel;

    /// <summary>Where the text begins: behind indentation, marker, gap and <c>#</c>.</summary>
    public int ContentStart { get; }

    /// <summary>Where the text ends: before trailing white space, never before <see cref="ContentStart"/>.</summary>
    public int ContentEnd { get; }

    /// <summary>The state in which the line leaves the next one.</summary>
    public LineState Exit { get; }

    /// <summary>Where the marker ends; the end of the indentation where there is no marker.</summary>
    public int MarkerEnd => Indent.Length + MarkerLength;

    /// <summary>The text of the line.</summary>
    public ReadOnlySpan<char> Content => Text.AsSpan(ContentStart, ContentEnd - ContentStart);

    /// <summary>The characters of the indentation.</summary>
    public ReadOnlySpan<char> IndentText => Text.AsSpan(0, Indent.Length);

    /// <summary>Whether a marker stands alone.</summary>
    public bool IsEmptyItem => Kind == LineKind.Item && ContentStart == ContentEnd;

    /// <summary>Whether the line opens a fenced block, on an item or on its own.</summary>
    public bool OpensFence =>
        Exit.In == LineState.Mode.Fence && Kind is LineKind.Item or LineKind.FenceStart;

    /// <summary>
    /// What is written inside the line, by start and, from the same start, the longer first. Spans that contain others
    /// (strong, quote, question) stand before them. Empty in fences and front matter.
    /// </summary>
    public ReadOnlySpan<InlineSpan> Spans => _spans ??= InlineLexer.Lex(this);

    /// <summary>The property, task or label that the line begins with; null where it begins with none of them.</summary>
    public InlineSpan? StartSpan => InlineLexer.StartOf(this);

    /// <inheritdoc/>
    public bool Equals(LineSyntax? other) =>
        ReferenceEquals(this, other) || other is not null && Text == other.Text && Kind == other.Kind && Indent == other.Indent
        && MarkerLength == other.MarkerLength && HeadingLevel == other.HeadingLevel && ContentStart == other.ContentStart
        && ContentEnd == other.ContentEnd && Exit == other.Exit;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LineSyntax);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Text, Kind, Exit);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Text}";
}
