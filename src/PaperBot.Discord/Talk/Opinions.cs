using PaperBot.Discord.Guilds;
using PaperBot.Papers;
using PaperBot.Trends;

namespace PaperBot.Discord.Talk;

/// <summary>What people think of papers: kept for their digests, and counted for what is trending.</summary>
internal sealed class Opinions(BotParts parts, ActivityBook activity)
{
    private const int MostLookedAt = 1_000;

    /// <summary>What somebody says now of <paramref name="papers"/>; null takes back what was said.</summary>
    /// <exception cref="Conversations.BotStateException">It cannot be kept.</exception>
    public async Task SayAsync(Visitor visitor, IReadOnlyCollection<PaperId> papers, bool? isLiked, CancellationToken cancellationToken)
    {
        var known = await KnownAsync(visitor, cancellationToken).ConfigureAwait(false);
        await SayAsync(visitor, papers, isLiked, known, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Likes what is behind a reply that was judged well, where nothing else was said of it; or takes such likes back.
    /// </summary>
    /// <exception cref="Conversations.BotStateException">It cannot be kept.</exception>
    public async Task FollowVerdictAsync(Visitor visitor, IReadOnlyCollection<PaperId> papers, bool isGood, CancellationToken cancellationToken)
    {
        if (papers.Count == 0) return;
        var known = await KnownAsync(visitor, cancellationToken).ConfigureAwait(false);
        var meant = papers.Where(paper => isGood ? !known.ContainsKey(paper) : known.GetValueOrDefault(paper)).ToList();
        await SayAsync(visitor, meant, isGood ? true : null, known, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Dictionary<PaperId, bool>> KnownAsync(Visitor visitor, CancellationToken cancellationToken) =>
        (await parts.News.Digests.GetOpinionsAsync($"{visitor.User}", MostLookedAt, cancellationToken).ConfigureAwait(false)).ToDictionary(opinion => opinion.Paper, opinion => opinion.IsLiked);

    private async Task SayAsync(Visitor visitor, IReadOnlyCollection<PaperId> papers, bool? isLiked, Dictionary<PaperId, bool> known, CancellationToken cancellationToken)
    {
        foreach (var paper in papers) await parts.News.Digests.SaveOpinionAsync($"{visitor.User}", paper, isLiked, parts.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        var liked = papers.Where(paper => isLiked == true && !known.GetValueOrDefault(paper)).ToList();
        var unliked = papers.Where(paper => isLiked != true && known.GetValueOrDefault(paper)).ToList();
        await activity.CountAsync(visitor, liked, ActivityKind.Liked, 1, cancellationToken).ConfigureAwait(false);
        await activity.CountAsync(visitor, unliked, ActivityKind.Liked, -1, cancellationToken).ConfigureAwait(false);
    }
}
