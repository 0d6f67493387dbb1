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
        new DeadSection(),
        new DuplicateAlias(),
        new DuplicateCompany(),
        new DuplicateItem(),
        new EmptyItem(),
        new EmptyLinkText(),
        new FinalNewline(),
        new HeadingJump(),
        new InconsistentSectionIndentation(),
        new InvisibleCharacter(),
        new LongItem(),
        new MalformedUrl(),
        new MarkerStyle(),
        new MissingMarker(),
        new MissingSpaceAfterMarker(),
        new MixedLineEndings(),
        new Mojibake(),
        new Numbering(),
        new ReplacementCharacter(),
        new SkippedLevel(),
        new StubCompany(),
        new TrailingSpace(),
        new UnclosedFence(),
        new UnclosedLink(),
        new UnlinkedMention(),
        new UnresolvedLink(),
    ];

    /// <summary>The rule of a name, or null.</summary>
    public static Rule? Find(string name) => All.FirstOrDefault(rule => rule.Name == name);
}
