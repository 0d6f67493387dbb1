using CsCheck;
using Outline.Features;
using Outline.Syntax;
using Outline.Tests.Properties;
using Outline.Tests.Rules;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Features;

public class FormattingTests
{
    private static readonly Gen<NoteStyle> _style = Gen.Select(
        Gen.OneOf<IndentStyle?>(null, IndentStyle.Tabs, IndentStyle.Spaces), Gen.OneOf<int?>(null, 1, 2, 3, 4, 8), Gen.OneOf<string?>(null, "-", "*", "•"),
        Gen.OneOf<string?>(null, "\n", "\r\n", "\r"), Gen.OneOf<bool?>(null, true, false), Gen.OneOf<bool?>(null, true, false),
        (indent, size, marker, lineEnd, final, trim) => new NoteStyle
        {
            Indent = indent,
            IndentSize = size,
            Marker = marker,
            LineEnd = lineEnd,
            FinalLineEnd = final,
            TrimTrailingSpace = trim,
        });

    [Fact]
    public void The_outline_stays_what_it_is() => Gen.Select(Gen.OneOf(Outlines.AnyNote, SkewedOutlines.Any), _style).Sample((note, style) =>
    {
        var tree = Parse(note);
        var formatted = Parse(Edits.Apply(tree.Text, Formatting.Of(tree, style)));
        Assert.Equal(OutlineOf(tree), OutlineOf(formatted));
    }, iter: 3000);

    [Fact]
    public void Formatting_twice_is_formatting_once() => Gen.Select(Gen.OneOf(Outlines.AnyNote, SkewedOutlines.Any), _style).Sample((note, style) =>
    {
        var once = Parse(Edits.Apply(Parse(note).Text, Formatting.Of(Parse(note), style)));
        Assert.Equal(once.Text.ToString(), Edits.Apply(once.Text, Formatting.Of(once, style)));
    }, iter: 3000);

    private static SyntaxTree Parse(string text) => SyntaxTree.Parse(SourceText.Parse(text));

    // What each line is, what it stands below and what it says; empty lines at the end may come and go.
    private static List<string> OutlineOf(SyntaxTree tree)
    {
        var outline = Enumerable.Range(0, tree.Lines.Count).Select(line =>
            $"{tree.Lines[line].Kind} {tree.IsHead(line)} {(tree.Lines[line].Kind == LineKind.Blank ? "" : tree.ParentOf(line))} {tree.Lines[line].HeadingLevel} {tree.Lines[line].Content}").ToList();
        while (outline.Count > 0 && (tree.Lines[outline.Count - 1].Kind == LineKind.Blank || tree.Lines[outline.Count - 1].Text.Length == 0))
            outline.RemoveAt(outline.Count - 1);
        return outline;
    }
}
