using System.Runtime.CompilerServices;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;
using LineChunk = Outline.Text.Chunk<Outline.Syntax.LineSyntax, Outline.Syntax.SyntaxSummary>;

namespace Outline.Rules;

/// <summary>Sections that are indented otherwise than the rest of the note.</summary>
public sealed class InconsistentSectionIndentation : NoteRule
{
    // So many items by more spaces than a level has are a second style; fewer are jumps.
    private const int Style = 3;

    private static readonly ConditionalWeakTable<LineChunk, Facts> _facts = [];

    /// <inheritdoc/>
    public override string Name => "inconsistent-section-indentation";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Off;

    /// <inheritdoc/>
    public override DiagnosticLevel LevelUnder(NoteStyle style) => style.Indent is null ? Level : DiagnosticLevel.Information;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a section that is indented otherwise than the note's other sections: by spaces instead of tabs, by another number of spaces, or with first items that are one level in",
        """
        The outline is read the same, but items that are moved between such sections have to be indented anew. Said once a section, at the
        first such item. How a note is to be indented is what the style says (`indent_style` and `indent_size` of EditorConfig, `indent`,
        `indentSize`), which also switches the rule on; where nobody has said anything, it is what most of the note's items are.
        Whether the first items of sections are flush or one level in is what most sections do, those below `#` headings and the
        others each for themselves; of as many, what the first does. Within a section no item may stand left of the first. Items that are
        aligned with the text of a numbered parent, or of one that is indented by tabs, say nothing.
        """,
        "chats\n- sentry\n\t- errors\nexplore\n\t- cloudflare\n\t\t- edge\nlater\n- prisma\n",
        "chats\n- sentry\n\t- errors\nexplore\n- cloudflare\n\t- edge\nlater\n- prisma\n",
        """
        Indents the whole section as the note is. Who stands below whom does not change, but many lines do, so it stays a choice. Not offered
        where text could become the head of a section, or where a fenced block is not closed.
        """);

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(SyntaxTree tree, NoteStyle style)
    {
        var wanted = Wanted.Of(tree, style);
        var sections = SectionsOf(tree, wanted);
        var starts = Starts.Of(tree, sections);
        foreach (var section in sections)
        {
            if (section.First < 0)
                continue;
            bool isIn = section.FirstWidth > 0;
            var found = wanted.IsTabs
                ? section.Odd >= 0 ? At(section.Odd, $"here items are indented by spaces, {wanted.Elsewhere} by tabs") : null
                : section.Tabbed >= 0 ? At(section.Tabbed, $"here items are indented by tabs, {wanted.Elsewhere} by spaces")
                : section.Odd >= 0 ? At(section.Odd, $"here a level has {StepTo(tree, section.Odd)} spaces, {wanted.Elsewhere} {wanted.Spaces}")
                : section.Step >= 2 * wanted.Spaces && section.Steps >= Style ? At(section.Spaced, $"here a level has {section.Step} spaces, {wanted.Elsewhere} {wanted.Spaces}")
                : null;
            found ??= section.Least < section.FirstWidth ? At(section.LeastLine, "this item stands left of the first one of its section")
                : starts.Mate(tree, section) is { } mate ? At(section.First, isIn
                    ? $"the first items of this section are one level in, those of {NameOf(tree, mate.Head)} are flush"
                    : $"the first items of this section are flush, those of {NameOf(tree, mate.Head)} are one level in") with
                { Related = [new(MarkOf(tree, mate.First), "the other section")] }
                : null;
            if (found is not null)
                yield return found;
        }

        Diagnostic At(int line, string message) => new(this, MarkOf(tree, line), message);
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        var wanted = Wanted.Of(tree, style);
        var sections = SectionsOf(tree, wanted);
        int at = sections.FindLastIndex(section => section.First >= 0 && section.First <= diagnostic.Span.Start.Line);
        var section = sections[at];
        bool isIn = Starts.Of(tree, sections).IsIn(tree, section) ?? section.FirstWidth > 0 && section.Least > 0;
        var shaped = new Reindentation(tree);
        int end = at + 1 < sections.Count ? sections[at + 1].Head : tree.Lines.Count;
        string step = wanted.IsTabs ? "\t" : new(' ', wanted.Spaces);
        shaped.Reshape(section.First, end, isIn ? step : "", step);
        if (shaped is { IsPlain: true, Edits.Count: > 0 })
            yield return new($"Indent the section by {(wanted.IsTabs ? "tabs" : $"{wanted.Spaces} spaces a level")}, its first items {(isIn ? "one level in" : "flush")}", shaped.Edits, Trust.Likely);
    }

    private static LineSpan MarkOf(SyntaxTree tree, int line) => new(line, 0, tree.Lines[line].MarkerEnd);

    private static string NameOf(SyntaxTree tree, int head) => RuleText.Quote(tree.Lines[head].Content);

    // How many spaces an item has more than its parent.
    private static int StepTo(SyntaxTree tree, int line) =>
        tree.Lines[line].Indent.Spaces - (tree.ParentOf(line) is var parent and >= 0 && tree.Lines[parent].Kind == LineKind.Item ? tree.Lines[parent].Indent.Spaces : 0);

    private static List<Section> SectionsOf(SyntaxTree tree, Wanted wanted)
    {
        var sections = new List<Section>();
        var section = new Section(-1);
        for (int c = 0; c < tree.Lines.Chunks.Length; c++)
        {
            var chunk = tree.Lines.Chunks[c];
            if (!_facts.TryGetValue(chunk, out var facts) || facts.Unit != tree.IndentUnit || facts.Spaces != wanted.Spaces)
                _facts.AddOrUpdate(chunk, facts = Facts.Of(chunk, tree.IndentUnit, wanted.Spaces));
            int start = tree.Lines.StartOf(c);
            foreach (var part in facts.Parts)
            {
                if (part.Head >= 0 && tree.IsHead(start + part.Head))
                {
                    sections.Add(section);
                    section = new(start + part.Head);
                }
                section = section.With(part, start);
                for (int i = 0; section.Odd < 0 && i < part.Odd.Length; i++)
                    section = IsOdd(tree, start + part.Odd[i], wanted) ? section with { Odd = start + part.Odd[i] } : section;
            }
        }
        sections.Add(section);
        return sections;
    }

    private static bool IsOdd(SyntaxTree tree, int line, Wanted wanted)
    {
        bool isAligned = tree.ParentOf(line) is var parent and >= 0 && tree.Lines[parent].Kind == LineKind.Item
            && (wanted.IsTabs ? Reindentation.IsInText(tree.Lines[parent], tree.Lines[line]) : Reindentation.IsAligned(tree.Lines[parent], tree.Lines[line]));
        return !isAligned && (wanted.IsTabs || StepTo(tree, line) % wanted.Spaces != 0);
    }

    // The greatest number that both are multiples of.
    private static int Common(int a, int b) => b == 0 ? a : Common(b, a % b);

    /// <summary>How a note is to be indented.</summary>
    /// <param name="IsTabs">Whether by tabs.</param>
    /// <param name="Spaces">Else, the spaces of a level; 0 for tabs.</param>
    /// <param name="Elsewhere">Where it is so, for messages.</param>
    private readonly record struct Wanted(bool IsTabs, int Spaces, string Elsewhere)
    {
        public static Wanted Of(SyntaxTree tree, NoteStyle style)
        {
            bool isTabs = style.Indent is { } said ? said == IndentStyle.Tabs : tree.IndentsWithTabs;
            return new(isTabs, isTabs ? 0 : style.IndentSize ?? Reindentation.Spaces(tree.IndentUnit), style.Indent is null ? "elsewhere in the note" : "and are to be");
        }
    }

    /// <summary>How the first items of sections are indented.</summary>
    private readonly record struct Starts(Section? PlainFlush, Section? PlainIn, Section? TitledFlush, Section? TitledIn, int PlainOver, int TitledOver)
    {
        // Whether most are one level in, or the first of as many.
        private static bool IsMostlyIn(int over, Section? flush, Section? inside) =>
            over != 0 ? over > 0 : inside is { } there && (flush is not { } here || there.Head < here.Head);

        public static Starts Of(SyntaxTree tree, List<Section> sections)
        {
            var starts = default(Starts);
            foreach (var section in sections)
            {
                // One that has both speaks for neither.
                if (section.Head < 0 || section.First < 0 || section.Least < section.FirstWidth)
                    continue;
                int over = section.FirstWidth > 0 ? 1 : -1;
                starts = (tree.Lines[section.Head].Kind == LineKind.Heading, over > 0) switch
                {
                    (false, false) => starts with { PlainFlush = starts.PlainFlush ?? section, PlainOver = starts.PlainOver + over },
                    (false, true) => starts with { PlainIn = starts.PlainIn ?? section, PlainOver = starts.PlainOver + over },
                    (true, false) => starts with { TitledFlush = starts.TitledFlush ?? section, TitledOver = starts.TitledOver + over },
                    (true, true) => starts with { TitledIn = starts.TitledIn ?? section, TitledOver = starts.TitledOver + over },
                };
            }
            return starts;
        }

        /// <summary>Whether the first items of a section are to be one level in; null where nothing speaks for either.</summary>
        public bool? IsIn(SyntaxTree tree, Section section) => section.Head < 0 ? null
            : tree.Lines[section.Head].Kind == LineKind.Heading ? IsMostlyIn(TitledOver, TitledFlush, TitledIn)
            : IsMostlyIn(PlainOver, PlainFlush, PlainIn);

        /// <summary>The first of the sections that are indented as most are, where this one is not.</summary>
        public Section? Mate(SyntaxTree tree, Section section) => IsIn(tree, section) is not { } isIn || isIn == section.FirstWidth > 0 ? null
            : tree.Lines[section.Head].Kind == LineKind.Heading ? isIn ? TitledIn : TitledFlush
            : isIn ? PlainIn : PlainFlush;
    }

    /// <summary>What matters of a section.</summary>
    /// <param name="Head">Its head, -1 where it has none.</param>
    private readonly record struct Section(int Head)
    {
        /// <summary>Its first item, -1 where it has none.</summary>
        public int First { get; init; } = -1;

        public int FirstWidth { get; init; }

        /// <summary>The columns of the item that stands farthest left, and the first such item.</summary>
        public int Least { get; init; } = int.MaxValue;

        public int LeastLine { get; init; } = -1;

        /// <summary>The first item that is indented by a tab, by a space, and by spaces that are not meant; -1 where there is none.</summary>
        public int Tabbed { get; init; } = -1;

        public int Spaced { get; init; } = -1;

        public int Odd { get; init; } = -1;

        /// <summary>The greatest step that all indentations by spaces are made of, and how many there are.</summary>
        public int Step { get; init; }

        public int Steps { get; init; }

        /// <summary>The section with lines that follow.</summary>
        public Section With(Part part, int start) => part.First < 0 ? this : this with
        {
            First = First >= 0 ? First : start + part.First,
            FirstWidth = First >= 0 ? FirstWidth : part.FirstWidth,
            Least = Math.Min(Least, part.Least),
            LeastLine = part.Least < Least ? start + part.LeastLine : LeastLine,
            Tabbed = Tabbed >= 0 || part.Tabbed < 0 ? Tabbed : start + part.Tabbed,
            Spaced = Spaced >= 0 || part.Spaced < 0 ? Spaced : start + part.Spaced,
            Step = Common(Step, part.Step),
            Steps = Steps + part.Steps,
        };
    }

    /// <summary>What matters of the lines of a chunk from a line that may be a head, or from its beginning, to the next.</summary>
    private readonly record struct Part(int Head, int First, int FirstWidth, int Least, int LeastLine, int Tabbed, int Spaced, int[] Odd, int Step, int Steps);

    private sealed record Facts(int Unit, int Spaces, Part[] Parts)
    {
        public static Facts Of(LineChunk chunk, int unit, int spaces)
        {
            var parts = new List<Part>();
            var odd = new List<int>();
            var part = new Part(-1, -1, 0, int.MaxValue, -1, -1, -1, [], 0, 0);
            for (int i = 0; i < chunk.Count; i++)
            {
                var line = chunk.Items[i];
                if (line.Kind == LineKind.Item)
                {
                    int width = line.Indent.Width(unit), own = line.Indent.Spaces;
                    if (spaces == 0 ? own > 0 : own % spaces != 0)
                        odd.Add(i);
                    part = part with
                    {
                        First = part.First >= 0 ? part.First : i,
                        FirstWidth = part.First >= 0 ? part.FirstWidth : width,
                        Least = Math.Min(part.Least, width),
                        LeastLine = width < part.Least ? i : part.LeastLine,
                        Tabbed = part.Tabbed < 0 && line.Indent.Tabs > 0 ? i : part.Tabbed,
                        Spaced = part.Spaced < 0 && own > 0 ? i : part.Spaced,
                        Step = Common(part.Step, own),
                        Steps = part.Steps + (own > 0 ? 1 : 0),
                    };
                }
                else if (SyntaxTree.MayBeHead(line))
                {
                    parts.Add(part with { Odd = [.. odd] });
                    odd.Clear();
                    part = new(i, -1, 0, int.MaxValue, -1, -1, -1, [], 0, 0);
                }
            }
            parts.Add(part with { Odd = [.. odd] });
            return new(unit, spaces, [.. parts]);
        }
    }
}
