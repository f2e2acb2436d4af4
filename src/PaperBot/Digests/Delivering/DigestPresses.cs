using PaperBot.Answering;
using PaperBot.Feeds;

namespace PaperBot.Digests.Delivering;

/// <summary>The press that PaperBot works with.</summary>
public static class DigestPresses
{
    /// <summary>
    /// Reads the papers from the library as it is then, with the last votes that <paramref name="feeds"/> know of them, and has them made into digests by <paramref name="maker"/>.
    /// Where no paper came because feeds could not be read, the digest says so.
    /// </summary>
    public static DigestPress Of(Func<CancellationToken, Task<Library>> library, IFeedState feeds, DigestMaker maker, TimeProvider time) => async (news, cancellationToken) =>
    {
        var index = (await library(cancellationToken).ConfigureAwait(false)).Index;
        var votes = await feeds.GetVotesAsync([.. news.Select(item => item.Paper).Distinct()], cancellationToken).ConfigureAwait(false);
        var batch = await NewsBatch.LoadAsync(index, news, votes, cancellationToken).ConfigureAwait(false);
        var unread = UnreadFeeds.Sentence(await feeds.GetFeedsAsync(cancellationToken).ConfigureAwait(false), time.GetUtcNow());
        return async (wish, token) => Explained(await maker.MakeAsync(batch, wish, token).ConfigureAwait(false), unread);
    };

    private static Digest Explained(Digest digest, string? unread) => digest is { LookedAt: 0, WhyEmpty: { } why } && unread is not null ? digest with { WhyEmpty = $"{why} {unread}" } : digest;
}
