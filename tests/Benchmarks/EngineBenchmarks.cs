using BenchmarkDotNet.Attributes;
using Outline.Features;
using Outline.Rules;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;
using NoteDiagnostics = Outline.Features.Diagnostics;

namespace Outline.Benchmarks;

/// <summary>What an editor asks for most, on a small, a large and a huge note.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private string _text = "";
    private Document _document = Document.Open("", 0, "");
    private int _keys;

    [Params(1_000, 10_000, 100_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _text = NoteGenerator.Lines(Lines);
        _document = Document.Open("", 0, _text);
        _ = NoteDiagnostics.Get(_document.Tree, RulePolicy.Of(Settings.Default));
    }

    [Benchmark]
    public SyntaxTree Parse() => SyntaxTree.Parse(SourceText.Parse(_text));

    [Benchmark]
    public Document Key() => Type();

    [Benchmark]
    public int Symbols()
    {
        var sink = new CountingSink();
        DocumentSymbol.Walk(_document.Tree, ref sink);
        return sink.Count;
    }

    [Benchmark]
    public List<Diagnostic> KeyAndDiagnostics() => NoteDiagnostics.Get(Type().Tree, RulePolicy.Of(Settings.Default));

    [Benchmark]
    public List<FoldingRange> Folding() => FoldingRange.Of(_document.Tree);

    // A letter and its removal, in turns, in the middle: the document stays what it was.
    private Document Type()
    {
        int line = Lines / 2;
        var change = _keys++ % 2 == 0 ? new TextChange(new LineSpan(line, 0, 0), "x") : new TextChange(new LineSpan(line, 0, 1), "");
        return _document = _document.WithChanges(_document.Version + 1, [change]);
    }

    private struct CountingSink : ISymbolSink
    {
        public int Count { get; private set; }

        public void Begin(in SymbolHead head) => Count++;

        public readonly void End(LineSpan range) { }
    }
}
