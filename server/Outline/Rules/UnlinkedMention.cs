using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;
using LineChunk = Outline.Text.Chunk<Outline.Syntax.LineSyntax, Outline.Syntax.SyntaxSummary>;

namespace Outline.Rules;

/// <summary>Companies that are mentioned without a link.</summary>
public sealed class UnlinkedMention : WorkspaceRule
{
    // What the lines of a chunk mention, as long as neither they nor the names nor what the lines define change.
    private static readonly ConditionalWeakTable<LineChunk, Known> _known = [];

    /// <inheritdoc/>
    public override string Name => "unlinked-mention";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Off;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a company that is mentioned by its plain name where it could be a `[[link]]`",
        """
        Mentions are found with and without brackets here; other programs follow only links. Looked at are names that a link finds too, and
        that it finds alone. A company's own section mentions it all the time and is passed by, and so are heads, the text of other links,
        and names that common words and the project file let count only as links. Said once a line for each company.
        """,
        "- acme - sells rockets\n- globex\n\t- lost a lawsuit to acme\n",
        "- acme - sells rockets\n- globex\n\t- lost a lawsuit to [[acme]]\n",
        "Makes it a link, as it is written: `acme's` becomes `[[acme]]'s`. It stays a choice, for the word may mean something else.");

    /// <inheritdoc/>
    public override IEnumerable<Diagnostic> Find(INote note, SyntaxTree tree, WorkspaceSnapshot workspace)
    {
        var definitions = note.Summary.Definitions;
        // The definition that the lines stand below, and where that ends.
        int next = 0, end = -1;
        Definition? owner = null;
        foreach (var (line, mention) in MentionsIn(note, tree, workspace.Names))
        {
            for (; next < definitions.Length && definitions[next].Line <= line; next++)
                (owner, end) = (definitions[next], -1);
            if (owner is { Kind: DefinitionKind.Company } && end < 0)
                end = tree.SubtreeEnd(owner.Line);
            if (workspace.Names.Resolve(mention.Name, asLink: true) is not [var entity]
                || owner is { Kind: DefinitionKind.Company } && line <= end && owner.Key == entity || tree.IsHead(line))
            {
                continue;
            }
            string name = RuleText.Quote(tree.Lines[line].Text.AsSpan(mention.Start..mention.End));
            yield return new(this, new(line, mention.Start, mention.End), $"{name} could be a link");
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(INote note, SyntaxTree tree, Diagnostic diagnostic, WorkspaceSnapshot workspace)
    {
        string name = tree.Text.Substring(diagnostic.Span);
        return [new($"Link to {RuleText.Quote(name)}", NoteLink.Around(diagnostic.Span), Trust.Likely)];
    }

    /// <inheritdoc/>
    public override bool CanFix(INote note, SyntaxTree tree, Diagnostic diagnostic, WorkspaceSnapshot workspace) => true;

    private static IEnumerable<(int Line, Mention Mention)> MentionsIn(INote note, SyntaxTree tree, NameIndex names)
    {
        var definitions = note.Summary.Definitions;
        int from = 0;
        for (int c = 0; c < tree.Lines.Chunks.Length; c++)
        {
            var chunk = tree.Lines.Chunks[c];
            int start = tree.Lines.StartOf(c), to = from;
            while (to < definitions.Length && definitions[to].Line < start + chunk.Count)
                to++;
            var wanted = new Known(names.Fingerprint, note.Path, note.Project, start, definitions[from..to], []);
            if (!_known.TryGetValue(chunk, out var known) || !known.IsFor(wanted))
                _known.AddOrUpdate(chunk, known = wanted with { Mentions = FindIn(chunk, wanted, note, names) });
            foreach (var (line, mention) in known.Mentions)
                yield return (start + line, mention);
            from = to;
        }
    }

    private static (int Line, Mention Mention)[] FindIn(LineChunk chunk, Known known, INote note, NameIndex names)
    {
        var all = new List<(int, Mention)>();
        var found = new List<Mention>();
        int next = 0;
        for (int i = 0; i < chunk.Count; i++)
        {
            var definition = next < known.Definitions.Length && known.Definitions[next].Line == known.Start + i ? known.Definitions[next++] : null;
            found.Clear();
            Mentions.InLine(chunk.Items[i], definition, note, names, found);
            for (int m = 0; m < found.Count; m++)
            {
                var mention = found[m];
                // Once a line, and not where the line has a link to it already.
                bool isLinked = mention.IsLink || found.FindIndex(other => other.Name == mention.Name && (other.IsLink || other.Start < mention.Start)) >= 0;
                if (!isLinked && BecomesLink(chunk.Items[i], mention))
                    all.Add((i, mention));
            }
        }
        return [.. all];
    }

    // Not the text of another link, not "[acme]".
    private static bool BecomesLink(LineSyntax line, Mention mention)
    {
        if (!line.Text.AsSpan().ContainsAny('[', ']'))
            return true;
        int links = 0;
        foreach (var span in line.Spans)
        {
            if (span.Kind == InlineKind.MarkdownLink && span.Start < mention.Start && mention.End < span.End)
                return false;
            links += span.Kind is InlineKind.MarkdownLink or InlineKind.WikiLink or InlineKind.Tag ? 1 : 0;
        }
        string linked = line.Text.Insert(mention.End, "]]").Insert(mention.Start, "[[");
        bool isLink = false;
        foreach (var span in LineLexer.Lex(linked, LineState.Normal).Spans)
        {
            links -= span.Kind is InlineKind.MarkdownLink or InlineKind.WikiLink or InlineKind.Tag ? 1 : 0;
            isLink |= span.Kind == InlineKind.WikiLink && span.Start == mention.Start && span.InnerEnd - span.InnerStart == mention.End - mention.Start;
        }
        return isLink && links == -1;
    }

    private sealed record Known(
        ulong Names, string Path, ProjectSettings Project, int Start, ImmutableArray<Definition> Definitions, (int Line, Mention Mention)[] Mentions)
    {
        public bool IsFor(Known other) =>
            Names == other.Names && Path == other.Path && ReferenceEquals(Project, other.Project) && Start == other.Start
            && Definitions.AsSpan().SequenceEqual(other.Definitions.AsSpan());
    }
}
