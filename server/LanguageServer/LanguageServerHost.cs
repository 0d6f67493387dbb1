namespace LanguageServer;

/// <summary>Runs the language server.</summary>
public static class LanguageServerHost
{
    // Nobody may be reading standard error: what is more than a pipe holds would block the end for good.
    private const int MaxLastWords = 2000;

    /// <summary>
    /// Serves one client until it says <c>exit</c>, its end of the input closes, or its process is gone. Nothing else may
    /// write to the output. Standard error gets a few words when the server cannot go on, and nothing before that.
    /// </summary>
    /// <param name="input">What the client sends; it is read by a thread of its own and may block.</param>
    /// <param name="output">What the client reads; it is written by a thread of its own and may block.</param>
    /// <param name="options">How the server is started.</param>
    /// <returns>What the process is to end with: 0 after <c>shutdown</c>, else 1.</returns>
    public static async Task<int> RunAsync(Stream input, Stream output, LanguageServerOptions options)
    {
        try
        {
            return await new Server(input, output, options, Routes.All).RunAsync();
        }
        catch (Exception problem)
        {
            string words = problem.ToString();
            await Console.Error.WriteLineAsync(words.Length <= MaxLastWords ? words : words[..MaxLastWords]);
            return 1;
        }
    }
}
