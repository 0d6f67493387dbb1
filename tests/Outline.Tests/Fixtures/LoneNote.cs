using System.Collections.Immutable;
using Outline.Features;
using Outline.Rules;
using Outline.Syntax;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Fixtures;

/// <summary>Asks the rules about a note that is alone in the world.</summary>
internal static class LoneNote
{
    /// <summary>What the rules say of a text by itself.</summary>
    public static List<Diagnostic> Get(SyntaxTree tree, Settings? settings = null, CancellationToken cancel = default) =>
        Diagnostics.Get(tree, RulePolicy.Of(settings ?? Settings.Default), cancel: cancel);

    /// <summary>What the rules say of a document that is open, hints that wait left out.</summary>
    public static List<Diagnostic> Get(Document document, Settings? settings = null) => Diagnostics.Get(document, WorkspaceOf(document, settings));

    /// <summary>All certain fixes of a text.</summary>
    public static FixAllResult FixAll(SyntaxTree tree, Settings? settings = null)
    {
        var policy = RulePolicy.Of(settings ?? Settings.Default);
        return CodeActions.FixAll(tree, Diagnostics.Get(tree, policy), policy);
    }

    /// <summary>The fixes at a place of a text.</summary>
    public static List<QuickFix> QuickFixes(SyntaxTree tree, LineSpan span, Settings? settings = null)
    {
        var document = new Document("file:///lone.outline", 1, tree, null);
        var workspace = WorkspaceOf(document, settings);
        return CodeActions.QuickFixes(document, tree, workspace, Diagnostics.Get(document, tree, workspace), span);
    }

    private static WorkspaceSnapshot WorkspaceOf(Document document, Settings? settings) =>
        new(ImmutableDictionary<string, Document>.Empty.Add(document.Uri, document), FileSet.Empty, [], settings ?? Settings.Default);
}
