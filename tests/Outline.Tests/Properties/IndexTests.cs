using CsCheck;
using Outline.Syntax;
using Outline.Tests.Fixtures;
using Outline.Workspace;

namespace Outline.Tests.Properties;

/// <summary>
/// Whatever happens to a workspace, what it knows of names afterwards is what a workspace knows that is built from nothing;
/// and what it finds is what looking at every line finds.
/// </summary>
public class IndexTests
{
    private static readonly string[] _names = ["a.outline", "b.outline", "sub/c.notes", "acme.outline", "d.md"];

    private static readonly string[] _questions =
        ["acme", "Acme Holdings", "acme-holdings", "builder.io", "builder", "cf", "cloudflare", "cloudflares", "sentry", "d", "one", "chats", "beta"];

    private static readonly Gen<string> _words = Gen.OneOf(
        "acme", "Acme Holdings", "acme-holdings", "ACME'S", "builder.io", "builder", "cf", "cloudflare", "cloudflare (cf)", "Cloudflare aka cf", "sentry",
        "sentries", "[[acme holdings]]", "[[builder.io|b]]", "#[[acme]]", "`acme`", "https://acme.com/builder", "[acme](acme.outline)", "naïve béta", "beta",
        "alias:: acme, bld", "key:: acme", "and", "misc", "@acme", "#acme");

    private static readonly Gen<string> _line = Gen.Frequency(
        (6, Gen.Select(Gen.Int[0, 2], _words, (level, name) => $"{new string('\t', level)}- {name}\n")),
        (4, Gen.Select(Gen.Int[0, 3], _words.Array[1, 4], (level, words) => $"{new string('\t', level)}- {string.Join(' ', words)}\n")),
        (2, Gen.Select(_words, text => text + "\n")),
        (1, Gen.OneOf("\n", "# one\n", "chats\r\n", "```\n", "\t```\r", "    - x\n", "---\n")));

    private static readonly Gen<string> _note = Gen.Frequency(
        (5, _line.Array[0, 14].Select(string.Concat)), (1, Outlines.Note), (1, Gen.Select(_line.Array[90, 160], string.Concat)));

    private static readonly ProjectSettings[] _projects =
    [
        ProjectSettings.Default,
        new() { Aliases = [new("cloudflare", "cf")], Never = [new("sentry", null)] },
        new() { OtherSections = ["chats"], CompaniesInMarkdown = true },
        new() { CompanySections = ["one"], Never = [new("acme", PathPattern.Parse("a.outline"))] },
        new() { CompanySections = ["one"], Levels = ProjectSettings.Default.Levels.Add("mojibake", DiagnosticLevel.Off) },
    ];

    private static readonly Gen<Step> _step = Gen.Frequency<Step>(
        (4, Gen.Select(Gen.Int[0, _names.Length - 1], _note.Array[1, 1], (file, note) => (Step)new OnDisk(_names[file], note[0]))),
        (1, Gen.Int[0, _names.Length - 1].Select(file => (Step)new OnDisk(_names[file], null))),
        (3, Gen.Select(Gen.Int[0, _names.Length - 1], _note, (file, note) => (Step)new Open(_names[file], note))),
        (2, Gen.Int[0, _names.Length - 1].Select(file => (Step)new Close(_names[file]))),
        (5, Gen.Select(Gen.Int[0, _names.Length - 1], Outlines.AnyEdit, (file, edit) => (Step)new Edit(_names[file], edit))),
        (1, Gen.OneOf(_projects).Select(project => (Step)new Say(project))),
        (2, Gen.Select(Gen.Int[0, _names.Length - 1], Gen.Double[0, 1], _words, (file, place, text) => (Step)new Edit(_names[file], new(place, 0, text)))));

    [Fact]
    public void What_is_known_is_what_is_known_from_nothing() => Gen.Select(_step.Array[1, 20], Gen.OneOf(_projects)).Sample((steps, project) =>
    {
        var world = new World(project);
        foreach (var step in steps)
        {
            world.Take(step);
            // What was worked out for the snapshots on the way must not live on.
            _ = world.Current.Names.Fingerprint;
        }
        var fresh = world.FromNothing();
        Assert.Equal(Known(fresh), Known(world.Current));
        Assert.Equal(Found(fresh), Found(world.Current));
        Assert.Equal(Looked(fresh), Found(fresh));
    }, iter: 400);

    private static List<string> Known(WorkspaceSnapshot workspace)
    {
        var known = new List<string>();
        foreach (string name in _questions)
        {
            foreach (bool asLink in (bool[])[false, true])
            {
                var keys = workspace.Names.Resolve(NameKey.Of(name), asLink, out var form);
                known.Add($"{name} {asLink} {form} {string.Join(' ', keys.Select(key => key.Value).Order())}");
            }
            if (workspace.Names.EntityOf(NameKey.Of(name)) is { } entity)
            {
                known.Add($"{entity.Kind} {entity.Name} {string.Join(',', entity.Names.Select(other => $"{other.Form} {other.Text}"))} at "
                    + string.Join(',', entity.Sites.Select(site => $"{site.Note.Path}:{site.Definition?.Line}")));
            }
        }
        foreach (var note in workspace.Notes.OrderBy(note => note.Path, StringComparer.Ordinal))
        {
            known.Add($"{note.Path} {note.Summary.HasBlocks} {string.Join(';', note.Summary.Definitions.Select(definition => $"{definition} {string.Join(',', definition.Aliases)}"))}");
            known.Add(note.Project == workspace.ProjectOf(note.FileUri) ? "" : $"{note.Path} is under another project file");
            known.Add(string.Join(';', note.Summary.Marks.Select(mark => mark.ToString()).Order(StringComparer.Ordinal)));
        }
        return known;
    }

