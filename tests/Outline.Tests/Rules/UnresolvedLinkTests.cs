using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class UnresolvedLinkTests
{
    [Fact]
    public void Marks_names_that_nothing_in_any_file_has() => RuleCheck.FindsAcross<UnresolvedLink>(
        """
        //- today.outline
        - call [[acme]], [[globx]] and [[intech]]
                           ^^^^^ nothing in the notes is called “globx”
                                         ^^^^^^ nothing in the notes is called “intech”
        →- see [[ideas]], [[people|them]], [[people#ann]] and [[initech#office]]
        //- people.outline
        friends
        - ann of [[acme]] and [[friends]]
        //- companies.outline
        ideas
        - acme
        - globex
        - initech
        """);

    [Fact]
    public void Says_nothing_where_most_links_lead_nowhere() => RuleCheck.FindsAcross<UnresolvedLink>(
        """
        //- today.outline
        - acme
        →- [[acme]] [[dave]] [[erin]]
          //- other.outline
        - fine [[acme]]
        →- [[frank]]
        """);

    [Fact]
    public void Counts_the_links_of_all_notes() => RuleCheck.FindsAcross<UnresolvedLink>(
        """
        //- all.outline
        - acme
        →- [[acme]] [[dave]] [[erin]]
                      ^^^^ nothing in the notes is called “dave”
                               ^^^^ nothing in the notes is called “erin”
        //- other.outline
        - fine [[acme]]
        """);

    [Theory]
    [InlineData("- acme - [[acme]] [[2022-04-05]] [[Apr 5th, 2022]]")]
    [InlineData("- acme - [[acme]] [[plan.pdf]] ![[picture]] #[[idea]] #idea")]
    [InlineData("- acme - [[acme]] [[folder/plan]] [[{{name}}]] [[text]](https://x.com) [[12]]")]
    [InlineData("- acme - [[acme]] `[[plan]]`\n```\n[[plan]]\n```")]
    [InlineData("- acme - [[acme]] [[#below]] [[ACME]] [[notes]]")]
    [InlineData("- acme - [[acme]] [[two of")]
    public void Leaves_alone(string note) => RuleCheck.FindsAcross<UnresolvedLink>(note);

    [Fact]
    public void Says_nothing_of_a_file_in_no_folder()
    {
        var workspace = new WorkspaceHost().Apply(new WorkspaceChange.Opened("untitled:1", 1, "- acme - [[acme]] [[globx]]"));
        var document = workspace.Find("untitled:1")!;
        Assert.Empty(new UnresolvedLink().Find(document, document.Tree, workspace));
    }

    [Fact]
    public void Offers_the_nearest_names_and_a_new_item() => Assert.Equal(
        ["Link to “globex”", "Link to “globe”", "Create “globx” in section “explore”"],
        RuleCheck.TitlesAcross<UnresolvedLink>(
            """
            //- today.outline
            explore
            - acme - [[acme]] [[globx]]
            //- companies.outline
            - globex
            - globe
            - zoom
            """));

    [Fact]
    public void A_name_is_replaced_and_the_item_stays() => RuleCheck.FixesAcross<UnresolvedLink>(
        """
        - acme - [[acme]] and [[ Globx #offices| them ]] there
        - globex
        """,
        """
        - acme - [[acme]] and [[ globex #offices| them ]] there
        - globex
        """);

    [Theory]
    [InlineData("head\n* acme - [[acme]]\n\t* [[qqqq]]\n* b\n\t* c\n\n\nother\n* d", "head\n* acme - [[acme]]\n\t* [[qqqq]]\n* b\n\t* c\n* qqqq\n\n\nother\n* d")]
    [InlineData("1. acme - [[acme]] [[qqqq]]\n2.  b", "1. acme - [[acme]] [[qqqq]]\n2.  b\n3.  qqqq")]
    [InlineData("  - acme - [[acme]]\n    text [[qqqq]]\n", "  - acme - [[acme]]\n    text [[qqqq]]\n  - qqqq\n")]
    public void Is_created_at_the_end_of_its_list(string before, string after) => RuleCheck.FixesAcross<UnresolvedLink>(before, after);

    [Theory]
    [InlineData("# Head\n- acme [[qqqq]]\n\nother\n- b [[b]]\n- b")]
    [InlineData("- acme - [[acme]] [[one two three four five]]")]
    [InlineData("- acme - [[acme]] [[qqqq]]\n\t```\n\tcode")]
    public void Is_not_created_where_it_would_be_no_entry(string note) => Assert.Empty(RuleCheck.TitlesAcross<UnresolvedLink>(note));
}
