using System.Buffers;
using System.Runtime.InteropServices;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Workspace;

/// <summary>A mention in its line.</summary>
/// <param name="Line">The line, from 0.</param>
/// <param name="Syntax">That line.</param>
/// <param name="Mention">The mention.</param>
public readonly record struct PlacedMention(int Line, LineSyntax Syntax, Mention Mention)
{
    /// <summary>Where it stands.</summary>
    public LineSpan Span => new(Line, Mention.Start, Mention.End);
}

/// <summary>Finds where something is mentioned, in the notes whose words say that it may be.</summary>
public sealed class MentionSearch
{
    private readonly WorkspaceSnapshot _workspace;
    private readonly Entity _entity;
    private readonly string[] _names;
    private readonly ulong[] _firstWords;

    // The first words as they are written, where they are ASCII letters and digits; else null.
    private readonly SearchValues<string>? _plainFirstWords;
    private readonly List<Mention> _inLine = [];

    // A name means this entity or not, wherever it stands: asked once.
    private readonly Dictionary<(NameKey, bool), bool> _means = [];

    /// <param name="workspace">Where to look.</param>
    /// <param name="entity">What to look for.</param>
    public MentionSearch(WorkspaceSnapshot workspace, Entity entity)
    {
        _workspace = workspace;
        _entity = entity;
        _names = [.. entity.Names.Select(name => name.Text)];
        var first = new List<ulong>();
        var written = new List<string>();
        foreach (string name in _names)
        {
            var words = new WordReader(name);
            if (!words.Read(out var word))
                continue;
            first.Add(word.Hash);
            written.Add(name[word.Start..word.End]);
        }
        _firstWords = [.. first];
        if (written.TrueForAll(word => word.All(char.IsAsciiLetterOrDigit)))
            _plainFirstWords = SearchValues.Create(CollectionsMarshal.AsSpan(written), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The mentions, note by note; notes without any are left out.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<(INote Note, List<PlacedMention> Mentions)> Find(CancellationToken cancel = default)
    {
        foreach (var note in _workspace.NotesWith(_names))
        {
            cancel.ThrowIfCancellationRequested();
            if (FindIn(note) is { Count: > 0 } mentions)
                yield return (note, mentions);
        }
    }

    /// <summary>The mentions in one note, in order.</summary>
    public List<PlacedMention> FindIn(INote note)
    {
        var found = new List<PlacedMention>();
        if (note is StoredFile { Summary.HasBlocks: false } file)
            FindInLines(file, found);
        else
            FindInTree(note, found);
        return found;
    }

    private void FindInTree(INote note, List<PlacedMention> found)
    {
        var tree = note.ReadTree();
        int start = 0;
        foreach (var chunk in tree.Lines.Chunks)
        {
            // The chunks of an open document are known to later questions too.
            var facts = note is Document ? ChunkFacts.Of(chunk, tree.IndentUnit, isKept: true) : null;
            if (facts is null || Array.Exists(_firstWords, word => facts.MayContain(chunk, WordTable.KeyOf(word))))
            {
                for (int i = 0; i < chunk.Count; i++)
                    FindInLine(note, start + i, chunk.Items[i], found);
            }
            start += chunk.Count;
        }
    }

    // Every line is read by itself: only those that hold a first word are made.
    private void FindInLines(StoredFile file, List<PlacedMention> found)
    {
        var text = file.ReadCharacters();
        var lines = new LineCursor(text);
        bool isPlain = _plainFirstWords is not null && IsPlain(text);
        while ((isPlain ? NextPlain(text, lines.End) : NextWord(text, lines.End)) is var word and >= 0)
        {
            lines.MoveTo(word);
            FindInLine(file, lines.Number, LineLexer.Lex(lines.Line.ToString(), LineState.Normal), found);
        }
    }

    // Whether every word made of ASCII letters is written so: no accents, no apostrophes inside words. What is common in notes
    // and no letter does not count: dashes, quotation marks, arrows, currencies, emoji.
    internal static bool IsPlain(ReadOnlySpan<char> text)
    {
        if (text.Contains('\''))
            return false;
        for (int odd; (odd = text.IndexOfAnyExceptInRange('\0', '\x7F')) >= 0; text = text[(odd + 1)..])
        {
            if (text[odd] is not ('\u00A0' or '£' or '°' or '·' or >= '\u2010' and <= '\u2018' or >= '\u201A' and <= '\u205F'
                or >= '\u20A0' and <= '\u20BF' or >= '\u2190' and <= '\u2BFF' or >= '\uD800' and <= '\uDFFF'))
            {
                return false;
            }
        }
        return true;
    }

    private int NextPlain(ReadOnlySpan<char> text, int at) =>
        text[at..].IndexOfAny(_plainFirstWords!) is var next and >= 0 ? at + next : -1;

    private int NextWord(ReadOnlySpan<char> text, int at)
    {
        var words = new WordReader(text[at..]);
        while (words.Read(out var word))
        {
            if (IsFirst(word))
                return at + word.Start;
        }
        return -1;
    }

    private bool IsFirst(in Word word)
    {
        foreach (ulong first in _firstWords)
        {
            if (word.Hash == first || word.Stem == first)
                return true;
        }
        return false;
    }

    private void FindInLine(INote note, int number, LineSyntax line, List<PlacedMention> found)
    {
        _inLine.Clear();
        Mentions.InLine(line, note.Summary.DefinitionAt(number), note, _workspace.Names, _inLine);
        foreach (var mention in _inLine)
        {
            if (Means(mention))
                found.Add(new(number, line, mention));
        }
    }

    private bool Means(Mention mention)
    {
        var question = (mention.Name, mention.IsLink);
        if (!_means.TryGetValue(question, out bool means))
            _means.Add(question, means = _workspace.Names.Names(mention.Name, mention.IsLink, _entity.Key));
        return means;
    }
}
