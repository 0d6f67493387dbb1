namespace Outline.Syntax;

/// <summary>What is written inside a line.</summary>
public enum InlineKind : byte
{
    /// <summary><c>[[target]]</c>, <c>[[target|text]]</c>, <c>[[target#item]]</c>; the inner part is the target with what follows.</summary>
    WikiLink,

    /// <summary><c>[text](target)</c>; the inner part is the target.</summary>
    MarkdownLink,

    /// <summary>A bare URL, without trailing punctuation; the inner part is the URL.</summary>
    Url,

    /// <summary><c>#tag</c> or <c>#[[tag]]</c>; the inner part is the name.</summary>
    Tag,

    /// <summary><c>@person</c>; the inner part is the name.</summary>
    Person,

    /// <summary><c>((id))</c>; the inner part is the id.</summary>
    BlockReference,

    /// <summary><c>^id</c> at the end of a line; the inner part is the id.</summary>
    BlockId,

    /// <summary>Code in back-ticks; the inner part is the code. It hides everything inside it.</summary>
    Code,

    /// <summary><c>**strong**</c>; the inner part is what is strong.</summary>
    Strong,

    /// <summary>A task's state at the start: <c>[ ]</c>, <c>[x]</c>, <c>TODO</c>, <c>DONE</c> and friends.</summary>
    Task,

    /// <summary><c>-&gt;</c>, <c>=&gt;</c> or <c>→</c>.</summary>
    Arrow,

    /// <summary>A quotation with its marks; the inner part is without them.</summary>
    Quote,

    /// <summary>One to three words and a colon at the start of an item; the inner part is the words.</summary>
    Label,

    /// <summary>An amount with a unit or a currency: <c>50k</c>, <c>$70m</c>, <c>89%</c>, <c>3.5x</c>, <c>300-500m</c>.</summary>
    Amount,

    /// <summary>Amounts joined by arrows, <c>5x -&gt; 3.5x</c>.</summary>
    AmountChain,

    /// <summary>A year, a month and year, a range of years, a day: <c>2022</c>, <c>jan 2020</c>, <c>2018-19</c>, <c>2022-04-05</c>.</summary>
    Date,

    /// <summary>An item that ends in a question mark, or <c>(name?)</c>; the inner part is the question without mark and brackets.</summary>
    Question,

    /// <summary><c>key:: value</c> on an item's own line or without a marker; the inner part is the key.</summary>
    Property,
}

/// <summary>A part of a line; columns are UTF-16 code units from the start of the line, ends are exclusive.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="InnerStart">Where its inner part begins (see <see cref="InlineKind"/>).</param>
/// <param name="InnerEnd">Where its inner part ends.</param>
public readonly record struct InlineSpan(InlineKind Kind, int Start, int End, int InnerStart, int InnerEnd)
{
    /// <summary>How many code units it has.</summary>
    public int Length => End - Start;
}
