namespace Outline.Syntax;

/// <summary>
/// What a line is by itself, given the state it begins in. Whether an unmarked line is the head of a section depends on
/// what follows it, and is asked of <see cref="SyntaxTree.IsHead"/>.
/// </summary>
public enum LineKind : byte
{
    /// <summary>White space only.</summary>
    Blank,

    /// <summary>Indentation, a marker, and a text that may be missing.</summary>
    Item,

    /// <summary>One to six <c>#</c> at column 0, a blank, a text.</summary>
    Heading,

    /// <summary>Any other line: the head of a section, the continuation of an item, or free text.</summary>
    Unmarked,

    /// <summary><c>key:: value</c> without a marker.</summary>
    Property,

    /// <summary>An unmarked line that opens a fenced block. (An item may open one too, and stays an item.)</summary>
    FenceStart,

    /// <summary>A line inside a fenced block; nothing in it is read any further.</summary>
    FenceContent,

    /// <summary>The line that closes a fenced block.</summary>
    FenceEnd,

    /// <summary>The <c>---</c> on the first line.</summary>
    FrontMatterStart,

    /// <summary>A line inside the front matter.</summary>
    FrontMatterContent,

    /// <summary>The line that closes the front matter.</summary>
    FrontMatterEnd,
}
