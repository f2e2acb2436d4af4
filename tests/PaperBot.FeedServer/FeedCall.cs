namespace PaperBot.FeedServer;

/// <summary>A request that came.</summary>
/// <param name="At">When, by the server's clock.</param>
/// <param name="Path">The path.</param>
/// <param name="Query">What stands behind it, with its question mark.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Status">How it was answered; 0 while it is not, or was cut.</param>
public sealed record FeedCall(DateTimeOffset At, string Path, string Query, IReadOnlyDictionary<string, string> Headers, int Status)
{
    /// <summary>A parameter of the query; null when it is not there.</summary>
    public string? Parameter(string name) =>
        Query.TrimStart('?').Split('&').Select(part => part.Split('=', 2)).Where(part => part[0] == name && part.Length == 2).Select(part => Uri.UnescapeDataString(part[1])).FirstOrDefault();
}
