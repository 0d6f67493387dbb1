using System.Buffers;

namespace Outline.Workspace;

/// <summary>Companies that are called by the name of their site.</summary>
public static class Domain
{
    // What ends the names of sites that people call companies by. "node.js" and "notes.md" are no sites.
    private static readonly HashSet<string> _endings = new(StringComparer.OrdinalIgnoreCase)
    {
        "com", "org", "net", "io", "ai", "co", "dev", "app", "so", "sh", "xyz", "cloud", "tech", "me", "gg", "tv", "fm", "ly", "us", "eu",
        "uk", "de", "fr", "ch", "at", "be", "nl", "it", "es", "pt", "pl", "cz", "se", "no", "fi", "dk", "is", "ie", "in", "id", "jp", "kr", "cn",
        "hk", "sg", "au", "nz", "ca", "br", "mx", "ar", "cl", "za", "il", "tr", "ru", "ua", "ee", "lv", "lt", "gr", "hu", "ro", "info", "biz",
        "page", "site", "online", "store", "shop", "blog", "inc", "vc", "ventures", "capital", "fund", "finance", "health", "bio", "run", "build",
        "tools", "software", "systems", "network", "digital", "agency", "studio", "design", "world", "life", "live", "space", "energy", "earth",
        "chat", "work", "works", "games", "art", "one", "pro", "im", "to", "cc", "ws", "la", "gl", "pm", "ac", "ms",
    };

    private static readonly SearchValues<char> _labels = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.");

    /// <summary>The name of a site without its ending, <c>builder</c> of <c>builder.io</c>; empty where the name is not that of a site.</summary>
    public static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> name)
    {
        int dot = name.LastIndexOf('.');
        if (dot <= 0 || name.ContainsAnyExcept(_labels) || !_endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[(dot + 1)..]))
            return default;
        name = name[..dot];
        // "example.co.uk"
        if (name.LastIndexOf('.') is var second and > 0 && name[(second + 1)..] is "co" or "com" or "org" or "net" or "ac")
            name = name[..second];
        return name;
    }
}
