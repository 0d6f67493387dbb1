using System.Text;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Tests.Fixtures;

/// <summary>
/// One file of a fixture: text marked in the notation that language servers share.
/// <code>
/// //- people.outline        the name of the file that follows; the first file may go without
/// - sentry
/// →- a no$0te               → in the indentation of a line is a tab: columns are what they seem
///     ^^^^ Note             carets are an expectation about the line above; they are not part of the text
/// </code>
/// <c>$0</c> is the cursor, <c>$0…$0</c> a selection. Texts come once with <c>\n</c> and once with <c>\r\n</c>: whatever
/// a test asks has to have the same answer for both. Carets are drawn by <see cref="AnnotatedSource"/>, so that a fixture
/// with carets is its own expectation; see <see cref="Expect"/> for how it is brought up to date.
/// </summary>
internal sealed class Fixture
{
    private const string Header = "//- ";
    private const string Cursor = "$0";

    private Fixture(string name, string text, LineSpan? selection)
    {
        Name = name;
        Tree = SyntaxTree.Parse(SourceText.Parse(text));
        Selection = selection;
    }

    /// <summary>The name in the header, or <c>notes.outline</c>.</summary>
    public string Name { get; }

    /// <summary>The text without marks, as it is read.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>The place of one <c>$0</c>, or what stands between two.</summary>
    public LineSpan? Selection { get; }

    /// <summary>The place of the cursor.</summary>
    public LinePosition Position => Selection?.Start ?? throw new InvalidOperationException($"{Name} has no $0");

    /// <summary>The file of a fixture that has one, with each kind of line end.</summary>
    public static IEnumerable<Fixture> Each(string marked) => EachWorkspace(marked).Select(files => files.Single());

    /// <summary>The files of a fixture, with each kind of line end.</summary>
    public static IEnumerable<IReadOnlyList<Fixture>> EachWorkspace(string marked) => [Parse(marked, "\n"), Parse(marked, "\r\n")];

    private static List<Fixture> Parse(string marked, string lineEnd)
    {
        var files = new List<Fixture>();
        string name = "notes.outline";
        var lines = new List<string>();
        foreach (string line in marked.Split('\n'))
        {
            if (!line.StartsWith(Header, StringComparison.Ordinal))
            {
                if (!AnnotatedSource.IsAnnotation(line))
                    lines.Add(line);
                continue;
            }
            if (lines.Count > 0)
                files.Add(Read(name, lines, lineEnd));
            (name, lines) = (line[Header.Length..].Trim(), []);
        }
        files.Add(Read(name, lines, lineEnd));
        return files;
    }

    private static Fixture Read(string name, List<string> lines, string lineEnd)
    {
        var cursors = new List<LinePosition>();
        var text = new StringBuilder();
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i];
            while (line.IndexOf(Cursor, StringComparison.Ordinal) is var at and >= 0)
            {
                cursors.Add(new(i, at));
                line = line.Remove(at, Cursor.Length);
            }
            text.Append(i > 0 ? lineEnd : "").Append(AnnotatedSource.WithTabs(line));
        }
        return new(name, text.ToString(), cursors.Count == 0 ? null : new LineSpan(cursors[0], cursors[^1]));
    }
}
