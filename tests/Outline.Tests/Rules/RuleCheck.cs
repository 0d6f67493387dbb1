using System.Runtime.CompilerServices;
using System.Text;
using Outline.Features;
using Outline.Rules;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Rules;

/// <summary>
/// Checks a rule against notes that read as in the editor: carets stand below what is found, a message may follow them.
/// <c>⇥</c> is a tab and <c>␣</c> a space where they could not be seen.
/// </summary>
internal static class RuleCheck
{
    private static readonly string[] _terminators = ["\n", "\r\n", "\r"];

    /// <summary>The rule finds exactly what the carets mark.</summary>
    public static void Finds<TRule>(string marked, NoteStyle? style = null) where TRule : Rule, new()
    {
        var (note, expected) = Read(marked);
        foreach (string terminator in _terminators)
            Assert.Equal(expected, Mark(Find<TRule>(Parse(note.Replace("\n", terminator)), style), note, expected));
    }

    /// <summary>The rule finds nothing in the note.</summary>
    public static void FindsNothing<TRule>(string note, NoteStyle? style = null) where TRule : Rule, new() => Finds<TRule>(note, style);

    /// <summary>
    /// A fix of the first thing found makes one note of the other, with all three terminators, and what it mended is gone: what is
    /// left is found in the result too, and no more.
    /// </summary>
    /// <param name="before">The note, in which the rule finds something.</param>
    /// <param name="after">What the fix makes of it.</param>
    /// <param name="choice">Which of the fixes, from 0.</param>
    /// <param name="trust">How far that fix is to be trusted.</param>
    /// <param name="style">How the note is to be written.</param>
    public static void Fixes<TRule>(string before, string after, int choice = 0, Trust trust = Trust.Likely, NoteStyle? style = null) where TRule : Rule, new()
    {
        foreach (string terminator in _terminators)
        {
            var tree = Parse(Visible(before).Replace("\n", terminator));
            var diagnostics = Find<TRule>(tree, style);
            var fix = diagnostics[0].Rule.Fixes(tree, diagnostics[0], style ?? NoteStyle.Default).ElementAt(choice);
            Assert.True(diagnostics[0].Rule.CanFix(tree, diagnostics[0], style ?? NoteStyle.Default));
            var mended = Apply(tree, fix.Edits);
            Assert.Equal(Visible(after).Replace("\n", terminator), mended.Text.ToString());
            Assert.Equal(trust, fix.Trust);
            var left = Find<TRule>(mended, style);
            Assert.True(left.Count < diagnostics.Count, $"still found: {string.Join("; ", left)}");
        }
    }

    /// <summary>The titles of the fixes for the first thing found.</summary>
    public static string[] Titles<TRule>(string note) where TRule : Rule, new()
    {
        var tree = Parse(Visible(note));
        var first = Find<TRule>(tree)[0];
        return [.. first.Rule.Fixes(tree, first, NoteStyle.Default).Select(fix => fix.Title)];
    }

    /// <summary>In the files of a fixture, a rule finds exactly what the carets mark.</summary>
    public static void FindsAcross<TRule>(string marked, ProjectSettings? project = null, [CallerFilePath] string source = "")
        where TRule : WorkspaceRule, new()
    {
        foreach (var files in Fixture.EachWorkspace(marked))
        {
            var workspace = FixtureWorkspace.Of(files, project);
            var drawn = files.Select(file => AnnotatedSource.Draw(
                file.Tree.Text, FindIn<TRule>(workspace, file.Name).Select(found => (found.Span, found.Message))));
            Expect.Same(marked, string.Join('\n', files.Zip(drawn, (file, text) => marked.StartsWith("//- ", StringComparison.Ordinal) ? $"//- {file.Name}\n{text}" : text)), source);
        }
    }

    /// <summary>
    /// A fix of the first thing found in the first file makes another note of it, with both line ends; what it mended is gone, and
    /// nothing else is found than before.
    /// </summary>
    public static void FixesAcross<TRule>(string before, string after, int choice = 0) where TRule : WorkspaceRule, new()
    {
        var expected = Fixture.Each(after).ToList();
        int end = 0;
        foreach (var files in Fixture.EachWorkspace(before))
        {
            var workspace = FixtureWorkspace.Of(files);
            var diagnostics = FindIn<TRule>(workspace, files[0].Name);
            var fix = FixesFor(workspace, files[0].Name, diagnostics[0]).ElementAt(choice);
            string mended = Apply(files[0].Tree, fix.Edits).Text.ToString();
            Assert.Equal(expected[end++].Tree.Text.ToString(), mended);
            Assert.Equal(Trust.Likely, fix.Trust);

            var host = new WorkspaceHost();
            host.Apply(new WorkspaceChange.FilesRead([], [new(
                [.. files.Select(file => FixtureWorkspace.FileOf(file.Name, file == files[0] ? mended : file.Tree.Text.ToString()))])]));
            Assert.Equal(diagnostics.Count - 1, FindIn<TRule>(host.Current, files[0].Name).Count);
        }
    }

