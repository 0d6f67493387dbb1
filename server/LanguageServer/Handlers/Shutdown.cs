using LanguageServer.Protocol;

namespace LanguageServer.Handlers;

/// <summary><c>shutdown</c> and <c>exit</c>: the one says that the end is near, the other is it.</summary>
internal static class Shutdown
{
    public static NoParams? Handle(Session session, NoParams parameters)
    {
        session.AllNotes.End();
        session.Lifecycle.ShutDown();
        return null;
    }

    public static void Exit(Session session, NoParams parameters) => session.Lifecycle.End();
}
