using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;

namespace Outline.Tests.Syntax;

/// <summary>Carets stand under whole spans; where the inner part is not the whole, its text follows the kind.</summary>
public class InlineLexerTests
{
    [Fact]
    public void Wiki_links() => Check("""
        - see [[acme]], [[acme|Acme Inc]] and [[acme#item]]
              ^^^^^^^^ WikiLink acme
                        ^^^^^^^^^^^^^^^^^ WikiLink acme|Acme Inc
                                              ^^^^^^^^^^^^^ WikiLink acme#item
        - [[acme
        - [[ ]] [[]] [acme]
        - [[open [[acme]]
                 ^^^^^^^^ WikiLink acme
        - [[[acme]]]
           ^^^^^^^^ WikiLink acme
        - [[acme `]]`
                 ^^^^ Code ]]
        """);

    [Fact]
    public void Markdown_links() => Check("""
        - [text](target) and [a (b)](c(d)e)
          ^^^^^^^^^^^^^^ MarkdownLink target
                             ^^^^^^^^^^^^^^ MarkdownLink c(d)e
        - ![image](a.png)
           ^^^^^^^^^^^^^^ MarkdownLink a.png
        - [text] (target) [text]() [text](open
        - text](target)
        - [x [inner](target)](outer)
             ^^^^^^^^^^^^^^^ MarkdownLink target
        - [`]`](a)
          ^^^^^^^^ MarkdownLink a
           ^^^ Code ]
        """);

    [Fact]
    public void Urls() => Check("""
        - https://acme.com/a?b=c#d, (https://acme.com/a_(b)). HTTP://X.Y!
          ^^^^^^^^^^^^^^^^^^^^^^^^ Url
                                     ^^^^^^^^^^^^^^^^^^^^^^ Url
                                                              ^^^^^^^^^^ Url
        - [[https://acme.com]] "https://acme.com"
          ^^^^^^^^^^^^^^^^^^^^ WikiLink https://acme.com
                               ^^^^^^^^^^^^^^^^^^ Quote https://acme.com
                                ^^^^^^^^^^^^^^^^ Url
        - mailto:ana@acme.com mail: x http:// ://x 1://x
          ^^^^^^^^^^^^^^^^^^^ Url
        - git+ssh://host/2022#tag@x
          ^^^^^^^^^^^^^^^^^^^^^^^^^ Url
        - <https://acme.com> [https://acme.com](b) (http://acme.com/a)b x://
           ^^^^^^^^^^^^^^^^ Url
                             ^^^^^^^^^^^^^^^^^^^^^ MarkdownLink b
                              ^^^^^^^^^^^^^^^^ Url
                                                    ^^^^^^^^^^^^^^^^^ Url
        """);

    [Fact]
    public void Tags_and_people() => Check("""
        - #tag #a/b-c.d. #[[two words]] #2022q1
          ^^^^ Tag tag
               ^^^^^^^^ Tag a/b-c.d
                         ^^^^^^^^^^^^^^ Tag two words
                                        ^^^^^^^ Tag 2022q1
        - #1 a#b ##c &#39; # #-x #[[open
        - @ana @ana.lima. @a-b
          ^^^^ Person ana
               ^^^^^^^^^ Person ana.lima
                          ^^^^ Person a-b
        - a@b.c @@x @1 @ https://a.b/#c@d
                         ^^^^^^^^^^^^^^^^ Url
        """);

    [Fact]
    public void Block_references_and_ids() => Check("""
        - ((62f0-a1)) (()) ((a b)) ((open
          ^^^^^^^^^^^ BlockReference 62f0-a1
        - text ^abc-1
               ^^^^^^ BlockId abc-1
        - ^abc text a^b
        """);

    [Fact]
    public void Code_hides_what_is_in_it() => Check("""
        - `[[a]]` ``b ` #c`` `open #d
          ^^^^^^^ Code [[a]]
                  ^^^^^^^^^^ Code b ` #c
                                   ^^ Tag d
        - "a `"` b" and **c `**` d**
          ^^^^^^^^^ Quote a `"` b
             ^^^ Code "
                        ^^^^^^^^^^^^ Strong c `**` d
                            ^^^^ Code **
        - `a` `b`
          ^^^ Code a
              ^^^ Code b
        - `really?`
          ^^^^^^^^^ Code really?
        """);

    [Fact]
    public void Strong() => Check("""
        - **strong #tag** and **more**
          ^^^^^^^^^^^^^^^ Strong strong #tag
                   ^^^^ Tag tag
                              ^^^^^^^^ Strong more
        - ** not ** **open
        - **** *a*
        """);

    [Theory]
    [InlineData("[ ]")]
    [InlineData("[x]")]
    [InlineData("[X]")]
    [InlineData("[-]")]
    [InlineData("TODO")]
    [InlineData("DOING")]
    [InlineData("WAITING")]
    [InlineData("DONE")]
    [InlineData("CANCELLED")]
    public void Tasks_begin_with_their_state(string state) =>
        Assert.Equal(new InlineSpan(InlineKind.Task, 2, 2 + state.Length, 2, 2 + state.Length), Lex($"- {state} call").StartSpan);

