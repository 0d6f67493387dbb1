namespace Outline.Syntax;

/// <summary>What a line hands on to the next one. Almost always <see cref="Normal"/>; states compare by value.</summary>
public sealed record LineState
{
    private LineState(Mode mode) => In = mode;

    /// <summary>Where the next line stands.</summary>
    public enum Mode : byte
    {
        /// <summary>Before the first line.</summary>
        Start,

        /// <summary>In the outline.</summary>
        Normal,

        /// <summary>Below the <c>---</c> of the first line, before anything that shows it to be front matter.</summary>
        FrontMatterOpened,

        /// <summary>In the front matter.</summary>
        FrontMatter,

        /// <summary>In a fenced block.</summary>
        Fence,
    }

    /// <summary>The state before the first line of a document.</summary>
    public static LineState Start { get; } = new(Mode.Start);

    /// <summary>In the outline, in no block.</summary>
    public static LineState Normal { get; } = new(Mode.Normal);

    /// <summary>Directly below an opening <c>---</c>.</summary>
    public static LineState FrontMatterOpened { get; } = new(Mode.FrontMatterOpened);

    /// <summary>In the front matter.</summary>
    public static LineState FrontMatter { get; } = new(Mode.FrontMatter);

    /// <summary>In a fenced block that this line opened.</summary>
    /// <param name="mark">The fence's character, <c>`</c> or <c>~</c>.</param>
    /// <param name="length">How many of it open the block, at least 3; as many or more close it.</param>
    /// <param name="indent">The indentation of the line that opened it.</param>
    /// <param name="onItem">Whether that line is an item.</param>
    public static LineState Fence(char mark, int length, string indent, bool onItem) =>
        new(Mode.Fence) { FenceMark = mark, FenceLength = length, FenceIndent = indent, FenceOnItem = onItem };

    /// <summary>Where the next line stands.</summary>
    public Mode In { get; }

    /// <summary>The character of the open fence.</summary>
    public char FenceMark { get; private init; }

    /// <summary>The length of the open fence.</summary>
    public int FenceLength { get; private init; }

    /// <summary>The indentation of the line that opened the fence.</summary>
    public string FenceIndent { get; private init; } = "";

    /// <summary>Whether the fence was opened on an item's own line.</summary>
    public bool FenceOnItem { get; private init; }
}
