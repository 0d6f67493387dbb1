using System.Text.Json;
using Folders;
using Json.Schema;
using Outline.Rules;
using Outline.Workspace;

namespace Repository.Tests;

/// <summary>The JSON schema of project files says what their reader does, and the client has it.</summary>
public class ProjectSchemaTests
{
    private const string Everything = """
        {
          "$schema": "./outline.schema.json",
          "files": { "include": ["**/*.txt"], "exclude": ["archive/**"] },
          "sections": { "companies": ["portfolio"], "other": ["reading"], "headings": true, "markdown": false },
          "aliases": { "cloudflare": ["cf"], "fivetran": "5tran" },
          "never": ["replay", { "name": "astro", "in": "2022/*.outline" }],
          "rules": { ALL },
          "overrides": [{ "files": "archive/**", "rules": { "mojibake": "off" } }, { "files": ["a", "b"], "rules": {} }],
          "ignored": [{ "rule": "skipped-level", "in": "/2020.outline", "text": "- a" }, { "rule": "trailing-space", "text": "" }],
          "style": { "indent": "tabs", "indentSize": 4, "marker": "•", "lineEnd": "crlf", "finalLineEnd": true, "trimTrailingSpace": true }
        }
        """;

    private static readonly string _path = Repository.At("client-vscode", "schemas", "outline.schema.json");

    private static readonly JsonSchema _schema = JsonSchema.FromText(ProjectSchema.Write());

    private static string All => Everything.Replace("ALL", string.Join(", ", RuleCatalogue.All.Select(rule => $"\"{rule.Name}\": \"off\"")));

