using PaperBot.Feeds;

namespace PaperBot.Digests.Delivering;

/// <summary>Reads news once → what makes digests of them, for many subscriptions at once.</summary>
public delegate Task<Func<DigestWish, CancellationToken, Task<Digest>>> DigestPress(IReadOnlyList<NewsItem> news, CancellationToken cancellationToken);
