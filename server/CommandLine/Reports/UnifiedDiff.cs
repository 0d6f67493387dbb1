using Outline.Text;

namespace CommandLine.Reports;

/// <summary>
/// Writes what changes in a file as a unified diff, which `patch -p0` and `git apply -p0` take. Lines end at <c>\n</c> there,
/// whatever a note takes for one, and keep every other character.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="colours">The colours.</param>
/// <param name="isShown">Whether somebody looks at it: then nothing in it is obeyed by the terminal, and no program takes it.</param>
internal sealed class UnifiedDiff(TextWriter output, Colours colours, bool isShown)
{
    private const int Context = 3;

    // Behind a change the two texts are held against each other so far to find where they go on alike.
    private const int Farthest = 64;

    /// <summary>Writes the changes of a file; nothing where there are none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="before">Its text.</param>
    /// <param name="after">What it is to be.</param>
    public void Write(string path, FileText before, FileText after)
    {
        // What the tools compare are bytes, and those of this output are UTF-8.
        if (!IsUtf8(before) || !IsUtf8(after))
        {
            output.WriteLine($"Binary files {Name(path)} and {Name(path)} differ");
            return;
        }
        string[] old = LinesOf(before), now = LinesOf(after);
        var changes = ChangesBetween(old, now);
        if (changes.Count == 0)
            return;
        output.WriteLine(colours.Paint(Colours.Bold, $"--- {Name(path)}"));
        output.WriteLine(colours.Paint(Colours.Bold, $"+++ {Name(path)}"));
        for (int first = 0, last; first < changes.Count; first = last + 1)
        {
            last = first;
            while (last + 1 < changes.Count && changes[last + 1].Old - changes[last].OldEnd <= 2 * Context)
                last++;
            WriteHunk(old, now, changes.GetRange(first, last - first + 1));
        }
    }

    private void WriteHunk(string[] old, string[] now, List<Change> changes)
    {
        int from = Math.Max(0, changes[0].Old - Context), to = Math.Min(old.Length, changes[^1].OldEnd + Context);
        int nowFrom = changes[0].Now - (changes[0].Old - from), nowTo = changes[^1].NowEnd + (to - changes[^1].OldEnd);
        output.WriteLine(colours.Paint(Colours.Frame, $"@@ -{Range(from, to)} +{Range(nowFrom, nowTo)} @@"));
        int at = from;
        foreach (var change in changes)
        {
            WriteLines(' ', "", old.AsSpan(at..change.Old));
            WriteLines('-', Colours.Removed, old.AsSpan(change.Old..change.OldEnd));
            WriteLines('+', Colours.Added, now.AsSpan(change.Now..change.NowEnd));
            at = change.OldEnd;
        }
        WriteLines(' ', "", old.AsSpan(at..to));
    }

    private void WriteLines(char sign, string colour, ReadOnlySpan<string> lines)
    {
        foreach (string line in lines)
        {
            bool isWhole = line.EndsWith('\n');
            string text = sign + (isWhole ? line[..^1] : line);
            if (isShown)
                text = string.Join('\t', text.TrimEnd('\r').Split('\t').Select(Printable.Of));
            output.WriteLine(colour.Length > 0 ? colours.Paint(colour, text) : text);
            if (!isWhole)
                output.WriteLine("\\ No newline at end of file");
        }
    }

    // Of no lines, the line before them is told.
    private static string Range(int from, int to) => (to - from) switch
    {
        0 => $"{from},0",
        1 => $"{from + 1}",
        var count => $"{from + 1},{count}",
    };

    /// <summary>
    /// Where two texts differ. Every answer that leaves the same lines between changes is right; this one takes time that
    /// grows with the texts alone, and is the shortest wherever a stretch goes on alike within a few lines.
    /// </summary>
    private static List<Change> ChangesBetween(string[] old, string[] now)
    {
        var changes = new List<Change>();
        int oldEnd = old.Length, nowEnd = now.Length;
        while (oldEnd > 0 && nowEnd > 0 && old[oldEnd - 1] == now[nowEnd - 1])
            (oldEnd, nowEnd) = (oldEnd - 1, nowEnd - 1);
        for (int i = 0, j = 0; ;)
        {
            while (i < oldEnd && j < nowEnd && old[i] == now[j])
                (i, j) = (i + 1, j + 1);
            if (i == oldEnd && j == nowEnd)
                return changes;
            var (removed, added) = Distance(old.AsSpan(i..oldEnd), now.AsSpan(j..nowEnd));
            if (changes.Count > 0 && changes[^1].OldEnd == i && changes[^1].NowEnd == j)
                changes[^1] = changes[^1] with { OldEnd = i + removed, NowEnd = j + added };
            else
                changes.Add(new(i, i + removed, j, j + added));
            (i, j) = (i + removed, j + added);
        }
    }

    // The nearest place where both go on with the same line; where there is none near, the lines that were held against each other.
    private static (int Old, int Now) Distance(ReadOnlySpan<string> old, ReadOnlySpan<string> now)
    {
        int most = Math.Min(Farthest, old.Length + now.Length);
        for (int both = 1; both <= most; both++)
        {
            for (int i = Math.Max(0, both - now.Length + 1); i <= Math.Min(both, old.Length - 1); i++)
            {
                if (old[i] == now[both - i])
                    return (i, both - i);
            }
        }
        return (Math.Min(old.Length, Farthest), Math.Min(now.Length, Farthest));
    }

    private static bool IsUtf8(FileText file) => file.Encoding is FileEncoding.Utf8 or FileEncoding.Utf8WithMark;

    private static string[] LinesOf(FileText file)
    {
        string text = (file.Encoding == FileEncoding.Utf8WithMark ? "\uFEFF" : "") + file.Text;
        var lines = new List<string>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = text.IndexOf('\n', start) + 1;
            end = end == 0 ? text.Length : end;
            lines.Add(text[start..end]);
        }
        return [.. lines];
    }

    // As Git writes it: in quotation marks where the name has characters of its own, and with a tab behind one with blanks.
    private string Name(string path)
    {
        string name = path.Replace('\\', Path.DirectorySeparatorChar == '\\' ? '/' : '\\');
        if (isShown)
            return Printable.Of(name);
        if (name.AsSpan().IndexOfAny('"', '\\') < 0 && !name.Any(char.IsControl))
            return name.Contains(' ') ? name + "\t" : name;
        return $"\"{string.Concat(name.Select(c => c is '"' or '\\' ? $"\\{c}" : c < ' ' || c == 0x7F ? $"\\{Convert.ToString(c, 8).PadLeft(3, '0')}" : c.ToString()))}\"";
    }

    /// <param name="Old">The first line that goes.</param>
    /// <param name="OldEnd">The line behind the last that goes.</param>
    /// <param name="Now">The first line that comes.</param>
    /// <param name="NowEnd">The line behind the last that comes.</param>
    private readonly record struct Change(int Old, int OldEnd, int Now, int NowEnd);
}
