using System.Threading.Channels;

namespace LanguageServer;

/// <summary>
/// Everything that happens to the server, in order: what the client sent, what a timer or the pool has to say. Whoever
/// posts never waits; one loop takes it out.
/// </summary>
/// <param name="onFailure">Called with what an action throws; the next one is done all the same.</param>
internal sealed class Inbox(Action<Exception> onFailure)
{
    private readonly Channel<Action> _channel = Channel.CreateUnbounded<Action>(new() { SingleReader = true });
    private readonly Lock _lock = new();
    private TaskCompletionSource? _settled;
    private int _underWay;

    /// <summary>Has something done by the loop, after all that was posted before.</summary>
    public void Post(Action action)
    {
        Begin();
        _channel.Writer.TryWrite(action);
    }

    /// <summary>Has something done on the pool, beside the loop.</summary>
    public void Run(Action work)
    {
        Begin();
        _ = Task.Run(() => Do(work));
    }

    /// <summary>Has something long done on a thread of its own, which does not keep the process alive.</summary>
    public void RunBeside(Action work)
    {
        Begin();
        new Thread(() => Do(work)) { IsBackground = true, Name = "beside" }.Start();
    }

    /// <summary>Takes out and does what is posted, one at a time, until <paramref name="isOver"/>.</summary>
    public async Task ProcessAsync(Func<bool> isOver)
    {
        while (!isOver())
            Do(await _channel.Reader.ReadAsync());
    }

    /// <summary>Completes when nothing is posted or running. What the client or a timer has not brought yet does not count.</summary>
    public Task SettledAsync()
    {
        lock (_lock)
            return _underWay == 0 ? Task.CompletedTask : (_settled ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    private void Do(Action action)
    {
        try
        {
            action();
        }
        catch (Exception problem)
        {
            onFailure(problem);
        }
        finally
        {
            End();
        }
    }

    private void Begin()
    {
        lock (_lock)
            _underWay++;
    }

    private void End()
    {
        TaskCompletionSource? settled = null;
        lock (_lock)
        {
            if (--_underWay == 0)
                (settled, _settled) = (_settled, null);
        }
        settled?.SetResult();
    }
}
