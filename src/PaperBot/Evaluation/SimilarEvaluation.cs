using PaperBot.Indexing;
using PaperBot.Retrieval;
using PaperBot.Writing;

namespace PaperBot.Evaluation;

/// <summary>Papers of a benchmark → rankings by similarity to them, over an index that holds its corpus (see <see cref="EvaluationCorpus"/>).</summary>
public sealed class SimilarEvaluation(IPaperIndex index, CorpusEmbedding? embedding = null)
{
    private readonly SimilarRetriever _retriever = new(index, embedding ?? new CorpusEmbedding(index));

    /// <summary>Ranks the <paramref name="limit"/> papers most similar to each query's paper, itself left out; a query with a pool ranks the whole pool.</summary>
    /// <exception cref="InvalidDataException">A query's paper is not in the index.</exception>
    public async Task<RankedRun> RunAsync(IReadOnlyList<EvaluationQuery> queries, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        var run = new RankedRun();
        foreach (var query in queries)
        {
            var pool = query.Pool.Where(paper => paper != query.Paper).ToArray();
            var ranking = await RankAsync(query.Paper ?? "", pool, pool.Length > 0 ? pool.Length : limit, cancellationToken).ConfigureAwait(false);
            run.Add(query.Id, Pool.Complete(ranking, pool));
        }

        return run;
    }

    /// <summary>The papers most similar to <paramref name="paper"/> with their similarities, of <paramref name="pool"/> or, when that is empty, of all.</summary>
    internal async Task<IReadOnlyList<(string Paper, double Score)>> RankAsync(string paper, IReadOnlyList<string> pool, int limit, CancellationToken cancellationToken)
    {
        var stored = paper.Length == 0 ? [] : await index.GetAsync([EvaluationCorpus.IdOf(paper)], cancellationToken).ConfigureAwait(false);
        if (stored.Count == 0) throw new InvalidDataException($"The corpus has no paper {paper}.");
        var filter = PaperFilter.None with { Ids = [.. pool.Select(EvaluationCorpus.IdOf)] };
        var similar = await _retriever.RetrieveAsync(stored[0].Paper, filter, limit, cancellationToken).ConfigureAwait(false);
        if (similar.Remark is { } remark) throw new ModelException(remark);
        return [.. similar.Papers.Select(found => (EvaluationCorpus.NameOf(found.Paper.Id), found.Similarity))];
    }
}
