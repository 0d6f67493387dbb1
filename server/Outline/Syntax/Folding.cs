namespace Outline.Syntax;

/// <summary>Placeholder until the tables land.</summary>
public static class Folding
{
    /// <summary>Folds.</summary>
    public static bool TryFold(char c, out char first, out char second)
    {
        first = char.ToLowerInvariant(c);
        second = '\0';
        return true;
    }
}
