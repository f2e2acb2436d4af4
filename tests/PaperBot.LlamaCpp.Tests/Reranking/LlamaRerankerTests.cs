using PaperBot.LlamaCpp.Batching;
using PaperBot.LlamaCpp.Reranking;
using PaperBot.LlamaCpp.Tests.Embedding;
using PaperBot.LlamaCpp.Tests.Loading;
using PaperBot.TestModels;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.LlamaCpp.Tests.Reranking;

public sealed class LlamaRerankerTests : IDisposable
{
    private readonly LocalModels _models = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task Papers_scored_together_have_the_scores_that_they_have_alone()
    {
        using var reranker = await OpenAsync(_models.Bert(BertTestModel.RankPooling));
        var papers = Enumerable.Range(0, 90).Select(i => $"{LocalModels.Words[i % 12]} {LocalModels.Words[i * 7 % 12]} {LocalModels.Words[i * 5 % 11]} {i}").ToList();
        var together = await reranker.ScoreAsync("graph attention", papers, Token);
        Assert.Equal(papers.Count, together.Count);
        for (var i = 0; i < papers.Count; i++) Assert.Equal(Assert.Single(await reranker.ScoreAsync("graph attention", [papers[i]], Token)), together[i], 1e-3);
        Assert.True(together.Distinct().Count() > 80, "The scores do not tell the papers apart.");
    }

    [Fact]
    public async Task The_question_counts()
    {
        using var reranker = await OpenAsync(_models.Bert(BertTestModel.RankPooling));
        Assert.NotEqual((await reranker.ScoreAsync("graph", ["speech model"], Token))[0], (await reranker.ScoreAsync("robot vision", ["speech model"], Token))[0]);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("[CLS] [SEP]", "\ud800 \0 [MASK]")]
    public async Task Hostile_and_endless_texts_are_scored_like_any_other(string question, string paper)
    {
        using var reranker = await OpenAsync(_models.Bert(BertTestModel.RankPooling));
        var endless = string.Concat(Enumerable.Repeat("graph ", 50_000));
        var scores = await reranker.ScoreAsync(question, [paper, endless, "graph"], Token);
        Assert.All(scores, score => Assert.True(double.IsFinite(score)));
        Assert.All(await reranker.ScoreAsync(endless, [paper, endless, "graph"], Token), score => Assert.True(double.IsFinite(score)));
        Assert.Empty(await reranker.ScoreAsync(question, [], Token));
    }

    [Fact]
    public async Task A_long_question_leaves_half_of_the_room_to_the_paper()
    {
        using var reranker = await OpenAsync(_models.Bert(BertTestModel.RankPooling));
        var endless = string.Concat(Enumerable.Repeat("graph ", 500));
        var scores = await reranker.ScoreAsync(endless, ["speech", "vision"], Token);
        Assert.NotEqual(scores[0], scores[1]);
    }

    [Fact]
    public async Task A_model_that_embeds_is_refused()
    {
        var exception = await Assert.ThrowsAsync<ModelException>(() => OpenAsync(_models.Bert()));
        Assert.Contains("no rerank model", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_and_cancelling_are_told()
    {
        var reranker = await OpenAsync(_models.Bert(BertTestModel.RankPooling));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reranker.ScoreAsync("graph", ["speech"], new CancellationToken(true)));
        reranker.Dispose();
        await Assert.ThrowsAsync<ModelException>(() => reranker.ScoreAsync("graph", ["speech"], Token));
    }

    private static Task<LlamaReranker> OpenAsync(string path) =>
        LlamaReranker.OpenAsync(Installed.Library, path, new LlamaRerankerOptions { Threads = 1 }, new DecodeTurns(), Token);
}
