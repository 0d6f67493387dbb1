using System.Collections.Immutable;
using Outline.Features;
using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Features;

public class SuppressionTests
{
    [Fact]
    public void What_is_found_at_a_place_can_be_ignored_there_and_its_rule_switched_off() => Check("""
        Place dangling-arrow “- sold ->”
        File dangling-arrow
        Project dangling-arrow
        """, """
        - acme
        →- sold $0->
        →- 
        """);

    [Fact]
    public void Each_line_is_told_once_for_each_rule() => Check("""
        Place mojibake “- cafÃ© and naÃ¯f”
        Place trailing-space “- cafÃ© and naÃ¯f”
        Place mojibake “- cafÃ©”
        File mojibake
        Project mojibake
        File trailing-space
        Project trailing-space
        """, """
        $0- cafÃ© and naÃ¯f  
        - cafÃ©
        →- cafÃ©$0
        """);

    [Fact]
    public void Where_nothing_is_found_there_is_nothing_to_do() => Check("", """
        - ac$0me
        →- 
        """);

    [Fact]
    public void What_the_names_of_all_notes_show_can_be_ignored_too() => Check("""
        Place duplicate-company “- acme - sold”
        File duplicate-company
        Project duplicate-company
        """, """
        - acme
        - ac$0me - sold
        """);

    [Fact]
    public void What_the_editor_says_of_a_rule_comes_before_a_project_file() => Check("""
        Place dangling-arrow “- sold ->”
        """, """
        - acme
        →- sold $0->
        """, settings: new() { Levels = Levels("dangling-arrow", DiagnosticLevel.Error) });

    [Fact]
    public void What_holds_for_some_files_comes_before_what_holds_for_all() => Check("""
        Place dangling-arrow “- sold ->”
        File dangling-arrow
        """, """
        - acme
        →- sold $0->
        """, new() { LevelsIn = [new(PathPattern.Parse("*.outline"), Levels("dangling-arrow", DiagnosticLevel.Error))] });

    [Fact]
    public void Of_many_lines_the_first_are_told()
    {
        string note = string.Concat(Enumerable.Range(0, 50).Select(number => $"- [[a{number}\n"));
        var workspace = FixtureWorkspace.Of(Fixture.Each(note).First() is var one ? [one] : []);
        var document = workspace.Documents.Values.Single();
        var found = Suppression.At(document, document.Tree, workspace, Diagnostics.Get(document, document.Tree, workspace), new(default, document.Text.End));
        Assert.Equal(20, found.Count(suppression => suppression.Scope == SuppressionScope.Place));
        Assert.Equal(2, found.Count(suppression => suppression.Scope != SuppressionScope.Place));
    }

    [Fact]
    public void What_is_done_about_a_finding_silences_it()
    {
        foreach (var fixture in Fixture.Each("- acme\n→→- x $0->\n→- y ->  \n"))
        {
            var workspace = FixtureWorkspace.Of([fixture]);
            var document = workspace.Documents.Values.Single();
            foreach (var suppression in Suppression.At(document, document.Tree, workspace, Diagnostics.Get(document, document.Tree, workspace), new(default, document.Text.End)))
            {
                var (rule, path) = (suppression.Diagnostic.Rule.Name, PathPattern.Parse(PathPattern.Exactly(document.Path)));
                var project = suppression.Scope switch
                {
                    SuppressionScope.Place => new ProjectSettings { Ignored = [new(rule, path, suppression.Text)] },
                    SuppressionScope.File => new ProjectSettings { LevelsIn = [new(path, Levels(rule, DiagnosticLevel.Off))] },
                    _ => new ProjectSettings { Levels = Levels(rule, DiagnosticLevel.Off) },
                };
                var after = FixtureWorkspace.Of([fixture], project);
                var left = Diagnostics.Get(after.Documents.Values.Single(), document.Tree, after);
                Assert.DoesNotContain(left, diagnostic => diagnostic.Rule.Name == rule && diagnostic.Span == suppression.Diagnostic.Span);
                Assert.NotEmpty(left);
            }
        }
    }

    private static ImmutableDictionary<string, DiagnosticLevel> Levels(string rule, DiagnosticLevel level) =>
        ImmutableDictionary<string, DiagnosticLevel>.Empty.Add(rule, level);

    private static void Check(string expected, string source, ProjectSettings? project = null, Settings? settings = null)
    {
        foreach (var fixture in Fixture.Each(source))
        {
            var read = FixtureWorkspace.Of([fixture], project);
            var workspace = new WorkspaceSnapshot(read.Documents, read.Files, read.Projects, settings ?? Settings.Default);
            var document = workspace.Documents.Values.Single();
            var found = Suppression.At(document, document.Tree, workspace, Diagnostics.Get(document, document.Tree, workspace), fixture.Selection!.Value);
            Expect.Same(expected, string.Join('\n', found.Select(suppression =>
                $"{suppression.Scope} {suppression.Diagnostic.Rule.Name}{(suppression.Scope == SuppressionScope.Place ? $" “{suppression.Text}”" : "")}")));
        }
    }
}
