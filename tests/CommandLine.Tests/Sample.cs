using Outline.Rules;
using Outline.Workspace;

namespace CommandLine.Tests;

/// <summary>A rule for reports to show: they do not depend on what rules there are.</summary>
internal sealed class Sample : Rule
{
    public override string Name => "sample";

    public override DiagnosticLevel Level => DiagnosticLevel.Warning;

    public override RulePage Page => new("", "", "", "", null);
}
