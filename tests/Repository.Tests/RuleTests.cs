using System.Text;
using System.Text.Json;
using Outline.Rules;

namespace Repository.Tests;

/// <summary>Every rule is one file, is listed, has its page, its tests and its setting.</summary>
public class RuleTests
{
    private static readonly bool _update = Environment.GetEnvironmentVariable("UPDATE_EXPECT") == "1";

    public static TheoryData<string> Names => [.. RuleCatalogue.All.Select(rule => rule.Name)];

    [Fact]
    public void Every_rule_is_listed() => Assert.Equal(
        typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract).Select(type => type.Name).Order(),
        RuleCatalogue.All.Select(rule => rule.GetType().Name).Order());

    [Theory, MemberData(nameof(Names))]
    public void A_rule_its_file_and_its_tests_have_one_name(string name)
    {
        string type = RuleCatalogue.Find(name)!.GetType().Name;
        Assert.Equal(name, Kebab(type));
        Assert.True(File.Exists(Repository.At("server", "Outline", "Rules", type + ".cs")), $"server/Outline/Rules/{type}.cs is missing");
        Assert.True(File.Exists(Repository.At("tests", "Outline.Tests", "Rules", type + "Tests.cs")), $"tests/Outline.Tests/Rules/{type}Tests.cs is missing");
    }

    [Theory, MemberData(nameof(Names))]
    public void A_page_says_what_its_rule_says(string name)
    {
        var rule = RuleCatalogue.Find(name)!;
        AssertFile(RulePages.FileName(rule), RulePages.Write(rule));
    }

    [Fact]
    public void The_table_of_pages_is_up_to_date() => AssertFile("README.md", RulePages.Index());

    [Fact]
    public void There_is_no_page_without_a_rule() => Assert.Equal(
        RuleCatalogue.All.Select(RulePages.FileName).Append("README.md").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Repository.At("server", "Outline", "Rules", "Pages")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));

    [Fact]
    public void The_client_offers_every_rule_with_its_own_level()
    {
        using var package = JsonDocument.Parse(Repository.Read("client-vscode", "package.json"));
        var levels = Find(package.RootElement.GetProperty("contributes").GetProperty("configuration"), "outline.diagnostics.levels");
        Assert.NotNull(levels);
        Assert.Equal(
            RuleCatalogue.All.Select(rule => $"{rule.Name}: {rule.Level.ToString().ToLowerInvariant()}"),
            levels.Value.GetProperty("properties").EnumerateObject()
                .Select(setting => $"{setting.Name}: {setting.Value.GetProperty("default").GetString()}").Order(StringComparer.Ordinal));
    }

    private static JsonElement? Find(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object when element.TryGetProperty(name, out var found) => found,
        JsonValueKind.Object => element.EnumerateObject().Select(member => Find(member.Value, name)).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(item => Find(item, name)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    // UPDATE_EXPECT=1 writes the page instead.
    private static void AssertFile(string name, string expected)
    {
        string path = Repository.At("server", "Outline", "Rules", "Pages", name);
        if (_update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }
        Assert.True(File.Exists(path), $"{name} is missing: run the tests with UPDATE_EXPECT=1");
        Assert.Equal(expected, File.ReadAllText(path));
    }

    private static string Kebab(string name)
    {
        var kebab = new StringBuilder();
        foreach (char c in name)
            kebab.Append(char.IsUpper(c) && kebab.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(c));
        return kebab.ToString();
    }
}
