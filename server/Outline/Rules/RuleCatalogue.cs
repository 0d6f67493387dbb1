namespace Outline.Rules;

/// <summary>All rules, by name.</summary>
public static class RuleCatalogue
{
    /// <summary>The rules, by name.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
    ];

    /// <summary>The rule of a name, or null.</summary>
    public static Rule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);
}
