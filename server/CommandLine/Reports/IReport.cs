using CommandLine.Checking;

namespace CommandLine.Reports;

/// <summary>What a report has to know of the fixes of a finding.</summary>
internal enum FixDetail
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Whether there is one.</summary>
    Any,

    /// <summary>What the first one does.</summary>
    First,
}

/// <summary>A way to write findings down.</summary>
internal interface IReport
{
    /// <summary>What it has to know of the fixes.</summary>
    FixDetail Fixes { get; }

    /// <summary>Writes what was found in a file, which may be nothing.</summary>
    void Add(string path, IReadOnlyList<Finding> findings);

    /// <summary>Writes what stands at the end.</summary>
    void Finish(CheckSum sum);
}
