namespace PaperBot.Feeds;

/// <summary>An RSS or Atom feed.</summary>
public sealed record RssFeedOptions : FeedOptions
{
    /// <summary>Where it is.</summary>
    public required Uri Url { get; init; }

    /// <summary>Further hosts that it may lead to, with their port where it is not the usual one. Default none: only its own host is asked.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <inheritdoc/>
    public override FeedKind Kind => FeedKind.Rss;

    /// <inheritdoc/>
    public override string Address => Shown(Url);
}
