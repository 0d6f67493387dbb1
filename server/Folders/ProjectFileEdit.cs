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
public sealed record ProjectFileEdit(int Start, int Length, string NewText)
{
    /// <summary>The text after the change.</summary>
    /// <param name="text">The text that the change was made for.</param>
    public string ApplyTo(string text) => string.Concat(text.AsSpan(0, Start), NewText, text.AsSpan(Start + Length));

    private const string DefaultUnit = "  ";

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
        var layout = new Layout(text, root);
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
            problem = ProjectProblem.At(text, member.Value.Start, "the other names of a name must be a list, [ … ]");
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
            problem = ProjectProblem.At(text, other.NameStart, $"“{newName}” has other names already");
            return false;
        }
        var member = aliases?.Members.Find(member => member.Name == name);
        edit = member is null || name == newName ? _nothing : new(member.NameStart, StringEnd(text, member.NameStart) - member.NameStart, Quoted(newName));
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
        var layout = new Layout(text, root);
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

    private static ProjectProblem? ProblemOf(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return new("a name cannot be empty", 0, 0);
        for (int i = 0; i < name.Length; i++)
        {
            if (char.IsSurrogatePair(name, i))
                i++;
            else if (char.IsSurrogate(name[i]))
                return new("half of a surrogate pair cannot be written down", 0, 0);
        }
        return null;
    }

    private static ProjectProblem? ProblemOfPattern(string pattern) =>
        PathPattern.TryParse(pattern, out _, out string? problem) ? null : new(problem, 0, 0);

    /// <summary>The outermost object, null in a text of blanks and comments.</summary>
    private static bool TryReadRoot(string text, out JsonPart? root, [NotNullWhen(false)] out ProjectProblem? problem)
    {
        root = JsonTree.Read(text, out problem);
        if (problem is null && root is { Kind: not JsonTokenType.StartObject })
            problem = ProjectProblem.At(text, root.Start, "a project file must be an object, { … }");
        return problem is null;
    }

    private static bool TryFind(
        Layout layout, JsonPart? root, string name, JsonTokenType kind, string expected, out JsonPart? found, [NotNullWhen(false)] out ProjectProblem? problem)
    {
        found = root?.Members.Find(member => member.Name == name)?.Value;
        problem = found is null || found.Kind == kind ? null : ProjectProblem.At(layout.Text, found.Start, $"{name} must be {expected}");
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

    /// <summary>Behind the quotation mark that ends the string beginning at an offset.</summary>
    private static int StringEnd(string text, int start)
    {
        int at = start + 1;
        while (text[at] != '"')
            at += text[at] == '\\' ? 2 : 1;
        return at + 1;
    }

    private static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    /// <summary>How a text is laid out, and where something new goes in it.</summary>
    private sealed class Layout(string text, JsonPart? root)
    {
        private readonly string _newLine = text.AsSpan().IndexOfAny('\r', '\n') is var at and >= 0
            ? text.AsSpan(at).StartsWith("\r\n") ? "\r\n" : text[at].ToString()
            : "\n";

        private readonly string _unit = UnitOf(text, root);

        public string Text => text;

        /// <summary>A value with one thing in it, on lines of its own if it begins on such a line.</summary>
        /// <param name="open">How it begins.</param>
        /// <param name="item">What is in it.</param>
        /// <param name="close">How it ends.</param>
        /// <param name="line">The indentation of the line it begins on; null to stay on that line.</param>
        public string Wrap(char open, string item, char close, string? line) =>
            line is null ? $"{open}{item}{close}" : $"{open}{_newLine}{line}{_unit}{item}{_newLine}{line}{close}";

        /// <summary>Adds a member or an element behind the others.</summary>
        /// <param name="container">The object or array, null for a file that has none yet.</param>
        /// <param name="item">Writes it, given the indentation of its own line or null if it shares one.</param>
        public ProjectFileEdit Add(JsonPart? container, Func<string?, string> item)
        {
            if (container is null)
                return new(text.Length, 0, $"{(text.Length == 0 || text[^1] is '\r' or '\n' ? "" : _newLine)}{Wrap('{', item(_unit), '}', "")}{_newLine}");
            return container.Last is { } last ? AddBehind(container, last.Start, last.End, item) : AddFirst(container, item);
        }

        private ProjectFileEdit AddBehind(JsonPart container, int lastStart, int lastEnd, Func<string?, string> item)
        {
            int comma = JsonTree.SkipTrivia(text, lastEnd);
            bool hasComma = comma < container.End && text[comma] == ',';
            int end = hasComma ? comma + 1 : lastEnd;
            string line = IndentOf(lastStart);
            if (LineStart(lastStart) + line.Length != lastStart)
                return new(end, 0, hasComma ? $" {item(null)}," : $", {item(null)}");
            // A comment behind the last one belongs to it.
            int behind = CommentsEnd(end);
            return hasComma
                ? new(behind, 0, $"{_newLine}{line}{item(line)},")
                : new(end, behind - end, $",{text[end..behind]}{_newLine}{line}{item(line)}");
        }

        private ProjectFileEdit AddFirst(JsonPart container, Func<string?, string> item)
        {
            int open = container.Start + 1, close = container.End - 1;
            int behind = LastCommentEnd(open, close);
            string outer = IndentOf(container.Start);
            // A file of one line holds nothing yet; it is going to.
            if (container != root && text.AsSpan(open, close - open).IndexOfAny('\r', '\n') < 0)
                return new(behind, 0, behind > open ? $" {item(null)}" : item(null));
            bool closesOnNewLine = text.AsSpan(behind, close - behind).IndexOfAny('\r', '\n') >= 0;
            return new(behind, 0, $"{_newLine}{outer}{_unit}{item(outer + _unit)}{(closesOnNewLine ? "" : _newLine + outer)}");
        }

        private int LastCommentEnd(int from, int to)
        {
            int behind = from;
            while (from < to)
                from = JsonTree.CommentEnd(text, from) is var end and >= 0 ? behind = end : from + 1;
            return behind;
        }

        /// <summary>Behind the comments that begin and end on the line of an offset.</summary>
        private int CommentsEnd(int from)
        {
            int behind = from;
            while (true)
            {
                while (from < text.Length && text[from] is ' ' or '\t')
                    from++;
                int end = from < text.Length ? JsonTree.CommentEnd(text, from) : -1;
                if (end < 0 || text.AsSpan(from, end - from).IndexOfAny('\r', '\n') >= 0)
                    return behind;
                behind = from = end;
            }
        }

        private int LineStart(int offset) => text.AsSpan(0, offset).LastIndexOfAny('\r', '\n') + 1;

        private string IndentOf(int offset) => IndentOf(text, LineStart(offset));

        private static string IndentOf(string text, int lineStart)
        {
            int end = lineStart;
            while (end < text.Length && text[end] is ' ' or '\t')
                end++;
            return text[lineStart..end];
        }

        /// <summary>By how much the first member is indented more than the object.</summary>
        private static string UnitOf(string text, JsonPart? root)
        {
            if (root?.Members is not [var first, ..])
                return DefaultUnit;
            int start = text.AsSpan(0, first.NameStart).LastIndexOfAny('\r', '\n') + 1;
            string outer = IndentOf(text, text.AsSpan(0, root.Start).LastIndexOfAny('\r', '\n') + 1), inner = IndentOf(text, start);
            return start > root.Start && inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner[outer.Length..] : DefaultUnit;
        }
    }
}
