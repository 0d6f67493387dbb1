using System.Globalization;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Features;

/// <summary>What is known of what stands at a place.</summary>
public static class Hover
{
    private const int MostEntities = 3;
    private const int MostSections = 4;
    private const int MostNotes = 8;
    private const int MostFiles = 8;
    private const int MostDates = 3;

    // Counting goes no further: a hover is not waited for.
    private const int MostCounted = 2000;

    /// <summary>Writes down what is known of a target; null where there is nothing to say.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="note">The note that the target stands in.</param>
    /// <param name="target">The target.</param>
    /// <param name="asMarkdown">Whether it is written as Markdown, in which the texts of notes are nothing but text; else as plain text.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static string? Of(WorkspaceSnapshot workspace, INote note, Target target, bool asMarkdown, CancellationToken cancel = default)
    {
        var card = new Card(asMarkdown);
        switch (target.Kind)
        {
            case TargetKind.Entity:
                WriteEntities(card, workspace, target, cancel);
                break;
            case TargetKind.Unresolved:
                card.Paragraph($"Nothing is called {card.Strong(target.Text)}.");
                break;
            case TargetKind.Tag or TargetKind.Person:
                WriteMark(card, workspace, target, cancel);
                break;
            case TargetKind.Block when Definitions.OfBlock(workspace, target.Text, cancel) is { Count: > 0 } blocks:
                WriteItem(card, blocks[0]);
                break;
            case TargetKind.Block:
                card.Paragraph($"Nothing has the id {card.Strong(target.Text)}.");
                break;
            case TargetKind.Item when Definitions.OfItem(workspace, note, target, cancel) is { Count: > 0 } items:
                WriteItem(card, items[0]);
                break;
            case TargetKind.Item:
                card.Paragraph($"No item is called {card.Strong(target.Text)} there.");
                break;
            case TargetKind.Path when Definitions.FindPath(workspace, note, target.Text) is { } file:
                card.Paragraph(card.Strong(file.Path));
                break;
        }
        return card.ToString();
    }

    private static void WriteEntities(Card card, WorkspaceSnapshot workspace, Target target, CancellationToken cancel)
    {
        var entities = target.EntitiesIn(workspace).ToList();
        if (entities.Count > 1)
            card.Paragraph($"{card.Strong(target.Text)} may be {Several(entities.Count, "company", "companies")}.");
        foreach (var entity in entities.Take(MostEntities))
        {
            if (target.Form is NameForm.Alias or NameForm.Short)
                card.Paragraph($"{card.Text(target.Text)} stands for {card.Strong(entity.Name)}.");
            WriteEntity(card, workspace, entity, cancel);
        }
    }

    private static void WriteEntity(Card card, WorkspaceSnapshot workspace, Entity entity, CancellationToken cancel)
    {
        var dates = new Dates();
        var items = new List<string>();
        string detail = "";
        int more = 0;
        foreach (var (note, definition) in entity.Sites.Where(site => site.Definition is not null).Take(MostCounted))
        {
            // What the first places say is enough.
            if (items.Count >= MostNotes)
                break;
            cancel.ThrowIfCancellationRequested();
            Read(note.ReadTree(), definition!);
        }

        string name = card.Strong(entity.Name);
        card.Paragraph(detail.Length > 0 ? $"{name} – {card.Text(detail)}" : name);
        WriteSites(card, entity);
        string[] others = [.. entity.Names.Skip(1).Select(other => card.Text(other.Text))];
        if (others.Length > 0)
            card.Paragraph("Also called " + string.Join(", ", others) + ".");
        foreach (string item in items)
            card.Item(card.Text(item));
        if (more > 0)
            card.Item($"and {more} more");
        WriteMentions(card, workspace, entity, dates, cancel);
        if (dates.Latest(MostDates) is { Count: > 0 } latest)
            card.Paragraph("Last dates: " + string.Join(", ", latest.Select(date => card.Text(date))) + ".");

        void Read(SyntaxTree tree, Definition definition)
        {
            var line = tree.Lines[definition.Line];
            int end = tree.SubtreeEnd(definition.Line);
            if (detail.Length == 0)
                detail = DetailOf(line, definition);
            int children = int.MaxValue;
            for (int number = definition.Line; number <= end; number++)
            {
                var below = tree.Lines[number];
                if (entity.Kind == EntityKind.Company)
                    dates.Add(below);
                if (number == definition.Line || below.Kind != LineKind.Item || below.IsEmptyItem || tree.WidthOf(below) is var width && width > children)
                    continue;
                children = width;
                if (items.Count < MostNotes)
                    items.Add(below.Content.ToString());
                else
                    more++;
            }
        }
    }

