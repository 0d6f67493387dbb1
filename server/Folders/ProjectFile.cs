using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Outline.Workspace;

namespace Folders;

/// <summary>Something in a project file that is wrong.</summary>
/// <param name="Message">What, without a full stop.</param>
/// <param name="Line">The line, from 0.</param>
/// <param name="Column">The place in the line, from 0, in UTF-16 code units.</param>
public sealed record ProjectProblem(string Message, int Line, int Column)
{
    /// <summary>A problem at an offset of a text.</summary>
    internal static ProjectProblem At(string text, int offset, string message)
    {
        int line = 0, start = 0;
        for (int i = 0; i < offset; i++)
        {
            if (text[i] == '\n' || text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
                (line, start) = (line + 1, i + 1);
        }
        return new(message, line, offset - start);
    }
}

/// <summary>
/// A project file: JSON with comments and trailing commas that says which files below its folder are notes, and what is to be
/// known of names in them. Members that are not known are left alone; what is wrong is told, and the rest still holds.
/// </summary>
public sealed record ProjectFile
{
    /// <summary>The name of every project file.</summary>
    public const string Name = ".outline.json";

    private ProjectFile(string folder) => Folder = folder;

    /// <summary>The absolute path of the folder it stands in.</summary>
    public string Folder { get; }

    /// <summary>The absolute path of the file.</summary>
    public string Path => System.IO.Path.Join(Folder, Name);

    /// <summary>Files that are notes too, relative to the folder.</summary>
    public ImmutableArray<PathPattern> Include { get; private init; } = [];

    /// <summary>Files and folders that are left out, relative to the folder.</summary>
    public ImmutableArray<PathPattern> Exclude { get; private init; } = [];

    /// <summary>What is to be known of names.</summary>
    public ProjectSettings Settings { get; private init; } = ProjectSettings.Default;

    /// <summary>What is wrong with the file, in no certain order.</summary>
    public ImmutableArray<ProjectProblem> Problems { get; private init; } = [];

    /// <summary>Reads the text of a project file. An empty text says nothing, and nothing wrong.</summary>
    /// <param name="folder">The absolute path of the folder it stands in, or will.</param>
    /// <param name="text">The text.</param>
    public static ProjectFile Parse(string folder, string text)
    {
        folder = System.IO.Path.TrimEndingDirectorySeparator(folder);
        var root = JsonTree.Read(text, out var problem);
        var reading = new Reading(text);
        if (problem is not null)
            reading.Problems.Add(problem);
        var (files, sections) = (new Selection(reading), new Sections(reading));
        var aliases = ImmutableArray.CreateBuilder<ProjectAlias>();
        var never = ImmutableArray.CreateBuilder<NeverName>();
        foreach (var member in root is null ? [] : reading.Members(root, "a project file"))
        {
            switch (member.Name)
            {
                case "files":
                    files.Read(member.Value);
                    break;
                case "sections":
                    sections.Read(member.Value);
                    break;
                case "aliases":
                    foreach (var alias in reading.Members(member.Value, "aliases"))
                        ReadAliases(reading, alias, aliases);
                    break;
                case "never":
                    foreach (var element in reading.Elements(member.Value, "never"))
                        ReadNever(reading, element, never);
                    break;
            }
        }
        return new(folder)
        {
            Include = files.Include.ToImmutable(),
            Exclude = files.Exclude.ToImmutable(),
            Settings = new()
            {
                Aliases = aliases.ToImmutable(),
                Never = never.ToImmutable(),
                CompanySections = sections.Companies.ToImmutable(),
                OtherSections = sections.Other.ToImmutable(),
                CompaniesBelowHeadings = sections.Headings,
                CompaniesInMarkdown = sections.Markdown,
            },
            Problems = [.. reading.Problems],
        };
    }

    /// <summary>Reads the project file of a folder, null if it has none. One that cannot be read says so in its problems.</summary>
    /// <param name="folder">The absolute path of the folder.</param>
    public static ProjectFile? Read(string folder)
    {
        string path = System.IO.Path.Join(folder, Name);
        // Asking is far cheaper than an exception for every folder.
        if (!File.Exists(path))
            return null;
        if (NoteReader.TryRead(path, out var bytes, out var failure) && NoteReader.TryDecode(bytes, out var text, out failure))
            return Parse(folder, text.Text.ToString());
        return failure.Kind == ReadFailureKind.Missing
            ? null
            : new(System.IO.Path.TrimEndingDirectorySeparator(folder)) { Problems = [new(failure.Message, 0, 0)] };
    }

    /// <summary>Reads the project file that holds in a folder: its own, or that of the nearest folder above; null if there is none.</summary>
    /// <param name="folder">The absolute path of the folder, which need not exist.</param>
    public static ProjectFile? FindAbove(string folder)
    {
        for (string? at = folder; !string.IsNullOrEmpty(at); at = System.IO.Path.GetDirectoryName(at))
        {
            if (Read(at) is { } file)
                return file;
        }
        return null;
    }

