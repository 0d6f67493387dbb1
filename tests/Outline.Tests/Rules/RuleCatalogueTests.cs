using Outline.Features;
using Outline.Rules;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class RuleCatalogueTests
{
    public static TheoryData<string> Names => [.. RuleCatalogue.All.Select(rule => rule.Name)];

    [Fact]
    public void Rules_stand_by_name()
    {
        var names = RuleCatalogue.All.Select(rule => rule.Name).ToList();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Equal(names.Distinct(), names);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_malformed_note_has_this_fault_and_no_other_above_hint_level(string name)
    {
        var rule = RuleCatalogue.Find(name)!;
        foreach (string note in WithEveryLineEnd(rule.Page.Bad))
        {
            var found = Get(note, rule);
            Assert.Contains(found, diagnostic => diagnostic.Rule == rule);
            Assert.All(found, diagnostic => Assert.True(diagnostic.Rule == rule || diagnostic.Rule.Level <= DiagnosticLevel.Hint, $"{diagnostic.Rule.Name}: {diagnostic.Message}"));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void The_well_formed_note_has_no_fault(string name)
    {
        var rule = RuleCatalogue.Find(name)!;
        Assert.All(WithEveryLineEnd(rule.Page.Good), note => Assert.Empty(Get(note, rule)));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_fix_mends_what_it_is_for(string name)
    {
        var rule = RuleCatalogue.Find(name)!;
        foreach (string note in WithEveryLineEnd(rule.Page.Bad))
        {
            var tree = RuleCheck.Parse(note);
            var found = Get(note, rule).FindAll(diagnostic => diagnostic.Rule == rule);
            var fixes = FixesFor(note, tree, found[0]);
            Assert.Equal(rule.Page.Fix is null, fixes.Count == 0);
            if (fixes.Count > 0)
                Assert.Equal(rule.Page.Trust, fixes[0].Trust);
            foreach (var fix in fixes)
            {
                string mended = RuleCheck.Apply(tree, fix.Edits).Text.ToString();
                Assert.Equal(found.Count - 1, Get(mended, rule).Count(diagnostic => diagnostic.Rule == rule));
                if (rule is not MixedLineEndings)
                    Assert.Equal(note.Contains('\r'), mended.Contains('\r'));
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_fix_makes_the_well_formed_note_of_the_malformed_one(string name)
    {
        var rule = RuleCatalogue.Find(name)!;
        if (rule.Page.Fix is null)
            return;
        var tree = RuleCheck.Parse(rule.Page.Bad);
        var fixes = Get(rule.Page.Bad, rule).Where(diagnostic => diagnostic.Rule == rule).Select(diagnostic => FixesFor(rule.Page.Bad, tree, diagnostic)).ToList();
        var notes = Enumerable.Range(0, fixes.Min(choices => choices.Count))
            .Select(choice => RuleCheck.Apply(tree, [.. fixes.SelectMany(choices => choices[choice].Edits)]).Text.ToString());
        Assert.Contains(rule.Page.Good, notes);
    }

    // With the test above: the first time nothing but what is malformed changes, the second time nothing does.
    [Theory, MemberData(nameof(Names))]
    public void Mended_a_second_time_nothing_changes(string name)
    {
        var rule = RuleCatalogue.Find(name)!;
        foreach (string note in WithEveryLineEnd(rule.Page.Bad))
        {
            string mended = note;
            // Fixes of one finding may move what another is about.
            for (int left = Get(note, rule).Count(IsOfRule); left > 0; left--)
                mended = MendFirst(mended);
            Assert.Equal(mended, MendFirst(mended));
            Assert.Equal(rule.Page.Fix is null, note == mended);
        }

        bool IsOfRule(Diagnostic diagnostic) => diagnostic.Rule == rule;

        string MendFirst(string note)
        {
            var tree = RuleCheck.Parse(note);
            var first = Get(note, rule).Find(IsOfRule);
            var fix = first is null ? null : FixesFor(note, tree, first).FirstOrDefault();
            return fix is null ? note : RuleCheck.Apply(tree, fix.Edits).Text.ToString();
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Messages_are_one_sentence_without_a_full_stop(string name)
    {
        var rule = RuleCatalogue.Find(name)!;
        Assert.All(Get(rule.Page.Bad, rule), diagnostic =>
        {
            Assert.NotEmpty(diagnostic.Message);
            Assert.False(diagnostic.Message.EndsWith('.') || diagnostic.Message.Contains('\n'), diagnostic.Message);
        });
        Assert.False(char.IsUpper(rule.Page.Summary[0]) || rule.Page.Summary.EndsWith('.'), rule.Page.Summary);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_rule_survives_any_line(string name)
    {
        var rule = RuleCatalogue.Find(name)!;
        string[] notes = ["", "\n", "-", "- ", "\t", "[[", "- [[", "http://", "htp:", "%", "- % 20", "- http://a.b/%", "```", "- ```", "<<<<<<<", ">", "->", "- ->", "→", "Ã", "Ã©", "\uFEFF", "\uD83D", "\uDE00\u200D", "\0", "#", "- #\t"];
        foreach (string note in notes)
        {
            var tree = RuleCheck.Parse(note);
            foreach (var diagnostic in Get(note, rule).Where(diagnostic => diagnostic.Rule == rule))
                Assert.All(FixesFor(note, tree, diagnostic), fix => RuleCheck.Apply(tree, fix.Edits));
        }
    }

    // A note that mixes line ends on purpose is taken as it is.
    private static string[] WithEveryLineEnd(string note) => note.Contains('\r') ? [note] : [note, note.Replace("\n", "\r\n")];

    // What is found in a note, by this rule too if it is off by itself.
    private static List<Diagnostic> Get(string note, Rule rule)
    {
        var (document, workspace) = Open(note, rule);
        return Diagnostics.Get(document, document.Tree, workspace);
    }

    private static List<Fix> FixesFor(string note, SyntaxTree tree, Diagnostic diagnostic)
    {
        var (document, workspace) = Open(note, diagnostic.Rule);
        return [.. diagnostic.Rule is WorkspaceRule rule ? rule.Fixes(document, tree, diagnostic, workspace) : diagnostic.Rule.Fixes(tree, diagnostic, NoteStyle.Default)];
    }

    // The note as the only one of its folder.
    private static (Document, WorkspaceSnapshot) Open(string note, Rule rule)
    {
        string name = "notes.outline", uri = FixtureWorkspace.UriOf(name);
        var host = new WorkspaceHost();
        host.Apply(new WorkspaceChange.Configured(RuleCheck.SwitchedOn(rule)));
        host.Apply(new WorkspaceChange.FilesRead([], [new([FixtureWorkspace.FileOf(name, "")])]));
        var workspace = host.Apply(new WorkspaceChange.Opened(uri, 1, note, uri, name));
        return (workspace.Find(uri)!, workspace);
    }
}
