using System.Text.Json;
using CsCheck;
using Outline.Text;
using Outline.Workspace;

namespace Folders.Tests;

/// <summary>What is read of a project file that is no JSON, and what is said of it.</summary>
public class JsonReaderTests
{
    private const string Rules = "\"rules\": { \"mojibake\": \"off\" }";

    // What is told stands between « and ».
    [Theory]
    [InlineData("{ \"never\": [\"a\"«]» RULES }", "a", "a comma is missing behind this")]
    [InlineData("{ \"never\": [«\"a\"» \"b\"], RULES }", "a b", "a comma is missing behind this")]
    [InlineData("{ \"never\"«:» RULES }", "", "a value is missing behind this colon")]
    [InlineData("{ \"never\"«:», RULES }", "", "a value is missing behind this colon")]
    [InlineData("{ «\"never\"» RULES }", "", "a colon and a value are missing behind this name")]
    [InlineData("{ «\"never\"», RULES }", "", "a colon and a value are missing behind this name")]
    [InlineData("{ «\"never\"» [\"a\"], RULES }", "a", "a colon is missing behind this name")]
    [InlineData("{ «\"nev»\n RULES }", "", "there is no quotation mark at the end of this text", true)]
    [InlineData("{ «never»: [\"a\"], RULES }", "a", "names stand between quotation marks")]
    [InlineData("{ «'never'»: [\"a\"], RULES }", "a", "texts stand between double quotation marks, \"…\"")]
    [InlineData("{ \"never\": [\"a\", «b», \"c\"], RULES }", "a c", "“b” is no value: a text stands between quotation marks")]
    [InlineData("{ \"never\": [«01», \"c\"], RULES }", "c", "“01” is no number in JSON")]
    [InlineData("{ \"never\": [\"a\",«,» \"b\"], RULES }", "a b", "nothing stands in front of this comma")]
    [InlineData("{«,» \"never\": [\"a\"], RULES }", "a", "nothing stands in front of this comma")]
    [InlineData("{ \"never\": «[»\"a\", RULES }", "a", "there is no ] for this [")]
    [InlineData("{ \"never\": «[»\"a\" }, RULES }", "a", "there is no ] for this [", true)]
    [InlineData("{ \"never\": [\"a\"] «}», RULES }", "a", "the project file ends at this }, and more stands behind it")]
    [InlineData("{ \"never\": [\"a\"] «}» RULES }", "a", "the project file ends at this }, and more stands behind it")]
    [InlineData("{ \"never\": [\"a\"]«]», RULES }", "a", "there is no [ for this ]")]
    [InlineData("{ \"never\": «[»\"a\": 1, \"b\"], RULES }", "b", "what has names stands between { and }, not between [ and ]")]
    [InlineData("{ \"never\": [«:» \"a\"], RULES }", "a", "there is no name in front of this colon")]
    [InlineData("{ «[»1, { \"a\": 2 }], RULES }", "", "a name between quotation marks, and a colon, are missing here")]
    [InlineData("{ \"never\": [\"a\"], RULES } «{ \"x\": [1]}»", "a", "this stands behind the end of the project file")]
    [InlineData("«,»{ \"never\": [\"a\"], RULES }", "a", "there is nothing that this belongs to")]
    [InlineData("{ \"never\": [\"a«\\q»b\"], RULES }", "aqb", "a backslash is written \\\\", true)]
    [InlineData("{ \"never\": [\"a«\\u»00b\"], RULES }", "au00b", "four hexadecimal digits are missing behind \\u; a backslash is written \\\\")]
    [InlineData("{ \"never\": [\"a«\t»b\"], RULES }", "a\tb", "a tab in a text is written \\t")]
    [InlineData("{ \"never\": [\"a\"], RULES, «/*» x }", "a", "this comment does not end", true)]
    [InlineData("«{» \"never\": [\"a\"], RULES", "a", "there is no } for this {")]
    [InlineData("{ RULES, \"never\": «[»\"a\"", "a", "there is no ] for this [")]
    public void What_stands_around_a_slip_of_the_pen_holds(string marked, string never, string message, bool mayHaveMore = false)
    {
        marked = marked.Replace("RULES", Rules);
        string text = marked.Replace("«", "").Replace("»", "");
        var file = ProjectFile.Parse("/notes", text);
        var errors = file.Problems.Where(problem => problem.Level == DiagnosticLevel.Error).ToList();
        var problem = mayHaveMore ? Assert.Single(errors, error => error.Message == message) : Assert.Single(errors);
        Assert.Equal(message, problem.Message);
        var expected = new LineSpan(PlaceOf(marked.IndexOf('«')), PlaceOf(marked.IndexOf('»') - 1));
        Assert.Equal(expected, problem.Span);
        Assert.Equal(never, string.Join(' ', file.Settings.Never.Select(name => name.Name)));
        Assert.Equal(DiagnosticLevel.Off, Assert.Single(file.Settings.Levels).Value);

        LinePosition PlaceOf(int offset) => SourceText.Parse(text.AsSpan(0, offset)).End;
    }

