using CsCheck;

namespace Outline.Tests.Rules;

/// <summary>Random outlines: mostly items, with the indentations, texts and blocks that trees are sensitive to.</summary>
internal static class SkewedOutlines
{
    /// <summary>Tabs and spaces mixed, text, fences, blank lines, heads and odd blanks.</summary>
    public static Gen<string> Any { get; } = Of(
        Gen.Frequency((6, Gen.Char['\t', '\t'].Array[0, 5].Select(Join)), (2, Gen.Int[0, 9].Select(Spaces)),
            (2, Gen.Select(Gen.Int[0, 3], Gen.Int[0, 5], (tabs, spaces) => new string('\t', tabs) + Spaces(spaces))),
            (1, Gen.OneOf("  \t", " \t ", "\u00A0", "\u200B\t", "\t\u200B"))),
        Gen.Frequency((12, Gen.OneOf("- a", "- b c", "* d", "10. e", "1. f")), (2, Gen.Const("text")), (2, Gen.OneOf("```", "- ```", "~~~")),
            (1, Gen.OneOf("- ", "", "head", "# title", "key:: value", "- a ->", "- x ", "<<<<<<< x", "=======", ">>>>>>> y", "- Ã©", "- cloud\u200Bflare", "- [[a b", "- https://a.b/c", "- https://a.b/c", "- [[a|]]", "2. g", "-foo", "### title"))));

    /// <summary>Items indented by tabs, nothing else.</summary>
    public static Gen<string> OfTabs { get; } = Of(Gen.Char['\t', '\t'].Array[0, 6].Select(Join), Gen.OneOf("- a", "- b"));

    private static Gen<string> Of(Gen<string> indent, Gen<string> content) =>
        Gen.Select(Gen.Select(indent, content, (left, right) => left + right).Array[1, 14], Gen.OneOf("\n", "\r\n", "\r"), Gen.Bool,
            (lines, terminator, last) => string.Join(terminator, lines) + (last ? terminator : ""));

    private static string Join(char[] characters) => new(characters);

    private static string Spaces(int count) => new(' ', count);
}