    [Theory]
    [InlineData("[a] call")]
    [InlineData("[x]call")]
    [InlineData("TODOs")]
    [InlineData("todo call")]
    [InlineData("call TODO")]
    public void Other_words_are_no_state(string text) =>
        Assert.DoesNotContain(Lex("- " + text).Spans.ToArray(), span => span.Kind == InlineKind.Task);

    [Fact]
    public void Arrows() => Check("""
        - a -> b=>c → d
            ^^ Arrow
                ^^ Arrow
                    ^ Arrow
        - a - > b -- c = d
        """);

    [Fact]
    public void Quotes() => Check("""
        - "one" “two” «three»
          ^^^^^ Quote one
                ^^^^^ Quote two
                      ^^^^^^^ Quote three
        - 5" and 6" ""
        - ("a!" "b")
           ^^^^ Quote a!
                ^^^ Quote b
        - "open
        """);

    [Fact]
    public void Labels() => Check("""
        - problem: no code
          ^^^^^^^^ Label problem
        - what they need: time
          ^^^^^^^^^^^^^^^ Label what they need
        - Ana's Q&A/x: y
          ^^^^^^^^^^^^ Label Ana's Q&A/x
        - solves:
          ^^^^^^^ Label solves
        - one two three four: no
        - 12:30 no
        - a:b no, c: no
        no: item
        """);

    [Fact]
    public void Amounts() => Check("""
        - 50k $70m 83b 89% 3.5x 0.5% €1,000 60%-70% 300-500m
          ^^^ Amount
              ^^^^ Amount
                   ^^^ Amount
                       ^^^ Amount
                           ^^^^ Amount
                                ^^^^ Amount
                                     ^^^^^^ Amount
                                            ^^^^^^^ Amount
                                                    ^^^^^^^^ Amount
        - 1 12.5 50kg x5k 3x3x2x2x v1.5x 5th 1-2-3
        """);

    [Fact]
    public void Chains_of_amounts() => Check("""
        - 5x -> 3.5x → 2x
          ^^^^^^^^^^^^^^^ AmountChain
          ^^ Amount
             ^^ Arrow
                ^^^^ Amount
                     ^ Arrow
                       ^^ Amount
        - 6m -> 300-500m - 2m
          ^^^^^^^^^^^^^^ AmountChain
          ^^ Amount
             ^^ Arrow
                ^^^^^^^^ Amount
                           ^^ Amount
        - 5x -> growth -> 3x
          ^^ Amount
             ^^ Arrow
                       ^^ Arrow
                          ^^ Amount
        """);

    [Fact]
    public void Dates() => Check("""
        - 2022 jan 2020 Sept. 2021 2018-19 2016-2017 2022-04-05 2022-04
          ^^^^ Date
               ^^^^^^^^ Date
                        ^^^^^^^^^^ Date
                                   ^^^^^^^ Date
                                           ^^^^^^^^^ Date
                                                     ^^^^^^^^^^ Date
                                                                ^^^^^^^ Date
        - 12022 20220 1822 jan 20 january a2022 jan2020 may we
        """);

    [Fact]
    public void Questions() => Check("""
        - why is that?
          ^^^^^^^^^^^^ Question why is that
        - competitors (fastly?) and (a, b?)
                      ^^^^^^^^^ Question fastly
        - (acme) why? because
        why is that?
        """);

    [Fact]
    public void Properties() => Check("""
        - alias:: cf, [[acme]]
          ^^^^^^^^^^^^^^^^^^^^ Property alias
                      ^^^^^^^^ WikiLink acme
          alias:: cf
          ^^^^^^^^^^ Property alias
        - a:: b:: c
          ^^^^^^^^^ Property a
        """);

    [Fact]
    public void Nothing_is_read_in_fences_and_front_matter() => Check("""
        ---
        a: "b"
        ---
        - ```#a
          [[b]]
          ```
        """);

    [Fact]
    public void Headings_and_heads_are_read() => Check("""
        # about [[acme]]
                ^^^^^^^^ WikiLink acme
        people of @ana
                  ^^^^ Person ana
        - a
        """);

    private static void Check(string expected)
    {
        foreach (var fixture in Fixture.Each(expected))
            Expect.Same(expected, AnnotatedSource.Draw(fixture.Tree.Text, fixture.Tree.Lines.SelectMany(Annotations)));
    }

    private static IEnumerable<(LineSpan, string)> Annotations(LineSyntax line, int number)
    {
        foreach (var span in line.Spans.ToArray())
        {
            string inner = line.Text[span.InnerStart..span.InnerEnd];
            yield return (new(number, span.Start, span.End), inner.Length == span.Length ? $"{span.Kind}" : $"{span.Kind} {inner}");
        }
    }

    private static LineSyntax Lex(string line) => LineLexer.Lex(line, LineState.Normal);
}
