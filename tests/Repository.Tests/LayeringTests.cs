using System.Text.RegularExpressions;

namespace Repository.Tests;

/// <summary>What may use what: each layer only what stands to its left.</summary>
public partial class LayeringTests
{
    private static readonly string[] _layers = ["Text", "Syntax", "Workspace", "Rules", "Features"];

    public static TheoryData<string> Layers => [.. _layers];

    [Fact]
    public void Every_folder_of_the_engine_is_a_layer() => Assert.Equal(
        _layers.Order(),
        Directory.EnumerateDirectories(Repository.At("server", "Outline")).Select(Path.GetFileName).Except(["bin", "obj"]).Order());

    [Theory, MemberData(nameof(Layers))]
    public void A_layer_uses_only_what_stands_to_its_left(string layer)
    {
        var right = _layers.Skip(Array.IndexOf(_layers, layer) + 1).ToHashSet();
        var wrong =
            from file in Repository.Files($"server/Outline/{layer}", ".cs")
            from Match use in Use().Matches(Code(file))
            where right.Contains(use.Groups["layer"].Value)
            select $"{file}: {use.Value}";
        Assert.Equal([], wrong);
    }

    [Theory, MemberData(nameof(Layers))]
    public void A_file_of_a_layer_says_so(string layer) => Assert.All(
        Repository.Files($"server/Outline/{layer}", ".cs"),
        file => Assert.Contains($"namespace Outline.{layer};", Code(file)));

    [Fact]
    public void The_engine_knows_neither_disk_nor_clock_nor_threads_nor_formats() => Assert.Equal([],
        from file in Repository.Files("server/Outline", ".cs")
        from Match use in Outside().Matches(Code(file))
        select $"{file}: {use.Value}");

    [Fact]
    public void The_engine_refers_to_nothing()
    {
        string project = Repository.Read("server", "Outline", "Outline.csproj");
        Assert.DoesNotContain("PackageReference", project);
        Assert.DoesNotContain("ProjectReference", project);
        Assert.DoesNotContain("FrameworkReference", project);
    }

    [Fact]
    public void The_engine_does_not_know_who_uses_it() => Assert.Equal([], Uses("server/Outline", "Folders", "LanguageServer", "CommandLine"));

    [Fact]
    public void What_reads_folders_knows_only_the_engine()
    {
        Assert.Equal([], Uses("server/Folders", "LanguageServer", "CommandLine"));
        string project = Repository.Read("server", "Folders", "Folders.csproj");
        Assert.DoesNotContain("PackageReference", project);
        Assert.DoesNotContain("FrameworkReference", project);
        Assert.Equal(["../Outline/Outline.csproj"], Reference().Matches(project).Select(match => match.Groups["project"].Value));
    }

    [Fact]
    public void The_server_does_not_know_the_command_line() => Assert.Equal([], Uses("server/LanguageServer", "CommandLine", @"System\.CommandLine"));

    [Fact]
    public void The_command_line_knows_the_server_but_not_its_insides() => Assert.Equal([],
        Uses("server/CommandLine", @"LanguageServer\.(?:JsonRpc|Protocol|Handlers|Conversions)"));

    [Fact]
    public void What_the_wire_looks_like_is_the_servers_alone() => Assert.Equal([],
        Uses("server/LanguageServer/JsonRpc", @"LanguageServer\.(?:Handlers|Conversions|Protocol)", @"Outline\.\w+"));

    private static IEnumerable<string> Uses(string folder, params string[] names) =>
        from file in Repository.Files(folder, ".cs")
        from Match use in Regex.Matches(Code(file), $@"(?<![\w.])(?:global::)?(?:{string.Join('|', names)})(?=[.;]|\b)(?!\s*=)")
        where !file.EndsWith("AssemblyInfo.cs", StringComparison.Ordinal)
        let line = Line(Code(file), use.Index)
        where !line.StartsWith("namespace ", StringComparison.Ordinal)
        select $"{file}: {line}";

    private static string Line(string text, int at)
    {
        int start = text.LastIndexOf('\n', at) + 1, end = text.IndexOf('\n', at);
        return text[start..(end < 0 ? text.Length : end)].Trim();
    }

    // Without comments and without what stands between quotation marks on one line.
    private static string Code(string file) => Silent().Replace(Repository.Read(file), "\"\"");

    [GeneratedRegex(@"//[^\n]*|""(?:[^""\\\n]|\\.)*""")]
    private static partial Regex Silent();

    [GeneratedRegex(@"\bOutline\.(?<layer>\w+)|(?<![\w.])(?<layer>Syntax|Workspace|Rules|Features)\.[A-Z]")]
    private static partial Regex Use();

    [GeneratedRegex(@"<ProjectReference Include=""(?<project>[^""]*)""")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\bSystem\.(?:IO|Text\.Json|Net|Diagnostics\.Process|Threading\.(?:Thread|Tasks|Timer))\b|(?<![\w.])(?:global::)?(?:System\.(?:\w+\.)*)?(?:Console|DateTime|DateTimeOffset|TimeProvider|Stopwatch|Thread|Task|Timer|Environment|File|Directory|Path|Process|Random)\.[A-Z]\w*")]
    private static partial Regex Outside();
}
