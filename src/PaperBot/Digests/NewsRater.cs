using PaperBot.Answering;
using PaperBot.Indexing;
using PaperBot.Papers;

namespace PaperBot.Digests;

/// <summary>Interest × new papers → how well each fits, whatever the kind of interest.</summary>
internal sealed class NewsRater(Library library, NewsBatch batch, DigestWish wish)
{
    private const double UnsureName = 0.6;
    private const double LeastNearness = 0.8;
    private const double LeastAffinity = 0.6;
    private const double FullNearness = 2;

    /// <summary>Rates the papers that <paramref name="allowed"/> names by their place in the batch.</summary>
    public Task<NewsRating> RateAsync(IReadOnlyList<int> allowed, CancellationToken cancellationToken) => wish.Interest.Kind switch
    {
        InterestKind.Author => Task.FromResult(ByAuthor(allowed)),
        InterestKind.Venue => Task.FromResult(OfVenue(allowed)),
        InterestKind.LikePaper => LikePaperAsync(allowed, cancellationToken),
        InterestKind.Liked => LikedAsync(allowed, cancellationToken),
        _ => OnTopicAsync(allowed, cancellationToken),
    };

    private NewsRating ByAuthor(IReadOnlyList<int> allowed)
    {
        var match = new AuthorMatch(wish.Interest.Text);
        return new NewsRating([.. from number in allowed
                                  let author = match.In(batch.Papers[number])
                                  where author is not null
                                  select Fitting(number, match.IsSure(author) ? 1 : UnsureName, true, match.Reason(author))])
        {
            TipAsync = NoSuchAuthorAsync,
        };
    }

    private async Task<string?> NoSuchAuthorAsync(CancellationToken cancellationToken)
    {
        foreach (var name in AuthorNames.Split(wish.Interest.Text))
        {
            // Initials are no words of a name that is written out.
            var words = string.Join(' ', AuthorMatch.WordsOf(name).Where(word => word.Length > 1));
            if (words.Length == 0) continue;
            var listing = await library.Index.ListAsync(PaperFilter.None with { Authors = [words] }, PaperOrder.Newest, 1, cancellationToken).ConfigureAwait(false);
            if (listing.First.Count > 0) return null;
        }

        return $"No paper of the library is by “{wish.Interest.Text}”; check the spelling, or wait for the first.";
    }

    private NewsRating OfVenue(IReadOnlyList<int> allowed)
    {
        var match = new VenueMatch(wish.Interest.Text);
        var known = allowed.Count(number => batch.Papers[number].Paper is { Venue.Length: > 0 });
        return new NewsRating([.. from number in allowed
                                  let reason = match.ReasonFor(batch.Papers[number].Paper)
                                  where reason is not null
                                  select Fitting(number, 1, true, reason)])
        {
            TipAsync = _ => Task.FromResult(known == 0 ? "None of them says where it was published." : null),
        };
    }

    private async Task<NewsRating> OnTopicAsync(IReadOnlyList<int> allowed, CancellationToken cancellationToken)
    {
        var reader = new TopicReader(library.Index, library.Embedding);
        var topic = await reader.ReadAsync(wish.Interest.Text, batch, cancellationToken).ConfigureAwait(false);
        var set = allowed.ToHashSet();
        var unwanted = TopicRanking.HavingAny(topic.Unwanted, batch);
        var matches = TopicRanking.Rank(topic, batch).Where(match => set.Contains(match.Paper) && !unwanted.Contains(match.Paper) && FilterMatch.Passes(batch.Papers[match.Paper].Paper, topic.Filter));
        return new NewsRating([.. matches.Select(match => new FittingPaper(match.Paper, batch.Papers[match.Paper], match.Fit, match.Qualifies)
        {
            Reason = _ => Task.FromResult(TopicReason.Of(topic, batch.Papers[match.Paper])), Shortfall = () => TopicReason.Shortfall(topic, batch.Papers[match.Paper]),
        })])
        {
            TipAsync = token => reader.TipAsync(topic, batch, token),
        };
    }

