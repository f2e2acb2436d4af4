using PaperBot.Feeds;
using PaperBot.Indexing;

namespace PaperBot.Digests;

/// <summary>New papers, read once for many subscriptions: their texts, terms and vectors. It can be asked from many threads.</summary>
public sealed class NewsBatch
{
    private NewsBatch(IReadOnlyList<NewsItem> news) => News = news;

    /// <summary>The news in it, in order; of papers that the library does not hold (any more) there is none.</summary>
    public IReadOnlyList<NewsItem> News { get; }

    /// <summary>Reads the papers of <paramref name="news"/> from <paramref name="index"/>.</summary>
    /// <exception cref="PaperIndexException">The papers cannot be read.</exception>
    public static Task<NewsBatch> LoadAsync(IPaperIndex index, IReadOnlyList<NewsItem> news, CancellationToken cancellationToken) => throw new NotImplementedException($"{index}{cancellationToken}{new NewsBatch(news)}");
}
