namespace Outline.Rules;

/// <summary>All rules, by name.</summary>
public static class RuleCatalogue
{
    /// <summary>The rules, by name.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new AmbiguousIndentation(),
        new AmbiguousLink(),
        new BrokenLink(),
        new ConflictMarker(),
        new DanglingArrow(),
        new DuplicateAlias(),
        new DuplicateCompany(),
        new EmptyItem(),
        new InvisibleCharacter(),
        new MalformedUrl(),
        new Mojibake(),
        new ReplacementCharacter(),
        new SkippedLevel(),
        new TrailingSpace(),
        new UnclosedFence(),
        new UnclosedLink(),
        new UnresolvedLink(),
    ];

    /// <summary>The rule of a name, or null.</summary>
    public static Rule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);
}
