using CsCheck;
using Outline.Text;
using Numbers = Outline.Text.ChunkedList<int, Outline.Tests.Text.ChunkedListTests.Sum>;

namespace Outline.Tests.Text;

public class ChunkedListTests
{
    // What ChunkedList promises and does not say in public: only a list of one chunk may have a smaller one.
    private const int LeastChunk = 32;

    /// <summary>A summary that can be checked.</summary>
    public readonly record struct Sum(long Value) : IChunkSummary<int, Sum>
    {
        public static Sum Of(ReadOnlySpan<int> items)
        {
            long sum = 0;
            foreach (int item in items)
                sum += item;
            return new(sum);
        }
    }

    private static readonly Gen<int> _size = Gen.OneOf(Gen.Int[0, 3], Gen.Int[28, 36], Gen.Int[90, 135], Gen.Int[0, 1000]);

    [Fact]
    public void Replacing_gives_what_a_plain_list_gives() =>
        Gen.Select(_size, Gen.Select(Gen.Double[0, 1], _size, _size).Array[0, 25]).Sample((size, edits) =>
        {
            var plain = Enumerable.Range(0, size).ToList();
            var list = Numbers.Of([.. plain]);
            int next = size;
            foreach (var (place, remove, add) in edits)
            {
                int start = (int)(place * plain.Count), removed = Math.Min(remove, plain.Count - start);
                int[] added = [.. Enumerable.Range(next, add)];
                next += add;
                plain.RemoveRange(start, removed);
                plain.InsertRange(start, added);
                list = list.Replace(start, removed, added);
                Check(plain, list);
            }
        }, iter: 300);

    [Fact]
    public void Chunks_outside_the_edit_are_the_same_objects() =>
        Gen.Select(Gen.Int[1, 3000], Gen.Double[0, 1], Gen.Int[0, 300], Gen.Int[0, 300]).Sample((size, place, remove, add) =>
        {
            var list = Numbers.Of([.. Enumerable.Range(0, size)]);
            int start = (int)(place * size), removed = Math.Min(remove, size - start);
            var edited = list.Replace(start, removed, new int[add]);

            // One chunk more than the edit touches may be joined with what is left of it.
            int first = Math.Min(list.ChunkOf(start), list.Chunks.Length - 1), last = list.ChunkOf(Math.Max(start, start + removed - 1));
            int before = Math.Max(0, first - 1), after = Math.Max(0, list.Chunks.Length - last - 2);
            Assert.True(list.Chunks[..before].SequenceEqual(edited.Chunks[..before]));
            Assert.True(list.Chunks[^after..].SequenceEqual(edited.Chunks[^after..]));
        });

    [Fact]
    public void An_edit_of_one_item_makes_one_chunk()
    {
        var list = Numbers.Of(new int[100_000]);
        var edited = list.Replace(50_000, 1, [1]);
        int made = 0;
        for (int i = 0; i < list.Chunks.Length; i++)
            made += ReferenceEquals(list.Chunks[i], edited.Chunks[i]) ? 0 : 1;
        Assert.Equal((list.Chunks.Length, 1), (edited.Chunks.Length, made));
    }

    [Fact]
    public void Typing_at_the_end_does_not_leave_small_chunks()
    {
        var list = Numbers.Empty;
        for (int i = 0; i < 1000; i++)
            list = list.Replace(list.Count, 0, [i]);
        Check([.. Enumerable.Range(0, 1000)], list);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 4)]
    [InlineData(4, 0)]
    [InlineData(2, 2)]
    [InlineData(0, -1)]
    public void Items_that_are_not_there_cannot_be_replaced(int start, int removed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbers.Of([1, 2, 3]).Replace(start, removed, []));

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Items_that_are_not_there_cannot_be_read(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbers.Of([1, 2, 3])[index]);

    private static void Check(List<int> plain, Numbers list)
    {
        Assert.Equal(plain, list);
        Assert.Equal(plain.Count, list.Count);
        int start = 0;
        for (int c = 0; c < list.Chunks.Length; c++)
        {
            var chunk = list.Chunks[c];
            Assert.InRange(chunk.Count, list.Chunks.Length == 1 ? 1 : LeastChunk, Numbers.MaxChunk);
            Assert.Equal(Sum.Of(chunk.Items), chunk.Summary);
            Assert.Equal(start, list.StartOf(c));
            for (int i = 0; i < chunk.Count; i++)
                Assert.Equal((c, plain[start + i]), (list.ChunkOf(start + i), list[start + i]));
            start += chunk.Count;
        }
        Assert.Equal((list.Chunks.Length, list.Count), (list.ChunkOf(list.Count), list.StartOf(list.Chunks.Length)));
    }
}
