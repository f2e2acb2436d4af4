using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Benchmarks.Scale;
using PaperBot.Indexing;
using PaperBot.Qdrant;
using PaperBot.Text;

namespace PaperBot.Benchmarks.Qdrant;

/// <summary>
/// Ingest into a Qdrant, and our own share of a search there: the time of a search less that of its bare requests, which take turns. Without an address of a server it
/// runs against our own one, whose speed says nothing about Qdrant's.
/// </summary>
internal static class QdrantRun
{
    private const int Queries = 200;
    private const int Rounds = 5;
    private const int Limit = 100;

    /// <summary>Options: how many papers, and the server's address.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> options, TextWriter output, CancellationToken cancellationToken)
    {
        var papers = options.Count > 0 ? int.Parse(options[0], CultureInfo.InvariantCulture) : 5_000;
        using var own = options.Count > 1 ? null : await LoopbackProcess.StartAsync(cancellationToken);
        var library = new QdrantOptions { Url = own?.Url ?? new Uri(options[1]), Collection = $"paperbot-benchmark-{Guid.NewGuid().ToString("N")[..8]}" };
        await using var index = await QdrantPaperIndex.OpenAsync(library, TimeProvider.System, NullLogger.Instance, cancellationToken);
        var corpus = ScaleOptions.Parse([]).Corpus;
        var begun = Stopwatch.GetTimestamp();
        await new Ingest(index, TimeProvider.System).RunAsync(ScaleCorpus.ReadAsync(corpus, papers, cancellationToken), null, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"ingest of {papers} papers: {seconds:0.0} s, {papers / seconds:0} papers/s, peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB"));
        var queries = await ScaleQueries.ReadAsync(ScaleCorpus.ReadAsync(corpus, papers, cancellationToken), papers, Queries, cancellationToken);
        await MeasureAsync("words of a title", queries.Titles, library, index, output, cancellationToken);
        await MeasureAsync("a whole abstract", queries.Abstracts, library, index, output, cancellationToken);
        await index.DeleteLibraryAsync(cancellationToken);
        return 0;
    }

    private static async Task MeasureAsync(string what, IReadOnlyList<string> texts, QdrantOptions library, QdrantPaperIndex index, TextWriter output, CancellationToken cancellationToken)
    {
        var embedding = (await new CorpusEmbedding(index).GetAsync(cancellationToken))!;
        using var bare = new BareSearch(library);
        var (whole, sent, share) = (new List<double>(), new List<double>(), new List<double>());
        foreach (var text in texts)
        {
            var query = new IndexQuery
            {
                Terms = [.. TermAnalyzer.Terms(text).Distinct().Select(term => new WeightedTerm(term))], Limit = Limit,
                Vector = await embedding.Generator.GenerateVectorAsync(text, cancellationToken: cancellationToken), Embedding = embedding.Profile,
            };
            var body = bare.Body(query);
            await index.SearchAsync(query, cancellationToken);
            var (searches, requests) = (new double[Rounds], new double[Rounds]);
            for (var round = 0; round < Rounds; round++)
            {
                searches[round] = await TimeAsync(() => index.SearchAsync(query, cancellationToken));
                requests[round] = await TimeAsync(() => bare.RunAsync(body, cancellationToken));
            }

            whole.AddRange(searches);
            sent.AddRange(requests);
            share.Add(searches.Order().ElementAt(Rounds / 2) - requests.Order().ElementAt(Rounds / 2));
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: search p50 {At(whole, 0.5):0.00} p95 {At(whole, 0.95):0.00} ms, its bare requests p50 {At(sent, 0.5):0.00} p95 {At(sent, 0.95):0.00} ms, our own share p50 {At(share, 0.5):0.00} p95 {At(share, 0.95):0.00} ms"));
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var begun = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static double At(List<double> times, double part) => times.Order().ElementAt((int)(part * (times.Count - 1)));
}
