namespace CommandLine;

/// <summary>Work on many things on all processors.</summary>
internal static class InParallel
{
    // So many are taken at once: less to hand around, and still something to do for all.
    private const int Batch = 16;

    /// <summary>What is made of each thing, in the order of the things.</summary>
    /// <param name="items">The things.</param>
    /// <param name="work">What is done with each; on any thread.</param>
    /// <param name="onDone">Told how many more are done; on any thread.</param>
    public static TResult[] Select<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> work, Action<int>? onDone = null)
    {
        var results = new TResult[items.Count];
        int batches = (items.Count + Batch - 1) / Batch, next = -1;
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
                int end = Math.Min(items.Count, (batch + 1) * Batch);
                for (int i = batch * Batch; i < end; i++)
                    results[i] = work(items[i]);
                onDone?.Invoke(end - batch * Batch);
            }
        }
    }
}
