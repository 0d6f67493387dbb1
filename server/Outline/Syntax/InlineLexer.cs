namespace Outline.Syntax;

/// <summary>Finds what is written inside a line, in one pass from left to right.</summary>
internal static class InlineLexer
{
    public static InlineSpan[] Lex(LineSyntax line) => [];
}
