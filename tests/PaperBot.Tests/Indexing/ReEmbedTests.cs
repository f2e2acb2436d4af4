using PaperBot.Conformance;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Writing;
using Xunit;

namespace PaperBot.Tests.Indexing;

public sealed class ReEmbedTests
{
    private const int Papers = 300;
    private readonly InMemoryPaperIndex _index = new();
    private readonly FakeEmbedding _model = new("a");
    private readonly FakeEmbedding _other = new("other");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_library_is_embedded_by_the_configured_model_as_papers()
    {
        await IngestAsync(ConfiguredEmbedding.Of(_model.Active));
        Assert.Equal(new IndexStatus(Papers, Papers, _model.Profile, Papers), await _index.GetStatusAsync(Token));
        Assert.All(_model.Asked, asked => Assert.False(asked.IsQuestion));
        Assert.Null(ConfiguredEmbedding.Of(_model.Active).Remark(await _index.GetStatusAsync(Token)));
        Assert.Same(_model, (await new CorpusEmbedding(_index, ConfiguredEmbedding.Of(_model.Active)).GetAsync(Token))!.Generator);
    }

    [Fact]
    public async Task A_library_made_with_the_built_in_embedding_goes_on_with_it_until_it_is_moved()
    {
        await IngestAsync(ConfiguredEmbedding.BuiltIn);
        var configured = ConfiguredEmbedding.Of(_model.Active);
        await IngestAsync(configured, from: Papers, count: 20);
        var status = await _index.GetStatusAsync(Token);
        Assert.Equal((Papers + 20, "lsa"), (status.EmbeddedCount, status.Embedding!.Kind));
        Assert.Equal(status.Embedding, (await new CorpusEmbedding(_index, configured).GetAsync(Token))!.Profile);
        Assert.Contains("--re-embed", configured.Remark(status), StringComparison.Ordinal);
        Assert.Empty(_model.Asked);

        await MoveAsync(configured);
        status = await _index.GetStatusAsync(Token);
        Assert.Equal((Papers + 20, _model.Profile), (status.EmbeddedCount, status.Embedding));
        Assert.Null(configured.Remark(status));
    }

    [Fact]
    public async Task A_library_moves_back_to_the_built_in_embedding()
    {
        await IngestAsync(ConfiguredEmbedding.Of(_model.Active));
        await MoveAsync(ConfiguredEmbedding.BuiltIn);
        var status = await _index.GetStatusAsync(Token);
        Assert.Equal((Papers, "lsa"), (status.EmbeddedCount, status.Embedding!.Kind));
        Assert.NotNull(await new CorpusEmbedding(_index).GetAsync(Token));
    }

    [Fact]
    public async Task A_library_of_another_model_is_never_compared_with_the_configured_one()
    {
        await IngestAsync(ConfiguredEmbedding.Of(_model.Active));
        var status = await _index.GetStatusAsync(Token);
        foreach (var configured in new[] { ConfiguredEmbedding.BuiltIn, ConfiguredEmbedding.Of(_other.Active), ConfiguredEmbedding.Missing("The file m.gguf is missing.") })
        {
            Assert.Null(await new CorpusEmbedding(_index, configured).GetAsync(Token));
            Assert.Contains("words alone", configured.Remark(status), StringComparison.Ordinal);
            await IngestAsync(configured, from: Papers, count: 5);
            Assert.Equal((_model.Profile, Papers), ((await _index.GetStatusAsync(Token)).Embedding, (await _index.GetStatusAsync(Token)).EmbeddedCount));
        }

        await IngestAsync(ConfiguredEmbedding.Of(_model.Active), count: 0);
        Assert.Equal(Papers + 5, (await _index.GetStatusAsync(Token)).EmbeddedCount);
    }

    [Fact]
    public async Task A_model_that_is_missing_stops_a_move_before_it_begins_and_no_ingest()
    {
        var missing = ConfiguredEmbedding.Missing("The file m.gguf is missing.");
        await IngestAsync(missing);
        var status = await _index.GetStatusAsync(Token);
        Assert.Equal(new IndexStatus(Papers, 0, null, 0), status);
        Assert.StartsWith("The file m.gguf is missing.", missing.Remark(status), StringComparison.Ordinal);
        Assert.Equal("The file m.gguf is missing.", (await Assert.ThrowsAsync<PaperIndexException>(() => MoveAsync(missing))).Message);
    }

