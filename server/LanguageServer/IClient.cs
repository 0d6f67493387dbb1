using System.Buffers;
using System.Text.Json;
using Folders;
using LanguageServer.Protocol;
using Outline.Rules;
using Outline.Workspace;

namespace LanguageServer;

/// <summary>What the server tells the client and asks of it. Nothing here waits for the client but the tasks it returns.</summary>
internal interface IClient
{
    /// <summary>Writes to the log that people read.</summary>
    void LogMessage(MessageType type, string message);

    /// <summary>Shows a message to the user.</summary>
    void ShowMessage(MessageType type, string message);

    /// <summary>Tells of a message between the two.</summary>
    /// <param name="message">Its name and, for an answer, its time.</param>
    /// <param name="verbose">Its contents, where the client has asked for them.</param>
    void LogTrace(string message, string? verbose);

    /// <summary>Tells how far the work is that the client has given a name.</summary>
    /// <param name="token">The client's name for it.</param>
    /// <param name="value">How far it is.</param>
    void Progress(JsonElement token, WorkDoneProgressValue value);

    /// <summary>Sends a part of an answer ahead of it.</summary>
    /// <param name="token">The client's name for the parts.</param>
    /// <param name="write">Writes one JSON value.</param>
    void PartialResult(JsonElement token, Action<IBufferWriter<byte>> write);

    /// <summary>Sends all diagnostics of a document, in place of those sent before.</summary>
    /// <param name="uri">The document.</param>
    /// <param name="version">The version they were found in; null for a document that is closed.</param>
    /// <param name="diagnostics">The diagnostics.</param>
    /// <param name="settings">The settings they were found under.</param>
    void PublishDiagnostics(string uri, int? version, IReadOnlyList<Diagnostic> diagnostics, Settings settings);

    /// <summary>Sends all that is wrong with a project file, in place of what was sent before.</summary>
    /// <param name="uri">The project file.</param>
    /// <param name="version">The version it was found in; null for one that is closed.</param>
    /// <param name="problems">What is wrong.</param>
    /// <param name="settings">What decides where the rules' pages are.</param>
    void PublishProblems(string uri, int? version, IReadOnlyList<ProjectProblem> problems, Settings settings);

    /// <summary>Asks the client to pull the diagnostics of its documents again.</summary>
    Task RefreshDiagnosticsAsync();

    /// <summary>Asks the client to ask for the lenses of its documents again.</summary>
    Task RefreshCodeLensesAsync();

    /// <summary>Asks the client to ask for the inlay hints of its documents again.</summary>
    Task RefreshInlayHintsAsync();

    /// <summary>Asks for a section of the settings; null where the client has none.</summary>
    Task<JsonElement?> GetConfigurationAsync(string section);

    /// <summary>Asks to be told when a section of the settings changes.</summary>
    Task RegisterConfigurationAsync(string section);

    /// <summary>Asks to be told when files come, change or go.</summary>
    Task WatchFilesAsync(IReadOnlyList<string> patterns);

    /// <summary>Asks to be told of files no longer.</summary>
    Task StopWatchingFilesAsync();

    /// <summary>Asks for room to show how far some work is, under a name of the server's.</summary>
    Task CreateProgressAsync(JsonElement token);
}
