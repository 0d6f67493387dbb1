using System.Security.Cryptography;
using System.Text;
using Outline.Rules;
using Outline.Workspace;

namespace CommandLine.Checking;

/// <summary>Something a rule has to say, with what a report needs to show it; the note itself is let go.</summary>
/// <param name="Diagnostic">What it is.</param>
/// <param name="SourceLine">The line it begins in.</param>
internal sealed record Finding(Diagnostic Diagnostic, string SourceLine)
{
    /// <summary>Whether the rule offers a fix.</summary>
    public bool IsFixable { get; init; }

    /// <summary>The first fix that the rule offers, where the report wants to know it.</summary>
    public Fix? Fix { get; init; }

    /// <summary>The lines that its other places in the same file begin in, in the order of these.</summary>
    public IReadOnlyList<string> RelatedLines { get; init; } = [];

    /// <summary>
    /// Tells it from others by what is written there and not by where that stands, so that it is still known when the lines
    /// around it change. Two of the same rule in lines alike are the same.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            var bytes = Encoding.UTF8.GetBytes($"{Diagnostic.Rule.Name}\n{IgnoredFinding.TextOf(SourceLine)}");
            return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
        }
    }
}

/// <summary>What was made of a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Fixed">How often what each rule found was mended.</param>
internal sealed record FixedFile(string Path, IReadOnlyDictionary<string, int> Fixed)
{
    /// <summary>How much that is together.</summary>
    public int Count => Fixed.Values.Sum();
}

/// <summary>What stands at the end of a report.</summary>
internal sealed record CheckSum
{
    /// <summary>The files that were mended.</summary>
    public IReadOnlyList<FixedFile> Fixed { get; init; } = [];

    /// <summary>The files that were not checked although they should have been, and those that were left out.</summary>
    public IReadOnlyList<FileFailure> Failures { get; init; } = [];

    /// <summary>How much was found that the baseline knows.</summary>
    public int Known { get; init; }

    /// <summary>How much the baseline knows that is no longer there.</summary>
    public int Gone { get; init; }
}
