namespace PaperBot.Feeds;

/// <summary>A feed cannot be read on; the message is one calm sentence with what happens or what to do next.</summary>
internal sealed class FeedException(string message, Exception? cause = null, DateTimeOffset? retryAt = null) : Exception(message, cause)
{
    /// <summary>When to try again, where the feed said so.</summary>
    public DateTimeOffset? RetryAt { get; } = retryAt;
}
