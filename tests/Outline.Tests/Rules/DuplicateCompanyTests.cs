using Outline.Rules;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Rules;

public class DuplicateCompanyTests
{
    [Fact]
    public void Marks_the_later_places() => RuleCheck.FindsAcross<DuplicateCompany>(
        """
        //- today.outline
        explore
        - acme - rockets
        - globex
          ^^^^^^ “globex” is listed in other.outline already
        - Acme (dead)
          ^^^^ “Acme” is listed in this file already
        later
        - ACME
          ^^^^ “ACME” is listed in this file already
        //- other.outline
        - globex - bought
        - initech
        """);

    [Fact]
    public void Files_of_a_day_or_a_year_repeat_on_purpose() => RuleCheck.FindsAcross<DuplicateCompany>(
        """
        //- companies.outline
        - acme
        //- 2022-04-05.outline
        - acme
        - globex
        - globex
          ^^^^^^ “globex” is listed in this file already
        //- 20220406.outline
        - acme
        //- apr-2022.outline
        - acme
        //- 2022/april.outline
        - acme
        //- ideas.outline
        - acme
          ^^^^ “acme” is listed in companies.outline already
        """);

    [Theory]
    [InlineData("- notes\n- next steps\n- a\n- notes\n- next steps\n- a")]
    [InlineData("- acme\n→- acme\n- we met acme, again\n")]
    [InlineData("# Head\n- acme\n- acme")]
    public void Leaves_alone(string note) => RuleCheck.FindsAcross<DuplicateCompany>(note);

    [Fact]
    public void Names_that_count_only_as_links_may_be_repeated() => RuleCheck.FindsAcross<DuplicateCompany>(
        "- team alpha\n- team alpha", new ProjectSettings { Never = [new("team alpha", null)] });

    [Fact]
    public void The_first_place_is_related()
    {
        var workspace = FixtureWorkspace.Of(Fixture.EachWorkspace("//- b.outline\n- acme\n//- a.outline\n- x1\n- acme\n").First());
        var place = Assert.Single(Assert.Single(RuleCheck.FindIn<DuplicateCompany>(workspace, "b.outline")).Related);
        Assert.Equal((FixtureWorkspace.UriOf("a.outline"), "1:2-1:6"), (place.Uri, place.Span.ToString()));
        Assert.Empty(RuleCheck.FindIn<DuplicateCompany>(workspace, "a.outline"));
        Assert.Empty(RuleCheck.TitlesAcross<DuplicateCompany>("//- b.outline\n- acme\n//- a.outline\n- acme\n"));
    }

    [Theory]
    [InlineData("- acme\n\t- one\n- b1\n- acme\n\t- two\n\t\t- three\n- c1\n", "- acme\n\t- one\n\t- two\n\t\t- three\n- b1\n- c1\n")]
    [InlineData("- acme\n- acme - two\n  - three\n    - four", "- acme\n  - two\n  - three\n    - four")]
    [InlineData("- acme - one\n- acme", "- acme - one")]
    [InlineData("- acme - one\n- acme – two\n- b1", "- acme - one\n\t- two\n- b1")]
    [InlineData("* acme\n    * one\n* b1\n* **acme** - two\n    * three\n", "* acme\n    * one\n    * two\n    * three\n* b1\n")]
    [InlineData("1. acme\n2. acme -> sold\n3. b1\n", "1. acme\n\t- -> sold\n3. b1\n")]
    [InlineData("- acme\n- b1\n- acme?\n", "- acme\n\t- acme?\n- b1\n")]
    [InlineData("- acme\n- b1\n- acme\n  its text\n\n\t- two\n\n- c1\n", "- acme\n\t- acme\n\t  its text\n\n\t- two\n- b1\n\n- c1\n")]
    public void Merges_what_stands_below(string before, string after) => RuleCheck.FixesAcross<DuplicateCompany>(before, after);

    [Theory]
    [InlineData("- acme\n- b1\n- acme aka apex\n")]
    [InlineData("- acme\n\nlater\n- acme\n\nmore\n- b1\n")]
    [InlineData("- acme\n- b1\n- acme\n\t```\n\tcode\n")]
    public void Is_not_merged_where_something_would_be_lost(string note) => Assert.Empty(RuleCheck.TitlesAcross<DuplicateCompany>(note));

    [Fact]
    public void Names_what_it_does() =>
        Assert.Equal(["Merge with “Acme” in line 2"], RuleCheck.TitlesAcross<DuplicateCompany>("- b1\n- Acme\n- acme\n"));
}