    [Fact]
    public async Task A_move_that_was_stopped_leaves_the_old_embedding_in_force_and_goes_on_where_it_ended()
    {
        await IngestAsync(ConfiguredEmbedding.Of(_model.Active));
        _other.FailsAfter = 200;
        await Assert.ThrowsAsync<ModelException>(() => MoveAsync(ConfiguredEmbedding.Of(_other.Active)));
        var status = await _index.GetStatusAsync(Token);
        Assert.Equal((Papers, _model.Profile), (status.EmbeddedCount, status.Embedding));
        var done = Papers - await _index.ReadUnembeddedAsync(_other.Profile, Token).CountAsync(Token);
        Assert.InRange(done, 64, 200);

        _other.FailsAfter = null;
        _other.Asked.Clear();
        await MoveAsync(ConfiguredEmbedding.Of(_other.Active));
        Assert.Equal(Papers - done, _other.Asked.Count);
        Assert.Equal(new IndexStatus(Papers, Papers, _other.Profile, Papers), await _index.GetStatusAsync(Token));
        await MoveAsync(ConfiguredEmbedding.Of(_other.Active));
        Assert.Equal(Papers - done, _other.Asked.Count);
    }

    [Fact]
    public async Task What_a_move_left_goes_once_something_else_is_configured_and_stays_until_then()
    {
        await IngestAsync(ConfiguredEmbedding.Of(_model.Active));
        _other.FailsAfter = 200;
        await Assert.ThrowsAsync<ModelException>(() => MoveAsync(ConfiguredEmbedding.Of(_other.Active)));
        await IngestAsync(ConfiguredEmbedding.Of(_other.Active), from: Papers, count: 1);
        Assert.True(await MissingAsync() <= Papers + 1 - 64);
        await IngestAsync(ConfiguredEmbedding.Of(_model.Active), from: Papers, count: 2);
        Assert.Equal(Papers + 2, await MissingAsync());
        Assert.Equal(Papers + 2, (await _index.GetStatusAsync(Token)).EmbeddedCount);

        ValueTask<int> MissingAsync() => _index.ReadUnembeddedAsync(_other.Profile, Token).CountAsync(Token);
    }

    [Fact]
    public async Task A_model_is_opened_only_when_the_index_needs_it()
    {
        var opened = 0;
        var later = ConfiguredEmbedding.OpenedLater(_ =>
        {
            opened++;
            return Task.FromResult(ConfiguredEmbedding.Of(_model.Active));
        });
        await IngestAsync(ConfiguredEmbedding.BuiltIn);
        await IngestAsync(later, from: Papers, count: 3);
        Assert.NotNull(await new CorpusEmbedding(_index, later).GetAsync(Token));
        Assert.Contains("--re-embed", await later.RemarkAsync(await _index.GetStatusAsync(Token), Token), StringComparison.Ordinal);
        Assert.Equal(0, opened);
        await MoveAsync(later);
        Assert.Equal(_model.Profile, (await new CorpusEmbedding(_index, later).GetAsync(Token))!.Profile);
        Assert.Null(await later.RemarkAsync(await _index.GetStatusAsync(Token), Token));
    }

    [Fact]
    public async Task A_model_that_fails_leaves_the_papers_stored_and_the_report_says_why()
    {
        _model.FailsAfter = 200;
        var report = await IngestAsync(ConfiguredEmbedding.Of(_model.Active));
        Assert.Equal((Papers, "The model is away; start it again."), (report.New, report.WhyNotEmbedded));
        Assert.Equal(Papers, (await _index.GetStatusAsync(Token)).PaperCount);
        _model.FailsAfter = null;
        report = await IngestAsync(ConfiguredEmbedding.Of(_model.Active));
        Assert.Equal((Papers, (string?)null), (report.Unchanged, report.WhyNotEmbedded));
        Assert.Equal(Papers, (await _index.GetStatusAsync(Token)).EmbeddedCount);
    }

    [Fact]
    public async Task A_move_of_an_empty_library_does_nothing()
    {
        await MoveAsync(ConfiguredEmbedding.Of(_model.Active));
        Assert.Equal(new IndexStatus(0, 0, null, 0), await _index.GetStatusAsync(Token));
        Assert.Null(ConfiguredEmbedding.Missing("Why.").Remark(await _index.GetStatusAsync(Token)));
    }

    private Task<IngestReport> IngestAsync(ConfiguredEmbedding configured, int from = 0, int count = Papers) =>
        new Ingest(_index, TimeProvider.System, configured).RunAsync(Enumerable.Range(from, count).Select(Record).ToAsyncEnumerable(), null, Token);

    private Task<IngestReport> MoveAsync(ConfiguredEmbedding configured) =>
        new Ingest(_index, TimeProvider.System, configured).ReEmbedAsync(AsyncEnumerable.Empty<PaperRecord>(), null, Token);

    private static PaperRecord Record(int number) => new(
        new Paper
        {
            Id = PaperId.ArXiv($"2401.{number:00000}"),
            Title = $"Study {number} of word{number % 7} and word{number % 11}",
            Abstract = $"We look at word{number % 13}, word{number % 5} and word{number % 3}.",
            Provenances = [new Provenance("made-up.jsonl", "json", number + 1, number + 1)],
        },
        null);
}
