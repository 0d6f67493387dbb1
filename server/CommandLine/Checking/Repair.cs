using Outline.Features;
using Outline.Rules;
using Outline.Syntax;

namespace CommandLine.Checking;

/// <summary>A text that was mended.</summary>
/// <param name="Tree">What it is now.</param>
/// <param name="Fixed">How often what each rule found was mended, by the rule's name.</param>
internal sealed record Repair(SyntaxTree Tree, IReadOnlyDictionary<string, int> Fixed)
{
    // What one fix makes possible for another is done after two or three; two rules that undo each other would never end.
    private const int MostPasses = 10;

    /// <summary>Applies the certain fixes of what is found until nothing more is mended; null where nothing is.</summary>
    /// <param name="tree">The text.</param>
    /// <param name="found">What is to be mended in it.</param>
    /// <param name="policy">What holds for it.</param>
    /// <param name="find">What is to be mended in what it comes to.</param>
    public static Repair? Of(SyntaxTree tree, List<Diagnostic> found, RulePolicy policy, Func<SyntaxTree, List<Diagnostic>> find)
    {
        var (text, count) = (tree.Text, new Dictionary<string, int>());
        for (int pass = 0; pass < MostPasses; pass++)
        {
            var result = CodeActions.FixAll(tree, found, policy);
            if (result.Edits.Count == 0)
                break;
            foreach (var diagnostic in found.Except<Diagnostic>(result.Left, ReferenceEqualityComparer.Instance))
                count[diagnostic.Rule.Name] = count.GetValueOrDefault(diagnostic.Rule.Name) + 1;
            text = text.WithChanges(result.Edits);
            tree = SyntaxTree.Parse(text);
            found = find(tree);
        }
        return count.Count == 0 ? null : new(tree, count);
    }
}
