using PaperBot.Answering;
using PaperBot.Evaluation;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Retrieval;
using PaperBot.Sqlite;
using Xunit;

namespace PaperBot.Qdrant.Tests.Live;

/// <summary>What the README says of quality has to hold on the server too: each figure agrees with the embedded index's within one point of a hundred.</summary>
public sealed class EvaluationTests : IDisposable
{
    private const double OnePoint = 0.01;
    private const int Depth = 100;
    private readonly TemporaryFolder _folder = new();

    /// <summary>The benchmarks that are here.</summary>
    public static IEnumerable<TheoryDataRow<string>> Benchmarks => new[] { "sparbench/", "s2-search-clicks/", "classic-ir/cisi_", "classic-ir/cranfield_" }
        .Where(benchmark => SharedData.IsHere($"eval/{benchmark}queries.jsonl")).Select(TestServer.Row);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(TestServer.Both), MemberType = typeof(TestServer))]
    public async Task Titles_lead_to_their_abstracts_as_well_as_with_the_embedded_index(string which)
    {
        await using var server = await TestServer.StartAsync(which);
        var titles = await TitleEvaluation.OfAsync(StarterPapers.ReadAsync(), Token);
        await AssertAgreeAsync(server, () => titles.Records.ToAsyncEnumerable(), async index => RankingQuality.Measure(await new RetrievalEvaluation(index).RunAsync(titles.Queries, Depth, Token), titles.Judgements));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Benchmarks))]
    public async Task Questions_are_answered_as_well_as_with_the_embedded_index(string benchmark)
    {
        await using var server = TestServer.StartReal();
        var corpus = SharedData.Path($"eval/{benchmark}{(benchmark.EndsWith('/') ? "docs" : "corpus")}.jsonl.gz");
        var queries = await EvaluationQuery.ReadAllAsync(SharedData.Path($"eval/{benchmark}queries.jsonl"), Token);
        var judgements = await RelevanceJudgements.ReadAsync(SharedData.Path($"eval/{benchmark}qrels.tsv"), Token);
        await AssertAgreeAsync(server, () => EvaluationCorpus.ReadAsync(corpus, Token), async index => RankingQuality.Measure(await new RetrievalEvaluation(index).RunAsync(queries, Depth, Token), judgements));
    }

    [Theory]
    [MemberData(nameof(TestServer.Both), MemberType = typeof(TestServer))]
    public async Task Questions_are_answered_and_refused_alike(string which)
    {
        await using var server = await TestServer.StartAsync(which);
        string[] questions =
        [
            "How does LoRA make fine-tuning cheaper?", "What is attention?", "papers by Kaiming He", "how many papers are there?", "the newest papers", "papers from 2015",
            "best layer cake recipe", "who wrote BERT?", "What did Vaswani et al. propose?", "Which papers use reinforcement learning?", "how do transfomers wrk",
        ];
        await using var embedded = await SqlitePaperIndex.OpenAsync(_folder.File(), Token);
        await using var onServer = await server.OpenAsync();
        foreach (var index in (IPaperIndex[])[embedded, onServer]) await StarterPapers.IngestAsync(index);
        foreach (var question in questions)
        {
            var (expected, actual) = (await AskAsync(embedded, question), await AskAsync(onServer, question));
            Assert.Equal(expected.NoAnswer?.Reason, actual.NoAnswer?.Reason);
            Assert.Equal(expected.Statements.Select(statement => statement.Text), actual.Statements.Select(statement => statement.Text));
            Assert.Equal(expected.Sources.Select(source => source.Paper.Id), actual.Sources.Select(source => source.Paper.Id));
        }
    }

    private static Task<Answer> AskAsync(IPaperIndex index, string question) =>
        new Asker(new Retriever(index, new CorpusEmbedding(index)), new CorpusEmbedding(index)).AskAsync(QuestionParser.Parse(question), Asker.DefaultLimit, Token);

    private async Task AssertAgreeAsync(TestServer server, Func<IAsyncEnumerable<PaperRecord>> records, Func<IPaperIndex, Task<RankingQuality>> measure)
    {
        await using var embedded = await SqlitePaperIndex.OpenAsync(_folder.File(), Token);
        await using var onServer = await server.OpenAsync();
        foreach (var index in (IPaperIndex[])[embedded, onServer]) await new Ingest(index, TimeProvider.System).RunAsync(records(), null, Token);
        var (expected, actual) = (await measure(embedded), await measure(onServer));
        Assert.Equal(expected.NdcgAt10, actual.NdcgAt10, OnePoint);
        Assert.Equal(expected.MeanReciprocalRank, actual.MeanReciprocalRank, OnePoint);
        Assert.Equal(expected.MeanAveragePrecision, actual.MeanAveragePrecision, OnePoint);
        foreach (var (depth, recall) in expected.Recall) Assert.Equal(recall, actual.Recall[depth], OnePoint);
        TestContext.Current.SendDiagnosticMessage("nDCG@10 {0:0.0000} embedded, {1:0.0000} on the server", expected.NdcgAt10, actual.NdcgAt10);
    }
}
