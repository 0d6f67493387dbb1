using System.Buffers;
using System.Text;
using Outline.Syntax;
using Outline.Text;

namespace Outline.Workspace;

/// <summary>Finds items by the words that begin in them, in the notes whose words say that there may be some.</summary>
internal sealed class ItemSearch
{
    // Fewer letters begin too many words.
    private const int FewestLetters = 3;

    // How much is read of files that hold other words with the same first letters, once something has been found elsewhere.
    private const int EnoughBytes = 1 << 20;

    private readonly WorkspaceSnapshot _workspace;
    private readonly List<(string Letters, Word Word)> _words = [];

    // The longest word: lines without it are not looked at.
    private readonly (string Letters, Word Word) _rarest = ("", default);

    // The same for a search by letters, where it has ASCII letters and digits alone; else null.
    private readonly SearchValues<string>? _plainRarest;

    /// <param name="workspace">Where to look.</param>
    /// <param name="text">The beginnings of words.</param>
    public ItemSearch(WorkspaceSnapshot workspace, string text)
    {
        _workspace = workspace;
        var reader = new WordReader(text);
        while (reader.Read(out var word))
            _words.Add((LettersOf(text.AsSpan(word.Start..word.End)), word));
        if (_words.Count > 0)
            _rarest = _words.MaxBy(word => word.Letters.Length);
        if (_rarest.Letters.Length > 0 && _rarest.Letters.All(char.IsAsciiLetterOrDigit))
            _plainRarest = SearchValues.Create([_rarest.Letters], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The items in which all the words begin, note by note; notes without any are left out.</summary>
    /// <param name="isEnough">Whether something has been found by now: then the search does not go to the end.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<(INote Note, List<(int Line, LineSyntax Syntax)> Items)> Find(Func<bool> isEnough, CancellationToken cancel)
    {
        if (_rarest.Letters.Length < FewestLetters)
            yield break;
        int budget = EnoughBytes;
        foreach (var note in Notes())
        {
            cancel.ThrowIfCancellationRequested();
            if (note.IsVague && (budget -= (note.Note as StoredFile)?.Size ?? 0) < 0 && isEnough())
                yield break;
            if (FindIn(note.Note) is { Count: > 0 } items)
                yield return (note.Note, items);
        }
    }

    // First those that hold the words as they are, the last of several perhaps not typed to its end; then those that are
    // only known to hold words with the same first letters.
    private IEnumerable<(INote Note, bool IsVague)> Notes()
    {
        foreach (var document in _workspace.Documents.Values)
            yield return (document, false);
        foreach (bool isVague in (bool[])[false, true])
        {
            foreach (var group in _workspace.Files.Groups)
            {
                var files = UInt128.MaxValue;
                var exact = UInt128.MaxValue;
                for (int i = 0; i < _words.Count; i++)
                {
                    var word = _words[i].Word;
                    var beginning = _words[i].Letters.Length < Word.BeginningLength ? UInt128.MaxValue : group.HoldingBeginning(word.Beginning);
                    files &= beginning;
                    exact &= i > 0 && i == _words.Count - 1 ? beginning : group.Holding(word.Hash);
                }
                for (files &= isVague ? ~exact : exact; files != UInt128.Zero; files &= files - 1)
                {
                    int index = (int)UInt128.TrailingZeroCount(files);
                    if (index < group.Files.Length && !_workspace.Names.IsOpen(group.Files[index]))
                        yield return (group.Files[index], isVague);
                }
            }
        }
    }

    private List<(int, LineSyntax)> FindIn(INote note)
    {
        var found = new List<(int, LineSyntax)>();
        if (note is StoredFile { Summary.HasBlocks: false } file)
            FindInLines(file, found);
        else
            FindInTree(note, found);
        return found;
    }

    private void FindInTree(INote note, List<(int, LineSyntax)> found)
    {
        var tree = note.ReadTree();
        uint beginning = WordTable.KeyOfBeginning(_rarest.Word.Beginning);
        int start = 0;
        foreach (var chunk in tree.Lines.Chunks)
        {
            if (note is not Document || ChunkFacts.Of(chunk, tree.IndentUnit, isKept: true).MayContain(chunk, beginning))
            {
                for (int i = 0; i < chunk.Count; i++)
                    AddIfFound(start + i, chunk.Items[i], found);
            }
            start += chunk.Count;
        }
    }

    private void FindInLines(StoredFile file, List<(int, LineSyntax)> found)
    {
        var text = file.ReadCharacters();
        var lines = new LineCursor(text);
        bool isPlain = _plainRarest is not null && MentionSearch.IsPlain(text);
        while ((isPlain ? NextPlain(text, lines.End) : NextWord(text, lines.End)) is var word and >= 0)
        {
            lines.MoveTo(word);
            if (HasAllWords(lines.Line))
                AddIfFound(lines.Number, LineLexer.Lex(lines.Line.ToString(), LineState.Normal), found);
        }
    }

    private int NextPlain(ReadOnlySpan<char> text, int at) =>
        text[at..].IndexOfAny(_plainRarest!) is var next and >= 0 ? at + next : -1;

    private int NextWord(ReadOnlySpan<char> text, int at)
    {
        var words = new WordReader(text[at..]);
        while (words.Read(out var word))
        {
            if (word.Beginning == _rarest.Word.Beginning)
                return at + word.Start;
        }
        return -1;
    }

    private void AddIfFound(int number, LineSyntax line, List<(int, LineSyntax)> found)
    {
        if (line.Kind == LineKind.Item && HasAllWords(line.Content))
            found.Add((number, line));
    }

    private bool HasAllWords(ReadOnlySpan<char> text)
    {
        foreach (var (letters, _) in _words)
        {
            bool begins = false;
            var reader = new WordReader(text);
            while (!begins && reader.Read(out var word))
                begins = Begins(text[word.Start..word.End], letters);
            if (!begins)
                return false;
        }
        return true;
    }

    private static bool Begins(ReadOnlySpan<char> word, ReadOnlySpan<char> letters)
    {
        foreach (char c in word)
        {
            if (letters.IsEmpty)
                return true;
            if (!Folding.TryFold(c, out char first, out char second) || FoldedName.IsApostrophe(first) || first == '&')
                continue;
            if (letters[0] != first)
                return false;
            letters = letters[1..];
            if (second == '\0' || letters.IsEmpty)
                continue;
            if (letters[0] != second)
                return false;
            letters = letters[1..];
        }
        return letters.IsEmpty;
    }

    private static string LettersOf(ReadOnlySpan<char> word)
    {
        var letters = new StringBuilder(word.Length);
        foreach (char c in word)
        {
            if (!Folding.TryFold(c, out char first, out char second) || FoldedName.IsApostrophe(first) || first == '&')
                continue;
            letters.Append(first);
            if (second != '\0')
                letters.Append(second);
        }
        return letters.ToString();
    }
}
