namespace PaperBot.Discord.Http;

/// <summary>One rate limit, as far as it is known, and those who wait for it.</summary>
/// <param name="key">Discord's name for it, or the route while that is not known; and what it is counted for apart.</param>
internal sealed class RateLimitBucket((string Name, string Major) key)
{
    /// <summary>Under what it is kept.</summary>
    public (string Name, string Major) Key { get; set; } = key;

    /// <summary>One request at a time: so the limit is exact, an unknown one is met by one request alone, and messages arrive in their order.</summary>
    public TurnQueue Turns { get; } = new();

    /// <summary>What is known.</summary>
    public BucketState State { get; set; }
}
