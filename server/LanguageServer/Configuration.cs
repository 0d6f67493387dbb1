using System.Text.Json;
using LanguageServer.Conversions;
using Microsoft.Extensions.Logging;

namespace LanguageServer;

/// <summary>Where the settings come from: the options of the start, then the client as often as they change.</summary>
/// <param name="client">Asked for the settings.</param>
/// <param name="inbox">Where its answer is handled.</param>
/// <param name="log">Told of values that make no sense, once each.</param>
/// <param name="onChanged">Called by the loop with settings that differ from those before.</param>
internal sealed class Configuration(IClient client, Inbox inbox, ILogger log, Action<ServerSettings> onChanged)
{
    /// <summary>The name of the server's section of the settings.</summary>
    public const string Section = "outline";

    private readonly HashSet<string> _told = [];
    private JsonElement? _initial;
    private string? _pagesBase;
    private ServerSettings _current = ServerSettings.Default;
    private int _turn;

    /// <summary>Takes the options of the start: <c>rulePagesBase</c>, and <c>settings</c> for a client that has no other way.</summary>
    public void Start(JsonElement? options)
    {
        if (options is not { ValueKind: JsonValueKind.Object } given)
            return;
        if (given.TryGetProperty("rulePagesBase", out var pages) && pages.ValueKind == JsonValueKind.String)
            _pagesBase = pages.GetString();
        if (given.TryGetProperty("settings", out var settings))
            _initial = settings;
        Use(null);
    }

    /// <summary>Uses a section of the settings; without one, that of the start.</summary>
    public void Use(JsonElement? section)
    {
        var warnings = new List<string>();
        var settings = SettingsReader.Read(section ?? _initial, _pagesBase, warnings);
        foreach (string warning in warnings.Where(_told.Add))
            log.LogWarning("{Problem}", warning);
        if (IsSame(settings, _current))
            return;
        _current = settings;
        onChanged(settings);
    }

    /// <summary>Asks the client for the settings, and uses them unless it is asked again before it has answered.</summary>
    public async Task LoadAsync()
    {
        int turn = ++_turn;
        var section = await client.GetConfigurationAsync(Section);
        inbox.Post(() =>
        {
            if (turn == _turn)
                Use(section);
        });
    }

    private static bool IsSame(ServerSettings a, ServerSettings b) =>
        a.Associations.AsSpan().SequenceEqual(b.Associations.AsSpan())
        // All the rest compares by itself.
        && a with { Associations = b.Associations, Outline = a.Outline with { Levels = b.Outline.Levels } } == b
        && a.Outline.Levels.Count == b.Outline.Levels.Count && !a.Outline.Levels.Except(b.Outline.Levels).Any();
}
