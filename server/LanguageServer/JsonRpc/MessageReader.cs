using Microsoft.Extensions.Logging;

namespace LanguageServer.JsonRpc;

/// <summary>Takes what the client sends, on the thread that reads.</summary>
internal interface IMessageReceiver
{
    /// <summary>A message came.</summary>
    void Receive(Message message);

    /// <summary>Something came that is no message, or none that can be served.</summary>
    void Refuse(RequestId? id, int code, string problem);

    /// <summary>Nothing more will come.</summary>
    void End();
}

/// <summary>
/// Reads messages on a thread of its own: reading a pipe blocks, and a thread of the pool that blocks is one of two on a
/// small machine.
/// </summary>
internal sealed class MessageReader(Stream input, IMessageReceiver receiver, ILogger log)
{
    private readonly FrameReader _frames = new(input, log);

    /// <summary>Starts to read. The thread does not keep the process alive.</summary>
    public void Start() => new Thread(ReadAll, maxStackSize: 512 * 1024) { IsBackground = true, Name = "reader" }.Start();

    private void ReadAll()
    {
        try
        {
            while (ReadOne()) ;
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            log.LogDebug(problem, "The input broke");
        }
        receiver.End();
    }

    private bool ReadOne()
    {
        switch (_frames.Read(out var body))
        {
            case FrameStatus.End:
                return false;
            case FrameStatus.TooLarge:
                receiver.Refuse(null, ErrorCodes.InvalidRequest, $"a message is larger than {FrameReader.MaxBody >> 20} MiB and was not read");
                return true;
        }
        try
        {
            receiver.Receive(Message.Parse(body));
        }
        catch (MessageException problem)
        {
            receiver.Refuse(problem.Id, problem.Code, problem.Message);
            if (problem.Code == ErrorCodes.ParseError)
                _frames.Reject();
        }
        catch (Exception problem)
        {
            // What is thrown on this thread would end the process.
            log.LogError(problem, "A message could not be taken in");
        }
        return true;
    }
}
