using PaperBot.Answering;

namespace PaperBot.Digests;

/// <summary>New papers → what a subscriber reads of them. Safe for many at once.</summary>
/// <param name="library">Opens what is answered from.</param>
/// <param name="desk">Opens who writes.</param>
/// <param name="options">How digests are made; null for the defaults.</param>
/// <param name="time">The clock; null for the system's.</param>
public sealed class DigestMaker(
    Func<CancellationToken, Task<Library>> library, Func<CancellationToken, Task<WritingDesk>> desk, DigestOptions? options = null, TimeProvider? time = null)
{
    private readonly DigestOverview _overview = new(desk, options ?? new DigestOptions(), time ?? TimeProvider.System);

    /// <summary>Makes one digest from the news in <paramref name="batch"/>.</summary>
    /// <exception cref="Indexing.PaperIndexException">The library cannot be read.</exception>
    public async Task<Digest> MakeAsync(NewsBatch batch, DigestWish wish, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(wish);
        var news = NewsWindow.Of(batch, wish);
        var rating = news.Count == 0 ? new NewsRating([]) : await RateAsync(batch, wish, news, cancellationToken).ConfigureAwait(false);
        var fitting = rating.Papers.Where(paper => paper.Qualifies).OrderByDescending(paper => paper.Fit)
            .ThenByDescending(paper => paper.Paper.Votes ?? 0).ThenBy(paper => paper.Paper.Paper.Id).ToList();
        var shown = new List<DigestPaper>();
        foreach (var paper in DigestChoice.Of(fitting)) shown.Add(await ShownAsync(paper, shown.Count + 1, wish, cancellationToken).ConfigureAwait(false));
        return new Digest(wish.Interest, wish.From, wish.To, shown, news.Count)
        {
            LeftOut = fitting.Count - shown.Count,
            Overview = await _overview.WriteAsync(batch, wish, shown, cancellationToken).ConfigureAwait(false),
            WhyEmpty = shown.Count > 0 ? null : await EmptyDigest.WhyAsync(wish, news.Count, rating, cancellationToken).ConfigureAwait(false),
        };
    }

    private async Task<NewsRating> RateAsync(NewsBatch batch, DigestWish wish, IReadOnlyList<int> news, CancellationToken cancellationToken)
    {
        var open = await library(cancellationToken).ConfigureAwait(false);
        var rating = await new NewsRater(open, batch, wish).RateAsync(news, cancellationToken).ConfigureAwait(false);
        return await OpinionShift.ApplyAsync(rating, open, batch, wish, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<DigestPaper> ShownAsync(FittingPaper fitting, int number, DigestWish wish, CancellationToken cancellationToken)
    {
        var paper = fitting.Paper;
        var reason = await fitting.Reason(cancellationToken).ConfigureAwait(false);
        if (fitting.LikedTitle is { } liked) reason = $"{reason} It is like “{liked}”, which you liked.";
        return new DigestPaper(number, paper.Paper, paper.Statement is { } statement ? NewsSentence.Numbered(statement, number, paper.Paper.Id) : null, reason, fitting.Fit)
        {
            Votes = paper.Votes, NewVersion = NewsWindow.NewVersionOf(paper, wish),
        };
    }
}
