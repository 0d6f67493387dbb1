using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using Outline.Workspace;

namespace Folders;

/// <summary>
/// A change of the text of a project file that keeps its comments and its layout. Where the file says already what it is to
/// say, nothing is replaced by nothing.
/// </summary>
/// <param name="Start">Where what is replaced begins, in UTF-16 code units from the start of the text.</param>
/// <param name="Length">How much is replaced, in UTF-16 code units.</param>
/// <param name="NewText">What stands there afterwards.</param>
public sealed partial record ProjectFileEdit(int Start, int Length, string NewText)
{
    /// <summary>The text after the change.</summary>
    /// <param name="text">The text that the change was made for.</param>
    public string ApplyTo(string text) => string.Concat(text.AsSpan(0, Start), NewText, text.AsSpan(Start + Length));

    private static readonly ProjectFileEdit _nothing = new(0, 0, "");

    /// <summary>Adds another name of something to <c>aliases</c>.</summary>
    /// <param name="text">The text of the project file, which may be empty.</param>
    /// <param name="name">The name.</param>
    /// <param name="alias">Its other name.</param>
    /// <param name="edit">The change, where this returns true.</param>
    /// <param name="problem">Why the text cannot be changed, where this returns false.</param>
    public static bool TryAddAlias(
        string text, string name, string alias, [NotNullWhen(true)] out ProjectFileEdit? edit, [NotNullWhen(false)] out ProjectProblem? problem)
    {
        edit = null;
        problem = ProblemOf(name) ?? ProblemOf(alias);
        if (problem is not null || !TryReadRoot(text, out var root, out problem))
            return false;
        var layout = new JsonLayout(text, root);
        if (!TryFind(layout, root, "aliases", JsonTokenType.StartObject, "an object, { … }", out var aliases, out problem))
            return false;
        if (aliases is null)
        {
            edit = layout.Add(root, line => $"\"aliases\": {layout.Wrap('{', Member(name, alias), '}', line)}");
            return true;
        }
        var member = aliases.Members.Find(member => member.Name == name);
        if (All(root, "aliases").Any(Says))
            edit = _nothing;
        else if (member is null)
            edit = layout.Add(aliases, _ => Member(name, alias));
        else if (member.Value.Kind == JsonTokenType.StartArray)
            edit = layout.Add(member.Value, _ => Quoted(alias));
        else if (member.Value.Kind == JsonTokenType.String)
            edit = new(member.Value.Start, member.Value.End - member.Value.Start, $"[{text[member.Value.Start..member.Value.End]}, {Quoted(alias)}]");
        else
            problem = ProblemAt(text, member.Value, "the other names of a name must be a list, [ … ]");
        return edit is not null;

        bool Says(JsonPart part) => part.Members.Exists(member =>
            member.Name == name && (member.Value.Text == alias || member.Value.Elements.Exists(element => element.Text == alias)));

        static string Member(string name, string alias) => $"{Quoted(name)}: [{Quoted(alias)}]";
    }

    /// <summary>Gives another name of something another spelling in <c>aliases</c>. Where the file does not know it, nothing changes.</summary>
    /// <param name="text">The text of the project file.</param>
    /// <param name="name">The name, as the file writes it.</param>
    /// <param name="alias">Its other name, as the file writes it.</param>
    /// <param name="newAlias">What stands there instead.</param>
    /// <param name="edit">The change, where this returns true.</param>
    /// <param name="problem">Why the text cannot be changed, where this returns false.</param>
    public static bool TryRenameAlias(
        string text, string name, string alias, string newAlias, [NotNullWhen(true)] out ProjectFileEdit? edit, [NotNullWhen(false)] out ProjectProblem? problem)
    {
        edit = null;
        problem = ProblemOf(newAlias);
        if (problem is not null || !TryFindAliases(text, out var aliases, out problem))
            return false;
        var part = aliases?.Members.Where(member => member.Name == name)
            .SelectMany(member => member.Value.Elements.Prepend(member.Value)).FirstOrDefault(part => part.Text == alias);
        edit = part is null || alias == newAlias ? _nothing : new(part.Start, part.End - part.Start, Quoted(newAlias));
        return true;
    }

