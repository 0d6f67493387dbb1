using System.Text.Json;
using Outline.Rules;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Folders;

/// <summary>One reading of a project file: notes down where a value is not what it has to be.</summary>
/// <param name="text">The text of the file.</param>
internal sealed class ProjectReading(string text)
{
    private readonly Dictionary<NameKey, (NameKey Entity, string Name, LineSpan Place)> _aliases = [];

    public string Text => text;

    /// <summary>What is wrong.</summary>
    public ProblemList Problems { get; } = new(text);

    /// <summary>Says what is wrong with a value unless it is right; whether it is. Of what is no JSON that has been said.</summary>
    public bool Expect(JsonPart part, bool isSo, string otherwise)
    {
        if (!isSo && part.Kind != JsonTokenType.None)
            Add(part.Start, part.Kind is JsonTokenType.StartObject or JsonTokenType.StartArray ? part.Start + 1 : part.End, otherwise);
        return isSo;
    }

    /// <summary>Says what is wrong at a place.</summary>
    public void Add(int start, int end, string message) => Problems.Add(start, end, message, DiagnosticLevel.Warning);

    /// <summary>The members of an object. Those that are there twice are told, and count twice.</summary>
    public IEnumerable<JsonMember> Members(JsonPart part)
    {
        var seen = new Dictionary<string, JsonMember>(StringComparer.Ordinal);
        foreach (var member in part.Members)
        {
            if (member.Name is { } name && !seen.TryAdd(name, member))
            {
                Problems.Add(At(member, $"{ProblemList.Quote(name)} stands in this object already", DiagnosticLevel.Warning) with
                {
                    Related = new(Problems.SpanOf(seen[name].NameStart, seen[name].NameEnd), "The first one"),
                });
            }
            yield return member;
        }
    }

    /// <summary>Says that a member has a name that means nothing here.</summary>
    public void AddUnknown(JsonMember member, IEnumerable<string> known) =>
        Problems.Add(At(member, Unknown("member", member.Name, known), DiagnosticLevel.Hint));

    /// <summary>The rule of a name; null where there is none, which is said.</summary>
    /// <param name="name">The name.</param>
    /// <param name="start">Where it stands.</param>
    /// <param name="end">Where it ends.</param>
    public Rule? FindRule(string? name, int start, int end)
    {
        var rule = name is null ? null : RuleCatalogue.Find(name);
        if (rule is null)
            Add(start, end, Unknown("rule", name, RuleCatalogue.All.Select(rule => rule.Name)));
        return rule;
    }

    /// <summary>Takes in another name of something, and says so where it is another name of something else too.</summary>
    public void AddAlias(string name, string alias, JsonPart part)
    {
        var (key, entity) = (NameKey.Of(alias), NameKey.Of(name));
        if (key == NameKey.None || _aliases.TryAdd(key, (entity, name, Problems.SpanOf(part.Start, part.End))) || _aliases[key].Entity == entity)
            return;
        Problems.Add(Problems.At(part.Start, part.End, $"{ProblemList.Quote(alias)} is another name of {ProblemList.Quote(_aliases[key].Name)} too", DiagnosticLevel.Warning) with
        {
            Rule = DuplicateAlias.RuleName,
            Related = new(_aliases[key].Place, _aliases[key].Name),
        });
    }

    private ProjectProblem At(JsonMember member, string message, DiagnosticLevel level) => Problems.At(member.NameStart, member.NameEnd, message, level);

    private static string Unknown(string what, string? name, IEnumerable<string> known)
    {
        if (name is null)
            return $"this {what} has half of a surrogate pair in its name";
        string[] nearest = [.. NearestNames.Of(name, known).Select(near => ProblemList.Quote(near))];
        return $"there is no {what} {ProblemList.Quote(name)} here{(nearest.Length == 0 ? "" : $": did you mean {string.Join(" or ", nearest)}?")}";
    }
}
