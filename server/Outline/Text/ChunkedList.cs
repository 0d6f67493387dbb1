using System.Collections;

namespace Outline.Text;

/// <summary>What a chunk knows of its items, so that searches can skip it whole.</summary>
public interface IChunkSummary<TItem, TSelf> where TSelf : IChunkSummary<TItem, TSelf>
{
    /// <summary>Sums up the items of one chunk.</summary>
    static abstract TSelf Of(ReadOnlySpan<TItem> items);
}

/// <summary>The summary of lists that nobody searches by chunk.</summary>
public readonly struct NoSummary<T> : IChunkSummary<T, NoSummary<T>>
{
    /// <inheritdoc/>
    public static NoSummary<T> Of(ReadOnlySpan<T> items) => default;
}

/// <summary>A run of items that never changes; the same object stands in every version of the list that has these items.</summary>
public sealed class Chunk<T, TSummary> where TSummary : IChunkSummary<T, TSummary>
{
    private readonly T[] _items;

    internal Chunk(T[] items)
    {
        _items = items;
        Summary = TSummary.Of(items);
    }

    /// <summary>The items, 1 to <see cref="ChunkedList{T, TSummary}.MaxChunk"/>.</summary>
    public ReadOnlySpan<T> Items => _items;

    /// <summary>How many items there are.</summary>
    public int Count => _items.Length;

    /// <summary>What the chunk knows of its items.</summary>
    public TSummary Summary { get; }
}

/// <summary>
/// An immutable list in chunks. An edit copies the touched chunks and the array of references (8 bytes a chunk),
/// and shares everything else with the list it came from.
/// </summary>
public sealed class ChunkedList<T, TSummary> : IReadOnlyList<T> where TSummary : IChunkSummary<T, TSummary>
{
    /// <summary>The largest number of items in a chunk.</summary>
    public const int MaxChunk = 128;

    // New chunks are filled so far, so that a few insertions do not split them at once.
    private const int FillChunk = 96;

    // A chunk smaller than this is joined with its neighbour when an edit touches it.
    private const int MinChunk = 32;

    private readonly Chunk<T, TSummary>[] _chunks;

    // _starts[i] is the index of the first item of chunk i; the last entry is the count.
    private readonly int[] _starts;

    private ChunkedList(Chunk<T, TSummary>[] chunks, int[] starts)
    {
        _chunks = chunks;
        _starts = starts;
    }

    /// <summary>The list without items.</summary>
    public static ChunkedList<T, TSummary> Empty { get; } = new([], [0]);

    /// <summary>A list of these items.</summary>
    public static ChunkedList<T, TSummary> Of(ReadOnlySpan<T> items) => Empty.Splice(0, 0, Cut(items));

    /// <summary>A list with one item for each of another list, made in order, in chunks like those.</summary>
    internal static ChunkedList<T, TSummary> Like<TOther, TOtherSummary>(ChunkedList<TOther, TOtherSummary> other, Func<TOther, T> make)
        where TOtherSummary : IChunkSummary<TOther, TOtherSummary>
    {
        var chunks = new Chunk<T, TSummary>[other.Chunks.Length];
        for (int c = 0; c < chunks.Length; c++)
        {
            var from = other.Chunks[c].Items;
            var items = new T[from.Length];
            for (int i = 0; i < items.Length; i++)
                items[i] = make(from[i]);
            chunks[c] = new(items);
        }
        return new(chunks, other._starts);
    }

    /// <inheritdoc/>
    public int Count => _starts[^1];

    /// <summary>The chunks, in order. None is empty.</summary>
    public ReadOnlySpan<Chunk<T, TSummary>> Chunks => _chunks;

    /// <inheritdoc/>
    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            int chunk = ChunkOf(index);
            return _chunks[chunk].Items[index - _starts[chunk]];
        }
    }

    /// <summary>The chunk that holds an item: from 0, or the number of chunks for the place after the last item.</summary>
    public int ChunkOf(int index)
    {
        if (index >= Count)
            return _chunks.Length;
        int found = Array.BinarySearch(_starts, index);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>The index of the first item of a chunk; of the place after the last item for the number of chunks.</summary>
    public int StartOf(int chunk) => _starts[chunk];

    /// <summary>The list with some items replaced.</summary>
    /// <param name="start">The first item replaced, from 0 to <see cref="Count"/>.</param>
    /// <param name="removed">How many items go.</param>
    /// <param name="added">What stands there instead.</param>
    /// <exception cref="ArgumentOutOfRangeException">The replaced items are not all in the list.</exception>
    public ChunkedList<T, TSummary> Replace(int start, int removed, ReadOnlySpan<T> added)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(removed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count - removed);

        // The touched chunks: [first, last). Appending touches the last one.
        int first = Math.Max(0, Math.Min(ChunkOf(start), _chunks.Length - 1));
        int last = Math.Min(_chunks.Length, (removed > 0 ? ChunkOf(start + removed - 1) : first) + 1);

        if (StartOf(last) - StartOf(first) - removed + added.Length is > 0 and < MinChunk)
        {
            if (last < _chunks.Length)
                last++;
            else if (first > 0)
                first--;
        }

        int before = start - StartOf(first), after = StartOf(last) - start - removed;
        var items = new T[before + added.Length + after];
        Copy(StartOf(first), items.AsSpan(0, before));
        added.CopyTo(items.AsSpan(before));
        Copy(start + removed, items.AsSpan(before + added.Length));
        return Splice(first, last, items.Length is > 0 and <= MaxChunk ? [new(items)] : Cut(items));
    }

    /// <summary>Walks the items in order.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        foreach (var chunk in _chunks)
        {
            for (int i = 0; i < chunk.Count; i++)
                yield return chunk.Items[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Copy(int from, Span<T> to)
    {
        for (int chunk = ChunkOf(from); to.Length > 0; chunk++)
        {
            var items = _chunks[chunk].Items[(from - _starts[chunk])..];
            items = items[..Math.Min(items.Length, to.Length)];
            items.CopyTo(to);
            to = to[items.Length..];
            from += items.Length;
        }
    }

    private static Chunk<T, TSummary>[] Cut(ReadOnlySpan<T> items)
    {
        if (items.IsEmpty)
            return [];
        int count = items.Length <= MaxChunk ? 1 : (items.Length + FillChunk - 1) / FillChunk;
        var chunks = new Chunk<T, TSummary>[count];
        for (int i = 0; i < count; i++)
        {
            int from = (int)((long)items.Length * i / count), to = (int)((long)items.Length * (i + 1) / count);
            chunks[i] = new(items[from..to].ToArray());
        }
        return chunks;
    }

    private ChunkedList<T, TSummary> Splice(int first, int last, Chunk<T, TSummary>[] middle)
    {
        var chunks = new Chunk<T, TSummary>[first + middle.Length + _chunks.Length - last];
        _chunks.AsSpan(0, first).CopyTo(chunks);
        middle.CopyTo(chunks, first);
        _chunks.AsSpan(last).CopyTo(chunks.AsSpan(first + middle.Length));

        // Typing within a line moves no start.
        if (last - first == 1 && middle.Length == 1 && middle[0].Count == _chunks[first].Count)
            return new(chunks, _starts);

        var starts = new int[chunks.Length + 1];
        _starts.AsSpan(0, Math.Min(first + 1, starts.Length)).CopyTo(starts);
        for (int i = first; i < chunks.Length; i++)
            starts[i + 1] = starts[i] + chunks[i].Count;
        return new(chunks, starts);
    }
}
