using Outline.Features;
using Outline.Tests.Fixtures;

namespace Outline.Tests.Features;

public class CodeLensTests
{
    [Fact]
    public void Each_company_has_one_on_its_line()
    {
        foreach (var fixture in Fixture.Each("""
            chats
            - sentry - errors
              ^^^^^^ sentry
            →- vs airbyte
            - airbyte
              ^^^^^^^ airbyte
            """))
        {
            var document = FixtureWorkspace.Of([fixture]).Documents.Values.Single();
            Expect.Same("""
                chats
                - sentry - errors
                  ^^^^^^ sentry
                →- vs airbyte
                - airbyte
                  ^^^^^^^ airbyte
                """, AnnotatedSource.Draw(fixture.Tree.Text, CodeLens.Of(document).Select(lens => (lens.Span, lens.Name))));
        }
    }

    [Theory]
    [InlineData("sentry", "no mentions")]
    [InlineData("airbyte", "1 mention")]
    [InlineData("cloudflare", "3 mentions in 2 files")]
    [InlineData("prisma", "2 mentions")]
    [InlineData("gone", "no mentions")]
    public void Mentions_are_counted_in_all_notes_without_the_definitions(string name, string title)
    {
        foreach (var files in Fixture.EachWorkspace("""
            - sentry
            →- vs airbyte and prisma, prisma
            - cloudflare (cf)
            →- cf is `cloudflare`
            //- more.outline
            - cloudflare
            →- [[Cloudflare]]'s and cloudflare
            - airbyte
            - prisma
            """))
        {
            Assert.Equal(title, MentionCount.Of(FixtureWorkspace.Of(files), name).Title);
        }
    }
}
