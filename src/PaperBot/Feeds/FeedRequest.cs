namespace PaperBot.Feeds;

/// <summary>What is asked of whom.</summary>
/// <param name="Address">Where.</param>
/// <param name="Hosts">Whom redirects may lead to.</param>
internal sealed record FeedRequest(Uri Address, FeedHosts Hosts)
{
    /// <summary>How long one answer may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of an answer that are read, after decompression.</summary>
    public int MostBytes { get; init; } = 20 * 1024 * 1024;

    /// <summary>What the last answer said of itself, so that the same one need not come again.</summary>
    public Validators? Known { get; init; }

    /// <summary>How often it is asked again.</summary>
    public RequestPatience Patience { get; init; } = RequestPatience.OfFeeds;

    /// <summary>Is told of every request.</summary>
    public Action? Asked { get; init; }
}
