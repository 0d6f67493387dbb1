using System.Collections.Immutable;
using Outline.Text;
using Outline.Workspace;

namespace Outline.Tests.Workspace;

public class WorkspaceHostTests
{
    private readonly WorkspaceHost _host = new();

    [Fact]
    public void Documents_are_opened_edited_saved_and_closed()
    {
        var empty = _host.Current;
        var opened = _host.Apply(new WorkspaceChange.Opened("a", 1, "- a"));
        var edited = _host.Apply(new WorkspaceChange.Edited("a", 2,
            [new(new LineSpan(0, 3, 3), "b"), new(new LineSpan(0, 4, 4), "\n- c"), new(new LineSpan(0, 2, 3), "")]));
        var saved = _host.Apply(new WorkspaceChange.Saved("a"));
        var closed = _host.Apply(new WorkspaceChange.Closed("a"));

        Assert.Null(empty.Find("a"));
        Assert.Equal((1, "- a", null), Told(opened));
        Assert.Equal((2, "- b\n- c", 0), Told(edited));
        Assert.Equal((2, "- b\n- c", null), Told(saved));
        Assert.Null(closed.Find("a"));
        Assert.Same(closed, _host.Current);

        static (int, string, int?) Told(WorkspaceSnapshot snapshot) =>
            snapshot.Find("a") is { } document ? (document.Version, document.Text.ToString(), document.LastEditedLine) : default;
    }

    [Fact]
    public void A_document_opened_again_has_the_new_text()
    {
        _host.Apply(new WorkspaceChange.Opened("a", 5, "- a"));
        var document = _host.Apply(new WorkspaceChange.Opened("a", 1, "- b")).Find("a");
        Assert.Equal((1, "- b"), (document?.Version, document?.Text.ToString()));
    }

    [Fact]
    public void A_document_that_is_not_open_cannot_be_changed()
    {
        var before = _host.Apply(new WorkspaceChange.Opened("a", 1, "- a"));
        Assert.Same(before, _host.Apply(new WorkspaceChange.Edited("b", 2, [new(null, "x")])));
        Assert.Same(before, _host.Apply(new WorkspaceChange.Saved("b")));
        Assert.Same(before, _host.Apply(new WorkspaceChange.Closed("b")));
    }

    [Fact]
    public void Uris_are_names_and_nothing_more()
    {
        _host.Apply(new WorkspaceChange.Opened("file:///a%20b", 1, "- a"));
        Assert.Null(_host.Current.Find("file:///a b"));
        Assert.Null(_host.Current.Find("FILE:///a%20b"));
    }

    [Fact]
    public void An_edit_leaves_other_documents_as_they_are()
    {
        var before = _host.Apply(new WorkspaceChange.Opened("a", 1, "- a")).Find("a");
        _host.Apply(new WorkspaceChange.Opened("b", 1, "- b"));
        Assert.Same(before, _host.Apply(new WorkspaceChange.Edited("b", 2, [new(null, "- c")])).Find("a"));
    }

    [Fact]
    public void Settings_are_kept_with_the_documents()
    {
        _host.Apply(new WorkspaceChange.Opened("a", 1, "- a"));
        var settings = new Settings { Levels = ImmutableDictionary<string, DiagnosticLevel>.Empty.Add("mojibake", DiagnosticLevel.Off) };
        var snapshot = _host.Apply(new WorkspaceChange.Configured(settings));
        Assert.Same(settings, snapshot.Settings);
        Assert.NotNull(snapshot.Find("a"));
        Assert.Same(settings, _host.Apply(new WorkspaceChange.Closed("a")).Settings);
    }
}
