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

    /// <summary>What is to be written of a file, as far as that does not depend on other files; on any thread.</summary>
    string Draw(string path, IReadOnlyList<Finding> findings);

    /// <summary>Writes what was found in a file, which may be nothing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="findings">What was found.</param>
    /// <param name="drawn">What <see cref="Draw"/> made of it.</param>
    void Add(string path, IReadOnlyList<Finding> findings, string drawn);

    /// <summary>Writes what was found in a file, which may be nothing.</summary>
    void Add(string path, IReadOnlyList<Finding> findings) => Add(path, findings, Draw(path, findings));

    /// <summary>Writes what stands at the end.</summary>
    void Finish(CheckSum sum);
}
