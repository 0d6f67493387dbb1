namespace Outline.Workspace;

/// <summary>Tells names that hold a date: <c>2022-04-05</c>, <c>2022_04_05</c>, <c>20220405</c>, <c>apr-2022</c>, <c>2022</c>, <c>5.4.22</c>.</summary>
public static class DatedName
{
    private const int FirstYear = 1900, LastYear = 2099;

    /// <summary>Whether a text holds a date.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        // Numbers of one or two digits, each parted from the one before by a single character that is no letter.
        int inRow = 0, end = -1;
        for (int at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]))
                continue;
            int start = at, number = 0;
            for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
                number = at - start < 8 ? 10 * number + text[at] - '0' : number;
            switch (at - start)
            {
                case 4 when IsYear(number):
                case 8 when IsYear(number / 10_000) && number / 100 % 100 is >= 1 and <= 12 && number % 100 is >= 1 and <= 31:
                    return true;
                case <= 2:
                    inRow = inRow > 0 && start == end + 1 && !char.IsLetter(text[end]) ? inRow + 1 : 1;
                    break;
                default:
                    inRow = 0;
                    break;
            }
            if (inRow == 3)
                return true;
            end = at;
        }
        return false;
    }

    /// <summary>Whether a file is one of many, a day or a year each: its name, or that of its folder, holds a date.</summary>
    /// <param name="path">Its path, parted by <c>/</c>.</param>
    public static bool IsOf(ReadOnlySpan<char> path)
    {
        if (IsIn(PageName.Of(path)))
            return true;
        int slash = path.LastIndexOf('/');
        return slash > 0 && IsIn(path[(path[..slash].LastIndexOf('/') + 1)..slash]);
    }

    private static bool IsYear(int number) => number is >= FirstYear and <= LastYear;
}
