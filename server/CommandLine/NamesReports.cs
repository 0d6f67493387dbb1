using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Outline.Features;
using Outline.Syntax;
using Outline.Workspace;

namespace CommandLine;

/// <summary>A company, as it is reported; the place is the first where it is defined, its line counts from 1.</summary>
internal sealed record CompanyRow(string Name, string? Section, string Path, int Line, int Mentions, IReadOnlyList<string> Aliases)
{
    public static CompanyRow Of(WorkspaceSnapshot workspace, Entity company)
    {
        var site = company.Sites.First(site => site.Definition is not null);
        int mentions = new MentionSearch(workspace, company).Find().Sum(found => found.Mentions.Count);
        return new(company.Name, site.Definition!.Section, site.Note.Path, site.Definition.Line + 1, mentions, [.. company.Aliases]);
    }
}

/// <summary>A mention, as it is reported; all is counted from 1, columns in UTF-16 code units.</summary>
internal sealed record MentionRow(string Path, int Line, int Column, int EndColumn, string Name, string Text)
{
    public static IEnumerable<MentionRow> Of(WorkspaceSnapshot workspace, Entity entity) =>
        from found in new MentionSearch(workspace, entity).Find().OrderBy(found => found.Note.Path, StringComparer.Ordinal)
        from mention in found.Mentions
        let span = mention.Span
        select new MentionRow(
            found.Note.Path, span.Start.Line + 1, span.Start.Character + 1, span.End.Character + 1,
            mention.Syntax.Text[span.Start.Character..span.End.Character], mention.Syntax.Text);
}

/// <summary>A symbol, as it is reported; its line counts from 1.</summary>
internal sealed record SymbolRow(string Kind, string Name, string Container, string Path, int Line);

/// <summary>Companies, for people and programs.</summary>
internal static class CompaniesReport
{
    public static void Write(TextWriter output, IReadOnlyList<CompanyRow> rows, string format)
    {
        switch (format)
        {
            case "json":
                NamesJson.WriteArray(output, rows, NamesJson.Readable.CompanyRow);
                break;
            case "csv":
                output.Write("name,section,path,line,mentions,aliases\r\n");
                foreach (var row in rows)
                    output.Write(string.Join(',', ((string[])[row.Name, row.Section ?? "", row.Path, $"{row.Line}", $"{row.Mentions}", string.Join("; ", row.Aliases)]).Select(Quoted)) + "\r\n");
                break;
            default:
                Table.Write(output, rows.Select(row => (string[])
                [
                    row.Name, $"{row.Mentions} {(row.Mentions == 1 ? "mention" : "mentions")}", row.Section ?? "", $"{row.Path}:{row.Line}",
                    string.Join(", ", row.Aliases),
                ]));
                output.WriteLine(rows.Count == 1 ? "1 company" : $"{rows.Count} companies");
                break;
        }
    }

    // RFC 4180; what a spreadsheet would take for a formula is text.
    private static string Quoted(string text)
    {
        if (text is ['=' or '+' or '-' or '@', ..])
            text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n;") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }
}

/// <summary>Mentions, for people and programs.</summary>
internal static class MentionsReport
{
    public static void Write(TextWriter output, IReadOnlyList<MentionRow> rows, string format)
    {
        if (format == "json")
        {
            NamesJson.WriteArray(output, rows, NamesJson.Readable.MentionRow);
            return;
        }
        foreach (var row in rows)
            output.WriteLine($"{Printable.Of(row.Path)}:{row.Line}:{row.Column}: {Printable.Of(row.Text.Trim())}");
        int files = rows.Select(row => row.Path).Distinct().Count();
        output.WriteLine($"{rows.Count} {(rows.Count == 1 ? "mention" : "mentions")} in {files} {(files == 1 ? "file" : "files")}");
    }
}

/// <summary>Symbols, for people and programs.</summary>
internal static class SymbolsReport
{
    public static void Write(TextWriter output, IReadOnlyList<WorkspaceSymbol> symbols, string format)
    {
        var rows = symbols.Select(symbol => new SymbolRow(
            symbol.Kind.ToString().ToLowerInvariant(), symbol.Name, symbol.Container, symbol.Note.Path, symbol.Span.Start.Line + 1)).ToList();
        if (format == "json")
            NamesJson.WriteArray(output, rows, NamesJson.Readable.SymbolRow);
        else
            Table.Write(output, rows.Select(row => (string[])[row.Kind, row.Name, row.Container, $"{row.Path}:{row.Line}"]));
    }
}

/// <summary>Columns that stand below each other.</summary>
internal static class Table
{
    private const int WidestColumn = 60;

    public static void Write(TextWriter output, IEnumerable<string[]> rows)
    {
        var all = rows.Select(row => row.Select(Printable.Of).ToArray()).ToList();
        if (all.Count == 0)
            return;
        int[] widths = [.. Enumerable.Range(0, all[0].Length).Select(column => Math.Min(WidestColumn, all.Max(row => Width(row[column]))))];
        foreach (string[] row in all)
            output.WriteLine(string.Concat(row.Select((cell, column) => cell + new string(' ', Math.Max(0, widths[column] - Width(cell)) + 2))).TrimEnd());
    }

    private static int Width(string text) => text.EnumerateRunes().Sum(Printable.Width);
}

[JsonSerializable(typeof(CompanyRow))]
[JsonSerializable(typeof(MentionRow))]
[JsonSerializable(typeof(SymbolRow))]
internal sealed partial class NamesJson : JsonSerializerContext
{
    /// <summary>Leaves letters of all languages as they are: this goes to a pipe, not into a web page.</summary>
    public static NamesJson Readable { get; } = new(new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes one array, one object a line.</summary>
    public static void WriteArray<T>(TextWriter output, IEnumerable<T> rows, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        string separator = "[\n";
        foreach (var row in rows)
        {
            output.Write(separator);
            output.Write(JsonSerializer.Serialize(row, type));
            separator = ",\n";
        }
        output.Write(separator == "[\n" ? "[]\n" : "\n]\n");
    }
}
