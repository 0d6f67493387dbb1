using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Outline.Text;

namespace Outline.Workspace;

/// <summary>
/// What one <c>.editorconfig</c> file says (editorconfig.org, 0.17). Lines, patterns and values that make no sense are left
/// out: a broken file never keeps anybody from a note.
/// </summary>
public sealed class EditorConfig
{
    /// <summary>The name of such files.</summary>
    public const string Name = ".editorconfig";

    private const string Unset = "unset", Tab = "tab";

    // A pattern may count through so many numbers.
    private const int MostNumbers = 256;

    private readonly ImmutableArray<Section> _sections;

    private EditorConfig(bool isRoot, ImmutableArray<Section> sections) => (IsRoot, _sections) = (isRoot, sections);

    /// <summary>Whether files in the folders above say nothing.</summary>
    public bool IsRoot { get; }

    /// <summary>Reads the text of a file.</summary>
    public static EditorConfig Parse(string text)
    {
        bool isRoot = false, isHead = true;
        var sections = ImmutableArray.CreateBuilder<Section>();
        foreach (var untrimmed in text.AsSpan().TrimStart('\uFEFF').EnumerateLines())
        {
            var line = untrimmed.Trim();
            if (line is [] or ['#' or ';', ..])
                continue;
            if (line is ['[', .. var glob, ']'])
            {
                isHead = false;
                sections.Add(new(PatternOf(glob.ToString()), []));
                continue;
            }
            int equals = line.IndexOf('=');
            if (equals <= 0)
                continue;
            string name = line[..equals].Trim().ToString().ToLowerInvariant(), value = line[(equals + 1)..].Trim().ToString().ToLowerInvariant();
            if (!isHead)
                sections[^1].Properties.Add((name, value));
            else if (name == "root")
                isRoot = value == "true";
        }
        return new(isRoot, sections.DrainToImmutable());
    }

    /// <summary>Adds what the file says of a note to what the files above it say; where both say something this one counts.</summary>
    /// <param name="path">The path of the note from the folder of the file, parted by <c>/</c>.</param>
    /// <param name="properties">Values by name, in lower case.</param>
    public void AddTo(ReadOnlySpan<char> path, Dictionary<string, string> properties)
    {
        foreach (var (pattern, said) in _sections)
        {
            if (pattern?.Matches(path) != true)
                continue;
            foreach (var (name, value) in said)
                properties[name] = value;
        }
    }

    /// <summary>What properties come to; those that mean nothing here, or nothing at all, are left out.</summary>
    public static NoteStyle StyleOf(IReadOnlyDictionary<string, string> properties)
    {
        string? size = Value("indent_size");
        var style = new NoteStyle
        {
            Indent = Value("indent_style") switch { "tab" => IndentStyle.Tabs, "space" => IndentStyle.Spaces, _ => null },
            IndentSize = SizeOf(size == Tab ? Value("tab_width") : size),
            LineEnd = NoteStyle.LineEndOf(Value("end_of_line")),
            FinalLineEnd = IsTrue(Value("insert_final_newline")),
            TrimTrailingSpace = IsTrue(Value("trim_trailing_whitespace")),
            Encoding = Value("charset") switch
            {
                "utf-8" => FileEncoding.Utf8,
                "utf-8-bom" => FileEncoding.Utf8WithMark,
                "utf-16le" => FileEncoding.Utf16LittleEndian,
                "utf-16be" => FileEncoding.Utf16BigEndian,
                "latin1" => FileEncoding.Latin1,
                _ => null,
            },
        };
        // Nobody has to tell two notes apart about which nothing is said.
        return style == NoteStyle.Default ? NoteStyle.Default : style;

        string? Value(string name) => properties.TryGetValue(name, out string? value) && value != Unset ? value : null;
    }

    private static int? SizeOf(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size is >= 1 and <= NoteStyle.MostSpaces ? size : null;

    private static bool? IsTrue(string? value) => value switch { "true" => true, "false" => false, _ => null };

    private static PathPattern? PatternOf(string glob)
    {
        var pattern = new StringBuilder();
        for (int i = 0; i < glob.Length; i++)
        {
            if (glob[i] == '\\' && i + 1 < glob.Length)
            {
                pattern.Append(glob, i++, 2);
            }
            else if (glob[i] == '{' && EndOfGroup(glob, i) is var end and > 0)
            {
                string inside = glob[(i + 1)..end];
                if (NumbersOf(inside) is { } numbers)
                {
                    pattern.Append('{').AppendJoin(',', numbers).Append('}');
                    i = end;
                }
                else if (!inside.Contains(','))
                {
                    // One alternative is none: the braces stand for themselves.
                    pattern.Append("\\{").Append(inside).Append("\\}");
                    i = end;
                }
                else
                {
                    pattern.Append('{');
                }
            }
            else if (glob[i] == '{')
            {
                pattern.Append("\\{");
            }
            else
            {
                pattern.Append(glob[i]);
            }
        }
        return PathPattern.TryParse(pattern.ToString(), out var read, out _) ? read : null;
    }

    // The brace that closes the one at a place; -1 where none does.
    private static int EndOfGroup(string glob, int start)
    {
        int depth = 0;
        for (int i = start; i < glob.Length; i++)
        {
            depth += glob[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (glob[i] == '\\')
                i++;
            if (depth == 0)
                return i;
        }
        return -1;
    }

    // 1..3, also backwards.
    private static IEnumerable<int>? NumbersOf(string inside)
    {
        int dots = inside.IndexOf("..", StringComparison.Ordinal);
        if (dots <= 0 || !TryNumber(inside[..dots], out int first) || !TryNumber(inside[(dots + 2)..], out int last))
            return null;
        long count = Math.Abs((long)last - first) + 1;
        return count <= MostNumbers ? Enumerable.Range(Math.Min(first, last), (int)count) : null;

        static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    private readonly record struct Section(PathPattern? Pattern, List<(string Name, string Value)> Properties);
}
