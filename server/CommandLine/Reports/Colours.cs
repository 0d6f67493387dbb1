using Outline.Workspace;

namespace CommandLine.Reports;

/// <summary>What makes text coloured on a terminal.</summary>
/// <param name="isOn">Whether there are colours at all.</param>
internal sealed class Colours(bool isOn)
{
    /// <summary>Bold.</summary>
    public const string Bold = "1";

    /// <summary>Underlined.</summary>
    public const string Underlined = "4";

    /// <summary>Faint.</summary>
    public const string Faint = "2";

    /// <summary>What goes.</summary>
    public const string Removed = "31";

    /// <summary>What comes.</summary>
    public const string Added = "32";

    /// <summary>Help, and code in a text.</summary>
    public const string Help = "36";

    /// <summary>Numbers of lines, and what stands around them.</summary>
    public const string Frame = "1;34";

    /// <summary>The colour of a level.</summary>
    public static string Of(DiagnosticLevel level) => level switch
    {
        DiagnosticLevel.Error => "1;31",
        DiagnosticLevel.Warning => "1;33",
        DiagnosticLevel.Information => "1;36",
        _ => "2",
    };

    /// <summary>A text in a colour.</summary>
    public string Paint(string colour, string text) => isOn ? $"\e[{colour}m{text}\e[0m" : text;
}
