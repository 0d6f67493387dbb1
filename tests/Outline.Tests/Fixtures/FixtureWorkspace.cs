using System.Collections.Immutable;
using System.Text;
using Outline.Features;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Fixtures;

/// <summary>A workspace made of the files of a fixture.</summary>
internal static class FixtureWorkspace
{
    /// <summary>The URI of a file of a fixture.</summary>
    public static string UriOf(string name) => "file:///notes/" + name;

    /// <summary>
    /// The files as a workspace: the one with the cursor, or the first where none has one, is open; the others are files on
    /// disk.
    /// </summary>
    /// <param name="files">The files of a fixture.</param>
    /// <param name="project">What the project file says.</param>
    public static WorkspaceSnapshot Of(IReadOnlyList<Fixture> files, ProjectSettings? project = null)
    {
        var shown = files.FirstOrDefault(file => file.Selection is not null) ?? files[0];
        var host = new WorkspaceHost();
        if (project is not null)
            host.Apply(new WorkspaceChange.ProjectsRead([new("file:///notes/.outline.json", "file:///notes", project)]));
        host.Apply(new WorkspaceChange.FilesRead([], [GroupOf(files, project ?? ProjectSettings.Default)]));
        return host.Apply(new WorkspaceChange.Opened(UriOf(shown.Name), 1, shown.Tree.Text.ToString(), UriOf(shown.Name), shown.Name));
    }

    /// <summary>The files of a fixture as they stand on disk.</summary>
    public static FileGroup GroupOf(IEnumerable<Fixture> files, ProjectSettings project) =>
        new([.. files.Select(file => FileOf(file.Name, file.Tree.Text.ToString(), project))]);

    /// <summary>A file on disk.</summary>
    public static StoredFile FileOf(string name, string text, ProjectSettings? project = null, long modified = 0)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Assert.True(StoredFile.TryRead(UriOf(name), name, modified, bytes, project ?? ProjectSettings.Default, NoteStyle.Default, null, out var file, out _));
        return file!;
    }

    /// <summary>The note with the cursor, which is open, and what stands at it.</summary>
    public static (WorkspaceSnapshot Workspace, Document Note, Target? Target) AtCursor(IReadOnlyList<Fixture> files, ProjectSettings? project = null)
    {
        var workspace = Of(files, project);
        var shown = files.First(file => file.Selection is not null);
        var note = workspace.Find(UriOf(shown.Name))!;
        return (workspace, note, Target.At(workspace, note, note.Tree, shown.Position));
    }

    /// <summary>Draws what was found in the files under their lines; files without anything are left out.</summary>
    public static string Draw(IReadOnlyList<Fixture> files, IEnumerable<(INote Note, LineSpan Span, string Label)> found)
    {
        var byUri = found.ToLookup(place => place.Note.Uri);
        var drawn = files.Where(file => byUri.Contains(UriOf(file.Name))).Select(file =>
            $"//- {file.Name}\n{AnnotatedSource.Draw(file.Tree.Text, byUri[UriOf(file.Name)].Select(place => (place.Span, place.Label)))}");
        return string.Join('\n', drawn);
    }
}
