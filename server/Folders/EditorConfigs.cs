using System.Text;
using Outline.Workspace;

namespace Folders;

/// <summary>
/// The <c>.editorconfig</c> files that hold in a folder: its own and those above it, up to the first that says it is the root.
/// </summary>
public sealed class EditorConfigs
{
    private readonly EditorConfig _file;
    private readonly int _start;
    private readonly EditorConfigs? _above;

    private EditorConfigs(EditorConfig file, int start, EditorConfigs? above) => (_file, _start, _above) = (file, start, above);

    /// <summary>Those that hold in a folder.</summary>
    /// <param name="folder">The absolute path of the folder, which need not exist.</param>
    public static EditorConfigs? Of(string folder)
    {
        var prefixes = new Stack<string>();
        for (string? at = folder; !string.IsNullOrEmpty(at); at = Path.GetDirectoryName(at))
            prefixes.Push(at.Replace('\\', '/').TrimEnd('/') + '/');
        EditorConfigs? configs = null;
        while (prefixes.TryPop(out string? prefix))
            configs = In(configs, prefix);
        return configs;
    }

    /// <summary>Those that hold in a folder, where it is known which do in the folder above.</summary>
    /// <param name="above">Those of the folder above.</param>
    /// <param name="prefix">The absolute path of the folder, with a <c>/</c> at the end.</param>
    public static EditorConfigs? In(EditorConfigs? above, string prefix)
    {
        string path = prefix + EditorConfig.Name;
        // Asking is far cheaper than an exception for every folder.
        if (!File.Exists(path) || !NoteReader.TryRead(path, out var bytes, out _))
            return above;
        var file = EditorConfig.Parse(Encoding.UTF8.GetString(bytes));
        return new(file, prefix.Length, file.IsRoot ? null : above);
    }

    /// <summary>How a file is to be written.</summary>
    /// <param name="path">Its absolute path, parted by <c>/</c>; the file need not exist.</param>
    public NoteStyle StyleOf(ReadOnlySpan<char> path)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        AddTo(path, properties);
        return properties.Count == 0 ? NoteStyle.Default : EditorConfig.StyleOf(properties);
    }

    /// <summary>How a file is to be written; looks at the folders above it.</summary>
    /// <param name="path">Its absolute path; the file need not exist.</param>
    public static NoteStyle StyleFor(string path) =>
        Path.GetDirectoryName(path) is { } folder && Of(folder) is { } configs ? configs.StyleOf(path.Replace('\\', '/')) : NoteStyle.Default;

    private void AddTo(ReadOnlySpan<char> path, Dictionary<string, string> properties)
    {
        _above?.AddTo(path, properties);
        _file.AddTo(path[_start..], properties);
    }
}
