using Outline.Rules;

namespace Outline.Tests.Rules;

public class ConflictMarkerTests
{
    private const string Conflict = "- a\n<<<<<<< HEAD\n\t- ours\n=======\n\t- theirs\n>>>>>>> laptop\n- b\n";
    private const string WithBase = "- a\n<<<<<<< HEAD\n\t- ours\n||||||| base\n\t- was\n=======\n\t- theirs\n>>>>>>> laptop\n- b\n";

    [Fact]
    public void Marks_the_first_line_and_relates_the_others()
    {
        RuleCheck.Finds<ConflictMarker>(
            """
            - a
            <<<<<<< HEAD
            ^^^^^^^^^^^^ a merge left both versions of these lines
            ⇥- ours
            =======
            ⇥- theirs
            >>>>>>> laptop
            """);
        var found = RuleCheck.Find<ConflictMarker>(RuleCheck.Parse(WithBase));
        Assert.Equal([5, 7], found.Single().Related.Select(place => place.Span.Start.Line));
    }

    [Theory]
    [InlineData("Title\n=======\n- a")]
    [InlineData("<<<<<<< HEAD\n- a")]
    [InlineData("<<<<<<< HEAD\n- a\n>>>>>>> b")]
    [InlineData(">>>>>>> a\n=======\n<<<<<<< b")]
    [InlineData("<<<<<<< HEAD\n=======\n<<<<<<< HEAD")]
    [InlineData("<<<<<< HEAD\n=======\n>>>>>>> b")]
    [InlineData("\t<<<<<<< HEAD\n\t=======\n\t>>>>>>> b")]
    [InlineData("<<<<<<<HEAD\n=======\n>>>>>>> b")]
    [InlineData("<<<<<<< HEAD\n======= x\n>>>>>>> b")]
    [InlineData("- it looks like\n  ```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n  ```")]
    public void Leaves_alone(string note) => RuleCheck.FindsNothing<ConflictMarker>(note);

    [Theory]
    [InlineData(Conflict, "- a\n\t- ours\n- b\n", 0)]
    [InlineData(Conflict, "- a\n\t- theirs\n- b\n", 1)]
    [InlineData(Conflict, "- a\n\t- ours\n\t- theirs\n- b\n", 2)]
    [InlineData(WithBase, "- a\n\t- ours\n- b\n", 0)]
    [InlineData(WithBase, "- a\n\t- theirs\n- b\n", 1)]
    [InlineData(WithBase, "- a\n\t- ours\n\t- theirs\n- b\n", 2)]
    [InlineData("<<<<<<<\n- a\n=======\n>>>>>>>", "- a\n", 0)]
    [InlineData("<<<<<<<\n- a\n=======\n>>>>>>>", "", 1)]
    public void Keeps_what_is_chosen(string before, string after, int choice) => RuleCheck.Fixes<ConflictMarker>(before, after, choice);

    [Fact]
    public void Titles_name_the_versions() => Assert.Equal(
        ["Keep the first version (HEAD)", "Keep the second version (laptop)", "Keep both"], RuleCheck.Titles<ConflictMarker>(Conflict));

    [Fact]
    public void What_a_merge_left_is_no_head_that_items_stand_too_deep_below() =>
        RuleCheck.FindsNothing<SkippedLevel>("- a\n\t- b\n<<<<<<< x\n\t\t- c\n=======\n\t\t- d\n>>>>>>> y\n\t\t- e\n");
}