    /// <summary>Gives something that has other names in <c>aliases</c> a new name of its own. Where the file does not know it, nothing changes.</summary>
    /// <param name="text">The text of the project file.</param>
    /// <param name="name">The name, as the file writes it.</param>
    /// <param name="newName">What stands there instead.</param>
    /// <param name="edit">The change, where this returns true.</param>
    /// <param name="problem">Why the text cannot be changed, where this returns false.</param>
    public static bool TryRenameName(
        string text, string name, string newName, [NotNullWhen(true)] out ProjectFileEdit? edit, [NotNullWhen(false)] out ProjectProblem? problem)
    {
        edit = null;
        problem = ProblemOf(newName);
        if (problem is not null || !TryFindAliases(text, out var aliases, out problem))
            return false;
        if (name != newName && aliases?.Members.Find(member => member.Name == newName) is { } other)
        {
            problem = new ProblemList(text).At(other.NameStart, other.NameEnd, $"“{newName}” has other names already", DiagnosticLevel.Warning);
            return false;
        }
        var member = aliases?.Members.Find(member => member.Name == name);
        edit = member is null || name == newName ? _nothing : new(member.NameStart, member.NameEnd - member.NameStart, Quoted(newName));
        return true;
    }

    /// <summary>Adds a name that counts only as a link to <c>never</c>.</summary>
    /// <param name="text">The text of the project file, which may be empty.</param>
    /// <param name="name">The name.</param>
    /// <param name="inPattern">The files where that holds, a pattern relative to the folder of the project file; null for all.</param>
    /// <param name="edit">The change, where this returns true.</param>
    /// <param name="problem">Why the text cannot be changed, where this returns false.</param>
    public static bool TryAddNever(
        string text, string name, string? inPattern, [NotNullWhen(true)] out ProjectFileEdit? edit, [NotNullWhen(false)] out ProjectProblem? problem)
    {
        edit = null;
        problem = ProblemOf(name) ?? (inPattern is null ? null : ProblemOf(inPattern) ?? ProblemOfPattern(inPattern));
        if (problem is not null || !TryReadRoot(text, out var root, out problem))
            return false;
        var layout = new JsonLayout(text, root);
        if (!TryFind(layout, root, "never", JsonTokenType.StartArray, "a list, [ … ]", out var never, out problem))
            return false;
        string entry = inPattern is null ? Quoted(name) : $"{{\"name\": {Quoted(name)}, \"in\": {Quoted(inPattern)}}}";
        edit = never is null ? layout.Add(root, line => $"\"never\": {layout.Wrap('[', entry, ']', line)}")
            : All(root, "never").Any(part => part.Elements.Exists(Says)) ? _nothing
            : layout.Add(never, _ => entry);
        return true;

        bool Says(JsonPart part) => inPattern is null
            ? part.Text == name
            : part.Members.FindLast(member => member.Name == "name")?.Value.Text == name
                && part.Members.FindLast(member => member.Name == "in")?.Value.Text == inPattern;
    }

    private static ProjectProblem? ProblemOf(string name) => string.IsNullOrWhiteSpace(name) ? Problem("a name cannot be empty") : ProblemOfText(name);

    private static ProjectProblem? ProblemOfText(string text) =>
        JsonScanner.HasHalfPair(text) ? Problem("half of a surrogate pair cannot be written down") : null;

    private static ProjectProblem? ProblemOfPattern(string pattern) =>
        PathPattern.TryParse(pattern, out _, out string? problem) ? null : Problem(problem);

    private static ProjectProblem Problem(string message) => new(message, default, DiagnosticLevel.Warning);

    private static ProjectProblem ProblemAt(string text, JsonPart part, string message) => new ProblemList(text).At(part.Start, part.End, message, DiagnosticLevel.Warning);

    /// <summary>The outermost object, null in a text of blanks and comments.</summary>
    private static bool TryReadRoot(string text, out JsonPart? root, [NotNullWhen(false)] out ProjectProblem? problem)
    {
        var problems = new ProblemList(text);
        root = JsonTree.Read(text, problems);
        if (problems.IsEmpty && root is { Kind: not JsonTokenType.StartObject })
            problems.Add(root.Start, root.End, "a project file must be an object, { … }", DiagnosticLevel.Warning);
        problem = problems.All.FirstOrDefault();
        return problem is null;
    }

    private static bool TryFind(
        JsonLayout layout, JsonPart? root, string name, JsonTokenType kind, string expected, out JsonPart? found, [NotNullWhen(false)] out ProjectProblem? problem)
    {
        found = root?.Members.Find(member => member.Name == name)?.Value;
        problem = found is null || found.Kind == kind ? null : ProblemAt(layout.Text, found, $"{name} must be {expected}");
        return problem is null;
    }

    // A name can stand in an object more than once, and all of them count.
    private static IEnumerable<JsonPart> All(JsonPart? root, string name) =>
        root is null ? [] : root.Members.Where(member => member.Name == name).Select(member => member.Value);

    private static bool TryFindAliases(string text, out JsonPart? aliases, [NotNullWhen(false)] out ProjectProblem? problem)
    {
        aliases = null;
        return TryReadRoot(text, out var root, out problem)
            && TryFind(new(text, root), root, "aliases", JsonTokenType.StartObject, "an object, { … }", out aliases, out problem);
    }

    private static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
