using PaperBot.Indexing;

namespace PaperBot.Evaluation;

/// <summary>
/// How well similarity to a person's past papers tells how close a new paper is to them (Stelmakh et al., "A gold standard dataset for the
/// reviewer assignment problem", 2023): for each rated paper, the mean similarity to the nearest papers of the profile.
/// </summary>
public sealed class ReviewerEvaluation(IPaperIndex index, CorpusEmbedding? embedding = null)
{
    /// <summary>How many of a person's papers count: the nearest.</summary>
    public const int NearestPapers = 5;

    private readonly SimilarEvaluation _similar = new(index, embedding);

    /// <summary>Rates over an index that holds the folder's <c>papers.jsonl.gz</c>, reading its <c>profiles.jsonl</c> and <c>ratings.tsv</c>.</summary>
    public async Task<ReviewerRun> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var ratings = await ReviewerRatings.ReadAsync(folder, cancellationToken).ConfigureAwait(false);
        var affinities = new List<ReviewerAffinity>();
        foreach (var (reviewer, rated) in ratings.Ratings)
        {
            var profiles = ratings.Profiles.GetValueOrDefault(reviewer, []);
            var pool = profiles.SelectMany(profile => profile).Distinct(StringComparer.Ordinal).ToArray();
            foreach (var paper in rated.Keys)
            {
                var ranking = await _similar.RankAsync(paper, pool, Math.Max(1, pool.Length), cancellationToken).ConfigureAwait(false);
                var similarities = ranking.ToDictionary(ranked => ranked.Paper, ranked => ranked.Score, StringComparer.Ordinal);
                affinities.AddRange(profiles.Select((profile, i) => new ReviewerAffinity(i + 1, reviewer, paper, MeanOfNearest(profile, similarities))));
            }
        }

        return new ReviewerRun(affinities, ratings.Ratings);
    }

    private static double MeanOfNearest(IReadOnlyList<string> profile, Dictionary<string, double> similarities) =>
        profile.Select(paper => similarities.GetValueOrDefault(paper)).OrderDescending().Take(NearestPapers).DefaultIfEmpty(0).Average();
}
