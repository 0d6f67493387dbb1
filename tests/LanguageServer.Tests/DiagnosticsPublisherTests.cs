using LanguageServer.Tests.Support;
using NSubstitute;
using Outline.Rules;
using Outline.Workspace;

namespace LanguageServer.Tests;

public sealed class DiagnosticsPublisherTests : IAsyncDisposable
{
    private const string Uri = "file:///a";

    private readonly IClient _client = Substitute.For<IClient>();
    private readonly ManualTime _time = new();
    private readonly Inbox _inbox = new(problem => throw new InvalidOperationException("nothing was to fail", problem));
    private readonly WorkspaceHost _host = new();
    private readonly DiagnosticsPublisher _publisher;
    private readonly Task _loop;
    private int _version = 1;
    private bool _isOver;

    public DiagnosticsPublisherTests()
    {
        _publisher = new(_client, _inbox, _time, () => _host.Current);
        _loop = Task.Run(() => _inbox.ProcessAsync(() => _isOver));
    }

    public async ValueTask DisposeAsync()
    {
        _inbox.Post(() => _isOver = true);
        await _loop;
    }

    [Fact]
    public async Task An_opened_document_is_published_at_once()
    {
        await OpenAsync("- a  ");
        Assert.Equal(["1: trailing-space"], Published());
        await OpenAsync("- a", "file:///b");
        Assert.Equal(["1: "], Published());
    }

    [Fact]
    public async Task Typing_is_waited_for()
    {
        await OpenAsync("- a");
        Published();
        for (int i = 0; i < 20; i++)
        {
            await EditAsync(" [[hasura");
            await PassAsync(150);
        }
        Assert.Empty(Published());
        await PassAsync(50);
        Assert.StartsWith("21: unclosed-link,unclosed-link", Assert.Single(Published()));
        await PassAsync(5000);
        Assert.Empty(Published());
    }

    [Fact]
    public async Task A_save_is_not_waited_for()
    {
        await OpenAsync("- a");
        Published();
        await EditAsync("  ");
        await DoAsync(() =>
        {
            _host.Apply(new WorkspaceChange.Saved(Uri));
            _publisher.PublishNow(Uri);
        });
        Assert.Equal(["2: trailing-space"], Published());
        await PassAsync(1000);
        Assert.Empty(Published());
    }

    [Fact]
    public async Task What_is_the_same_is_not_sent_again()
    {
        await OpenAsync("- a [[hasura - graphql");
        Assert.Equal(["1: unclosed-link"], Published());
        await EditAsync("!", 22);
        await PassAsync(1000);
        Assert.Empty(Published());
        await EditAsync("x");
        await PassAsync(1000);
        Assert.Equal(["3: unclosed-link"], Published());
    }

    [Fact]
    public async Task New_settings_send_everything_again()
    {
        await OpenAsync("- a [[hasura");
        Published();
        await DoAsync(() =>
        {
            _host.Apply(new WorkspaceChange.Configured(Settings.Default with { Levels = Settings.Default.Levels.Add("unclosed-link", DiagnosticLevel.Error) }));
            _publisher.PublishAll();
        });
        Assert.Equal(["1: unclosed-link"], Published());
    }

    [Fact]
    public async Task A_closed_document_is_emptied_once()
    {
        await OpenAsync("- a [[hasura");
        Published();
        await EditAsync("x");
        await DoAsync(Close);
        Assert.Equal([": "], Published());
        await PassAsync(1000);
        await DoAsync(Close);
        Assert.Empty(Published());

        await OpenAsync("- a");
        Published();
        await DoAsync(Close);
        Assert.Empty(Published());
    }

    [Fact]
    public async Task A_run_that_has_been_overtaken_publishes_nothing()
    {
        await OpenAsync("- a");
        Published();
        await DoAsync(() =>
        {
            _publisher.PublishNow(Uri);
            // In the same turn of the loop: what the run finds can only come after it.
            _host.Apply(new WorkspaceChange.Edited(Uri, 2, [new(new(0, 3, 3), " [[hasura")]));
            _publisher.PublishLater(Uri);
        });
        Assert.Empty(Published());
        await PassAsync(200);
        Assert.Equal(["2: unclosed-link"], Published());
    }

    private Task OpenAsync(string text, string uri = Uri) => DoAsync(() =>
    {
        _host.Apply(new WorkspaceChange.Opened(uri, 1, text));
        _publisher.PublishNow(uri);
    });

    private Task EditAsync(string text, int character = 3) => DoAsync(() =>
    {
        _host.Apply(new WorkspaceChange.Edited(Uri, ++_version, [new(new(0, character, character), text)]));
        _publisher.PublishLater(Uri);
    });

    private void Close()
    {
        _host.Apply(new WorkspaceChange.Closed(Uri));
        _publisher.Forget(Uri);
    }

    private async Task DoAsync(Action action)
    {
        _inbox.Post(action);
        await _inbox.SettledAsync();
    }

    private async Task PassAsync(int milliseconds)
    {
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        await _inbox.SettledAsync();
    }

    /// <summary>What has been published since the last time: version and rules.</summary>
    private List<string> Published()
    {
        var calls = _client.ReceivedCalls()
            .Select(call => call.GetArguments())
            .Select(arguments => $"{arguments[1]}: {string.Join(',', ((IEnumerable<Diagnostic>)arguments[2]!).Select(diagnostic => diagnostic.Rule.Name))}")
            .ToList();
        _client.ClearReceivedCalls();
        return calls;
    }
}
