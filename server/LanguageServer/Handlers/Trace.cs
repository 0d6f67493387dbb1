using LanguageServer.Protocol;

namespace LanguageServer.Handlers;

/// <summary><c>$/setTrace</c>: how much the client wants to hear of the messages.</summary>
internal static class Trace
{
    public static void Set(Session session, SetTraceParams parameters) => session.Tracer.Value = parameters.Value;
}
