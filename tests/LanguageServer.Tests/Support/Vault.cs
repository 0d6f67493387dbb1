using System.Text;
using LanguageServer.Protocol;
using Outline.Workspace;

namespace LanguageServer.Tests.Support;

/// <summary>Files that are not open, for a server that is not told of any folder.</summary>
internal static class Vault
{
    /// <summary>The URI of a file.</summary>
    public static string UriOf(string path) => "file:///notes/" + path;

    /// <summary>An editor whose server knows some files.</summary>
    /// <param name="capabilities">What the editor can do; see <see cref="Abilities"/>.</param>
    /// <param name="files">Path and text.</param>
    public static async Task<Editor> OpenAsync(string capabilities, params IEnumerable<(string Path, string Text)> files)
    {
        var route = new NotificationRoute<NoParams>("test/files", ProtocolJson.Default.NoParams, (session, _) =>
            session.Host.Apply(new WorkspaceChange.FilesRead([], [.. files.Chunk(FileGroup.MaxFiles).Select(some => new FileGroup([.. some.Select(Read)]))])));
        var editor = await Editor.OpenAsync(capabilities, routes: new Dictionary<string, Route>(Routes.All) { [route.Method] = route });
        editor.Wire.Notify(route.Method);
        return editor;
    }

    /// <summary>Asks about a place.</summary>
    public static async Task<System.Text.Json.JsonElement> AskAtAsync(this Editor editor, string method, int line, int character, string uri = Editor.Uri) =>
        (await editor.Wire.RequestAsync(method, new { textDocument = new { uri }, position = new { line, character } })).Result;

    private static StoredFile Read((string Path, string Text) file)
    {
        Assert.True(StoredFile.TryRead(UriOf(file.Path), file.Path, 0, Encoding.UTF8.GetBytes(file.Text), ProjectSettings.Default, NoteStyle.Default, null, out var read, out _));
        return read!;
    }
}