    [Theory]
    [InlineData("{ \"never\": [\"a\"«,")]
    [InlineData("yes")]
    [InlineData("]")]
    [InlineData("{ { \"a\"")]
    [InlineData("\"")]
    [InlineData("\"\\")]
    [InlineData("'")]
    [InlineData("/")]
    [InlineData("-")]
    [InlineData(":")]
    public void Whatever_stands_there_is_read(string text) => Assert.NotEmpty(ProjectFile.Parse("/notes", text).Problems);

    [Fact]
    public void What_is_nested_too_deeply_is_left_out()
    {
        string deep = $"{{ \"x\": {new string('[', 100_000)}{new string(']', 100_000)}, {Rules} }}";
        var file = ProjectFile.Parse("/notes", deep);
        Assert.Equal(["nothing in a project file stands this deep"], file.Problems.Where(problem => problem.Level == DiagnosticLevel.Error).Select(problem => problem.Message));
        Assert.Single(file.Settings.Levels);
        Assert.NotEmpty(ProjectFile.Parse("/notes", new string('[', 100_000)).Problems);
        Assert.NotEmpty(ProjectFile.Parse("/notes", string.Concat(Enumerable.Repeat("[\"a\":", 100_000))).Problems);
        Assert.NotEmpty(ProjectFile.Parse("/notes", string.Concat(Enumerable.Repeat("{\"a\":[\"b\":[\"c\":", 50_000))).Problems);
    }

    // Pieces that make JSON about as often as not.
    private static readonly Gen<string> _piece = Gen.OneOf(
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"never\":", "\"aliases\": {", "1", "-0.5e+3", "01", "1.", "true", "null", "nul", " ", "\n", "// c\n", "/* c */", "\"\\u0041\"",
        "\"\\x\"", "\"", "\"\t\"", "'a'", "é");

    private static readonly Gen<string> _json = Gen.Recursive<string>((depth, value) => depth > 3
        ? Gen.OneOf("1", "\"a\"", "true", "null")
        : Gen.OneOf(
            Gen.OneOf("-12.5e3", "\"\\n\\u00e9\"", "false"),
            value.Array[0, 3].Select(items => $"[{string.Join(" , ", items)}]"),
            value.Array[1, 3].Select(items => $"{{{string.Join(",", items.Select((item, i) => $"\"m{i}\": {item}"))}, }}")));

    private static readonly Gen<string> _broken = Gen.Select(_json, Gen.Int[0, 200], Gen.Int[0, 3], _piece, (json, at, removed, piece) =>
        json.Remove(Math.Min(at, json.Length), Math.Min(removed, json.Length - Math.Min(at, json.Length))).Insert(Math.Min(at, json.Length - Math.Min(removed, json.Length - Math.Min(at, json.Length))), piece));

    [Fact]
    public void It_is_JSON_where_the_reader_of_the_framework_says_so() =>
        Gen.OneOf(_json, _broken, _piece.Array[0, 12].Select(pieces => string.Concat(pieces))).Sample(text =>
            Assert.Equal(IsJson(text), !ProjectFile.Parse("/notes", text).Problems.Any(problem => problem.Level == DiagnosticLevel.Error)), iter: 20_000);

    // The framework does not take a text without a value, nor a comment in front of a colon.
    private static bool IsJson(string text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return true;
        }
        catch (JsonException)
        {
            return IsBlank(text) || WithoutComments(text) is var bare && bare != text && IsJson(bare);
        }
    }

    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(WithoutComments(text));

    private static string WithoutComments(string text) => text.Replace("// c\n", "\n").Replace("/* c */", " ");
}
