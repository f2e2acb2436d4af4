using PaperBot.Answering;
using PaperBot.Embedding;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Retrieval;
using PaperBot.Tests.Indexing;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.Tests.Retrieval;

/// <summary>Retrieval with models kept elsewhere: another embedding, and a reranker.</summary>
public sealed class OtherEmbeddingTests
{
    private readonly FakeEmbedding _model = new("a");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_embedded_whole_and_once_and_as_a_question()
    {
        var retriever = new Retriever(await IndexAsync(), await EmbeddingAsync());
        _model.Asked.Clear();
        var retrieved = await retriever.RetrieveAsync(QuestionParser.Parse("Can you tell me about thermodynamiks please"), 5, Token);
        Assert.Equal([("Can you tell me about thermodynamiks please", true)], _model.Asked);
        Assert.Equal("arxiv:2006.11239", retrieved.Papers[0].Paper.Id.Text);
        Assert.Equal((_model.Profile, (string?)null), (retrieved.Embedding, retrieved.Remark));
        Assert.All(retrieved.Papers, paper => Assert.InRange(paper.FusedScore, 0, 1));
    }

    [Fact]
    public async Task A_model_that_fails_leaves_the_search_by_words_and_a_remark()
    {
        var retriever = new Retriever(await IndexAsync(), await EmbeddingAsync());
        _model.FailsAfter = 0;
        var retrieved = await retriever.RetrieveAsync(QuestionParser.Parse("image synthesis"), 5, Token);
        Assert.Equal("arxiv:2006.11239", retrieved.Papers[0].Paper.Id.Text);
        Assert.Null(retrieved.Embedding);
        Assert.StartsWith("The model is away", retrieved.Remark, StringComparison.Ordinal);
        var similar = await new SimilarRetriever(await IndexAsync(), await EmbeddingAsync()).RetrieveAsync(Library.Papers[0], PaperFilter.None, 3, Token);
        Assert.NotEmpty(similar.Papers);
        Assert.StartsWith("The model is away", similar.Remark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_or_reranker_that_fails_is_told_of_with_answers_and_summaries_and_refusals()
    {
        var reranker = new RerankModel("reranker", (_, _, _) => throw new ModelException("The reranker is away."));
        var (index, embedding) = (await IndexAsync(), await EmbeddingAsync());
        foreach (var (retriever, why) in new[] { (new Retriever(index, embedding, reranker), "The reranker is away."), (new Retriever(index, embedding), "The model is away") })
        {
            if (why == "The model is away") _model.FailsAfter = 0;
            foreach (var question in new[] { "How do diffusion models synthesise images?", "How do I prune the models of language in my cabbage garden?" })
                Assert.StartsWith(why, (await new Asker(retriever, embedding).AskAsync(QuestionParser.Parse(question), 5, Token)).Remark, StringComparison.Ordinal);
            Assert.StartsWith(why, (await new Summariser(retriever).SummariseAsync(QuestionParser.Parse("language models and images"), Token)).Answer.Remark, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Similarities_that_all_lie_close_together_still_tell_papers_apart()
    {
        var id = new[] { "arxiv:1", "arxiv:2", "arxiv:3" }.Select(PaperId.Parse).ToArray();
        IndexHit[] hits = [new(id[0], 2, 0.80), new(id[1], 1.9, 0.90), new(id[2], 0, 0.79)];
        Assert.True(Fusion.Scores(hits, 0.6, _model.Profile) is var scores && scores[1] > scores[0] && scores[0] > scores[2]);
        Assert.Equal(0, scores[2], 1e-9);
        Assert.Equal(Fusion.Scores(hits, 0.6), Fusion.Scores(hits, 0.6, new EmbeddingProfile("lsa", "x", 4)));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_reranker_orders_what_is_not_named_and_the_scores_still_fall()
    {
        var reranker = new RerankModel("by length", (_, texts, _) => Task.FromResult<IReadOnlyList<double>>([.. texts.Select(text => (double)-text.Length)]));
        var index = await IndexAsync();
        var plain = await new Retriever(index, await EmbeddingAsync()).RetrieveAsync(QuestionParser.Parse("models of language and image"), 6, Token);
        var reranked = await new Retriever(index, await EmbeddingAsync(), reranker).RetrieveAsync(QuestionParser.Parse("models of language and image"), 6, Token);
        Assert.Equal(reranked.Papers.OrderBy(paper => EmbeddingText.Of(paper.Paper).Length).Select(paper => paper.Paper.Id), reranked.Papers.Select(paper => paper.Paper.Id));
        Assert.Equal(plain.Papers.Select(paper => paper.FusedScore), reranked.Papers.Select(paper => paper.FusedScore));
        Assert.NotEqual(plain.Papers.Select(paper => paper.Paper.Id), reranked.Papers.Select(paper => paper.Paper.Id));
    }

    [Fact]
    public async Task A_paper_that_is_named_stays_first_and_only_the_candidates_are_read()
    {
        var read = 0;
        var reranker = new RerankModel("worst first", (_, texts, _) =>
        {
            read = texts.Count;
            return Task.FromResult<IReadOnlyList<double>>([.. texts.Select((_, i) => (double)i)]);
        }) { Candidates = 2 };
        var retrieved = await new Retriever(await IndexAsync(), await EmbeddingAsync(), reranker).RetrieveAsync(QuestionParser.Parse("attention is all you need"), 6, Token);
        Assert.Equal((MatchKind.Title, 2), (retrieved.Papers[0].Match, read));
    }

    [Fact]
    public async Task A_reranker_that_fails_or_counts_wrongly_leaves_the_order_and_a_remark()
    {
        var index = await IndexAsync();
        var plain = await new Retriever(index, await EmbeddingAsync()).RetrieveAsync(QuestionParser.Parse("language models"), 5, Token);
        foreach (var reranker in new[]
        {
            new RerankModel("away", (_, _, _) => throw new ModelException("The reranker is away; start it again.")),
            new RerankModel("short", (_, _, _) => Task.FromResult<IReadOnlyList<double>>([1])),
            new RerankModel("broken", (_, texts, _) => Task.FromResult<IReadOnlyList<double>>([.. texts.Select(_ => double.NaN)])),
        })
        {
            var retrieved = await new Retriever(index, await EmbeddingAsync(), reranker).RetrieveAsync(QuestionParser.Parse("language models"), 5, Token);
            Assert.Equal(plain.Papers.Select(paper => paper.Paper.Id), retrieved.Papers.Select(paper => paper.Paper.Id));
            Assert.NotNull(retrieved.Remark);
        }
    }

    private Conformance.InMemoryPaperIndex? _index;

    private async Task<IPaperIndex> IndexAsync()
    {
        if (_index is not null) return _index;
        _index = await Library.OpenAsync(embedded: false);
        await new EmbedIndex(_index, ConfiguredEmbedding.Of(_model.Active)).RunAsync(null, Token);
        return _index;
    }

    private async Task<CorpusEmbedding> EmbeddingAsync() => new(await IndexAsync(), ConfiguredEmbedding.Of(_model.Active));
}
