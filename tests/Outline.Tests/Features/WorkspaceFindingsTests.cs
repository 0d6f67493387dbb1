using Outline.Features;
using Outline.Rules;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Features;

/// <summary>Rules that look across notes are asked again only where lines changed, or a name came or went: counted in runs.</summary>
public class WorkspaceFindingsTests
{
    private static readonly string _here = FixtureWorkspace.UriOf("a.outline"), _there = FixtureWorkspace.UriOf("b.outline");

    private readonly WorkspaceHost _host = new();
    private readonly Counting _rule = new();
    private readonly WorkspaceFindings _findings;

    public WorkspaceFindingsTests()
    {
        _findings = new([_rule]);
        _host.Apply(new WorkspaceChange.FilesRead([], [new([FixtureWorkspace.FileOf("a.outline", "- acme"), FixtureWorkspace.FileOf("b.outline", "- globex\n\t- x")])]));
        _host.Apply(new WorkspaceChange.Opened(_here, 1, "- acme\n\t- [[globex]]", _here, "a.outline"));
        _host.Apply(new WorkspaceChange.Opened(_there, 1, "- globex\n\t- x", _there, "b.outline"));
    }

    [Fact]
    public void What_is_known_is_not_asked_again()
    {
        Assert.Equal(1, RunsFor(_here));
        Assert.Equal(1, RunsFor(_here));
    }

    [Fact]
    public void Lines_that_change_are_looked_at_again()
    {
        RunsFor(_here);
        Edit(_here, new(1, 4, 4), "x");
        Assert.Equal(2, RunsFor(_here));
    }

    [Fact]
    public void Text_that_changes_elsewhere_does_not_matter()
    {
        RunsFor(_here);
        Edit(_there, new(1, 3, 3), "more text and [[acme]]");
        Edit(_there, new(0, 8, 8), " - sold");
        Assert.Equal(1, RunsFor(_here));
    }

    [Fact]
    public void A_name_that_comes_or_goes_elsewhere_does()
    {
        RunsFor(_here);
        Edit(_there, new(0, 8, 8), " inc");
        Assert.Equal(2, RunsFor(_here));
        Edit(_there, new(0, 8, 12), "");
        Assert.Equal(3, RunsFor(_here));
        _host.Apply(new WorkspaceChange.FilesRead([], [new([FixtureWorkspace.FileOf("c.outline", "- initech")])]));
        Assert.Equal(4, RunsFor(_here));
    }

    [Fact]
    public void A_rule_that_reads_other_notes_is_asked_each_time()
    {
        _rule.ReadsNotes = true;
        Assert.Equal(1, RunsFor(_here));
        Assert.Equal(2, RunsFor(_here));
    }

    [Fact]
    public void A_rule_that_is_off_is_not_asked()
    {
        _host.Apply(new WorkspaceChange.Configured(Settings.Default with { Levels = Settings.Default.Levels.Add(_rule.Name, DiagnosticLevel.Off) }));
        Assert.Equal(0, RunsFor(_here));
    }

    [Fact]
    public void An_edit_in_a_large_file_reads_only_the_links_it_touches()
    {
        _host.Apply(new WorkspaceChange.Opened(_here, 1, string.Concat(Enumerable.Repeat("- acme\n\t- [[nobody]] [[acme]]\n", 5_000)), _here, "a.outline"));
        var before = NoteLink.In(_host.Current.Find(_here)!.Tree).Select(link => link.Name).ToList();
        Edit(_here, new(5_000, 3, 3), "x");
        var after = NoteLink.In(_host.Current.Find(_here)!.Tree).Select(link => link.Name).ToList();
        // The very same strings, but for those of one chunk.
        Assert.InRange(before.Zip(after).Count(pair => !ReferenceEquals(pair.First, pair.Second)), 1, 2 * ChunkedList<LineSyntax, SyntaxSummary>.MaxChunk);
    }

    private int RunsFor(string uri)
    {
        var document = _host.Current.Find(uri)!;
        _findings.AddTo([], document, document.Tree, _host.Current, RulePolicy.Of(document, _host.Current.Settings), CancellationToken.None);
        return _rule.Runs;
    }

    private void Edit(string uri, LineSpan span, string text) => _host.Apply(new WorkspaceChange.Edited(uri, 2, [new(span, text)]));

    private sealed class Counting : WorkspaceRule
    {
        public int Runs { get; private set; }

        public bool ReadsNotes { get; set; }

        public override bool ReadsOtherNotes => ReadsNotes;

        public override string Name => "counting";

        public override DiagnosticLevel Level => DiagnosticLevel.Warning;

        public override RulePage Page => new("", "", "", "", null);

        public override IEnumerable<Diagnostic> Find(INote note, SyntaxTree tree, WorkspaceSnapshot workspace)
        {
            Runs++;
            return [];
        }
    }
}