    private static string DetailOf(LineSyntax line, Definition definition)
    {
        if (definition.Kind == DefinitionKind.Section)
            return "";
        return line.Text.AsSpan(definition.End, line.ContentEnd - definition.End).TrimStart(" *-–—:").ToString();
    }

    private static void WriteSites(Card card, Entity entity)
    {
        var places = new List<string>();
        foreach (var (note, definition) in entity.Sites)
        {
            string path = card.Text(note.Path);
            string place = definition?.Section is { } section ? $"{card.Text(section)} in {path}" : path;
            if (!places.Contains(place))
                places.Add(place);
        }
        string listed = string.Join(", ", places.Take(MostSections));
        card.Paragraph(places.Count > MostSections ? $"{listed} and {places.Count - MostSections} more" : listed);
    }

    private static void WriteMentions(Card card, WorkspaceSnapshot workspace, Entity entity, Dates dates, CancellationToken cancel)
    {
        var counts = new List<(string Path, int Count)>();
        foreach (var (note, mentions) in new MentionSearch(workspace, entity).Find(cancel))
        {
            counts.Add((note.Path, mentions.Count));
            foreach (var mention in mentions)
                dates.Add(mention.Syntax);
            if (counts.Count == MostCounted)
                break;
        }
        WriteCounts(card, "Mentioned", counts);
    }

    private static void WriteMark(Card card, WorkspaceSnapshot workspace, Target target, CancellationToken cancel)
    {
        var kind = target.Kind == TargetKind.Tag ? MarkKind.Tag : MarkKind.Person;
        card.Paragraph(card.Strong((kind == MarkKind.Tag ? "#" : "@") + target.Text));
        var counts = MarkSearch.Find(workspace, kind, target.Text, cancel).Take(MostCounted).Select(found => (found.Note.Path, found.Places.Count)).ToList();
        WriteCounts(card, "Written", counts);
        if (Definitions.EntitiesOf(workspace, target.Text).FirstOrDefault() is { } entity)
            WriteEntity(card, workspace, entity, cancel);
    }

    private static void WriteCounts(Card card, string what, List<(string Path, int Count)> counts)
    {
        if (counts.Count == 0)
        {
            card.Paragraph($"{what} nowhere else.");
            return;
        }
        string atLeast = counts.Count == MostCounted ? " at least" : "";
        card.Paragraph($"{what}{atLeast} {Several(counts.Sum(file => file.Count), "time", "times")} in {Several(counts.Count, "file", "files")}:");
        counts.Sort(static (a, b) => b.Count != a.Count ? b.Count - a.Count : string.CompareOrdinal(a.Path, b.Path));
        foreach (var (path, count) in counts.Take(MostFiles))
            card.Item($"{card.Text(path)}: {count.ToString(CultureInfo.InvariantCulture)}");
        if (counts.Count > MostFiles)
            card.Item($"and {Several(counts.Count - MostFiles, "more file", "more files")}");
    }

    private static void WriteItem(Card card, DefinitionPlace place)
    {
        var line = place.Note.ReadTree().Lines[place.Span.Start.Line];
        card.Paragraph(card.Text(line.Content));
        card.Paragraph(card.Text(place.Note.Path));
    }

    private static string Several(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");

    /// <summary>The dates that were met, of which the latest are told.</summary>
    private sealed class Dates
    {
        // "2022", "2022-04" and "2022-04-05" are in order as they are written; of a range, its end counts.
        private readonly Dictionary<string, string> _byTime = [];

        public void Add(LineSyntax line)
        {
            foreach (var span in line.Spans)
            {
                if (span.Kind == InlineKind.Date)
                {
                    string text = line.Text[span.Start..span.End];
                    _byTime.TryAdd(TimeOf(text), text);
                }
            }
        }

        public List<string> Latest(int count) =>
            [.. _byTime.OrderByDescending(date => date.Key, StringComparer.Ordinal).Take(count).Select(date => date.Value)];

        private static string TimeOf(string date)
        {
            int blank = date.LastIndexOf(' ');
            var (month, rest) = blank < 0 ? ("", date) : (date[..3].ToLowerInvariant(), date[(blank + 1)..]);
            string year = rest[..4];
            string[] parts = rest[4..].Split('-', '–', '/');
            if (month.Length > 0)
                return $"{year}-{1 + Months.IndexOf(month, StringComparison.Ordinal) / 3:00}";
            return parts.Length switch
            {
                1 => year,
                2 when parts[1].Length == 4 => parts[1],
                2 when string.CompareOrdinal(parts[1], "12") > 0 => year[..2] + parts[1],
                2 => $"{year}-{parts[1]}",
                _ => $"{year}-{parts[1]}-{parts[2]}",
            };
        }

        private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";
    }
}
