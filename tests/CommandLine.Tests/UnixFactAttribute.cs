namespace CommandLine.Tests;

/// <summary>A test of what only Unix has, or lets everybody do.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "not on Windows" : null;
}
