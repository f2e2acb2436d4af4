using System.Diagnostics;
using System.Globalization;
using PaperBot.Answering;
using PaperBot.Digests;
using PaperBot.Feeds;
using PaperBot.Indexing;
using PaperBot.Papers;
using PaperBot.Sqlite;

namespace PaperBot.Benchmarks.Digests;

/// <summary>One pass over many subscriptions: reading the news, choosing, ranking and wording every digest. Nothing is sent and no state is kept.</summary>
internal static class DigestRun
{
    public const string DefaultCorpus = "../shared/corpus/large/hf-daily-2025.jsonl.gz";

    /// <summary>Makes <paramref name="subscriptions"/> digests of <paramref name="papers"/> new papers and prints how long it took.</summary>
    public static async Task RunAsync(int subscriptions, int papers, string corpus, TextWriter output, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("paperbot-benchmark-");
        try
        {
            await using var index = await SqlitePaperIndex.OpenAsync(Path.Combine(folder.FullName, "papers.db"), cancellationToken);
            await new Ingest(index, TimeProvider.System).RunAsync(new PaperReader().ReadAsync([corpus], cancellationToken), null, cancellationToken);
            var all = await index.ReadAllAsync(cancellationToken).ToListAsync(cancellationToken);
            var news = all.OrderByDescending(paper => paper.Published).Take(papers)
                .Select((paper, i) => new NewsItem(i + 1, paper.Id, "benchmark", DateTimeOffset.UnixEpoch) { Day = paper.Published }).ToList();
            var wishes = Enumerable.Range(0, subscriptions).Select(number => DigestWishes.Of(number, all)).ToList();
            // A program that has just started is still being compiled; a bot that has run for a while is what subscribers meet.
            foreach (var pass in (string[])["First pass after the start", "Second pass"])
            {
                await output.WriteLineAsync($"{pass}:");
                await MeasureAsync(index, news, wishes, output, cancellationToken);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(IPaperIndex index, IReadOnlyList<NewsItem> news, List<DigestWish> wishes, TextWriter output, CancellationToken cancellationToken)
    {
        var library = new Library(index, isStarter: false, new CorpusEmbedding(index), reranker: null);
        var maker = new DigestMaker(_ => Task.FromResult(library), _ => Task.FromResult(WritingDesk.None));
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var batch = await NewsBatch.LoadAsync(index, news, cancellationToken);
        var read = Stopwatch.GetElapsedTime(started);
        var (shown, empty) = (0, 0);
        var busy = new double[Enum.GetValues<InterestKind>().Length];
        await Parallel.ForEachAsync(wishes, cancellationToken, async (wish, token) =>
        {
            var begun = Stopwatch.GetTimestamp();
            var digest = await maker.MakeAsync(batch, wish, token);
            Interlocked.Add(ref shown, digest.Papers.Count);
            if (digest.WhyEmpty is not null) Interlocked.Increment(ref empty);
            lock (busy) busy[(int)wish.Interest.Kind] += Stopwatch.GetElapsedTime(begun).TotalSeconds;
        });
        var total = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{wishes.Count:N0} digests of {batch.News.Count:N0} new papers: {total.TotalSeconds:F1} s on {Environment.ProcessorCount} processors; reading the news {read.TotalSeconds:F1} s; {(process.TotalProcessorTime - before).TotalSeconds:F1} s of processor time"));
        foreach (var kind in Enum.GetValues<InterestKind>())
        {
            var count = wishes.Count(wish => wish.Interest.Kind == kind);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {kind}: {count:N0}, {busy[(int)kind]:F1} s of work, {1000 * busy[(int)kind] / Math.Max(1, count):F2} ms each"));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{shown:N0} papers shown, {empty:N0} digests empty; peak memory {process.PeakWorkingSet64 / 1e6:F0} MB"));
    }
}