    private static void ReadAliases(Reading reading, JsonMember member, ImmutableArray<ProjectAlias>.Builder aliases)
    {
        if (string.IsNullOrWhiteSpace(member.Name))
        {
            reading.Add(member.NameStart, "a name cannot be empty");
            return;
        }
        if (member.Value.Kind == JsonTokenType.String)
        {
            if (reading.TryText(member.Value, out string? alias))
                aliases.Add(new(member.Name, alias));
            return;
        }
        foreach (string alias in reading.Texts(member.Value, "the other names of a name"))
            aliases.Add(new(member.Name, alias));
    }

    private static void ReadNever(Reading reading, JsonPart part, ImmutableArray<NeverName>.Builder never)
    {
        if (part.Kind == JsonTokenType.String)
        {
            if (reading.TryText(part, out string? only))
                never.Add(new(only, null));
            return;
        }
        string? name = null;
        PathPattern? pattern = null;
        bool isWhole = true;
        foreach (var member in reading.Members(part, "an entry of never that is no text"))
        {
            switch (member.Name)
            {
                case "name":
                    isWhole &= reading.TryText(member.Value, out name);
                    break;
                case "in":
                    isWhole &= reading.TryPattern(member.Value, out pattern);
                    break;
            }
        }
        if (part.Kind == JsonTokenType.StartObject && isWhole && name is null)
            reading.Add(part.Start, "an entry of never needs a \"name\"");
        // Without its pattern it would hold in all files, which nobody has asked for.
        if (isWhole && name is not null)
            never.Add(new(name, pattern));
    }

    private sealed class Selection(Reading reading)
    {
        public ImmutableArray<PathPattern>.Builder Include { get; } = ImmutableArray.CreateBuilder<PathPattern>();

        public ImmutableArray<PathPattern>.Builder Exclude { get; } = ImmutableArray.CreateBuilder<PathPattern>();

        public void Read(JsonPart files)
        {
            foreach (var member in reading.Members(files, "files"))
            {
                var patterns = member.Name switch { "include" => Include, "exclude" => Exclude, _ => null };
                if (patterns is null)
                    continue;
                foreach (var element in reading.Elements(member.Value, member.Name!))
                {
                    if (reading.TryPattern(element, out var pattern))
                        patterns.Add(pattern);
                }
            }
        }
    }

    private sealed class Sections(Reading reading)
    {
        public ImmutableArray<string>.Builder Companies { get; } = ImmutableArray.CreateBuilder<string>();

        public ImmutableArray<string>.Builder Other { get; } = ImmutableArray.CreateBuilder<string>();

        public bool Headings { get; private set; }

        public bool Markdown { get; private set; }

        public void Read(JsonPart sections)
        {
            foreach (var member in reading.Members(sections, "sections"))
            {
                switch (member.Name)
                {
                    case "companies":
                        Companies.AddRange(reading.Texts(member.Value, "companies"));
                        break;
                    case "other":
                        Other.AddRange(reading.Texts(member.Value, "other"));
                        break;
                    case "headings":
                        Headings = reading.IsTrue(member.Value, "headings");
                        break;
                    case "markdown":
                        Markdown = reading.IsTrue(member.Value, "markdown");
                        break;
                }
            }
        }
    }

    /// <summary>Reads values of the kind that is wanted, and notes down where they are of another.</summary>
    private sealed class Reading(string text)
    {
        public List<ProjectProblem> Problems { get; } = [];

        public void Add(int offset, string message) => Problems.Add(ProjectProblem.At(text, offset, message));

        public List<JsonMember> Members(JsonPart part, string what)
        {
            Expect(part, part.Kind == JsonTokenType.StartObject, $"{what} must be an object, {{ … }}");
            return part.Members;
        }

        public List<JsonPart> Elements(JsonPart part, string what)
        {
            Expect(part, part.Kind == JsonTokenType.StartArray, $"{what} must be a list, [ … ]");
            return part.Elements;
        }

        public IEnumerable<string> Texts(JsonPart part, string what)
        {
            foreach (var element in Elements(part, what))
            {
                if (TryText(element, out string? found))
                    yield return found;
            }
        }

        public bool TryText(JsonPart part, [NotNullWhen(true)] out string? found)
        {
            found = string.IsNullOrWhiteSpace(part.Text) ? null : part.Text;
            Expect(part, found is not null,
                part.Kind != JsonTokenType.String ? "this must be a text, \"…\""
                : part.Text is null ? "this holds half of a surrogate pair"
                : "this cannot be empty");
            return found is not null;
        }

        public bool TryPattern(JsonPart part, [NotNullWhen(true)] out PathPattern? pattern)
        {
            pattern = null;
            if (!TryText(part, out string? written))
                return false;
            if (!PathPattern.TryParse(written, out pattern, out string? problem))
                Add(part.Start, problem);
            return pattern is not null;
        }

        public bool IsTrue(JsonPart part, string what)
        {
            Expect(part, part.Kind is JsonTokenType.True or JsonTokenType.False, $"{what} must be true or false");
            return part.Kind == JsonTokenType.True;
        }

        private void Expect(JsonPart part, bool isSo, string otherwise)
        {
            if (!isSo)
                Add(part.Start, otherwise);
        }
    }
}
