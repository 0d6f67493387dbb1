using System.Globalization;

namespace LanguageServer.JsonRpc;

/// <summary>The id of a request: the JSON token it came as, number or string, so that it goes back exactly so.</summary>
/// <param name="Json">The token, quotes included.</param>
internal readonly record struct RequestId(string Json)
{
    /// <summary>The id of one of the server's own requests.</summary>
    public static RequestId Of(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override string ToString() => Json;
}
