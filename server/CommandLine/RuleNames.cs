using Outline.Rules;

namespace CommandLine;

/// <summary>The names of rules that somebody types.</summary>
internal static class RuleNames
{
    /// <summary>What is wrong with a name, with those that are nearest to it; null for that of a rule.</summary>
    public static string? Problem(string name)
    {
        if (RuleCatalogue.Find(name) is not null)
            return null;
        var near = NearestNames.Of(name, RuleCatalogue.All.Select(rule => rule.Name)).ToList();
        return $"there is no rule '{name}'{(near.Count == 0 ? "" : $"; there is {string.Join(", ", near)}")}";
    }
}
