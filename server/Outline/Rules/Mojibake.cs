using System.Text;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Rules;

/// <summary>Text that was written in one encoding and read in another.</summary>
public sealed class Mojibake : LineRule
{
    // A long line may be broken in a thousand places, and each is asked about by itself.
    [ThreadStatic]
    private static (LineSyntax Line, List<Misreading.Stretch> Found)? _last;

    /// <inheritdoc/>
    public override string Name => "mojibake";

    /// <inheritdoc/>
    public override DiagnosticLevel Level => DiagnosticLevel.Warning;

    /// <inheritdoc/>
    public override RulePage Page { get; } = new(
        "text in UTF-8 that some program took for Windows-1252, Latin-1 or Mac Roman",
        """
        `Ã³` or `√≥` where an ó should be: the word cannot be read, found or linked. Nothing is guessed: the characters, written as
        bytes of Windows-1252, Latin-1 or Mac Roman, have to be UTF-8, and what they decode to has to give the same bytes again.
        Where that could be an accident they are left alone: a capital that merely stands before a closing quotation mark, `√π` and
        `≈£5`, a dash or a quotation mark before an accented letter. So is text that was broken in another way, and code in
        back-ticks, where people write about such things.
        """,
        "- airbyte\n\t- entity regularizaciÃ³n\n",
        "- airbyte\n\t- entity regularización\n",
        """
        Decodes it, as often as it was broken, each time from what it was read as. Certain, except where the line would then begin
        with another marker or indentation than before, or where it shows only because nothing else on the line is beyond ASCII.
        """,
        Trust.Certain);

    /// <inheritdoc/>
    public override void Find(LineSyntax line, List<LineFinding> found)
    {
        if (Ascii.IsValid(line.Text) || !RuleText.IsProse(line) || !Misreading.MayBeIn(line.Text))
            return;
        foreach (var stretch in FindOutsideCode(line))
            found.Add(new(stretch.Start, stretch.End, Describe(line.Text, stretch)));
    }

    /// <inheritdoc/>
    public override bool CanFix(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style) => true;

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(SyntaxTree tree, Diagnostic diagnostic, NoteStyle style)
    {
        var (line, start) = diagnostic.Span.Start;
        string text = tree.Lines[line].Text;
        if (!ReferenceEquals(_last?.Line, tree.Lines[line]))
            _last = (tree.Lines[line], FindOutsideCode(tree.Lines[line]));
        foreach (var stretch in _last.Value.Found)
        {
            if (stretch.Start != start)
                continue;
            yield return new(
                stretch.Text.Length == 0 ? "Remove it" : $"Decode to {RuleText.Quote(stretch.Text)}",
                [new(new LineSpan(line, start, stretch.End), stretch.Text)],
                !stretch.IsThin && RuleText.ReadsAlike(tree, new(line, start, stretch.End), stretch.Text) ? Trust.Certain : Trust.Likely);
        }
    }

    // A URL's path is sent as it is written: it may be broken at the other end too.
    private static List<Misreading.Stretch> FindOutsideCode(LineSyntax line)
    {
        var found = new List<Misreading.Stretch>();
        int from = 0;
        foreach (var span in line.Spans)
        {
            if (span.Kind is InlineKind.Code or InlineKind.Url && span.Start >= from)
            {
                FindIn(from, span.Start);
                from = span.End;
            }
        }
        FindIn(from, line.Text.Length);
        return found;

        void FindIn(int start, int end)
        {
            foreach (var stretch in Misreading.Find(line.Text.AsSpan(start, end - start)))
                found.Add(stretch with { Start = stretch.Start + start, End = stretch.End + start });
        }
    }

    private static string Describe(string line, Misreading.Stretch stretch)
    {
        string broken = RuleText.Quote(line.AsSpan(stretch.Start, stretch.End - stretch.Start)), codepages = Describe(stretch.Codepages);
        return stretch.Text.Length == 0
            ? $"{broken} is a byte order mark read as {codepages}"
            : $"{broken} is UTF-8 read as {codepages}: {RuleText.Quote(stretch.Text)}";
    }

    private static string Describe(IReadOnlyList<string> codepages) => codepages.Distinct().Count() > 1
        ? string.Join(", then as ", codepages.Reverse())
        : codepages.Count switch
        {
            1 => codepages[0],
            2 => $"{codepages[0]} twice",
            var times => $"{codepages[0]} {times} times",
        };
}
