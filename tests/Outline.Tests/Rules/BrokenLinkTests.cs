using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class BrokenLinkTests
{
    [Fact]
    public void Marks_paths_to_notes_that_are_not_there() => RuleCheck.FindsAcross<BrokenLink>(
        """
        //- sub/today.outline
        - see [plan](./plan.outline), [it](<../my plan.outline>) and [that](my%20plan.notes#top "title")
                     ^^^^^^^^^^^^^^ there is no note “./plan.outline”
                                            ^^^^^^^^^^^^^^^^^^ there is no note “../my plan.outline”
                                                                            ^^^^^^^^^^^^^^^ there is no note “my plan.notes”
        - fine: [a](today.outline) [b](../plan.outline) [c](/x.outline) [d](https://x.com/y.outline) [e](.x/y.outline) [f](../../y.outline) [g](x.pdf) [h](x.txt) [i](x.md) [j](#here)
        //- plan.outline
        - see [x](sub/Today.outline) and [y](sub/gone.outline)
                                             ^^^^^^^^^^^^^^^^ there is no note “sub/gone.outline”
        """);

    [Fact]
    public void Markdown_counts_where_it_is_read() => RuleCheck.FindsAcross<BrokenLink>(
        """
        //- today.outline
        - see [a](plan.md), [b](gone.md) and [c](gone.markdown)
                                ^^^^^^^ there is no note “gone.md”
        //- plan.md
        - acme
        """);

    [Fact]
    public void Says_nothing_of_paths_in_a_file_in_no_folder()
    {
        var workspace = new WorkspaceHost().Apply(new WorkspaceChange.Opened("untitled:1", 1, "- [x](gone.outline)"));
        var document = workspace.Find("untitled:1")!;
        Assert.Empty(new BrokenLink().Find(document, document.Tree, workspace));
    }

    [Fact]
    public void Marks_items_that_the_target_does_not_have() => RuleCheck.FindsAcross<BrokenLink>(
        """
        //- today.outline
        - call [[acme#Funding]], [[acme#office]], [[acme#series a]], [[acme#fundings]] and [[acme#globex]]
                                                                            ^^^^^^^^ “acme” has no item “fundings”
                                                                                                  ^^^^^^ “acme” has no item “globex”
        - also [[companies#globex]], [[companies#ideas#globex]], [[companies#zoom]], [[companies#^12]], [[nobody#there]] and [[#there]]
                                                                             ^^^^ “companies” has no item “zoom”
        //- companies.outline
        ideas
        - acme
        →- funding - series a
        →→- Office in berlin
        - globex
        //- 2022.outline
        - acme
        →- series a
        """);

    [Fact]
    public void Offers_notes_of_that_name_and_then_the_nearest() => Assert.Equal(
        ["Link to “../one/plan.outline”", "Link to “../plans.outline”", "Link to “./planz.outline”"],
        RuleCheck.TitlesAcross<BrokenLink>(
            """
            //- sub/today.outline
            - see [plan](./plan.outline)
            //- plans.outline
            - aa
            //- one/plan.outline
            - bb
            //- sub/planz.outline
            - cc
            //- zoom.outline
            - dd
            """));

    [Theory]
    [InlineData("[x](./my%20plam.outline#top)", "[x](./my%20plan.outline#top)")]
    [InlineData("[x](<my plam.outline> \"title\")", "[x](<my plan.outline> \"title\")")]
    public void A_path_is_replaced_in_its_own_manner(string before, string after) => RuleCheck.FixesAcross<BrokenLink>(
        $"//- today.outline\n- see {before} there\n//- my plan.outline\n- x1", $"- see {after} there");

    [Fact]
    public void Offers_the_nearest_items() => Assert.Equal(
        ["Link to “funding”", "Link to “funds”"],
        RuleCheck.TitlesAcross<BrokenLink>("- see [[acme#fundin]]\n- acme\n\t- funding: 5m\n\t- funds\n\t- team\n"));

    [Fact]
    public void An_item_is_replaced_and_the_rest_stays() => RuleCheck.FixesAcross<BrokenLink>(
        """
        - see [[ acme # fundin | the money ]]
        - acme
        →- funding - 5m
        """,
        """
        - see [[ acme # funding | the money ]]
        - acme
        →- funding - 5m
        """);
}