    private static List<string> Found(WorkspaceSnapshot workspace) => Each(workspace, entity =>
        new MentionSearch(workspace, entity).Find().SelectMany(found => found.Mentions.Select(mention => (found.Note, mention.Line, mention.Mention))));

    // Every line of every note, without any index.
    private static List<string> Looked(WorkspaceSnapshot workspace) => Each(workspace, entity =>
        from note in workspace.Notes
        let tree = note.ReadTree()
        from line in Enumerable.Range(0, tree.Lines.Count)
        from mention in MentionsIn(workspace, note, tree, line)
        where workspace.Names.Resolve(mention.Name, mention.IsLink).Contains(entity.Key)
        select (note, line, mention));

    private static List<Mention> MentionsIn(WorkspaceSnapshot workspace, INote note, SyntaxTree tree, int line)
    {
        var found = new List<Mention>();
        Mentions.InLine(tree.Lines[line], note.Summary.DefinitionAt(line), note, workspace.Names, found);
        return found;
    }

    private static List<string> Each(WorkspaceSnapshot workspace, Func<Entity, IEnumerable<(INote Note, int Line, Mention Mention)>> find) =>
    [
        .. from entity in _questions.Select(name => workspace.Names.EntityOf(NameKey.Of(name))).OfType<Entity>().DistinctBy(entity => entity.Key)
           from line in find(entity).Select(found => $"{entity.Name}: {found.Note.Path}:{found.Line}:{found.Mention.Start}-{found.Mention.End}").Order(StringComparer.Ordinal)
           select line,
    ];

    private abstract record Step;

    private sealed record OnDisk(string Name, string? Text) : Step;

    private sealed record Open(string Name, string Text) : Step;

    private sealed record Close(string Name) : Step;

    private sealed record Edit(string Name, Outlines.Edit Change) : Step;

    private sealed record Say(ProjectSettings Project) : Step;

    /// <summary>A workspace, and what its files and documents hold.</summary>
    private sealed class World
    {
        private ProjectSettings _project;
        private readonly WorkspaceHost _host = new();
        private readonly SortedDictionary<string, string> _disk = new(StringComparer.Ordinal), _open = new(StringComparer.Ordinal);

        public World(ProjectSettings project)
        {
            _project = project;
            Start(_host);
        }

        public WorkspaceSnapshot Current => _host.Current;

        public void Take(Step step)
        {
            switch (step)
            {
                case OnDisk(var name, var text):
                    Write(name, text);
                    break;
                case Open(var name, var text):
                    _open[name] = text;
                    Show(_host, name, text);
                    break;
                case Close(var name):
                    _open.Remove(name);
                    _host.Apply(new WorkspaceChange.Closed(FixtureWorkspace.UriOf(name)));
                    break;
                case Say(var project):
                    _project = project;
                    Start(_host);
                    var groups = Current.Files.Groups;
                    _host.Apply(new WorkspaceChange.FilesRead(groups, [.. groups.Select(group => group.Under(file => Current.ProjectOf(file.Uri)))]));
                    break;
                case Edit(var name, var edit) when _open.TryGetValue(name, out string? text):
                    (var change, _open[name]) = edit.Of(text);
                    _host.Apply(new WorkspaceChange.Edited(FixtureWorkspace.UriOf(name), 2, [change]));
                    break;
            }
        }

        public WorkspaceSnapshot FromNothing()
        {
            var host = new WorkspaceHost();
            Start(host);
            if (_disk.Count > 0)
                host.Apply(new WorkspaceChange.FilesRead([], [new([.. _disk.Select(file => FileOf(file.Key, file.Value))])]));
            foreach (var (name, text) in _open)
                Show(host, name, text);
            return host.Current;
        }

        private void Start(WorkspaceHost host) => host.Apply(
            new WorkspaceChange.ProjectsRead([new("file:///notes/.outline.json", "file:///notes", _project)]));

        private static void Show(WorkspaceHost host, string name, string text) =>
            host.Apply(new WorkspaceChange.Opened(FixtureWorkspace.UriOf(name), 1, text, FixtureWorkspace.UriOf(name), name));

        // The file's group is made anew, or a new one comes.
        private void Write(string name, string? text)
        {
            if (text is null)
                _disk.Remove(name);
            else
                _disk[name] = text;
            string uri = FixtureWorkspace.UriOf(name);
            var group = Current.Files.Groups.FirstOrDefault(group => group.Find(uri) is not null);
            var rest = group is null ? [] : group.Files.Where(file => file.Uri != uri);
            StoredFile[] files = [.. rest, .. text is null ? [] : new[] { FileOf(name, text) }];
            _host.Apply(new WorkspaceChange.FilesRead(group is null ? [] : [group], files.Length > 0 ? [new([.. files])] : []));
        }

        // Halves of surrogate pairs cannot be written to a file in UTF-8.
        private StoredFile FileOf(string name, string text) =>
            FixtureWorkspace.FileOf(name, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)), _project);
    }
}