    private async Task<NewsRating> LikePaperAsync(IReadOnlyList<int> allowed, CancellationToken cancellationToken)
    {
        var taste = await TasteAsync(cancellationToken).ConfigureAwait(false);
        var examples = wish.Interest.Paper is { } id ? await taste.ExamplesAsync(library.Index, [id], cancellationToken).ConfigureAwait(false) : [];
        if (examples.Count == 0) return Nothing($"The paper “{wish.Interest.Text}” is no longer in the library.");
        return new NewsRating([.. allowed.Select(number => (Number: number, Nearness: NearnessOf(number, examples[0], taste)))
            .Select(paper => Like(paper.Number, paper.Nearness / FullNearness, paper.Nearness >= LeastNearness, examples[0], wasLiked: false))]);
    }

    private async Task<NewsRating> LikedAsync(IReadOnlyList<int> allowed, CancellationToken cancellationToken)
    {
        var taste = await TasteAsync(cancellationToken).ConfigureAwait(false);
        var liked = await taste.ExamplesAsync(library.Index, OpinionsOf(isLiked: true), cancellationToken).ConfigureAwait(false);
        var disliked = await taste.ExamplesAsync(library.Index, OpinionsOf(isLiked: false), cancellationToken).ConfigureAwait(false);
        if (liked.Count == 0) return Nothing("You liked no paper yet; say of papers that you like them, and more like these will come.");
        var usual = Enumerable.Range(taste.News, batch.Sample.All.Count).Select(AffinityOf).Select(affinity => (float)affinity).ToList();
        var scale = usual.Count > 0 ? SimilarityScale.Of(usual) : taste.Scale;
        return new NewsRating([.. allowed.Select(number =>
        {
            var nearest = liked.MaxBy(example => example.Similarities[number])!;
            var affinity = scale.Nearness(AffinityOf(number));
            return Like(number, affinity / FullNearness, affinity >= LeastAffinity && NearnessOf(number, nearest, taste) >= LeastAffinity, nearest, wasLiked: true);
        })]);

        double AffinityOf(int row) => Taste.Of([.. liked.Select(example => (double)example.Similarities[row])], [.. disliked.Select(example => (double)example.Similarities[row])]);
    }

    private static NewsRating Nothing(string tip) => new([]) { TipAsync = _ => Task.FromResult<string?>(tip) };

    private async Task<NewsTaste> TasteAsync(CancellationToken cancellationToken) => await batch.TasteAsync(library.Embedding, cancellationToken).ConfigureAwait(false);

    private List<PaperId> OpinionsOf(bool isLiked) => [.. wish.Opinions.Where(opinion => opinion.IsLiked == isLiked).Take(DigestWish.MostOpinions).Select(opinion => opinion.Paper)];

    private static double NearnessOf(int number, Example example, NewsTaste taste) => taste.Scale.Nearness(example.Similarities[number]);

    private FittingPaper Fitting(int number, double fit, bool qualifies, string reason) => new(number, batch.Papers[number], fit, qualifies) { Reason = _ => Task.FromResult(reason) };

    private FittingPaper Like(int number, double fit, bool qualifies, Example example, bool wasLiked) => new(number, batch.Papers[number], Math.Clamp(fit, 0, 1), qualifies)
    {
        Reason = async cancellationToken =>
        {
            var taste = await TasteAsync(cancellationToken).ConfigureAwait(false);
            var phrases = await taste.PhrasesAsync(library.Index, example, cancellationToken).ConfigureAwait(false);
            var shared = SimilarityReason.Of(example.Stored.Paper, batch.Papers[number].Paper, phrases, batch.Papers[number].Phrases);
            return $"Like “{example.Stored.Paper.Title}”{(wasLiked ? ", which you liked" : "")}: {char.ToLowerInvariant(shared[0])}{shared[1..]}";
        },
        Shortfall = () => $"is only distantly like “{example.Stored.Paper.Title}”",
    };
}
