using PaperBot.Digests;
using PaperBot.Embedding;
using PaperBot.Indexing;

namespace PaperBot.Evaluation;

/// <summary>
/// How well nearness to a person's past papers tells how close a new paper is to them (Stelmakh et al., "A gold standard dataset for the
/// reviewer assignment problem", 2023), measured on what ranks digests of papers like those that somebody liked.
/// </summary>
public sealed class ReviewerEvaluation(IPaperIndex index, CorpusEmbedding? embedding = null)
{
    private readonly CorpusEmbedding _embedding = embedding ?? new CorpusEmbedding(index);

    /// <summary>Rates over an index that holds the folder's <c>papers.jsonl.gz</c>, reading its <c>profiles.jsonl</c> and <c>ratings.tsv</c>.</summary>
    public async Task<ReviewerRun> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var ratings = await ReviewerRatings.ReadAsync(folder, cancellationToken).ConfigureAwait(false);
        var active = await _embedding.GetAsync(cancellationToken).ConfigureAwait(false);
        var model = active?.Generator.GetService(typeof(LsaModel)) as LsaModel;
        var affinities = new List<ReviewerAffinity>();
        foreach (var (reviewer, rated) in ratings.Ratings)
        {
            var profiles = ratings.Profiles.GetValueOrDefault(reviewer, []);
            var pool = await GetAsync(profiles.SelectMany(profile => profile), cancellationToken).ConfigureAwait(false);
            var papers = await GetAsync(rated.Keys, cancellationToken).ConfigureAwait(false);
            var names = papers.Keys.ToList();
            var likeness = new Likeness([.. papers.Values], model);
            var similarities = pool.ToDictionary(example => example.Key, example => likeness.To(example.Value), StringComparer.Ordinal);
            affinities.AddRange(
                from profile in profiles.Select((liked, i) => (Liked: liked, Iteration: i + 1))
                from paper in rated.Keys
                let place = names.IndexOf(paper)
                select new ReviewerAffinity(profile.Iteration, reviewer, paper, place < 0 ? 0 : AffinityOf(profile.Liked, similarities, place)));
        }

        return new ReviewerRun(affinities, ratings.Ratings);
    }

    private static double AffinityOf(IReadOnlyList<string> liked, Dictionary<string, float[]> similarities, int place) =>
        Taste.Affinity([.. liked.Where(similarities.ContainsKey).Select(example => (double)similarities[example][place])]);

    private async Task<Dictionary<string, IndexedPaper>> GetAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, IndexedPaper>(StringComparer.Ordinal);
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            var papers = await index.GetAsync([EvaluationCorpus.IdOf(name)], cancellationToken).ConfigureAwait(false);
            if (papers.Count > 0) found[name] = papers[0];
        }

        return found;
    }
}
