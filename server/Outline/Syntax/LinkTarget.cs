namespace Outline.Syntax;

/// <summary>The parts of what stands inside <c>[[…]]</c>: <c>name#item|text</c>. Places are relative to the inner part.</summary>
public readonly ref struct LinkTarget
{
    private LinkTarget(ReadOnlySpan<char> name, int nameStart, ReadOnlySpan<char> item, int itemStart)
    {
        Name = name;
        NameStart = nameStart;
        Item = item;
        ItemStart = itemStart;
    }

    /// <summary>The name that is linked to, without blanks around it; empty for <c>[[#item]]</c>.</summary>
    public ReadOnlySpan<char> Name { get; }

    /// <summary>Where the name begins.</summary>
    public int NameStart { get; }

    /// <summary>The item below it that is meant; empty where none is named.</summary>
    public ReadOnlySpan<char> Item { get; }

    /// <summary>Where the item's text begins.</summary>
    public int ItemStart { get; }

    /// <summary>Reads the inner part of a link.</summary>
    public static LinkTarget Of(ReadOnlySpan<char> inner)
    {
        int bar = inner.IndexOf('|');
        var target = bar < 0 ? inner : inner[..bar];
        int hash = target.IndexOf('#');
        var name = hash < 0 ? target : target[..hash];
        var item = hash < 0 ? default : target[(hash + 1)..];
        int nameStart = name.Length - name.TrimStart().Length, itemStart = hash + 1 + item.Length - item.TrimStart().Length;
        return new(name.Trim(), nameStart, item.Trim(), itemStart);
    }
}