    // UPDATE_EXPECT=1 writes it instead.
    [Fact]
    public void It_is_made_of_what_reads_project_files()
    {
        if (Environment.GetEnvironmentVariable("UPDATE_EXPECT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            File.WriteAllText(_path, ProjectSchema.Write());
        }
        Assert.True(File.Exists(_path), "the schema is missing: run the tests with UPDATE_EXPECT=1");
        Assert.Equal(ProjectSchema.Write(), File.ReadAllText(_path));
    }

    [Fact]
    public void It_is_a_schema_of_draft_7()
    {
        using var schema = JsonDocument.Parse(ProjectSchema.Write());
        Assert.True(MetaSchemas.Draft7.Evaluate(schema.RootElement).IsValid);
        // Misspelt, they would say nothing and nobody would notice.
        string[] known =
        [
            "$schema", "$ref", "title", "description", "markdownDescription", "allowComments", "allowTrailingCommas", "type", "properties", "definitions", "additionalProperties",
            "required", "items", "anyOf", "enum", "enumDescriptions", "markdownEnumDescriptions", "default", "examples", "pattern", "maxLength", "minimum", "maximum", "propertyNames",
        ];
        Assert.Equal([], Keywords(schema.RootElement).Except(known));
        Assert.All(Objects(schema.RootElement), one => Assert.All(
            one.EnumerateObject(), member => Assert.False(string.IsNullOrWhiteSpace(member.Value.GetProperty("description").GetString()), member.Name)));
    }

    [Fact]
    public void The_client_has_it_for_every_project_file()
    {
        using var package = JsonDocument.Parse(Repository.Read("client-vscode", "package.json"));
        var contributes = package.RootElement.GetProperty("contributes");
        var validation = Assert.Single(contributes.GetProperty("jsonValidation").EnumerateArray());
        Assert.Equal((ProjectFile.Name, "./schemas/outline.schema.json"), (validation.GetProperty("fileMatch").GetString(), validation.GetProperty("url").GetString()));
        Assert.Contains(contributes.GetProperty("languages").EnumerateArray(), language =>
            language.GetProperty("id").GetString() == "jsonc" && language.TryGetProperty("filenames", out var names) && names[0].GetString() == ProjectFile.Name);
        Assert.Contains("!schemas/*.json", Repository.Read("client-vscode", ".vscodeignore").Split('\n'));
        Assert.Contains($"**/{ProjectFile.Name}", Repository.Read("client-vscode", "src", "client.ts"));
    }

    [Fact]
    public void Every_member_that_it_knows_is_read_and_every_member_that_is_read_it_knows()
    {
        using var schema = JsonDocument.Parse(ProjectSchema.Write());
        using var everything = JsonDocument.Parse(All);
        Assert.Equal(
            Paths(everything.RootElement, "").Select(path => path.Replace("/cloudflare", "/*").Replace("/fivetran", "/*")).Distinct().Order(StringComparer.Ordinal),
            SchemaPaths(schema.RootElement, schema.RootElement, "").Distinct().Order(StringComparer.Ordinal));
        Assert.True(IsValid(All));
        Assert.Empty(ProjectFile.Parse("/notes", All).Problems);
    }

    [Fact]
    public void Its_examples_and_defaults_are_read()
    {
        using var schema = JsonDocument.Parse(ProjectSchema.Write());
        int count = 0;
        foreach (var (path, value) in Examples(schema.RootElement, ""))
        {
            string[] names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            string text = names.Reverse().Aggregate(value, (inner, name) => $"{{ \"{name}\": {inner} }}");
            Assert.Empty(ProjectFile.Parse("/notes", text).Problems);
            Assert.True(IsValid(text), text);
            count++;
        }
        Assert.True(count > 15);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "aliases": {} }""")]
    [InlineData("""{ "aliases": { "a b": "c" } }""")]
    [InlineData("""{ "never": [] }""")]
    [InlineData("""{ "style": { "indentSize": 16.0 } }""")]
    [InlineData("""{ "ignored": [{ "rule": "mojibake", "text": " " }] }""")]
    [InlineData("""{ "overrides": [{ "files": [], "rules": {} }] }""")]
    public void What_is_right_is_right_to_both(string text)
    {
        Assert.True(IsValid(text));
        Assert.Empty(ProjectFile.Parse("/notes", text).Problems);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("""{ "file": {} }""")]
    [InlineData("""{ "files": [] }""")]
    [InlineData("""{ "files": { "include": "a" } }""")]
    [InlineData("""{ "files": { "includes": [] } }""")]
    [InlineData("""{ "files": { "include": [1] } }""")]
    [InlineData("""{ "files": { "include": [" "] } }""")]
    [InlineData("""{ "sections": { "headings": 1 } }""")]
    [InlineData("""{ "sections": { "company": [] } }""")]
    [InlineData("""{ "aliases": { " ": "a" } }""")]
    [InlineData("""{ "aliases": { "a": "" } }""")]
    [InlineData("""{ "aliases": { "a": [""] } }""")]
    [InlineData("""{ "aliases": { "a": {} } }""")]
    [InlineData("""{ "aliases": [] }""")]
    [InlineData("""{ "never": {} }""")]
    [InlineData("""{ "never": [{}] }""")]
    [InlineData("""{ "never": [{ "name": "a", "of": "b" }] }""")]
    [InlineData("""{ "never": [[]] }""")]
    [InlineData("""{ "rules": { "x": "off" } }""")]
    [InlineData("""{ "rules": { "mojibake": "OFF" } }""")]
    [InlineData("""{ "rules": { "mojibake": null } }""")]
    [InlineData("""{ "overrides": [{ "files": "a" }] }""")]
    [InlineData("""{ "overrides": [{ "rules": {} }] }""")]
    [InlineData("""{ "overrides": [{ "files": 1, "rules": {} }] }""")]
    [InlineData("""{ "overrides": [{ "files": "a", "rules": { "x": "off" } }] }""")]
    [InlineData("""{ "ignored": [{ "rule": "mojibake" }] }""")]
    [InlineData("""{ "ignored": [{ "rule": "x", "text": "a" }] }""")]
    [InlineData("""{ "ignored": [{ "text": "a" }] }""")]
    [InlineData("""{ "ignored": [{ "rule": "mojibake", "text": 1 }] }""")]
    [InlineData("""{ "ignored": [{ "rule": "mojibake", "text": "a", "line": 1 }] }""")]
    [InlineData("""{ "style": { "indent": "tab" } }""")]
    [InlineData("""{ "style": { "indentSize": 0 } }""")]
    [InlineData("""{ "style": { "indentSize": 17 } }""")]
    [InlineData("""{ "style": { "indentSize": 1.5 } }""")]
    [InlineData("""{ "style": { "indentSize": "4" } }""")]
    [InlineData("""{ "style": { "marker": "#" } }""")]
    [InlineData("""{ "style": { "lineEnd": "\n" } }""")]
    [InlineData("""{ "style": { "finalLineEnd": "yes" } }""")]
    [InlineData("""{ "style": { "tabs": true } }""")]
    public void What_is_wrong_is_wrong_to_both(string text)
    {
        Assert.False(IsValid(text));
        Assert.Contains(ProjectFile.Parse("/notes", text).Problems, problem => problem.Level != DiagnosticLevel.Error);
    }

    [Fact]
    public void A_pattern_that_is_too_long_is_wrong_to_both()
    {
        string text = $$"""{ "files": { "include": ["{{new string('a', PathPattern.LargestLength)}}"] } }""", longer = text.Replace("[\"a", "[\"aa");
        Assert.True(IsValid(text));
        Assert.Empty(ProjectFile.Parse("/notes", text).Problems);
        Assert.False(IsValid(longer));
        Assert.Single(ProjectFile.Parse("/notes", longer).Problems);
    }

    private static bool IsValid(string text)
    {
        using var instance = JsonDocument.Parse(text);
        return _schema.Evaluate(instance.RootElement).IsValid;
    }

    private static IEnumerable<JsonElement> Objects(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().Where(member => member.Name == "properties").Select(member => member.Value)
            .Concat(schema.EnumerateObject().SelectMany(member => Objects(member.Value))),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    private static IEnumerable<string> Keywords(JsonElement schema) => schema.ValueKind == JsonValueKind.Object
        ? schema.EnumerateObject().SelectMany(member => member.Name switch
        {
            "properties" or "definitions" => member.Value.EnumerateObject().SelectMany(one => Keywords(one.Value)).Prepend(member.Name),
            "anyOf" => member.Value.EnumerateArray().SelectMany(Keywords).Prepend(member.Name),
            "items" or "propertyNames" or "additionalProperties" => Keywords(member.Value).Prepend(member.Name),
            _ => [member.Name],
        })
        : [];

    // What stands in a file, without the numbers of elements.
    private static IEnumerable<string> Paths(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Paths(member.Value, $"{path}/{member.Name}").Prepend($"{path}/{member.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(element => Paths(element, path)),
        _ => [],
    };

    private static IEnumerable<string> SchemaPaths(JsonElement schema, JsonElement root, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            schema = root.GetProperty("definitions").GetProperty(reference.GetString()!["#/definitions/".Length..]);
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var member in properties.EnumerateObject())
            {
                // Of the rules in overrides one stands for all.
                if (path != "/overrides/rules" || member.Name == "mojibake")
                    yield return $"{path}/{member.Name}";
                foreach (string inner in SchemaPaths(member.Value, root, $"{path}/{member.Name}"))
                    yield return inner;
            }
        }
        if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object)
            yield return $"{path}/*";
        if (schema.TryGetProperty("items", out var items))
        {
            foreach (string inner in SchemaPaths(items, root, path))
                yield return inner;
        }
        if (schema.TryGetProperty("anyOf", out var several))
        {
            foreach (string inner in several.EnumerateArray().SelectMany(one => SchemaPaths(one, root, path)))
                yield return inner;
        }
    }

    // The examples and defaults of the members that are no elements of lists.
    private static IEnumerable<(string Path, string Value)> Examples(JsonElement schema, string path)
    {
        if (schema.TryGetProperty("default", out var standard))
            yield return (path, standard.GetRawText());
        if (schema.TryGetProperty("examples", out var examples))
        {
            foreach (var example in examples.EnumerateArray())
                yield return (path, example.GetRawText());
        }
        if (!schema.TryGetProperty("properties", out var properties))
            yield break;
        foreach (var found in properties.EnumerateObject().SelectMany(member => Examples(member.Value, $"{path}/{member.Name}")))
            yield return found;
    }
}
