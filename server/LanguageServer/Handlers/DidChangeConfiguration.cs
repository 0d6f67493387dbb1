using System.Text.Json;
using LanguageServer.Protocol;

namespace LanguageServer.Handlers;

/// <summary><c>workspace/didChangeConfiguration</c>: the client is asked for the settings if it can be, else they are in the message.</summary>
internal static class DidChangeConfiguration
{
    public static void Handle(Session session, DidChangeConfigurationParams parameters)
    {
        if (session.Capabilities.Configuration)
        {
            session.Observe(session.Configuration.LoadAsync(), "workspace/configuration");
            return;
        }
        if (parameters.Settings is { ValueKind: JsonValueKind.Object } settings && settings.TryGetProperty(Configuration.Section, out var section))
            session.Configuration.Use(section);
    }
}
