using System.Text;

namespace CommandLine;

/// <summary>What a command line reads and writes, and who looks at it.</summary>
internal sealed class Terminal
{
    private const int NarrowestText = 40, WidestText = 100;

    /// <param name="input">Where what is asked for comes from.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where everything else goes.</param>
    public Terminal(Stream input, Stream output, TextWriter error)
    {
        (Input, OutputBytes, Error) = (input, output, error);
        // UTF-8, whatever the console thinks, and large writes for pipes.
        Output = new StreamWriter(output, new UTF8Encoding(false), 64 * 1024) { NewLine = "\n" };
    }

    /// <summary>What comes on standard input.</summary>
    public Stream Input { get; }

    /// <summary>Where results go, as text.</summary>
    public TextWriter Output { get; }

    /// <summary>Where results go that are bytes; what was written as text before has to be flushed first.</summary>
    public Stream OutputBytes { get; }

    /// <summary>Where everything goes that is no result.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether somebody looks at the output, and not a program.</summary>
    public bool IsOutputShown { get; init; }

    /// <summary>Whether somebody looks at what is no result.</summary>
    public bool IsErrorShown { get; init; }

    /// <summary>Whether the output may have colours.</summary>
    public bool HasColours { get; init; }

    /// <summary>The columns that a line of text should have at most.</summary>
    public int Width => IsOutputShown && Console.WindowWidth is > 0 and var width ? Math.Clamp(width, NarrowestText, WidestText) : WidestText;

    /// <summary>Ends what would go on for ever.</summary>
    public CancellationToken Stop { get; init; }
}
