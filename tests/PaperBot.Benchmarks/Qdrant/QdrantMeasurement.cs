using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PaperBot.Benchmarks.Scale;
using PaperBot.Indexing;
using PaperBot.Qdrant;

namespace PaperBot.Benchmarks.Qdrant;

/// <summary>What the client's process measures against a server that runs in another one.</summary>
internal static class QdrantMeasurement
{
    private const int WarmUpRounds = 3;

    /// <summary>Ingests <paramref name="size"/> papers into the library on the server at <paramref name="url"/>.</summary>
    public static async Task<int> IngestAsync(string url, string corpus, int size, TextWriter output, CancellationToken cancellationToken)
    {
        await using var index = await OpenAsync(url, cancellationToken);
        var phases = new PhaseClock();
        var report = await new Ingest(index, TimeProvider.System).RunAsync(ScaleCorpus.ReadAsync(corpus, size, cancellationToken), phases, cancellationToken);
        return Print(
            new QdrantFigures
            {
                Papers = report.Read, IngestSeconds = report.Elapsed.TotalSeconds, StoringSeconds = phases.Until(IngestStage.Fitting), IngestPeakMegabytes = ScaleMeasurement.PeakMegabytes(),
            },
            output);
    }

    /// <summary>Asks the library on the server.</summary>
    public static async Task<int> AskAsync(string url, string queriesFile, TextWriter output, CancellationToken cancellationToken)
    {
        var queries = JsonSerializer.Deserialize<ScaleQueries>(await File.ReadAllTextAsync(queriesFile, cancellationToken))!;
        await using var index = await OpenAsync(url, cancellationToken);
        var asker = new ScaleAsker(index);
        using var wait = new ServerWait();
        var indexQueries = await ScaleMeasurement.IndexQueriesAsync(index, queries.Titles, cancellationToken);
        return Print(
            new QdrantFigures
            {
                Index = await SharesAsync(wait, indexQueries, query => index.SearchAsync(query, cancellationToken)),
                Search = await SharesAsync(wait, [.. queries.Titles, .. queries.WordPairs], text => asker.SearchAsync(text, cancellationToken)),
            },
            output);
    }

    /// <summary>Every second question is measured, the others warm up, so that what was looked up for them is not found again.</summary>
    private static async Task<IReadOnlyList<OwnShare>> SharesAsync<T>(ServerWait wait, IReadOnlyList<T> questions, Func<T, Task> run)
    {
        for (var round = 0; round < WarmUpRounds; round++)
        {
            foreach (var question in questions.Where((_, place) => place % 2 == 0)) await run(question);
        }

        var shares = new List<OwnShare>();
        foreach (var question in questions.Where((_, place) => place % 2 == 1)) shares.Add(await wait.MeasureAsync(() => run(question)));
        return shares;
    }

    private static Task<QdrantPaperIndex> OpenAsync(string url, CancellationToken cancellationToken) =>
        QdrantPaperIndex.OpenAsync(new QdrantOptions { Url = new Uri(url), Collection = "benchmark" }, TimeProvider.System, NullLogger.Instance, cancellationToken);

    private static int Print(QdrantFigures figures, TextWriter output)
    {
        output.WriteLine(JsonSerializer.Serialize(figures));
        return 0;
    }
}
