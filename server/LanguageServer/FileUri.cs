using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace LanguageServer;

/// <summary>
/// Between the URIs of files and their paths. A client may write the URI of a file in several ways; two of them name the
/// same file when <see cref="Canonical"/> is the same.
/// </summary>
internal static class FileUri
{
    private const string Scheme = "file://";

    /// <summary>The path that a URI names; null where it is not that of a file on this machine.</summary>
    public static string? PathOf(string uri)
    {
        if (!uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        int slash = uri.IndexOf('/', Scheme.Length);
        if (slash < 0)
            return null;
        var host = uri.AsSpan(Scheme.Length, slash - Scheme.Length);
        if (!TryDecode(uri.AsSpan(slash), out string? path) || path.Contains('\0'))
            return null;
        if (!OperatingSystem.IsWindows())
            return host.IsEmpty || host is "localhost" ? path : null;
        // "/c:/notes" and "//server/share".
        return !host.IsEmpty ? $@"\\{host}{path.Replace('/', '\\')}"
            : path.Length >= 3 && path[2] == ':' ? $"{char.ToUpperInvariant(path[1])}{path[2..].Replace('/', '\\')}"
            : null;
    }

    /// <summary>The URI of a path, written as VS Code writes it.</summary>
    /// <param name="path">An absolute path.</param>
    public static string Of(string path)
    {
        var uri = new StringBuilder(Scheme, Scheme.Length + path.Length + 8);
        if (OperatingSystem.IsWindows())
        {
            path = path.StartsWith(@"\\", StringComparison.Ordinal)
                ? path[2..]
                : $"/{(path.Length > 0 ? char.ToLowerInvariant(path[0]) : "")}{path.AsSpan(Math.Min(1, path.Length))}";
            path = path.Replace('\\', '/');
        }
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in path.EnumerateRunes())
        {
            if (rune.IsAscii && ((char)rune.Value is '/' or '-' or '.' or '_' or '~' || char.IsAsciiLetterOrDigit((char)rune.Value)))
            {
                uri.Append((char)rune.Value);
                continue;
            }
            foreach (byte part in bytes[..rune.EncodeToUtf8(bytes)])
                uri.Append('%').Append(part.ToString("X2", CultureInfo.InvariantCulture));
        }
        return uri.ToString();
    }

    /// <summary>The one way of writing the URI of a file; null for what is no file.</summary>
    public static string? Canonical(string uri) => PathOf(uri) is { } path ? Of(path) : null;

    private static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? decoded)
    {
        decoded = null;
        if (!text.Contains('%'))
        {
            decoded = text.ToString();
            return true;
        }
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        int length = 0;
        while (!text.IsEmpty)
        {
            int percent = text.IndexOf('%');
            length += Encoding.UTF8.GetBytes(percent < 0 ? text : text[..percent], bytes.AsSpan(length));
            if (percent < 0)
                break;
            if (percent + 2 >= text.Length || !byte.TryParse(text.Slice(percent + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[length]))
                return false;
            length++;
            text = text[(percent + 3)..];
        }
        try
        {
            decoded = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, length);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
