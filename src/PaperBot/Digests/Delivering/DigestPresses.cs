using PaperBot.Answering;
using PaperBot.Feeds;

namespace PaperBot.Digests.Delivering;

/// <summary>The press that PaperBot works with.</summary>
public static class DigestPresses
{
    /// <summary>Reads the papers from the library as it is then, with the last votes that <paramref name="feeds"/> know of them, and has them made into digests by <paramref name="maker"/>.</summary>
    public static DigestPress Of(Func<CancellationToken, Task<Library>> library, IFeedState feeds, DigestMaker maker) => async (news, cancellationToken) =>
    {
        var index = (await library(cancellationToken).ConfigureAwait(false)).Index;
        var votes = await feeds.GetVotesAsync([.. news.Select(item => item.Paper).Distinct()], cancellationToken).ConfigureAwait(false);
        var batch = await NewsBatch.LoadAsync(index, news, votes, cancellationToken).ConfigureAwait(false);
        return (wish, token) => maker.MakeAsync(batch, wish, token);
    };
}
