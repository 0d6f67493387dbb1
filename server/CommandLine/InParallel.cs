using System.Collections.Concurrent;

namespace CommandLine;

/// <summary>Work on many things on all processors.</summary>
internal static class InParallel
{
    // So many are taken at once: less to hand around, and still something to do for all.
    private const int BatchSize = 16;

    /// <summary>What is made of things, while more of them are still being found; in no order.</summary>
    /// <param name="find">Finds them, and hands each to its argument.</param>
    /// <param name="work">What is done with each; on any thread.</param>
    /// <param name="onDone">Told how many more are done; on any thread.</param>
    public static List<TResult> WhileFound<TItem, TResult>(Action<Action<TItem>> find, Func<TItem, TResult> work, Action<int>? onDone = null)
    {
        using var batches = new BlockingCollection<List<TItem>>();
        var results = new List<TResult>();
        var others = new Task[Environment.ProcessorCount - 1];
        for (int i = 0; i < others.Length; i++)
            others[i] = Task.Run(TakeBatches);
        var batch = new List<TItem>(BatchSize);
        try
        {
            find(item =>
            {
                batch.Add(item);
                if (batch.Count < BatchSize)
                    return;
                batches.Add(batch);
                batch = new(BatchSize);
            });
            batches.Add(batch);
        }
        finally
        {
            batches.CompleteAdding();
        }
        TakeBatches();
        Task.WaitAll(others);
        return results;

        void TakeBatches()
        {
            foreach (var taken in batches.GetConsumingEnumerable())
            {
                var made = taken.ConvertAll(item => work(item));
                lock (results)
                    results.AddRange(made);
                onDone?.Invoke(taken.Count);
            }
        }
    }

    /// <summary>What is made of each thing, in the order of the things.</summary>
    /// <param name="items">The things.</param>
    /// <param name="work">What is done with each; on any thread.</param>
    public static TResult[] Select<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> work)
    {
        var results = new TResult[items.Count];
        int batches = (items.Count + BatchSize - 1) / BatchSize, next = -1;
        var others = new Task[Math.Min(batches, Environment.ProcessorCount) is var all and > 1 ? all - 1 : 0];
        for (int i = 0; i < others.Length; i++)
            others[i] = Task.Run(TakeBatches);
        TakeBatches();
        Task.WaitAll(others);
        return results;

        void TakeBatches()
        {
            while (Interlocked.Increment(ref next) is var batch && batch < batches)
            {
                int end = Math.Min(items.Count, (batch + 1) * BatchSize);
                for (int i = batch * BatchSize; i < end; i++)
                    results[i] = work(items[i]);
            }
        }
    }
}
