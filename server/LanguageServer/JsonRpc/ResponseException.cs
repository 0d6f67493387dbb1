namespace LanguageServer.JsonRpc;

/// <summary>Ends a request with an error that the other side is to see, or tells of one that the client answered with.</summary>
/// <param name="code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="message">A short text; of a note, no more than names and where they stand.</param>
internal sealed class ResponseException(int code, string message) : Exception(message)
{
    /// <summary>One of <see cref="ErrorCodes"/>, or the client's own.</summary>
    public int Code => code;
}