    /// <summary>The titles of the fixes for the first thing found in the first file.</summary>
    public static string[] TitlesAcross<TRule>(string fixture) where TRule : WorkspaceRule, new()
    {
        var files = Fixture.EachWorkspace(fixture).First();
        var workspace = FixtureWorkspace.Of(files);
        return [.. FixesFor(workspace, files[0].Name, FindIn<TRule>(workspace, files[0].Name)[0]).Select(fix => fix.Title)];
    }

    /// <summary>What a rule finds in a note of a workspace.</summary>
    public static List<Diagnostic> FindIn<TRule>(WorkspaceSnapshot workspace, string name) where TRule : Rule, new()
    {
        var note = NoteOf(workspace, name);
        var on = new WorkspaceSnapshot(workspace.Documents, workspace.Files, workspace.Projects, SwitchedOn(new TRule(), workspace.Settings));
        return Diagnostics.Get(note, note.ReadTree(), on).FindAll(diagnostic => diagnostic.Rule is TRule);
    }

    /// <summary>Settings by which a rule speaks that is off by itself.</summary>
    public static Settings SwitchedOn(Rule rule, Settings? settings = null) =>
        (settings ?? Settings.Default) is var all && rule.Level == DiagnosticLevel.Off && !all.Levels.ContainsKey(rule.Name)
            ? all with { Levels = all.Levels.Add(rule.Name, DiagnosticLevel.Information) }
            : all;

    /// <summary>The fixes for a diagnostic that was found in a note of a workspace.</summary>
    public static IEnumerable<Fix> FixesFor(WorkspaceSnapshot workspace, string name, Diagnostic diagnostic)
    {
        var note = NoteOf(workspace, name);
        return ((WorkspaceRule)diagnostic.Rule).Fixes(note, note.ReadTree(), diagnostic, workspace);
    }

    private static INote NoteOf(WorkspaceSnapshot workspace, string name) =>
        workspace.Notes.Single(note => note.Uri == FixtureWorkspace.UriOf(name));

    /// <summary>Reads a note.</summary>
    public static SyntaxTree Parse(string note) => SyntaxTree.Parse(SourceText.Parse(note));

    /// <summary>What a rule finds, whatever its level.</summary>
    public static List<Diagnostic> Find<TRule>(SyntaxTree tree, NoteStyle? style = null) where TRule : Rule, new() =>
        LoneNote.Get(tree, SwitchedOn(new TRule()) with { Style = style ?? NoteStyle.Default }).FindAll(diagnostic => diagnostic.Rule is TRule);

    /// <summary>The note after some edits, which have to be in order, apart from each other and inside the text.</summary>
    public static SyntaxTree Apply(SyntaxTree tree, IReadOnlyList<TextChange> edits)
    {
        for (int i = 0; i < edits.Count; i++)
        {
            var span = edits[i].Span!.Value;
            Assert.Equal(tree.Text.Clamp(span), span);
            Assert.True(i == 0 || edits[i - 1].Span!.Value.End <= span.Start, "edits overlap");
        }
        return SyntaxTree.Parse(tree.Text.WithChanges(edits));
    }

    /// <summary>The line of every item's parent.</summary>
    public static List<int> Parents(SyntaxTree tree) =>
        [.. Enumerable.Range(0, tree.Lines.Count).Where(line => tree.Lines[line].Kind == LineKind.Item).Select(tree.ParentOf)];

    /// <summary>A note with its visible tabs and spaces made real.</summary>
    public static string Visible(string note) => note.Replace('⇥', '\t').Replace('␣', ' ');

    // Splits a marked text into the note and the marked text in its normal form.
    private static (string Note, string Expected) Read(string marked)
    {
        var lines = Visible(marked).Split('\n');
        return (string.Join('\n', lines.Where(line => !IsMark(line))), string.Join('\n', lines));
    }

    private static bool IsMark(string line) => line.AsSpan().TrimStart("\t ").StartsWith('^');

    // The note with its findings marked; a message is written only where the expectation has one at that place.
    private static string Mark(List<Diagnostic> found, string note, string expected)
    {
        var expectedLines = expected.Split('\n').ToHashSet();
        var text = new StringBuilder();
        string[] lines = note.Split('\n');
        for (int line = 0; line < lines.Length; line++)
        {
            text.Append(line == 0 ? "" : "\n").Append(lines[line]);
            foreach (var diagnostic in found.Where(diagnostic => diagnostic.Span.Start.Line == line))
            {
                Assert.Equal(line, diagnostic.Span.End.Line);
                var (start, end) = (diagnostic.Span.Start.Character, diagnostic.Span.End.Character);
                string mark = new string(' ', start) + new string('^', end - start);
                string full = $"{mark} {diagnostic.Message}";
                text.Append('\n').Append(expectedLines.Contains(mark) ? mark : full);
            }
        }
        return text.ToString();
    }
}
