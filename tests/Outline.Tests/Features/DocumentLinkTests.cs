using Outline.Features;
using Outline.Tests.Fixtures;

namespace Outline.Tests.Features;

public class DocumentLinkTests
{
    [Fact]
    public void Urls_and_link_targets() => Check("""
        - https://acme.com. and (https://beta.com/a_(b))
          ^^^^^^^^^^^^^^^^ https://acme.com
                                 ^^^^^^^^^^^^^^^^^^^^^^ https://beta.com/a_(b)
        →- [text](https://acme.com) mailto:ana@acme.com obsidian://open
           ^^^^^^^^^^^^^^^^^^^^^^^^ https://acme.com
                                    ^^^^^^^^^^^^^^^^^^^ mailto:ana@acme.com
                                                        ^^^^^^^^^^^^^^^ obsidian://open
        [https://acme.com](HTTPS://acme.com)
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ HTTPS://acme.com
        """);

    [Fact]
    public void A_title_is_not_part_of_the_target() => Check("""
        - [text](https://acme.com "a title")
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ https://acme.com
        """);

    [Fact]
    public void Not_code_nor_files_nor_schemes_that_nobody_opens() => Check("""
        - `https://acme.com` [text](acme.md) htp://acme.com problem:x [[acme]]
        - ```
          https://acme.com
        """);

    [Fact]
    public void The_seed() => Expect.Same("""
        https://techcrunch.com/2019/02/19/google-acquires-cloud-migration-platform-alooma/
        https://www.freshpaint.io/
        https://vtex.com/us-en/cases/
        https://www.linkedin.com/in/codingcatdev
        https://mui.com/
        https://greylock.com/portfolio-news/headless-no-code-commerce/
        https://aleph.vc/
        """, string.Join('\n', DocumentLink.Of(Seed.Notes).Select(link => link.Target)));

    private static void Check(string expected)
    {
        foreach (var fixture in Fixture.Each(expected))
            Expect.Same(expected, AnnotatedSource.Draw(fixture.Tree.Text, DocumentLink.Of(fixture.Tree).Select(link => (link.Span, link.Target))));
    }
}
