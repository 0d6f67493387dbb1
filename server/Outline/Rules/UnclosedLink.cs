using System.Buffers;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>A link that is opened and not closed.</summary>
public sealed class UnclosedLink : LineRule
{
    private const string Opening = "[[", Closing = "]]";

    // What a name is not likely to go beyond.
    private static readonly SearchValues<string> _ends = SearchValues.Create(
        [" - ", " – ", " — ", ",", ";", " ->", " =>", " →", ": ", ". ", " (", "[", "]", "\"", "”", "!", "?"], StringComparison.Ordinal);

    [ThreadStatic]
    private static List<int>? _open;

    /// <inheritdoc/>
    public override string Name => "unclosed-link";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Warning;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "a link that is opened by `[[` and not closed by `]]` on the same line",
        """
        Without its end it is no link: it leads nowhere, and a search for mentions passes over it. Brackets that were hardly meant
        as a link say nothing: in code and URLs, before a blank, behind a letter (`a[[i`), or around ranges and lists.
        """,
        "- competes with [[hasura - graphql\n",
        "- competes with [[hasura]] - graphql\n",
        "Closes the link where the name seems to end, or at the end of the line. It stays a choice, for only the writer knows the name.");

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        string text = line.Text;
        int at = text.IndexOf(Opening, StringComparison.Ordinal);
        if (at < 0 || !RuleText.IsProse(line))
            return;
        // Most lines with links close them all, so one list a thread serves every line.
        var open = _open ??= [];
        open.Clear();
        while (at >= 0 && at + 1 < text.Length)
        {
            bool opens = text[at] == '[' && text[at + 1] == '[', closes = text[at] == ']' && text[at + 1] == ']';
            if (opens)
                open.Add(at);
            else if (closes && open.Count > 0)
                open.RemoveAt(open.Count - 1);
            at += opens || closes ? 2 : 1;
            int next = text.AsSpan(Math.Min(at, text.Length)).IndexOfAny('[', ']');
            at = next < 0 ? -1 : at + next;
        }
        if (open.Count == 0)
            return;
        var closed = ClosedBrackets(text);
        foreach (int start in open)
        {
            int end = NameEnd(line, start);
            if (!closed.Contains(start) && IsMeant(line, start, end))
                found.Add(new(start, end, $"{RuleText.Quote(text.AsSpan(start, end - start))} has no “]]” on this line"));
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        var (line, start) = diagnostic.Span.Start;
        var syntax = tree.Lines[line];
        int end = diagnostic.Span.End.Character;
        yield return Close(end);
        int rest = syntax.Text.IndexOf(Opening, start + Opening.Length, StringComparison.Ordinal);
        rest = syntax.Text.AsSpan(0, rest < 0 ? syntax.ContentEnd : rest).TrimEnd().Length;
        if (rest > end && !syntax.Text.AsSpan(end, rest - end).Contains(']'))
            yield return Close(rest);

        Fix Close(int at)
        {
            string name = syntax.Text[(start + Opening.Length)..at];
            // A single bracket is half of the end.
            string missing = at < syntax.Text.Length && syntax.Text[at] == ']' ? "]" : Closing;
            return new($"Close the link: {RuleText.Quote($"[[{name}]]")}", [new(new(line, at, at), missing)], Trust.Likely);
        }
    }

    private static int NameEnd(LineSyntax line, int start)
    {
        int from = start + Opening.Length;
        var rest = line.Text.AsSpan(from, Math.Max(0, line.ContentEnd - from));
        int length = rest.IndexOfAny(_ends);
        var name = length < 0 ? rest : rest[..length];
        // The bracket around the link is not part of it: ([[name).
        if (name.IndexOf(')') is var bracket and >= 0 && !name[..bracket].Contains('('))
            name = name[..bracket];
        name = name.TrimEnd();
        return from + (length < 0 ? name.TrimEnd('.') : name).Length;
    }

    private static bool IsMeant(LineSyntax line, int start, int end)
    {
        var text = line.Text.AsSpan();
        var name = text[(start + Opening.Length)..Math.Max(end, start + Opening.Length)];
        if (name.Length < 2 || !char.IsLetterOrDigit(name[0]) || !char.IsLetterOrDigit(name[1]))
            return false;
        // a[[i, x = [[1, \[[, ^[[31m of a terminal, and a third bracket.
        if (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '=' or '\\' or '[' or ']' or ')' or '$' or '^' or '\e'))
            return false;
        // [[1, 2], and [[text](target)].
        if (!name.ContainsAnyExceptInRange('0', '9') && end < text.Length && text[end] is ',' or ']')
            return false;
        return !(end + 1 < text.Length && text[end] == ']' && text[end + 1] is '(' or '[' or ':')
            && !RuleText.IsInCode(line, start, start + Opening.Length) && !RuleText.IsInUrl(line, start, start + Opening.Length);
    }

    // [[ARGUMENT] VALUE]: two brackets, each with its own end. Where those stand that have one.
    private static HashSet<int> ClosedBrackets(string text)
    {
        var closed = new HashSet<int>();
        var open = new Stack<int>();
        for (int at = text.IndexOf('['); at >= 0 && at < text.Length;)
        {
            if (text[at] == '[')
                open.Push(at);
            else if (open.TryPop(out int start))
                closed.Add(start);
            at++;
            int next = text.AsSpan(at).IndexOfAny('[', ']');
            at = next < 0 ? -1 : at + next;
        }
        return closed;
    }
}
