using Outline.Workspace;

namespace Outline.Features;

/// <summary>Writes one name in the way that another is written: with its capitals, or as the short form of a domain.</summary>
public static class NameWriting
{
    /// <summary>
    /// What stands for <paramref name="written"/> once <paramref name="old"/> is called <paramref name="renamed"/>: the new name
    /// as it was typed where the old one was written as it is called, else in small letters, in capitals or with capitals in
    /// front, as the old one was. What is in none of these ways becomes the new name as it was typed.
    /// </summary>
    /// <param name="written">The old name where it stands.</param>
    /// <param name="old">The old name as it is called.</param>
    /// <param name="renamed">The new name as it was typed.</param>
    public static string Like(string written, string old, string renamed)
    {
        if (written == old || !written.Any(char.IsLetter))
            return renamed;
        if (!written.Any(char.IsUpper))
            return renamed.ToLowerInvariant();
        if (!written.Any(char.IsLower))
            return written.Count(char.IsLetter) > 1 ? renamed.ToUpperInvariant() : renamed;
        // "GitHub" keeps its own capitals.
        if (renamed.Any(char.IsUpper) && renamed != Capitalized(renamed.ToLowerInvariant(), everyWord: true))
            return renamed;
        string lower = renamed.ToLowerInvariant(), small = written.ToLowerInvariant();
        return written == Capitalized(small, everyWord: true) ? Capitalized(lower, everyWord: true)
            : written == Capitalized(small, everyWord: false) ? Capitalized(lower, everyWord: false)
            : renamed;
    }

    /// <summary>The name of a site without its ending, <c>builder</c> of <c>builder.io</c>; of any other name, the name.</summary>
    public static string Short(string name) => Domain.NameOf(name) is { IsEmpty: false } site ? site.ToString() : name;

    // "builder.io" has one word here: nobody writes "Builder.Io".
    private static string Capitalized(string name, bool everyWord)
    {
        char[] letters = name.ToCharArray();
        bool starts = true;
        for (int i = 0; i < letters.Length; i++)
        {
            if (starts && char.IsLetterOrDigit(letters[i]))
            {
                letters[i] = char.ToUpperInvariant(letters[i]);
                starts = false;
            }
            else if (everyWord && letters[i] is ' ' or '-')
            {
                starts = true;
            }
        }
        return new(letters);
    }
}
