using PaperBot.Indexing;
using PaperBot.Retrieval;
using PaperBot.Writing;

namespace PaperBot.Evaluation;

/// <summary>Questions of a benchmark → rankings, over an index that holds its corpus (see <see cref="EvaluationCorpus"/>).</summary>
public sealed class RetrievalEvaluation(IPaperIndex index, CorpusEmbedding? embedding = null, RerankModel? reranker = null)
{
    private readonly Retriever _retriever = new(index, embedding ?? new CorpusEmbedding(index), reranker);

    /// <summary>Ranks the <paramref name="limit"/> best papers for each query; a query with a pool ranks the whole pool and nothing else.</summary>
    /// <exception cref="ModelException">A model failed, so that the figures would be those of another ranking.</exception>
    public async Task<RankedRun> RunAsync(IReadOnlyList<EvaluationQuery> queries, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(queries);
        var run = new RankedRun();
        foreach (var query in queries)
        {
            var question = QuestionParser.Parse(query.Text ?? "");
            if (query.Pool.Count > 0) question = question with { Filter = question.Filter with { Ids = [.. query.Pool.Select(EvaluationCorpus.IdOf)] } };
            var most = query.Pool.Count > 0 ? query.Pool.Count : limit;
            var retrieved = await _retriever.RetrieveAsync(question, most, cancellationToken).ConfigureAwait(false);
            if (retrieved.Remark is { } remark) throw new ModelException(remark);
            run.Add(query.Id, Pool.Complete([.. retrieved.Papers.Select(paper => (EvaluationCorpus.NameOf(paper.Paper.Id), paper.FusedScore))], query.Pool));
        }

        return run;
    }
}
