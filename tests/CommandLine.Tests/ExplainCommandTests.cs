using CommandLine.Reports;
using Outline.Rules;

namespace CommandLine.Tests;

public class ExplainCommandTests
{
    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Name)];

    [Theory, MemberData(nameof(Rules))]
    public void Each_rule_has_a_page(string name)
    {
        var (code, output, error) = Cli.Run("explain", name);
        Assert.Equal((0, ""), (code, error));
        string[] lines = output.Split('\n');
        Assert.Equal([name, ""], lines[..2]);
        Assert.Contains("WHY", lines);
        Assert.Contains("MALFORMED", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("```") || line.StartsWith('#'));
        Assert.Contains(lines, line => line.StartsWith("Level: ") && !line.Contains('*'));
        Assert.DoesNotContain('\t', output);
    }

    [Fact]
    public void Without_a_name_all_rules_are_listed() =>
        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Name), Cli.Run("explain").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));

    [Fact]
    public void A_name_that_there_is_not_ends_with_2_and_the_nearest()
    {
        var (code, output, error) = Cli.Run("explain", "mojibak");
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("outline-notes: there is no rule 'mojibak'; there is mojibake\n", error);
        Assert.StartsWith("outline-notes: there is no rule 'qqq'\n", Cli.Run("explain", "qqq").Error);
    }

    [Fact]
    public void Paragraphs_are_filled_examples_are_not_and_marks_become_colours()
    {
        var output = new StringWriter { NewLine = "\n" };
        new TerminalPage(output, new(true), 20).Write("# a\n\nLevel: **hint**. One\ntwo `three four` five\nsix seven\n\n## Why\n\n````text\n- long\t`line` that stays as it is\n```\n````\n");
        Assert.Equal(
            "\e[1ma\e[0m\n\nLevel: \e[1mhint\e[0m. One two\n\e[36m`three four`\e[0m five\nsix seven\n\n\e[1mWHY\e[0m\n\n    - long    `line` that stays as it is\n    ```\n",
            output.ToString());
    }
}
