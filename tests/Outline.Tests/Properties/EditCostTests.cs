using System.Collections.Immutable;
using Outline.Features;
using Outline.Rules;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Properties;

/// <summary>
/// A keystroke costs what it touches, whatever the size of the document: counted in lines lexed, bytes allocated and chunks
/// made, never in time.
/// </summary>
public class EditCostTests
{
    // A chunk of lines and of syntax, the spans of one line, and 8 bytes for each of 2 × 1,042 chunks of 100,000 lines.
    private const int MostBytes = 32 * 1024;

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void Typing_a_letter_lexes_one_line_and_allocates_little(int lines)
    {
        var document = Made(lines);
        Type(document, lines / 2, 3, "x");      // what is made once for all edits is made here

        long before = GC.GetAllocatedBytesForCurrentThread();
        var edited = Type(document, lines / 2, 3, "y");
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(1, edited.Tree.LexedLines);
        Assert.InRange(bytes, 1, MostBytes);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void A_new_line_lexes_two(int lines) => Assert.Equal(2, Type(Made(lines), lines / 2, 3, "\n").Tree.LexedLines);

    [Fact]
    public void Indenting_an_item_with_children_lexes_that_item() =>
        Assert.Equal(1, Type(Document.Open("a", 1, "- a\n" + string.Concat(Enumerable.Repeat("\t- b\n", 10_000))), 0, 0, "\t").Tree.LexedLines);

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void Opening_a_fence_lexes_to_its_end(int lines)
    {
        // The item with the fence, what stands deeper, and the item that ends it.
        var opened = Type(Made(lines), 501, 3, "```");
        Assert.Equal(LineKind.FenceContent, opened.Tree.Lines[502].Kind);
        Assert.Equal(LineKind.Item, opened.Tree.Lines[503].Kind);
        Assert.Equal(3, opened.Tree.LexedLines);

        // Closing it again lexes the same lines.
        var closed = opened.WithChanges(3, [new(new LineSpan(501, 3, 6), "")]);
        Assert.Equal(3, closed.Tree.LexedLines);
        Assert.Equal(LineKind.Item, closed.Tree.Lines[502].Kind);
    }

    [Fact]
    public void Front_matter_left_open_ends_at_the_first_tab()
    {
        var opened = Type(Made(1_000), 0, 0, "---\na: b\n");
        Assert.Equal(4, opened.Tree.LexedLines);
        Assert.Equal(1, Type(opened, 500, 0, "x").Tree.LexedLines);
    }

    /// <summary>What line rules find is kept with the chunk: they are asked about a chunk when it is new.</summary>
    [Fact]
    public void Typing_a_letter_makes_one_new_chunk()
    {
        var document = Made(100_000);
        var edited = Type(document, 50_000, 3, "x");
        Assert.Equal(1, NewChunks(document.Tree.Lines, edited.Tree.Lines));
        Assert.Equal(1, NewChunks(document.Text.Lines, edited.Text.Lines));
    }

    [Fact]
    public void Diagnostics_after_an_edit_allocate_no_more_in_a_large_file() =>
        Assert.InRange(DiagnosticsBytes(100_000, Settings.Default), 1, DiagnosticsBytes(1_000, Settings.Default) + MostBytes);

    [Fact]
    public void Nor_do_those_of_the_rules_that_are_off_by_themselves()
    {
        var all = Settings.Default with
        {
            Levels = RuleCatalogue.All.ToImmutableDictionary(rule => rule.Name, _ => DiagnosticLevel.Information),
            Style = new() { Indent = IndentStyle.Tabs, Marker = "-", LineEnd = "\n", FinalLineEnd = false, TrimTrailingSpace = true },
        };
        Assert.InRange(DiagnosticsBytes(100_000, all), 1, DiagnosticsBytes(1_000, all) + MostBytes);
    }

    private static long DiagnosticsBytes(int lines, Settings settings)
    {
        var document = Made(lines);
        Assert.Empty(LoneNote.Get(document.Tree, settings));
        Assert.Empty(LoneNote.Get(Type(document, lines / 2, 3, "x").Tree, settings));
        var edited = Type(document, lines / 2, 3, "y");

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Empty(LoneNote.Get(edited.Tree, settings));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static int NewChunks<T, TSummary>(ChunkedList<T, TSummary> before, ChunkedList<T, TSummary> after)
        where TSummary : IChunkSummary<T, TSummary>
    {
        var old = new HashSet<object>(before.Chunks.ToArray(), ReferenceEqualityComparer.Instance);
        return after.Chunks.ToArray().Count(chunk => !old.Contains(chunk));
    }

    // Four lines go 0, 1, 2, 1 levels in: a fence opened on the second holds the third and ends at the fourth.
    private static Document Made(int lines) =>
        Document.Open("a", 1, string.Join('\n', Enumerable.Range(0, lines).Select(i => $"{new string('\t', Depth(i))}- item {i} of many")));

    private static int Depth(int line) => (line % 4) switch { 0 => 0, 2 => 2, _ => 1 };

    private static Document Type(Document document, int line, int character, string text) =>
        document.WithChanges(document.Version + 1, [new(new LineSpan(line, character, character), text)]);
}
