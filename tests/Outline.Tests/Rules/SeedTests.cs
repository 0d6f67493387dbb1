using Outline.Features;
using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

/// <summary>The owner's own note: every mark in it, whatever its level.</summary>
public class SeedTests
{
    [Fact]
    public void Every_mark_in_the_seed()
    {
        var found = LoneNote.Get(RuleCheck.Parse(Read()), Settings.Default);
        Assert.Equal(
            [
                "12 trailing-space",
                "13 mojibake",
                "17 empty-item",
                "30 trailing-space",
                "63 trailing-space",
                "92 trailing-space",
                "118 trailing-space",
                "148 trailing-space",
                "155 trailing-space",
                "178 ambiguous-indentation",
                "181 skipped-level",
                "188 ambiguous-indentation",
                "199 dangling-arrow",
                "199 trailing-space",
                "209 trailing-space",
                "226 trailing-space",
            ],
            found.Select(diagnostic => $"{diagnostic.Span.Start.Line + 1} {diagnostic.Rule.Name}"));
        Assert.Equal(180, found.Single(diagnostic => diagnostic.Rule is SkippedLevel).Related[0].Span.Start.Line + 1);
    }

    /// <summary>The seed's text.</summary>
    internal static string Read()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Lsp.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return File.ReadAllText(Path.Combine(folder, "seeds", "000_e65bde91427887cf.txt"));
    }
}
