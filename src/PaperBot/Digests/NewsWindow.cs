using PaperBot.Papers;

namespace PaperBot.Digests;

/// <summary>Which papers of a batch may be shown to a subscriber.</summary>
internal static class NewsWindow
{
    /// <summary>
    /// The papers that are news to the subscriber, by their place in the batch. New versions are news only to those who were shown the paper or liked it; what was shown or judged before is
    /// not news again otherwise.
    /// </summary>
    public static IReadOnlyList<int> Of(NewsBatch batch, DigestWish wish)
    {
        var liked = wish.Opinions.Where(opinion => opinion.IsLiked).Select(opinion => opinion.Paper).ToHashSet();
        if (wish.Interest.Paper is { } followed) liked.Add(followed);
        var disliked = wish.Opinions.Where(opinion => !opinion.IsLiked).Select(opinion => opinion.Paper).ToHashSet();
        return [.. Enumerable.Range(0, batch.Papers.Count).Where(number => batch.Papers[number] is var paper && paper.News[^1].Number > wish.After && IsNews(paper, wish, liked, disliked))];
    }

    /// <summary>The version that <paramref name="paper"/> is news in to the subscriber; null when the paper itself is news.</summary>
    public static int? NewVersionOf(NewsPaper paper, DigestWish wish) =>
        paper.News.Where(item => item.Number > wish.After) is var recent && recent.All(item => item.IsUpdate) ? recent.Last().Version : null;

    private static bool IsNews(NewsPaper paper, DigestWish wish, HashSet<PaperId> liked, HashSet<PaperId> disliked)
    {
        if (paper.IsIn(disliked)) return false;
        var isKnown = paper.IsIn(wish.Shown) || paper.IsIn(liked);
        return paper.News.Where(item => item.Number > wish.After).All(item => item.IsUpdate) == isKnown;
    }
}
