using Outline.Features;

namespace Outline.Tests.Features;

public class NameWritingTests
{
    [Theory]
    [InlineData("builder", "builder", "Newname", "Newname")]
    [InlineData("Builder", "builder", "newname", "Newname")]
    [InlineData("BUILDER", "builder", "newname", "NEWNAME")]
    [InlineData("builder", "Builder", "Newname", "newname")]
    [InlineData("BUILDER", "Builder", "Newname", "NEWNAME")]
    [InlineData("Builder", "builder", "GitHub", "GitHub")]
    [InlineData("hubspot", "HubSpot", "PostHog", "posthog")]
    [InlineData("Hubspot", "HubSpot", "PostHog", "PostHog")]
    [InlineData("hUbSpot", "HubSpot", "acme", "acme")]
    [InlineData("Post Hog", "post hog", "red panda", "Red Panda")]
    [InlineData("Post hog", "post hog", "red panda", "Red panda")]
    [InlineData("ITA", "ITA", "Tangram", "Tangram")]
    [InlineData("X", "x", "yes", "yes")]
    [InlineData("7-11", "7 11", "Wawa", "Wawa")]
    [InlineData("ÉMILE", "émile", "žižkov", "ŽIŽKOV")]
    [InlineData("Émile", "émile", "žižkov", "Žižkov")]
    [InlineData("東京", "東京", "大阪", "大阪")]
    public void A_name_is_written_as_the_other_was(string written, string old, string renamed, string expected) =>
        Assert.Equal(expected, NameWriting.Like(written, old, renamed));

    [Theory]
    [InlineData("builder.io", "builder")]
    [InlineData("builder", "builder")]
    [InlineData("node.js", "node.js")]
    public void The_short_form_of_a_site_has_no_ending(string name, string expected) => Assert.Equal(expected, NameWriting.Short(name));
}
