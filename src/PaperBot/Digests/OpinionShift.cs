using PaperBot.Answering;

namespace PaperBot.Digests;

/// <summary>Moves papers by what the subscriber thinks of others: what is like a paper that was not for them sinks, and drops when it is very much like it.</summary>
internal static class OpinionShift
{
    private const double Cost = 0.3;
    private const double Gain = 0.1;
    private const double VeryNear = 1.5;
    private const double Near = 1;

    /// <summary>The papers of <paramref name="rating"/> with their fit moved.</summary>
    public static async Task<NewsRating> ApplyAsync(NewsRating rating, Library library, NewsBatch batch, DigestWish wish, CancellationToken cancellationToken)
    {
        if (wish.Opinions.Count == 0 || wish.Interest.Kind == InterestKind.Liked || rating.Papers.Count == 0) return rating;
        var taste = await batch.TasteAsync(library.Embedding, cancellationToken).ConfigureAwait(false);
        var opinions = wish.Opinions.Take(DigestWish.MostOpinions).ToList();
        var liked = await ExamplesAsync(isLiked: true).ConfigureAwait(false);
        var disliked = await ExamplesAsync(isLiked: false).ConfigureAwait(false);
        return rating with { Papers = [.. rating.Papers.Select(paper => Moved(paper, taste, liked, disliked))] };

        Task<IReadOnlyList<Example>> ExamplesAsync(bool isLiked) =>
            taste.ExamplesAsync(library.Index, [.. opinions.Where(opinion => opinion.IsLiked == isLiked).Select(opinion => opinion.Paper)], cancellationToken);
    }

    private static FittingPaper Moved(FittingPaper paper, NewsTaste taste, IReadOnlyList<Example> liked, IReadOnlyList<Example> disliked)
    {
        var nearestLiked = liked.MaxBy(example => example.Similarities[paper.Number]);
        var (good, bad) = (NearnessOf(nearestLiked), NearnessOf(disliked.MaxBy(example => example.Similarities[paper.Number])));
        var fit = Math.Clamp(paper.Fit + (Gain * Math.Min(1, good)) - (Cost * Math.Clamp(bad - good, 0, 1)), 0, 1);
        var drops = bad > good && (bad >= VeryNear || fit < TopicFit.Least);
        return paper with { Fit = fit, Qualifies = paper.Qualifies && !drops, LikedTitle = good >= Near && good > bad ? nearestLiked!.Stored.Paper.Title : null };

        double NearnessOf(Example? example) => example is null ? 0 : Math.Max(0, taste.Scale.Nearness(example.Similarities[paper.Number]));
    }
}
