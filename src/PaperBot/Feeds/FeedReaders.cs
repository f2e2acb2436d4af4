namespace PaperBot.Feeds;

/// <summary>Opens feeds to be read. All that ask arXiv share one pace; other servers are asked one request at a time as well.</summary>
/// <param name="arXiv">Asks arXiv; stays the caller's.</param>
/// <param name="time">The clock.</param>
public sealed class FeedReaders(ArXivFeed arXiv, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly FeedClient _client = new(Pause, int.MaxValue - 1, time);

    /// <summary>The reader of a feed.</summary>
    internal IFeedReader Open(FeedOptions feed) => feed switch
    {
        ArXivFeedOptions list => new ArXivReader(list, arXiv, time),
        DailyPapersFeedOptions daily => new DailyPapersReader(daily, _client, Request(daily.Url, [], daily), time),
        RssFeedOptions rss => new RssReader(rss, _client, Request(rss.Url, rss.Hosts, rss), time),
        FolderFeedOptions folder => new FolderReader(folder, time),
        _ => throw new ArgumentException($"There is no reader of {feed.Kind}.", nameof(feed)),
    };

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static FeedRequest Request(Uri address, IReadOnlyList<string> hosts, FeedOptions feed) => new(address, new FeedHosts(address, hosts)) { Timeout = feed.Timeout, MostBytes = feed.MostBytes };
}
