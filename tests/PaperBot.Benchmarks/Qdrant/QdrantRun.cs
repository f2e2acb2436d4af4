using System.Globalization;
using System.Text.Json;
using PaperBot.Benchmarks.Scale;
using PaperBot.QdrantServer;
using PaperBot.QdrantServer.Faults;

namespace PaperBot.Benchmarks.Qdrant;

/// <summary>
/// Ingests into and searches a Qdrant of our own on loopback from another process, and prints what part of it was ours: the server is a test double, so its own times say
/// nothing of a real one.
/// </summary>
internal static class QdrantRun
{
    public const string IngestVerb = "qdrant-ingest";
    public const string AskVerb = "qdrant-ask";

    /// <summary>A write takes this long at least, as it does on a server that writes to its disk: without it the double answers faster than papers can be sent.</summary>
    private static readonly TimeSpan WriteTime = TimeSpan.FromMilliseconds(50);

    public static async Task<int> RunAsync(ScaleOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        if (!File.Exists(options.Corpus))
        {
            await output.WriteLineAsync($"There is no corpus at '{options.Corpus}'; name one with --corpus FILE.".AsMemory(), cancellationToken);
            return 1;
        }

        await output.WriteLineAsync("| papers | ingest, s (storing papers) | peak, MB | writes under way: mean, most | one index query p50 / p95, ms: whole, ours | a question's search p50 / p95, ms: whole, ours | requests |".AsMemory(), cancellationToken);
        await output.WriteLineAsync("|--:|--:|--:|--:|--:|--:|--:|".AsMemory(), cancellationToken);
        foreach (var size in options.Sizes) await output.WriteLineAsync((await RowAsync(options.Corpus, size, cancellationToken)).AsMemory(), cancellationToken);
        return 0;
    }

    private static async Task<string> RowAsync(string corpus, int size, CancellationToken cancellationToken)
    {
        await using var server = await LoopbackQdrant.StartAsync(new LoopbackQdrantOptions { KeepsRequests = false });
        var slow = new QdrantFault(QdrantFaultKind.Slow) { Where = request => request.IsWrite && request.EndsWith("points"), Delay = WriteTime };
        server.Faults.Add(slow);
        var queries = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(queries, JsonSerializer.Serialize(await ScaleMeasurement.QueriesAsync(corpus, size, cancellationToken)), cancellationToken);
            var ingest = await ScaleRun.ChildAsync<QdrantFigures>([IngestVerb, server.Url.AbsoluteUri, corpus, $"{size}"], cancellationToken);
            var (mean, most) = (server.Writes.Average, server.Writes.Highest);
            var ask = await ScaleRun.ChildAsync<QdrantFigures>([AskVerb, server.Url.AbsoluteUri, queries], cancellationToken);
            return string.Create(CultureInfo.InvariantCulture, $"| {ingest.Papers:N0} | {ingest.IngestSeconds:0.0} ({ingest.StoringSeconds:0.0}) | {ingest.IngestPeakMegabytes:N0} | {mean:0.0}, {most} | {Shown(ask.Index)} | {Shown(ask.Search)} | {ask.Search.Average(share => share.Requests):0.0} |");
        }
        finally
        {
            File.Delete(queries);
        }
    }

    private static string Shown(IReadOnlyList<OwnShare> shares)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{At(share => share.Total, 0.5):0.0} / {At(share => share.Total, 0.95):0.0}, {At(share => share.Own, 0.5):0.0} / {At(share => share.Own, 0.95):0.0}");

        double At(Func<OwnShare, double> part, double quantile) => shares.Select(part).Order().ElementAt((int)(quantile * (shares.Count - 1)));
    }
}
